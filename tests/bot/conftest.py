"""The bot in the sandbox, for the tests of the main path."""

from collections.abc import Callable

import pytest

import bot.polling
from tests.auxil.stages import june, lived_through, reminded, sandbox, urgent, world
from tests.auxil.world import World

__all__ = ["june", "lived_through", "reminded", "sandbox", "urgent", "world"]


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the loops of updates try again at once."""
    for name in ("RETRY_SECONDS", "LOOK_SECONDS"):
        monkeypatch.setattr(bot.polling, name, 0.01)


@pytest.fixture
def speaks(world: World) -> Callable[[str], int]:
    """Let the outsider say something the bot hears, without giving it time to answer."""
    return lambda text: world.stage.people.say(world.outsider.chat, world.outsider.person, text)
