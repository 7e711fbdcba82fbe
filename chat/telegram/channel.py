"""Telegram as a channel: what is asked of it at once, through python-telegram-bot."""

from collections.abc import Awaitable, Mapping
from typing import Any, TypeVar

from telegram import Bot, ChatMember
from telegram.error import TelegramError

from chat.channel import ChannelError
from chat.heard import HeardFile
from chat.telegram.client import ask, is_page

R = TypeVar("R")

PRESENT = frozenset({ChatMember.OWNER, ChatMember.ADMINISTRATOR, ChatMember.MEMBER})


class TelegramChannel:
    """Asks the Bot API."""

    def __init__(self, bot: Bot) -> None:
        """Keep the bot; nothing is asked yet."""
        self._bot = bot

    @property
    def name(self) -> str:
        """Return the bot's name, by which people find it."""
        return self._bot.username

    def group_link(self, code: str) -> str:
        """Return the address that brings the bot with a code into a group of one's choice."""
        return f"https://t.me/{self.name}?startgroup={code}"

    def private_link(self, code: str) -> str:
        """Return the address that opens a private chat with the bot, with a code."""
        return f"https://t.me/{self.name}?start={code}"

    def page_link(self, _code: str) -> str | None:
        """Return the address that opens the conversation in a browser: Telegram has none."""
        return None

    def board_link(self, _code: str | None = None) -> str | None:
        """Return the address of the leaders' page: Telegram has none."""
        return None

    async def fetch(self, file: HeardFile) -> bytes:
        """Return the content of a file; raises ChannelError."""
        given = await _asked(self._bot.get_file(file.id))
        content = bytes(await _asked(given.download_as_bytearray()))
        if given.file_size != len(content) and is_page(content):
            raise ChannelError(f"a page came instead of the file {file.name}")
        return content

    async def is_member(self, chat_id: int, person_id: int) -> bool:
        """Return whether a person is in a group; raises ChannelError where that is not told."""
        asked = ask(self._bot, "getChatMember", chat_id=chat_id, user_id=person_id)
        return await _asked(_present(asked))

    async def answer_press(self, press_id: str, text: str | None, *, alert: bool) -> None:
        """Stop a button's spinner, with a short text if there is one; raises ChannelError."""
        await _asked(self._bot.answer_callback_query(press_id, text, show_alert=alert))


async def _asked(request: Awaitable[R]) -> R:
    try:
        return await request
    except TelegramError as error:
        raise ChannelError(str(error)) from error
    except Exception as error:  # python-telegram-bot does not say how it fails at what it cannot read
        raise ChannelError(f"the answer cannot be read: {error!r}") from error


async def _present(asked: Awaitable[Any]) -> bool:
    return is_present(await asked)


def is_present(member: Mapping[str, Any]) -> bool:
    """Return whether somebody with this standing is in the group; a restricted person may have left.

    Raises LookupError where the standing does not say it.
    """
    status = member["status"]
    return bool(member["is_member"]) if status == ChatMember.RESTRICTED else status in PRESENT
