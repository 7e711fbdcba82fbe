"""Evidence is attached to a statement once; the pieces of an album find each other."""

from datetime import date

import pytest
from sqlalchemy import select

from plans.status import Status
from storage.actors import Actor
from storage.database import Database
from storage.models import EvidenceKind, Task
from storage.reporting import evidence, statements
from storage.reporting.evidence import Shown
from tests.auxil import cast
from tests.auxil.cast import FINANCE, FINANCE_CHAT, NOW, TODAY
from tests.auxil.province import linked_unit, save_plan

PHOTO = Shown(EvidenceKind.PHOTO, "ảnh", "unique-1", 44, "file-1", 1000, "album-1")
LETTER = evidence.number("123/STC-NS", 44)


@pytest.fixture
def finance(database: Database) -> Actor:
    """The focal point of Sở Tài chính, which leads task 1."""
    database.transact(save_plan, cast.task("1", FINANCE, date(2025, 6, 19)))
    return cast.focal_point(database.transact(linked_unit, FINANCE, FINANCE_CHAT))


def report(database: Database, actor: Actor) -> int:
    task = database.read(lambda session: session.scalars(select(Task.id)).one())
    said = statements.Said(task, Status.IN_PROGRESS)
    return database.transact(statements.record, actor, said, NOW, TODAY).id


def test_evidence_is_attached_once_and_files_are_listed_for_their_unit(database: Database, finance: Actor):
    spoken = report(database, finance)
    assert database.transact(evidence.attach, finance, [spoken], [PHOTO, LETTER], NOW) == 2
    assert database.transact(evidence.attach, finance, [spoken], [PHOTO], NOW) == 0
    (photo,) = database.read(evidence.files_of_unit, finance.unit_id or 0, 1)
    assert (photo.kind, photo.file_id, photo.size) == (EvidenceKind.PHOTO, "file-1", 1000)
    assert photo.statement is not None
    assert photo.statement.task.number == "1"
    assert database.read(evidence.files_of_unit, finance.unit_id or 0, 2) == []


def test_nothing_attached_to_nothing_is_no_error(database: Database, finance: Actor):
    assert database.transact(evidence.attach, finance, [], [PHOTO], NOW) == 0


def test_the_pieces_of_an_album_wait_for_its_words(database: Database, finance: Actor):
    database.transact(evidence.set_aside, finance, PHOTO, NOW)
    second = Shown(EvidenceKind.PHOTO, "ảnh", "unique-2", 45, "file-2", 1000, "album-1", "copy.jpg")
    database.transact(evidence.set_aside, finance, second, NOW)
    database.transact(evidence.set_aside, finance, Shown(EvidenceKind.FILE, "a.pdf", "unique-3", 46), NOW)
    assert database.read(evidence.set_aside_in, FINANCE_CHAT, 44) == [PHOTO, second]
    assert [one.name for one in database.read(evidence.set_aside_in, FINANCE_CHAT, 46)] == ["a.pdf"]
    assert database.read(evidence.set_aside_in, FINANCE_CHAT, 47) == []
    assert database.read(evidence.statements_of_album, FINANCE_CHAT, "album-1") == []
    spoken = report(database, finance)
    database.transact(evidence.attach, finance, [spoken], [PHOTO], NOW)
    assert database.read(evidence.statements_of_album, FINANCE_CHAT, "album-1") == [spoken]
    assert database.read(evidence.statements_of_album, FINANCE_CHAT, "album-2") == []
