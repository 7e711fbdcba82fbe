"""A statement that looks over a wall is refused, and those that may are known by name."""

import ast
from pathlib import Path

import pytest
from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from storage.base import table_of
from storage.database import Database
from storage.models import Collective, Task
from storage.upkeep.guard import OverTheWallError, over_the_wall
from storage.walls import EVERY_OFFICE, enter

ROOT = Path(__file__).parents[3]
BETWEEN_LEVELS = {"_counts", "_obstacles", "asked_above", "below", "owed_above", "plans_of", "serving"}
BETWEEN_LEVELS |= {"served_below"}
OVER_THE_WALLS = {
    "actors": {"_HEARD_IN", "_LINKS"},
    "decisions/passed_up": {"_tied", "still_open"},
    "decisions/upward": {"_unit", "above", "at_stake", "name_of", "waiting_above"},
    "groups/codes": {"known"},
    "groups/focal_points": {"speaks_in"},
    "groups/links": {"follow_migration", "of_operators", "of_secretariat"},
    "groups/reach": {"regain"},
    "groups/secretariat_members": {"secretariats_of"},
    "job_runs": {"ran_at_in", "ran_in"},
    "mail/mails": {"put_aside"},
    "migrate": {"upgrade"},
    "plans/given_hours": {"offices_that_wait"},
    "rehearsal": {"_events", "footprint"},
    "reminders/owed": {"mornings"},
    "outbox": {"_CLAIM", "_OUTCOME"},
    "reporting/evidence": {"note_copy"},
    "requests/requests": {"offices_that_wait"},
    "retention": {"_delete", "_files", "_runs", "_updates_behind_questions"},
    "units/offices": {"_close", "closed_in", "groups_below"},
    "units/between_levels": BETWEEN_LEVELS,
    "units/former_links": {"heirs_of", "name_unless_followed", "numbers_of", "of_chat"},
    "units/levels": {"_OFFICES_OF_CHATS", "_WHO_ISSUED_AT_THE_TOP"},
    "upkeep/person": {"everything"},
    "walls": {"EVERY_OFFICE", "_within"},
    "web/devices": {"of_chat", "reads", "still_let_in", "viewer"},
}


@pytest.mark.parametrize(
    ("statement", "over"),
    [
        ("SELECT tasks.id FROM tasks WHERE tasks.office_id = ?", ()),
        ("SELECT tasks.id FROM tasks WHERE tasks.office_id = plans.office_id", ("tasks",)),
        ("SELECT a.id FROM tasks AS a, plans WHERE a.office_id = ?", ("plans",)),
        ("SELECT a.id FROM people, tasks AS a", ("a",)),
        (
            "SELECT 1 FROM plans LEFT OUTER JOIN tasks AS t ON t.plan_id = plans.id AND t.office_id = ?",
            ("plans",),
        ),
        ("SELECT 1 FROM plans UNION SELECT 2 FROM tasks WHERE tasks.office_id = ?", ("plans",)),
        ("SELECT 1 FROM people WHERE people.id IN (SELECT plans.saved_by FROM plans)", ("plans",)),
        ("INSERT INTO exports (plan_id, figures) VALUES (?, ?)", ("exports",)),
        ("INSERT INTO exports (plan_id, figures, office_id) VALUES (?, ?, ?) RETURNING id", ()),
        ("UPDATE plans SET morning=? WHERE plans.id = ?", ()),
        ("UPDATE plans SET morning=? WHERE plans.id = %(plans_id)s::BIGINT", ()),
        ("UPDATE plans SET morning=? WHERE plans.id = ? AND plans.year = ?", ("plans",)),
        (
            "DELETE FROM questions WHERE questions.id IN (SELECT questions.id FROM questions)",
            ("questions",) * 2,
        ),
    ],
)
def test_a_table_of_offices_is_named_with_its_office_or_the_statement_refused(
    statement: str, over: tuple[str, ...]
):
    assert over_the_wall(statement) == over


def test_what_the_walls_miss_is_not_run(database: Database):
    with pytest.raises(OverTheWallError):
        database.read(lambda session: session.execute(select(table_of(Task))).all())
    assert (
        database.read(
            lambda session: session.execute(select(table_of(Task)), execution_options=EVERY_OFFICE).all()
        )
        == []
    )


def test_what_one_office_adds_no_other_sees_or_changes(database: Database):
    def add(session: Session) -> None:
        enter(session, 2)
        session.add(Collective(name="các thôn"))
        session.execute(insert(Collective), [{"name": "các tổ"}])

    def names(session: Session, office: int) -> list[str]:
        enter(session, office)
        return list(session.scalars(select(Collective.name).order_by(Collective.name)))

    def rename(session: Session) -> None:
        session.execute(update(Collective).values(name="x"))

    database.transact(add)
    database.transact(rename)
    assert database.read(names, 2) == ["các thôn", "các tổ"]
    assert database.read(names, 1) == []
    assert database.read(lambda session: session.get(Collective, 1)) is None


def test_every_statement_over_the_walls_is_known_by_the_name_of_its_function():
    found: dict[str, dict[str, set[str]]] = {}
    for floor in ("bot", "chat", "handlers", "jobs", "reports", "storage"):
        for path in (ROOT / floor).rglob("*.py"):
            names = {
                name
                for node in ast.parse(path.read_text()).body
                if "EVERY_OFFICE" in ast.unparse(node) or '"every_office"' in ast.unparse(node)
                if (name := _name_of(node)) is not None
            }
            if names:
                found.setdefault(floor, {})[_module(path, floor)] = names
    assert found == {"storage": OVER_THE_WALLS}


def _module(path: Path, floor: str) -> str:
    return path.relative_to(ROOT / floor).with_suffix("").as_posix()


def _name_of(node: ast.stmt) -> str | None:
    if isinstance(node, ast.FunctionDef):
        return node.name
    return ast.unparse(node.targets[0]) if isinstance(node, ast.Assign) else None


def test_only_the_messages_of_what_goes_up_work_in_another_office():
    goers = {
        path.relative_to(ROOT).as_posix()
        for floor in ("bot", "chat", "handlers", "jobs", "reports", "storage")
        for path in (ROOT / floor).rglob("*.py")
        if "upward.across(" in path.read_text()
    }
    assert goers == {
        "chat/messages/decisions/upward.py",
        "chat/messages/decisions/upward_extensions.py",
    }
