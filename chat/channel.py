"""What a conversation asks of the channel at once, instead of by a row; never to say something."""

from typing import Protocol

from chat.heard import HeardFile


class ChannelError(Exception):
    """The channel could not be asked, or refused."""


class Channel(Protocol):
    """How people are reached: Telegram, or a stand-in for it."""

    @property
    def name(self) -> str:
        """Return the bot's name, by which people find it."""

    def group_link(self, code: str) -> str:
        """Return the address that brings the bot with a code into a group of one's choice."""

    def private_link(self, code: str) -> str:
        """Return the address that opens a private chat with the bot, with a code."""

    def page_link(self, code: str) -> str | None:
        """Return the address that opens the conversation in a browser, with a code; None without a page."""

    def board_link(self, code: str | None = None) -> str | None:
        """Return the address of the leaders' page, with a code for a new device; None without a page."""

    async def fetch(self, file: HeardFile) -> bytes:
        """Return the content of a file; raises ChannelError."""

    async def is_member(self, chat_id: int, person_id: int) -> bool:
        """Return whether a person is in a group; raises ChannelError where that is not told."""

    async def answer_press(self, press_id: str, text: str | None, *, alert: bool) -> None:
        """Stop a button's spinner, with a short text if there is one; raises ChannelError."""
