"""A database moved to another one holds every row as it was, and the bot goes on with it."""

import asyncio
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, create_engine, text
from sqlalchemy.orm import Session

from sandbox.server import RunningSandbox
from storage.base import Base
from storage.database import Database
from storage.migrate import upgrade
from storage.models import OutboxMessage, Statement
from storage.upkeep import holding, moving
from tests.auxil.databases import database_url
from tests.auxil.stages import Morning, Past, _at_once
from tests.auxil.world import DATABASE, URGENT, resumed
from tests.bot.upkeep.conftest import Invoke


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[str]:
    """The URL of an empty database of a server."""
    with database_url("postgresql", tmp_path) as url:
        yield url


@pytest.fixture
def june_file(reminded: Morning, tmp_path: Path) -> str:
    """A database with a plan, groups and a morning's reminders: the bot's own."""
    shutil.copy(reminded(URGENT).folder / DATABASE, tmp_path)
    return f"sqlite:///{tmp_path / DATABASE}"


def sums(url: str) -> dict[str, moving.Sum]:
    engine = create_engine(url)
    with engine.connect() as connection:
        found = {name: moving.sum_of(connection, table) for name, table in Base.metadata.tables.items()}
    engine.dispose()
    return found


def test_what_goes_to_a_server_and_back_is_the_same(
    june_file: str, empty: str, tmp_path: Path, dondoc: Invoke, monkeypatch: pytest.MonkeyPatch
):
    before = sums(june_file)
    assert before["outbox_messages"].rows > 0
    there = dondoc("move-database", empty)
    assert there.exit_code == 0, there.output
    assert "tổng kiểm tra từng bảng đều khớp" in there.output
    assert sums(empty) == before
    monkeypatch.setenv("DATABASE_URL", empty)
    back = dondoc("move-database", f"sqlite:///{tmp_path / 'moi.sqlite3'}")
    assert back.exit_code == 0, back.output
    assert sums(f"sqlite:///{tmp_path / 'moi.sqlite3'}") == before
    assert oct((tmp_path / "moi.sqlite3").stat().st_mode & 0o777) == "0o600"


def test_no_value_and_the_word_null_stay_two_things(june_file: str, empty: str, dondoc: Invoke):
    ask = text("SELECT count(*) FILTER (WHERE about IS NULL), count(*) FROM outbox_messages")
    source = create_engine(june_file)
    with source.begin() as connection:
        connection.execute(
            text("UPDATE outbox_messages SET about = NULL WHERE id = (SELECT min(id) FROM outbox_messages)")
        )
        before = tuple(connection.execute(ask).one())
    source.dispose()
    assert dondoc("move-database", empty).exit_code == 0
    target = create_engine(empty)
    with target.connect() as connection:
        assert tuple(connection.execute(ask).one()) == before
    target.dispose()


def test_new_rows_get_new_numbers_after_a_move(june_file: str, empty: str, dondoc: Invoke):
    assert dondoc("move-database", empty).exit_code == 0
    database = Database(empty)

    def add(session: Session) -> tuple[int, int]:
        largest = max(one.id for one in session.query(OutboxMessage))
        first = session.query(OutboxMessage).first()
        assert first is not None
        new = OutboxMessage(
            act=first.act, content={}, chat_id=1, lane=first.lane, not_before=first.not_before,
            created_at=first.created_at,
        )  # fmt: skip
        session.add(new)
        session.flush()
        return largest, new.id

    largest, new = database.transact(add)
    database.close()
    assert new == largest + 1


def test_the_foreign_keys_are_there_again_after_a_move(june_file: str, empty: str, dondoc: Invoke):
    def keys(engine: Engine) -> list[tuple[str, str]]:
        with engine.connect() as connection:
            return sorted((key.name, key.written) for key in connection.execute(moving._FOREIGN_KEYS))

    target = create_engine(empty)
    database = Database(empty)
    upgrade(database.engine)
    before = keys(target)
    database.close()
    assert dondoc("move-database", empty).exit_code == 0
    assert keys(target) == before
    assert len(before) > 10
    target.dispose()


def test_nothing_is_moved_into_a_database_that_holds_something(june_file: str, empty: str, dondoc: Invoke):
    assert dondoc("move-database", empty).exit_code == 0
    again = dondoc("move-database", empty)
    assert again.exit_code == 1
    assert "nơi đến đã có dữ liệu" in again.output


def test_nothing_is_moved_under_a_bot_that_runs(june_file: str, empty: str, dondoc: Invoke):
    with holding.running(june_file):
        refused = dondoc("move-database", empty)
    assert refused.exit_code == 1
    assert "đang mở cơ sở dữ liệu" in refused.output


def test_nothing_stays_of_a_move_that_does_not_agree(
    june_file: str, empty: str, dondoc: Invoke, monkeypatch: pytest.MonkeyPatch
):
    with monkeypatch.context() as wrong:
        wrong.setattr(moving, "_written", lambda value, **_: str(id(value)) + str(object()))
        refused = dondoc("move-database", empty)
    assert refused.exit_code == 1
    assert "không khớp" in refused.output
    assert sums(empty)["outbox_messages"].rows == 0
    assert dondoc("move-database", empty).exit_code == 0


def test_an_older_database_is_upgraded_first(june_file: str, empty: str, dondoc: Invoke):
    engine = create_engine(june_file)
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '0001'"))
    engine.dispose()
    refused = dondoc("move-database", empty)
    assert refused.exit_code == 1
    assert "Chạy bot một lần" in refused.output


@pytest.mark.parametrize("to", ["mysql://a/b", "postgresql+psycopg://nobody@127.0.0.1:1/none"])
@pytest.mark.usefixtures("june_file")
def test_what_is_no_database_is_refused(dondoc: Invoke, to: str):
    refused = dondoc("move-database", to)
    assert refused.exit_code == (2 if "mysql" in to else 1)
    assert refused.output


async def test_the_bot_goes_on_on_the_server(
    lived_through: Past, sandbox: RunningSandbox, empty: str, tmp_path: Path, dondoc: Invoke
):
    shutil.copy(await asyncio.to_thread(lived_through, URGENT), tmp_path)
    done = await asyncio.to_thread(dondoc, "move-database", empty)
    assert done.exit_code == 0, done.output
    async with resumed(sandbox, tmp_path, "2025-05-15 08:00", empty) as world:
        _at_once(world)
        await world.move_to("2025-06-12 07:30")
        assert len(world.finance.from_bot()) == 1
        await world.finance.answers("NV 6 đạt 40%")
        assert len(world.rows(Statement)) == 1
