"""What the rehearsal reads of the database: the rows about a message, how far the bot is, what waits."""

from datetime import timedelta

from markupsafe import Markup
from sqlalchemy.orm import Session

from storage import inbox, log, outbox, rehearsal, turns
from storage.database import Database
from storage.models import Act
from storage.outbox import Content, Outgoing
from storage.rehearsal import Milestones
from storage.walls import enter
from tests.auxil.cast import SECRETARIAT_CHAT, speaker
from tests.auxil.world import at

NOW = at("2025-06-12 08:00")
CHAT = SECRETARIAT_CHAT


def received(message_id: int) -> dict[str, object]:
    return {"message_id": message_id, "chat": {"id": CHAT}}


def live(session: Session) -> None:
    """Let one message and one press of a button come in, and be answered by a message and its change."""
    payloads = [
        {"update_id": 1, "message": received(7)},
        {"update_id": 2, "callback_query": {"message": received(8)}},
        {"update_id": 3, "message": received(9)},
    ]
    inbox.receive(session, payloads, NOW)
    log.record(session, speaker(CHAT), "link_chat", "unit:1", NOW + timedelta(seconds=1))
    inbox.mark_done(session, 1, NOW + timedelta(seconds=2))
    said = Outgoing(Act.SAY, CHAT, Content(Markup("a")), about={"kind": "welcome"})
    changed = Outgoing(Act.EDIT, CHAT, Content(Markup("b"), message=8))
    outbox.enqueue(session, [said, changed], NOW)
    session.flush()
    first = turns.next_in_line(session, NOW, ())
    assert first is not None
    outbox.claim(session, first)
    outbox.mark_sent(session, first.id, 8, NOW)


def test_a_persons_message_is_found_with_what_it_changed(database: Database):
    database.transact(live)
    found = database.read(rehearsal.footprint, CHAT, 7)
    assert [row.update_id for row in found.received] == [1]
    assert [event.action for event in found.events] == ["link_chat"]
    assert (found.sent, found.about) == ([], None)


def test_the_bots_message_is_found_with_its_changes_and_the_presses_under_it(database: Database):
    database.transact(live)
    found = database.read(rehearsal.footprint, CHAT, 8)
    assert [row.update_id for row in found.received] == [2]
    assert [row.act for row in found.sent] == [Act.SAY, Act.EDIT]
    assert found.about is not None
    assert found.about.about == {"kind": "welcome"}


def test_what_was_changed_at_a_level_below_is_found_too(database: Database):
    def live_below(session: Session) -> None:
        enter(session, 2)
        live(session)

    database.transact(live_below)
    found = database.read(rehearsal.footprint, CHAT, 7)
    assert [event.action for event in found.events] == ["link_chat"]


def test_nothing_is_found_about_a_message_of_another_chat(database: Database):
    database.transact(live)
    found = database.read(rehearsal.footprint, CHAT - 1, 7)
    assert (found.received, found.sent, found.updates, found.about) == ([], [], [], None)


def test_what_waits_makes_the_bot_busy(database: Database):
    assert not database.read(rehearsal.is_busy, NOW)
    database.transact(live)
    assert database.read(rehearsal.is_busy, NOW)
    assert database.read(rehearsal.unsent) == 1


def test_an_empty_database_has_seen_no_milestone(database: Database):
    nothing = Milestones(*[False] * 6)
    assert database.read(rehearsal.milestones) == nothing
