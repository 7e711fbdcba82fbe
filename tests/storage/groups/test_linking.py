"""A chat is linked by a code that is used once, within a day; a chat may be of several units."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from threading import Barrier

import pytest
from sqlalchemy import select

from storage.actors import Speaker, actor_of
from storage.database import Database
from storage.groups import codes, linking
from storage.groups.linking import (
    AlreadyLinkedError,
    ExpiredCodeError,
    GroupNeededError,
    OtherRoleError,
    RefusedCodeError,
    SecretariatChatError,
    UsedCodeError,
)
from storage.models import LinkCode, LinkRole, LinkState, LogEvent, Person
from storage.reminders import reachable_chats
from tests.auxil import cast
from tests.auxil.cast import (
    COMMUNE,
    COMMUNE_CHAT,
    FINANCE,
    FINANCE_CHAT,
    FOREIGN_CHAT,
    NOW,
    SECRETARIAT_CHAT,
    TODAY,
)
from tests.auxil.linking import code_for, leader_of, links_in, use
from tests.auxil.province import linked_unit


def test_a_code_links_the_chat_where_it_is_used(database: Database):
    link = use(database, code_for(database))
    actor = database.read(actor_of, cast.speaker(FINANCE_CHAT))
    assert (link.role, link.state, link.linked_at) == (LinkRole.UNIT, LinkState.ACTIVE, NOW)
    assert actor is not None
    assert (actor.unit_name, actor.role) == (FINANCE, LinkRole.UNIT)


def test_who_linked_is_remembered_and_logged(database: Database):
    use(database, code_for(database))
    person = database.read(lambda session: session.get_one(Person, 7))
    (event,) = database.read(lambda session: list(session.scalars(select(LogEvent))))
    assert person.display_name == "Nguyễn Thu Hà"
    assert (event.action, event.person_id, event.chat_id) == ("link_chat", 7, FINANCE_CHAT)


def test_a_code_may_be_typed_in_small_letters_with_spaces_around(database: Database):
    code = code_for(database)
    assert use(database, f" {code.lower()} ").chat_id == FINANCE_CHAT


def test_a_code_is_easy_to_read_out_and_stored_only_hashed(database: Database):
    code = code_for(database)
    stored = database.read(lambda session: session.scalars(select(LinkCode)).one())
    assert set(code).isdisjoint("01OIL")
    assert code not in stored.code_hash


def test_codes_differ(database: Database):
    assert len({code_for(database) for _ in range(50)}) == 50


@pytest.mark.parametrize(
    ("spoil", "error"),
    [
        (lambda database, code: use(database, code, FOREIGN_CHAT), UsedCodeError),
        (lambda database, code: None, RefusedCodeError),
    ],
)
def test_a_code_that_was_used_or_never_issued_is_refused(
    database: Database, spoil: Callable[[Database, str], object], error: type[Exception]
):
    code = code_for(database)
    spoil(database, code)
    before = links_in(database)
    with pytest.raises(error):
        use(database, code if error is UsedCodeError else "ABCDEFGHJKMN")
    assert links_in(database) == before


def test_a_code_is_valid_for_a_day(database: Database):
    early, late = code_for(database), code_for(database)
    assert use(database, early, after=timedelta(hours=24) - timedelta(seconds=1))
    with pytest.raises(ExpiredCodeError):
        use(database, late, after=timedelta(hours=24))


def test_of_two_chats_that_use_a_code_at_the_same_moment_one_is_linked(database: Database):
    code, together = code_for(database), Barrier(2)

    def one(chat: int) -> bool:
        together.wait()
        try:
            use(database, code, chat)
        except UsedCodeError:
            return False
        return True

    with ThreadPoolExecutor(2) as threads:
        linked = list(threads.map(one, [FINANCE_CHAT, FOREIGN_CHAT]))
    assert sorted(linked) == [False, True]
    assert len(links_in(database)) == 1


def test_the_secretariats_own_group_does_not_become_a_units(database: Database):
    code = database.transact(codes.issue_one, LinkRole.SECRETARIAT, None, NOW)
    use(database, code, SECRETARIAT_CHAT)
    for_unit = code_for(database)
    with pytest.raises(SecretariatChatError):
        use(database, for_unit, SECRETARIAT_CHAT)
    assert use(database, for_unit, FINANCE_CHAT)


def meant(database: Database, speaker: Speaker, unit_id: int | None = None) -> tuple[int | None, str | None]:
    actor = database.read(actor_of, speaker, unit_id)
    assert actor is not None
    return actor.unit_id, actor.unit_name


def test_a_second_units_code_lets_two_units_share_a_chat(database: Database):
    finance = database.transact(linked_unit, FINANCE, FINANCE_CHAT)
    commune = database.transact(linked_unit, COMMUNE, FINANCE_CHAT)
    assert links_in(database) == [(FINANCE_CHAT, LinkState.ACTIVE), (FINANCE_CHAT, LinkState.ACTIVE)]
    assert meant(database, cast.speaker(FINANCE_CHAT)) == (None, f"{FINANCE} + {COMMUNE}")
    assert meant(database, cast.speaker(FINANCE_CHAT), finance) == (finance, FINANCE)
    assert meant(database, cast.speaker(FINANCE_CHAT), commune) == (commune, COMMUNE)


def test_in_a_topic_the_unit_that_was_linked_there_is_meant(database: Database):
    for name, topic in ((FINANCE, 5), (COMMUNE, 6)):
        speaker = replace(cast.speaker(FINANCE_CHAT), topic_id=topic)
        database.transact(linking.use_code, code_for(database, name), speaker, NOW)
    assert meant(database, replace(cast.speaker(FINANCE_CHAT), topic_id=6))[1] == COMMUNE
    assert meant(database, cast.speaker(FINANCE_CHAT))[0] is None


def test_another_code_of_the_same_unit_changes_nothing_and_stays_good(database: Database):
    database.transact(linked_unit, FINANCE, FINANCE_CHAT)
    before, code = links_in(database), code_for(database)
    with pytest.raises(AlreadyLinkedError):
        use(database, code)
    assert links_in(database) == before
    assert use(database, code, FOREIGN_CHAT)


def test_a_code_of_the_same_unit_moves_the_link_to_the_topic_where_it_is_used(database: Database):
    database.transact(linked_unit, FINANCE, FINANCE_CHAT)
    speaker = replace(cast.speaker(FINANCE_CHAT), topic_id=9)
    link = database.transact(linking.use_code, code_for(database), speaker, NOW)
    assert (link.topic_id, len(links_in(database))) == (9, 1)


def test_a_leader_is_linked_in_private_where_a_unit_is_not(database: Database):
    finance = database.transact(linked_unit, FINANCE, FINANCE_CHAT)
    with pytest.raises(GroupNeededError):
        use(database, code_for(database), chat=7)
    use(database, leader_of(database, FINANCE), chat=7)
    (told,) = database.read(reachable_chats.chats_of_units, LinkRole.LEADER, TODAY, [finance])
    assert told.chat_id == 7


def test_a_chat_is_not_a_units_and_a_leaders_at_once(database: Database):
    database.transact(linked_unit, FINANCE, FINANCE_CHAT)
    with pytest.raises(OtherRoleError):
        use(database, leader_of(database, FINANCE))
    use(database, leader_of(database, FINANCE), COMMUNE_CHAT)
    with pytest.raises(OtherRoleError):
        use(database, code_for(database), COMMUNE_CHAT)


def test_a_chat_that_becomes_the_secretariats_is_no_units_any_more(database: Database):
    database.transact(linked_unit, FINANCE, FINANCE_CHAT)
    use(database, database.transact(codes.issue_one, LinkRole.SECRETARIAT, None, NOW))
    actor = database.read(actor_of, cast.speaker(FINANCE_CHAT))
    assert actor is not None
    assert actor.role is LinkRole.SECRETARIAT


def test_an_unlinked_chat_has_no_actor(database: Database):
    assert database.read(actor_of, cast.speaker(FOREIGN_CHAT)) is None
