"""The page for the operator, typed line by line: every command on it does what it says."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from bot.clock import utc_now
from sandbox.server import RunningSandbox
from storage import inbox
from storage.database import Database
from storage.migrate import upgrade
from storage.models import Act, OutboxMessage, OutboxState
from storage.outbox import Content, Outgoing, enqueue
from tests.auxil.databases import database_url
from tests.bot.upkeep.conftest import Invoke

PAGE = Path(__file__).parents[3].joinpath("docs", "operations.md").read_text()
TYPED = [line for block in re.findall(r"```sh\n(.*?)```", PAGE, re.DOTALL) for line in block.splitlines()]
OURS = [line for line in TYPED if line.startswith("dondoc ")]
OF_THE_SYSTEM = {"sudo", "git", "echo", "cp", "make", "mkdir", "read"}
MAY_COMPLAIN = {"doctor", "health"}
"""No bot runs here, and there is no group: these say so."""
FAILED = 300000007
TOP = 15


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, sandbox: RunningSandbox) -> Iterator[Database]:
    """The folder of a bot as the page sets it up, with what was said and heard in its database."""
    for folder in ("data", "backup"):
        (tmp_path / folder).mkdir(mode=0o700)
    monkeypatch.setenv("DATA_FOLDER", "data")
    monkeypatch.setenv("BACKUP_FOLDER", "backup")
    database = Database("sqlite:///data/dondoc.sqlite3")
    upgrade(database.engine)
    database.transact(_fill)
    database.close()
    with database_url("postgresql", tmp_path) as server:
        monkeypatch.setenv("MOVE_TO", server)
        yield database
    database.close()


def _fill(session: Session) -> None:
    """Let messages up to the highest number on the page be of unknown fate, and one update have failed."""
    now = utc_now()
    enqueue(session, [Outgoing(Act.SAY, -100, Content()) for _ in range(TOP)], now)
    for row in session.query(OutboxMessage):
        row.state = OutboxState.UNKNOWN
    inbox.receive(session, [{"update_id": FAILED}], now)
    inbox.mark_failed(session, FAILED, "ValueError", now)


@pytest.mark.usefixtures("office")
def test_every_command_on_the_page_does_what_it_says_in_the_order_of_the_page(dondoc: Invoke):
    for line in OURS:
        _, command, *rest = line.split()
        done = dondoc(command, *rest, said="y\n")
        assert done.exit_code == 0 or command in MAY_COMPLAIN, f"{line}: {done.output}"
        assert done.output.strip(), line


def test_the_page_names_every_command_that_an_operator_has():
    named = {line.split()[1] for line in OURS}
    assert {"doctor", "backup", "restore", "messages", "updates", "move-database", "link-code"} <= named


def test_what_else_is_typed_is_of_the_system():
    assert {line.split()[0] for line in TYPED} - {"dondoc"} == OF_THE_SYSTEM


def test_the_page_has_no_sql():
    assert "```sql" not in PAGE
