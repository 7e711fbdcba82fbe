"""The bot in the sandbox, for the tests of the main path."""

import pytest

import bot.polling
from tests.auxil.stages import june, lived_through, sandbox, urgent, world

__all__ = ["june", "lived_through", "sandbox", "urgent", "world"]


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the loops of updates try again at once."""
    for name in ("RETRY_SECONDS", "IDLE_SECONDS"):
        monkeypatch.setattr(bot.polling, name, 0.01)
