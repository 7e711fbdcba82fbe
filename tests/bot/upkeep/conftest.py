"""Commands of the operator in a folder of their own, with the settings of the sandbox's bot."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.orm import Session
from typer.testing import CliRunner, Result

import bot.run_command
from bot.cli import main
from bot.settings import Settings
from sandbox.server import RunningSandbox
from storage.database import Database
from storage.models import LogEvent, Person
from tests.auxil.cast import NOW
from tests.auxil.databases import database_with_tables
from tests.auxil.stages import june, lived_through, reminded, sandbox, urgent, world

__all__ = ["june", "lived_through", "reminded", "sandbox", "urgent", "world"]

Invoke = Callable[..., Result]
SHOWN = "evidence/2025/anh.jpg"


@pytest.fixture(autouse=True)
def environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, sandbox: RunningSandbox) -> None:
    """Let the commands read the settings of the sandbox's bot; logging stays pytest's."""
    monkeypatch.chdir(tmp_path)
    for key in Settings.model_fields:
        monkeypatch.delenv(key.upper(), raising=False)
    monkeypatch.setenv("BOT_TOKEN", sandbox.token)
    monkeypatch.setenv("API_BASE_URL", sandbox.base_url)
    monkeypatch.setenv("API_BASE_FILE_URL", sandbox.base_file_url)
    monkeypatch.setenv("DATA_FOLDER", str(tmp_path))
    monkeypatch.setattr(bot.run_command, "set_up_logging", lambda *_secrets, **_level: None)


@pytest.fixture
def dondoc(monkeypatch: pytest.MonkeyPatch) -> Invoke:
    """Return a function that runs a command as it is typed."""

    def invoke(*arguments: str, said: str | None = None) -> Result:
        return CliRunner().invoke(main, arguments, input=said, catch_exceptions=False)

    return invoke


@pytest.fixture
def told(dondoc: Invoke) -> Callable[..., Any]:
    """Return a function that runs a command with --json and gives what it prints."""
    return lambda *arguments: json.loads(dondoc(*arguments, "--json").output)


@pytest.fixture
def kept(kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Database]:
    """Return the database that the settings name, once for each kind, with our tables and nothing in them."""
    with database_with_tables(kind, tmp_path) as database:
        monkeypatch.setenv("DATABASE_URL", database.url)
        try:
            yield database
        finally:
            database.close()
            if kind == "postgresql":
                _forget_what_was_set_aside(database.url)


def _forget_what_was_set_aside(url: str) -> None:
    engine = create_engine(url)
    with engine.begin() as connection:
        here = connection.scalar(text("SELECT current_schema()"))
        named = text("SELECT nspname FROM pg_namespace WHERE nspname LIKE :name")
        for schema in list(connection.scalars(named, {"name": f"{here}_before_%"})):
            connection.execute(text(f'DROP SCHEMA "{schema}" CASCADE'))
    engine.dispose()


def named(database: Database) -> list[str]:
    return database.read(lambda session: sorted(one.display_name for one in session.query(Person)))


def name(session: Session, number: int, words: str) -> None:
    """Add a person, and a row that is numbered by the database."""
    session.merge(Person(id=number, display_name=words))
    session.add(LogEvent(at=NOW, action="link_chat", subject=f"unit:{number}"))


@pytest.fixture
def backup(kept: Database, tmp_path: Path, dondoc: Invoke) -> Path:
    """A backup of a database with one person, and of one piece of evidence."""
    kept.transact(name, 1, "Nguyễn Thu Hà")
    (tmp_path / SHOWN).parent.mkdir(parents=True)
    (tmp_path / SHOWN).write_bytes(b"photo")
    done = dondoc("backup", "giu/sao-luu.tar.gz")
    assert done.exit_code == 0, done.output
    assert done.output.startswith("Đã sao lưu và kiểm tra: giu/sao-luu.tar.gz")
    return tmp_path / "giu/sao-luu.tar.gz"
