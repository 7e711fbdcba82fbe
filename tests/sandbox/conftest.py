"""A fresh sandbox for every test, with An who owns a group and a supergroup, and Bình who is in both."""

import json
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest

from sandbox.client import SandboxClient
from sandbox.server import RunningSandbox, serve
from tests.sandbox.bot_api import API
from tests.sandbox.raw_bot import RawBot


@dataclass(frozen=True)
class Cast:
    """Who is there, by id: a basic group and a supergroup that have the bot, and people."""

    an: int
    binh: int
    group: int
    supergroup: int


@pytest.fixture
def sandbox() -> Iterator[RunningSandbox]:
    with serve() as running:
        yield running


@pytest.fixture
def control(sandbox: RunningSandbox) -> SandboxClient:
    return sandbox.control


@pytest.fixture
def bot(sandbox: RunningSandbox) -> Iterator[RawBot]:
    raw_bot = RawBot(sandbox)
    yield raw_bot
    raw_bot.http.close()


@pytest.fixture
def cast(control: SandboxClient, bot: RawBot) -> Cast:
    an, binh = control.create_person("An", "Nguyễn"), control.create_person("Bình", "Trần", "binh_tran")
    group, supergroup = control.create_group("Sở Y tế", an), control.create_supergroup("Tổ giúp việc", an)
    for chat in (group, supergroup):
        control.join(chat, binh)
        control.add_bot(chat, an)
    bot.updates()
    bot.updates()
    return Cast(an, binh, group, supergroup)


@pytest.fixture
def types() -> dict[str, Any]:
    if not API.exists():
        pytest.skip("needs ../shared/botapi/api.json")
    return dict(json.loads(API.read_text(encoding="utf-8"))["types"])


def texts(control: SandboxClient, chat: int) -> list[str]:
    """Return what was said in a chat."""
    return [said.text for said in control.messages(chat) if not said.service]


def until(happened: Callable[[], bool]) -> None:
    """Wait for what another thread does."""
    while not happened():
        time.sleep(0.001)
