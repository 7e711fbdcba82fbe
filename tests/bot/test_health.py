"""What is said of the bot's health: each loop, Telegram, and what waits too long."""

import threading
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from bot.health import judging, words
from bot.health.looking import Onlooker
from chat.markup import Marked
from chat.outgoing import say
from storage import inbox, job_runs, outbox
from storage.database import Database
from storage.groups import rests
from storage.models import InboxLane
from storage.upkeep.signs import Signs, signs
from tests.auxil.cast import FINANCE_CHAT, NOW

WELL = Signs(beats=dict.fromkeys(words.LOOPS, NOW), received={}, pending=None)


def later(minutes: float) -> timedelta:
    return timedelta(minutes=minutes)


def test_a_bot_whose_loops_turned_lately_and_for_which_nothing_waits_is_well():
    assert judging.problems(WELL, NOW + later(1)) == []


@pytest.mark.parametrize("loop", words.LOOPS)
def test_each_loop_is_looked_at(loop: str):
    before = NOW - timedelta(seconds=judging.LONGEST_SILENCES[loop] + 1)
    late = Signs(WELL.beats | {loop: before}, {}, None)
    never = Signs({name: at for name, at in WELL.beats.items() if name != loop}, {}, None)
    assert [problem.partition(":")[0] for problem in judging.problems(late, NOW)] == [words.LOOPS[loop]]
    assert judging.problems(never, NOW) == [f"{words.LOOPS[loop]}: chưa lần nào"]


def test_what_waits_for_long_is_named_with_how_long():
    waiting = Signs(WELL.beats, {InboxLane.WORDS: NOW - later(5)}, NOW - later(125))
    assert judging.problems(waiting, NOW) == [
        "vòng xử lý lời nhắn: có tin nhận chờ xử lý đã 5 phút",
        "vòng gửi tin: có tin chờ gửi đã 2 giờ",
    ]


def test_a_file_that_is_read_for_minutes_is_no_trouble():
    busy = Signs(
        WELL.beats | {InboxLane.DOCUMENTS: NOW - later(8)}, {InboxLane.DOCUMENTS: NOW - later(9)}, None
    )
    assert judging.problems(busy, NOW) == []


def test_only_loops_that_have_begun_can_be_stuck_and_telegram_is_no_loop_of_ours():
    assert judging.stuck({}) == []
    assert judging.stuck({"sender": 10.0, "telegram": 1e6}) == []
    assert judging.stuck({"sender": 1e3}) == ["vòng gửi tin: lần cuối cách đây 17 phút"]
    assert judging.stuck({"mail reader": 10.0}) == []
    assert judging.stuck({"mail reader": 1e3}) == ["vòng nhận thư: lần cuối cách đây 17 phút"]


def one_of_each(session: Session) -> None:
    inbox.receive(session, [{"update_id": 1}, {"update_id": 2}], NOW)
    inbox.mark_done(session, 1, NOW)
    outbox.enqueue(session, [say(FINANCE_CHAT, Marked("một"))], NOW + later(1))
    outbox.enqueue(session, [say(FINANCE_CHAT - 1, Marked("hai"))], NOW)
    rests.flood(session, FINANCE_CHAT - 1, 3600, "429", NOW)
    job_runs.beat(session, "tick", NOW)


def test_signs_are_of_what_could_be_handled_or_sent(database: Database):
    """What waits for a chat that rests is no trouble of ours."""
    database.transact(one_of_each)
    found = database.read(signs, NOW + later(2))
    assert found == Signs({"tick": NOW}, {InboxLane.WORDS: NOW}, NOW + later(1))


@pytest.fixture
def hanging() -> Iterator[threading.Event]:
    go_on = threading.Event()
    yield go_on
    go_on.set()


def test_whoever_looks_waits_for_seconds_and_hangs_once(tmp_path: Path, hanging: threading.Event):
    def hang(_session: Session, _now: object) -> None:
        begun.append(1)
        hanging.wait()

    begun: list[int] = []
    (file := tmp_path / "x.sqlite3").touch()
    onlooker = Onlooker(f"sqlite:///{file}", seconds=0.05)
    for _ in range(3):
        with pytest.raises(TimeoutError):
            onlooker.read(hang, NOW)
    assert begun == [1]
    assert onlooker.problems(NOW) == ["cơ sở dữ liệu: không trả lời trong 0.05 giây"]
    hanging.set()
    onlooker.close()
