"""What waits and what failed is listed with whose it is and why, and let go once more."""

import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy.orm import Session

from bot.clock import utc_now
from plans.units import read_unit
from storage import inbox, outbox
from storage.database import Database
from storage.models import (
    Act,
    ChatLink,
    InboxState,
    InboxUpdate,
    LinkRole,
    OutboxMessage,
    OutboxState,
)
from storage.outbox import Content, Outgoing
from storage.units.directory import Directory
from storage.upkeep import holding
from storage.upkeep.carried import RESTORED
from tests.auxil.cast import COMMUNE, COMMUNE_CHAT, FINANCE, FINANCE_CHAT, FOREIGN_CHAT, SECRETARIAT_CHAT
from tests.bot.upkeep.conftest import Invoke

LATE = timedelta(minutes=5)
ENDS = {
    1: (FINANCE_CHAT, OutboxState.UNKNOWN, "TimedOut: Timed out"),
    2: (FINANCE_CHAT, OutboxState.DEAD, "Forbidden: bot was kicked"),
    3: (SECRETARIAT_CHAT, OutboxState.PENDING, None),
    4: (FINANCE_CHAT, OutboxState.SENT, None),
    5: (FOREIGN_CHAT, OutboxState.UNKNOWN, RESTORED),
    6: (FINANCE_CHAT, OutboxState.DEAD, outbox.TOO_LATE),
}


@pytest.fixture
def full(kept: Database) -> Database:
    """Two units in one group, the secretariat's group, and messages in every state."""
    kept.transact(_fill)
    return kept


def _fill(session: Session) -> None:
    now = utc_now()
    finance, commune = (
        Directory(session, now).unit(name, read_unit(name).level) for name in (FINANCE, COMMUNE)
    )
    session.flush()
    for chat, role, unit in (
        (FINANCE_CHAT, LinkRole.UNIT, finance.id),
        (FINANCE_CHAT, LinkRole.UNIT, commune.id),
        (SECRETARIAT_CHAT, LinkRole.SECRETARIAT, None),
    ):
        session.add(ChatLink(chat_id=chat, title="Nhóm", role=role, unit_id=unit, linked_at=now))
    for chat, _, error in ENDS.values():
        until = now - LATE if error == outbox.TOO_LATE else None
        outbox.enqueue(session, [Outgoing(Act.SAY, chat, Content(), not_after=until)], now)
    for number, (_, state, error) in ENDS.items():
        row = session.get_one(OutboxMessage, number)
        row.state, row.error = state, error
    payloads = [
        {"update_id": number, "message": {"chat": {"id": chat, "type": "group"}, "text": "NV 1 xong"}}
        for number, chat in ((11, FINANCE_CHAT), (12, COMMUNE_CHAT), (13, FINANCE_CHAT))
    ]
    inbox.receive(session, payloads, now)
    inbox.mark_failed(session, 11, "ValueError: lỗi\nhàng hai", now)
    inbox.mark_done(session, 13, now)


def states(database: Database) -> dict[int, OutboxState]:
    return database.read(lambda session: {one.id: one.state for one in session.query(OutboxMessage)})


@pytest.mark.usefixtures("full")
def test_messages_are_listed_with_whose_they_are_and_why(dondoc: Invoke):
    listed = dondoc("messages").output.splitlines()
    assert listed[0] == "chờ gửi: 1 · chưa rõ đã đến: 2 · không gửi được: 2"
    assert [line.split()[0] for line in listed[1:-1]] == ["6", "5", "3", "2", "1"]
    assert listed[5].endswith("Sở Tài chính + UBND xã Hoa Lộc: TimedOut: Timed out")
    assert "có trước khi khôi phục" in listed[2]
    assert "(cơ quan thường trực)" in listed[3]
    assert "dondoc messages --again" in listed[-1]


@pytest.mark.usefixtures("full")
def test_messages_are_listed_for_scripts(told: Callable[..., Any]):
    listed = told("messages")
    assert listed["counts"] == {"pending": 1, "sending": 0, "unknown": 2, "dead": 2}
    assert listed["rows"][-1]["chat"] == {
        "id": FINANCE_CHAT,
        "whose": f"{FINANCE} + {COMMUNE}",
        "role": "unit",
    }


def test_what_may_not_have_arrived_is_sent_once_more_when_it_is_wanted(full: Database, dondoc: Invoke):
    done = dondoc("messages", "--again", "1", "2", "4", "6", "99")
    assert done.exit_code == 1
    assert done.output.splitlines()[0] == "Bot chưa chạy; sẽ làm lại ngay khi bot chạy: 1, 2"
    assert "Không làm lại được: 4, 6, 99" in done.output
    found = states(full)
    assert (found[1], found[2], found[4], found[6]) == (
        OutboxState.PENDING,
        OutboxState.PENDING,
        OutboxState.SENT,
        OutboxState.DEAD,
    )


def test_beside_a_bot_that_runs_it_is_said_when_it_will_be_sent(
    full: Database, dondoc: Invoke, monkeypatch: pytest.MonkeyPatch
):
    # The connections of the test to PostgreSQL are those of a bot, the command is another process.
    monkeypatch.setattr(holding, "process_name", lambda: "dondoc another 2")
    with holding.running(full.url):
        done = dondoc("messages", "--again", "1")
    assert done.output == "Bot đang chạy sẽ làm lại trong vòng một phút: 1\n"


def test_what_was_emptied_is_not_sent_once_more(full: Database, told: Callable[..., Any], dondoc: Invoke):
    def empty(session: Session) -> None:
        session.get_one(OutboxMessage, 1).emptied_at = utc_now()

    full.transact(empty)
    assert "nội dung đã bỏ trống" in dondoc("messages").output
    assert told("messages", "1", "--again") == {"again": [], "refused": [1]}


@pytest.mark.usefixtures("full")
def test_what_a_message_holds_is_shown_by_its_number(dondoc: Invoke):
    (row,) = map(json.loads, dondoc("messages", "2").output.splitlines())
    assert (row["id"], row["act"], row["error"]) == (2, "say", "Forbidden: bot was kicked")
    assert dondoc("updates", "99").exit_code == 1


def test_an_update_that_failed_is_handled_once_more(full: Database, dondoc: Invoke, told: Callable[..., Any]):
    listed = dondoc("updates").output.splitlines()
    assert listed[0] == "chờ xử lý: 1 · bị lỗi: 1"
    assert listed[2].endswith("Sở Tài chính + UBND xã Hoa Lộc: ValueError: lỗi")
    assert "NV 1" not in "".join(listed)
    assert told("updates", "--again", "11") == {"again": [11], "refused": []}
    assert dondoc("updates", "--again", "13").exit_code == 1
    row = full.read(lambda session: session.get_one(InboxUpdate, 11))
    assert (row.state, row.error, row.handled_at) == (InboxState.RECEIVED, None, None)
    assert json.loads(dondoc("updates", "11").output)["payload"]["message"]["text"] == "NV 1 xong"


@pytest.mark.parametrize("command", ["messages", "updates"])
def test_where_nothing_waits_that_is_said(kept: Database, dondoc: Invoke, command: str):
    assert dondoc(command).output == "Không có tin nào chờ hoặc bị lỗi.\n"
    asked = dondoc(command, "--again")
    assert asked.exit_code == 2
    assert f"dondoc {command} --again SỐ" in asked.output


@pytest.mark.parametrize("command", ["messages", "updates"])
def test_without_a_database_it_is_said_where_to_look(dondoc: Invoke, command: str):
    asked = dondoc(command)
    assert asked.exit_code == 1
    assert "Xem: dondoc doctor" in asked.output
