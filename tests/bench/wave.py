"""How fast a whole province is reminded on one morning, by a bot that keeps to Telegram's limits."""

import json
import math
import threading
import time
from collections.abc import Iterator
from datetime import time as time_of_day
from multiprocessing.process import BaseProcess
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.clock import utc_now
from jobs.reminders.morning import remind
from jobs.sending.pace import Limits
from sandbox.server import serve
from sandbox.views import Request
from storage.models import OutboxState
from tests.auxil.bot_process import start_bot
from tests.auxil.wave import MORNING, UNITS, Province, province

FLOOR = UNITS / 30
REPLIES_A_SECOND = 2
PATIENCE = 300.0


def waves() -> Iterator[tuple[str, float, float]]:
    """Yield the seconds of queueing, of a quiet wave, and of one during which people write."""
    yield f"{UNITS} units queued in one pass", _queueing(), 2
    took, refused, _ = _wave(typing=False)
    yield f"{UNITS} units reminded (floor {FLOOR:.1f} s)", took, 1.1 * FLOOR
    yield "  refused with 429", refused, 0
    took, refused, answers = _wave(typing=True)
    yield f"{UNITS} units reminded, 2 replies/s meanwhile", took, 1.1 * FLOOR + len(answers) / 28
    yield "  refused with 429", refused, 0
    yield f"  {len(answers)} replies answered within (p95)", _p95(answers), 2


def _queueing() -> float:
    with TemporaryDirectory() as folder, serve() as sandbox, province(sandbox, Path(folder)) as people:
        usual = time_of_day(7, 30)
        began = time.perf_counter()
        queued = people.database.transact(remind, MORNING, MORNING.date(), at=usual, usual=usual)
        took = time.perf_counter() - began
        assert queued == UNITS
        return took


def _wave(*, typing: bool) -> tuple[float, int, list[float]]:
    """Return the seconds from the first reminder to the last, the refusals, the seconds of answers."""
    with TemporaryDirectory() as folder, serve() as sandbox, province(sandbox, Path(folder)) as people:
        sandbox.control.enforce_limits()
        bot = start_bot(sandbox, Path(folder), people.url, MORNING, utc_now(), Limits())
        typist = Typist(people)
        try:
            _wait_for_the_first(people, bot)
            if typing:
                typist.start()
            people.wait_until_all_are_through(PATIENCE)
            typist.stop()
            answers = typist.answers() if typing else []
        finally:
            bot.kill()
            bot.join()
        assert {row.state for row in people.reminders()} == {OutboxState.SENT}
        sent = people.requests()
        every = sandbox.control.requests("sendMessage")
        refused = sum(request.outcome != "ok" for request in every)
        return sent[-1].seconds - sent[0].seconds, refused, answers


def _wait_for_the_first(people: Province, bot: BaseProcess) -> None:
    until = time.monotonic() + PATIENCE
    while not people.requests():
        assert bot.is_alive()
        assert time.monotonic() < until
        time.sleep(0.05)


class Typist(threading.Thread):
    """Somebody in another group reports by words, twice a second."""

    def __init__(self, people: Province) -> None:
        super().__init__(daemon=True)
        self._people, self._over = people, threading.Event()
        self._said: dict[tuple[int, int], float] = {}

    def run(self) -> None:
        """Type until stopped, first in the groups at the end of the wave."""
        for number, chat in reversed(list(enumerate(self._people.chats.values(), start=1))):
            if self._over.wait(1 / REPLIES_A_SECOND):
                return
            at = time.monotonic()
            words = f"/baocao NV {number} đang thực hiện 85%"
            self._said[chat, self._people.sandbox.control.say(chat, self._people.person, words)] = at

    def stop(self) -> None:
        """Type no more."""
        self._over.set()
        if self.is_alive():
            self.join()

    def answers(self) -> list[float]:
        """Return after how many seconds each message was answered."""
        until = time.monotonic() + 10
        while len(found := self._answered()) < len(self._said):
            assert time.monotonic() < until, "somebody was not answered"
            time.sleep(0.1)
        return found

    def _answered(self) -> list[float]:
        found = []
        for request in self._people.sandbox.control.requests("sendMessage"):
            said = self._said.get((int(str(request.parameters["chat_id"])), _replies_to(request)))
            if said is not None:
                found.append(request.seconds - said)
        return found


def _replies_to(request: Request) -> int:
    replied = json.loads(str(request.parameters.get("reply_parameters") or "{}"))
    return int(replied.get("message_id", 0))


def _p95(values: list[float]) -> float:
    return sorted(values)[math.ceil(0.95 * len(values)) - 1]
