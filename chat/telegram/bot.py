"""The bot as python-telegram-bot knows it, content with less than a whole introduction."""

import logging
from typing import Any

from telegram import Bot, User

from chat.telegram.client import ask

logger = logging.getLogger(__name__)

NEEDED = ("id", "is_bot", "first_name", "username")


class IntroducedBot(Bot):
    """Knows itself by what getMe tells, and by its token where that lacks something."""

    _us: User | None = None

    async def get_me(self, *_: Any, **__: Any) -> User:
        """Return the bot as a user; what is missing is named in the log."""
        told = await ask(self, "getMe")
        if missing := [name for name in NEEDED if name not in told]:
            logger.warning("getMe does not tell %s of the bot", ", ".join(missing))
        known = {"id": int(self.token.partition(":")[0]), "is_bot": True, "first_name": ""}
        self._us = User.de_json({**known, **told}, self)
        return self._us

    @property
    def bot(self) -> User:
        """Return the bot as a user; raises RuntimeError before it has introduced itself."""
        if self._us is None:
            raise RuntimeError("the bot has not introduced itself yet")
        return self._us
