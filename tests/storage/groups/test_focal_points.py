"""Who speaks for a unit, what waits for a yes, codes in bulk and the log, on both databases."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from plans.status import Status
from storage import inbox
from storage.database import Database
from storage.groups import codes, focal_points, linking, overview, reach
from storage.groups.overview import Reach
from storage.models import InboxUpdate, LinkCode, LinkRole, Person, Reporters
from storage.reporting import statements
from storage.reporting.statements import Said
from storage.summary import log
from storage.summary.log import About
from tests.auxil import cast
from tests.auxil.cast import COMMUNE, COMMUNE_CHAT, FINANCE, FINANCE_CHAT, NOW, TODAY
from tests.auxil.province import linked_unit, save_plan, unit


@pytest.fixture
def finance(database: Database) -> int:
    database.transact(save_plan, cast.task("1", FINANCE), cast.task("2", COMMUNE))
    return database.transact(linked_unit, FINANCE, FINANCE_CHAT)


def test_a_units_own_rule_comes_before_the_one_for_all(database: Database, finance: int):
    secretary = cast.secretary()
    assert database.read(focal_points.rule_of, finance) is Reporters.ANYONE
    database.transact(focal_points.choose_rule, secretary, None, Reporters.REGISTERED, NOW)
    assert database.read(focal_points.rule_of, finance) is Reporters.REGISTERED
    database.transact(focal_points.choose_rule, secretary, finance, Reporters.ANYONE, NOW)
    assert database.read(focal_points.rule_of, finance) is Reporters.ANYONE
    assert not database.transact(focal_points.choose_rule, secretary, finance, Reporters.ANYONE, NOW)


def test_a_person_is_registered_once_at_a_time(database: Database, finance: int):
    actor = cast.focal_point(finance)

    def register() -> bool:
        name = actor.display_name
        return database.transact(focal_points.register, actor, finance, actor.person_id, name, NOW)

    assert register()
    assert not register()
    assert database.transact(focal_points.end_registration, actor, finance, actor.person_id, NOW)
    assert not database.transact(focal_points.end_registration, actor, finance, actor.person_id, NOW)
    assert register()
    registered = database.read(focal_points.focal_points, finance)
    assert [person.id for person in registered] == [actor.person_id]


def test_what_waited_is_heard_again_as_said_then_and_once(database: Database, finance: int):
    payload: dict[str, Any] = {"update_id": 77, "message": {"text": "NV 1 xong"}}
    database.transact(inbox.receive, [payload], NOW)
    database.transact(inbox.mark_done, 77, NOW)
    later = NOW + timedelta(days=1)
    for _ in range(2):
        database.transact(inbox.hear_again, 5, [payload], finance, later)
    again = database.read(
        lambda session: list(session.scalars(select(InboxUpdate).where(InboxUpdate.update_id < 0)))
    )
    assert [row.payload["waited"]["unit"] for row in again] == [finance]
    assert again[0].payload["waited"]["said_at"] == NOW.isoformat()


def test_whoever_leaves_a_shared_chat_speaks_for_none_of_its_units(database: Database, finance: int):
    commune = database.transact(linked_unit, COMMUNE, FINANCE_CHAT)
    actor = cast.focal_point(finance)
    for unit_id in (finance, commune):
        database.transact(focal_points.register, actor, unit_id, actor.person_id, actor.display_name, NOW)
    assert database.transact(focal_points.person_left, actor, NOW) == [finance, commune]
    assert database.read(focal_points.focal_points, finance) == []


def test_a_forgotten_person_has_a_number_and_no_name(database: Database, finance: int):
    database.transact(focal_points.forget, cast.speaker(FINANCE_CHAT), "cán bộ đầu mối", NOW)
    stored = database.read(lambda session: session.get_one(Person, 7))
    assert stored.display_name == "cán bộ đầu mối"


def unit_id(session: Session, name: str) -> int:
    return unit(session, name).id


def test_the_codes_of_a_sheet_are_issued_at_once_listed_and_revoked(database: Database, finance: int):
    ids = [database.transact(unit_id, f"UBND xã Số {number}") for number in range(3)]
    made = codes.new_codes(ids)
    database.transact(codes.issue_sheet, cast.secretary(), made, NOW)
    listed = database.read(overview.unused_codes, NOW)
    assert [(one.unit_id, one.number, one.role) for one in listed] == [(one, 1, LinkRole.UNIT) for one in ids]
    assert database.transact(overview.revoke, cast.secretary(), ids[0], LinkRole.UNIT, NOW) == 1
    assert database.transact(overview.revoke_all, cast.secretary(), NOW) == 2
    assert database.read(overview.unused_codes, NOW) == []
    with pytest.raises(linking.RevokedCodeError):
        database.transact(linking.use_code, made[ids[1]], cast.speaker(COMMUNE_CHAT), NOW)


def test_units_are_linked_unlinked_or_unreachable(database: Database, finance: int):
    database.transact(linked_unit, COMMUNE, COMMUNE_CHAT)
    database.transact(reach.lose, COMMUNE_CHAT, "kicked", NOW)
    database.transact(unit_id, "Sở Y tế")
    found = {one.name: one.reach for one in database.read(overview.reach_of_units, TODAY)}
    assert (found[FINANCE], found[COMMUNE], found["Sở Y tế"]) == (
        Reach.LINKED,
        Reach.UNREACHABLE,
        Reach.UNLINKED,
    )


def test_the_log_joins_the_audit_and_what_was_reported(database: Database, finance: int):
    actor = cast.focal_point(finance)
    task = database.read(log.task_of_number, "1")
    assert task is not None
    for status, minutes in ((Status.IN_PROGRESS, 1), (Status.DONE, 2)):
        at = NOW + timedelta(minutes=minutes)
        spoken = database.transact(statements.record, actor, Said(task.id, status), at, TODAY)
    database.transact(statements.withdraw, actor, spoken.id, NOW + timedelta(minutes=3), TODAY)
    for about in (About(task_id=task.id), About(unit_id=finance), About()):
        entries = database.read(log.entries, about, 3)
        assert [(one.action, one.before, one.after, one.unit, one.task) for one in entries] == [
            ("withdraw_update", "done", None, FINANCE, "1"),
            ("report", "in_progress", "done", FINANCE, "1"),
            ("report", None, "in_progress", FINANCE, "1"),
        ]


def test_only_the_hashes_of_a_sheets_codes_are_kept(database: Database, finance: int):
    made = codes.new_codes([finance])
    database.transact(codes.issue_sheet, cast.secretary(), made, NOW)
    query = select(LinkCode).where(LinkCode.used_at.is_(None))
    (row,) = database.read(lambda session: list(session.scalars(query)))
    assert made[finance] not in row.code_hash
    assert row.expires_at == NOW + codes.SHEET_LIFETIME
