"""kill -9 between a post and its handling: nothing said on the page is lost, nothing counts twice."""

import random
import socket
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

import httpx
import pytest
from sqlalchemy.orm import Session

from bot.clock import utc_now
from sandbox.server import RunningSandbox
from storage.database import Database
from storage.models import OutboxMessage, OutboxState, Statement, WebMessage
from tests.auxil.bot_process import start_bot
from tests.auxil.browser_client import PAGE, Browser
from tests.auxil.world import DATABASE, PLAN, at, everybody
from tests.bot.test_kill import all_done

POSTS, SEED = 24, 20250612
MORNING = "2025-06-12 09:00"


@dataclass
class Signed:
    """A browser that is signed in, to a bot in a process of its own."""

    sandbox: RunningSandbox
    folder: Path
    cookie: str
    csrf: str
    port: int
    process: BaseProcess | None = None

    @property
    def url(self) -> str:
        return f"sqlite:///{self.folder / DATABASE}"

    def start(self) -> None:
        page: dict[str, Any] = {"web_address": "http://dondoc.test", "web_port": str(self.port)}
        self.process = start_bot(self.sandbox, self.folder, self.url, at(MORNING), utc_now(), **page)

    def kill(self) -> None:
        assert self.process is not None
        self.process.kill()
        self.process.join()

    def say(self, number: int) -> None:
        """Say something until it is taken, with the same key; whoever cannot be reached is asked again."""
        given = {"key": f"key-{number:05}", "text": f"NV 1 đang thực hiện {number + 1}%"}
        headers = {"Cookie": self.cookie, "X-CSRF-Token": self.csrf}
        while True:
            with suppress(httpx.TransportError):
                address = f"http://127.0.0.1:{self.port}/say"
                answer = httpx.post(address, json=given, headers=headers, timeout=30)
                assert answer.status_code == 200, answer.text
                return
            time.sleep(0.05)


@pytest.fixture
async def signed(sandbox: RunningSandbox, tmp_path: Path) -> Signed:
    async with everybody(sandbox, tmp_path, MORNING, **PAGE) as world:
        world.given_plan(PLAN)
        browser = Browser(world.stage)
        await browser.signs_in(await world.code_for("Sở Tài chính"), "Nguyễn Thu Hà")
        cookie = f"dondoc={browser.client.cookies['dondoc']}"
        return Signed(sandbox, tmp_path, cookie, browser.csrf, free_port())


@pytest.fixture
def database(signed: Signed) -> Iterator[Database]:
    database = Database(signed.url)
    yield database
    database.close()


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def counted(database: Database) -> tuple[list[float | None], Counter[str], Counter[OutboxState]]:
    def read(session: Session) -> tuple[list[float | None], Counter[str], Counter[OutboxState]]:
        percents = [row.percent for row in session.query(Statement).order_by(Statement.id)]
        words = Counter(row.text for row in session.query(WebMessage) if row.person_id is not None)
        states = Counter(row.state for row in session.query(OutboxMessage) if row.chat_id < -5 * 10**15)
        return percents, words, states

    return database.read(read)


@pytest.mark.slow
def test_what_was_said_on_the_page_counts_once_however_often_the_bot_dies(signed: Signed, database: Database):
    chance = random.Random(SEED)
    signed.start()
    try:
        for number in range(POSTS):
            signed.say(number)
            if chance.random() < 0.3:
                time.sleep(chance.random() * 0.1)
                signed.kill()
                signed.start()
        signed.say(POSTS - 1)  # once more: a page that heard nothing repeats what it said
        until = time.monotonic() + 120
        while not database.read(all_done):
            assert time.monotonic() < until, "the bot does not come to rest"
            time.sleep(0.1)
    finally:
        signed.kill()
    percents, words, states = counted(database)
    assert percents == [number + 1 for number in range(POSTS)]
    assert set(words.values()) == {1}
    assert states[OutboxState.UNKNOWN] == states[OutboxState.DEAD] == 0
