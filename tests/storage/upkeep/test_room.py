"""A file of SQLite becomes smaller again, also one of an earlier version; values take little room."""

import logging
import shutil
import sqlite3
from collections import namedtuple
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from storage import inbox, retention
from storage.database import Database, as_json
from storage.models import InboxUpdate
from storage.upkeep.patience import Patience
from storage.upkeep.room import make_able_to_shrink
from tests.auxil.cast import NOW

MANY = 2_000


def pages(path: str) -> int:
    with sqlite3.connect(path) as connection:
        found: int = connection.execute("PRAGMA page_count").fetchone()[0]
    connection.close()
    return found


def much_is_said(session: Session) -> None:
    payloads = [{"update_id": number, "message": {"text": "NV 1 " * 100}} for number in range(1, MANY)]
    inbox.receive(session, payloads, NOW)
    for number in range(1, MANY):
        inbox.mark_done(session, number, NOW)


def an_earlier_versions(path: Path) -> Database:
    """Return a database whose file was made without the means to give back room."""
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA auto_vacuum=NONE")
        connection.execute("CREATE TABLE old (x)")
        connection.execute("DROP TABLE old")
    connection.close()
    database = Database(f"sqlite:///{path}")
    InboxUpdate.metadata.create_all(database.engine)
    return database


def test_a_file_gives_back_the_room_of_what_was_let_go_of(sqlite: Database):
    path = str(sqlite.engine.url.database)
    before = pages(path)
    sqlite.transact(much_is_said)
    assert pages(path) > before + 200
    sqlite.transact(retention.let_go, NOW + retention.USUAL.received + timedelta(seconds=1))
    assert pages(path) < before + 20


def test_a_file_of_an_earlier_version_is_written_anew_once(tmp_path: Path, caplog: pytest.LogCaptureFixture):
    caplog.set_level(logging.INFO)
    database = an_earlier_versions(tmp_path / "old.sqlite3")
    database.transact(much_is_said)
    make_able_to_shrink(database.engine)
    make_able_to_shrink(database.engine)
    assert caplog.messages == ["the database was written anew, so that it can give back room"]
    before = pages(str(tmp_path / "old.sqlite3"))
    database.transact(retention.let_go, NOW + retention.USUAL.received + timedelta(seconds=1))
    assert pages(str(tmp_path / "old.sqlite3")) < before - 200
    database.close()


def test_without_room_on_the_disk_a_file_stays_as_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage(10, 10, 0))
    database = an_earlier_versions(tmp_path / "old.sqlite3")
    make_able_to_shrink(database.engine)
    assert (
        database.read(lambda session: session.connection().exec_driver_sql("PRAGMA auto_vacuum").scalar())
        == 0
    )
    database.close()


def test_a_file_that_another_process_writes_stays_as_it_is(tmp_path: Path, caplog: pytest.LogCaptureFixture):
    path = tmp_path / "old.sqlite3"
    an_earlier_versions(path).close()
    database = Database(f"sqlite:///{path}", Patience(statement=0.1))
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    make_able_to_shrink(database.engine)
    other.close()
    assert "could not be written anew: database is locked" in caplog.text
    database.close()


def test_nothing_is_done_on_a_server(database: Database):
    if database.engine.dialect.name == "postgresql":
        make_able_to_shrink(database.engine)
        database.transact(retention.let_go, NOW)


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ({"text": "Sở Y tế", "n": [1, None]}, '{"text":"Sở Y tế","n":[1,null]}'),
        ({"text": "\ud83d nửa dấu"}, '{"text":"\\ud83d n\\u1eeda d\\u1ea5u"}'),
        ({"text": "\x00"}, '{"text":"\\u0000"}'),
    ],
)
def test_values_are_written_as_they_are_unless_they_are_half_a_sign(value: object, written: str):
    assert as_json(value) == written
    written.encode()
