"""All channels as one: each question goes to the channel whose chat, file or press it is about."""

from chat.channel import Channel, ChannelError
from chat.context import Clock
from chat.heard import HeardFile
from chat.mail.presses import PRESS, answer_press
from storage import files
from storage.database import Database
from storage.mail import addresses
from storage.models import ChannelKind, channel_of
from storage.web import devices, posts

ENTRANCE = "/vao/"
"""Where on our page a one-time code lets somebody in."""
BOARD, NEXT = "/bang", "den"
"""Where the leaders' page is; how an address tells that somebody goes on there once they are let in."""


class Channels:
    """Telegram, and beside it our own channels, whose chats and files are in our own database."""

    def __init__(self, telegram: Channel, database: Database, clock: Clock, web_address: str | None) -> None:
        """Keep the parts; nothing is asked yet. Without an address there is no page."""
        self._telegram = telegram
        self._database = database
        self._clock = clock
        self._web_address = web_address

    @property
    def name(self) -> str:
        """Return the bot's name, by which people find it."""
        return self._telegram.name

    def group_link(self, code: str) -> str:
        """Return the address that brings the bot with a code into a group of one's choice."""
        return self._telegram.group_link(code)

    def private_link(self, code: str) -> str:
        """Return the address that opens a private chat with the bot, with a code."""
        return self._telegram.private_link(code)

    def page_link(self, code: str) -> str | None:
        """Return the address that opens the conversation in a browser, with a code; None without a page."""
        return f"{self._web_address}{ENTRANCE}{code}" if self._web_address else None

    def board_link(self, code: str | None = None) -> str | None:
        """Return the address of the leaders' page, with a code for a new device; None without a page."""
        if code is None or not self._web_address:
            return f"{self._web_address}{BOARD}" if self._web_address else None
        return f"{self.page_link(code)}?{NEXT}={BOARD}"

    async def fetch(self, file: HeardFile) -> bytes:
        """Return the content of a file; raises ChannelError."""
        number = files.number_in(file.id)
        if number is None:
            return await self._telegram.fetch(file)
        content = await self._database.read_in_thread(files.content_of, number)
        if content is None:
            raise ChannelError(f"the file {file.name} is not kept any more")
        return content

    async def is_member(self, chat_id: int, person_id: int) -> bool:
        """Return whether a person is in a group; raises ChannelError where that is not told."""
        channel = channel_of(chat_id)
        if channel is not channel_of(person_id):
            return False
        if channel is ChannelKind.TELEGRAM:
            return await self._telegram.is_member(chat_id, person_id)
        if channel is ChannelKind.MAIL:
            return await self._database.read_in_thread(addresses.writes, chat_id, person_id)
        return await self._database.read_in_thread(devices.reads, chat_id, person_id)

    async def answer_press(self, press_id: str, text: str | None, *, alert: bool) -> None:
        """Stop a button's spinner, with a short text if there is one; raises ChannelError."""
        if press_id.startswith(posts.PRESS):
            await self._database.transact_in_thread(posts.answer, press_id, text, alert=alert)
        elif press_id.startswith(PRESS):
            await self._database.transact_in_thread(answer_press, press_id, text, self._clock())
        else:
            await self._telegram.answer_press(press_id, text, alert=alert)
