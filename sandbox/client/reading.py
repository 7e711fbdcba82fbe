"""What can be read of a sandbox, and its clock, as methods."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from sandbox.client.asking import Asking
from sandbox.views import ChatMessage, PublishedCommands, Request


class Reading(Asking):
    """Chats, clock, the bot's requests and what waits for the bot."""

    def set_clock(self, moment: datetime | None) -> None:
        """Stop the clock at a moment, or with None let it follow the real time again."""
        self._do("set_clock", moment=moment.isoformat() if moment else None)

    def run_clock(self, moment: datetime) -> None:
        """Let the clock run on from a moment."""
        self._do("run_clock", moment=moment.isoformat())

    def advance_clock(self, seconds: float) -> None:
        """Move the clock on and stop it there."""
        self._do("advance_clock", seconds=seconds)

    @contextmanager
    def dated(self, moment: datetime) -> Iterator[None]:
        """Let people say at this moment what they say in a with statement, while the bot has another time.

        The network was away: said at nine in the evening, heard at six; or a clock is wrong: said tomorrow.
        """
        self._do("date_messages", moment=moment.isoformat())
        try:
            yield
        finally:
            self._do("date_messages", moment=None)

    def clock(self) -> datetime:
        """Return the time by the sandbox's clock."""
        return self._ask(datetime, "clock")

    def bot(self) -> int:
        """Return the id of the bot."""
        return self._ask(int, "bot")

    def messages(self, chat: int, newest: int | None = None) -> list[ChatMessage]:
        """Return what stands in a chat, or the newest of it, the oldest first."""
        return self._ask(list[ChatMessage], "messages", chat=chat, newest=newest)

    def attachment(self, chat: int, message_id: int) -> bytes:
        """Return the bytes of the file of a message, of a photo the largest size."""
        return self._bytes("attachment", chat=chat, message_id=message_id)

    def opened_files(self) -> list[tuple[int, int]]:
        """Return the messages, by chat and id, whose document or photo somebody opened on the page."""
        return self._ask(list[tuple[int, int]], "opened_files")

    def requests(self, method: str | None = None, *, after: int = 0) -> list[Request]:
        """Return the requests the bot made, of one method if given, without the first `after` of all."""
        return self._ask(list[Request], "requests", method=method, after=after)

    def waiting_updates(self) -> int:
        """Return how many updates the bot has not confirmed yet."""
        return self._ask(int, "waiting_updates")

    def published_commands(self) -> list[PublishedCommands]:
        """Return the commands the bot published, by scope and language."""
        return self._ask(list[PublishedCommands], "published_commands")
