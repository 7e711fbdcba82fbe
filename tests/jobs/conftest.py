"""A sender over the sandbox, with a database of its own and a clock in hand."""

from collections.abc import AsyncIterator

import pytest
from telegram import Bot

from chat.telegram.client import TelegramRequest
from sandbox.server import RunningSandbox
from storage.database import Database
from tests.auxil.owing_twice import both
from tests.auxil.sending import Desk
from tests.auxil.stages import june, lived_through, reminded, sandbox, urgent, world

__all__ = ["both", "june", "lived_through", "reminded", "sandbox", "urgent", "world"]

SHORT = 1.5


@pytest.fixture(autouse=True)
def as_the_application_sets_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """python-telegram-bot warns at every 429 unless this is set, which build_application does."""
    monkeypatch.setenv("PTB_TIMEDELTA", "true")


@pytest.fixture
async def desk(sandbox: RunningSandbox, sqlite: Database) -> AsyncIterator[Desk]:
    request = TelegramRequest(read_timeout=SHORT, connect_timeout=SHORT)
    async with Bot(
        sandbox.token, base_url=sandbox.base_url, base_file_url=sandbox.base_file_url, request=request
    ) as bot:
        yield Desk(sandbox, sqlite, bot)
