"""Our own channels beside Telegram: what carries each, and who hears what came through it."""

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import partial
from typing import Any, Protocol

from telegram import Bot

from bot.polling import Hear
from bot.settings import Settings
from chat.context import Services
from chat.heard import Heard
from chat.mail.hearing import hear as hear_mail
from chat.mail.links import send_link
from chat.telegram.hearing import hear as hear_telegram
from chat.web.hearing import hear as hear_page
from storage.models import ChannelKind


class Carrier(Protocol):
    """Carries the messages of a channel of our own."""

    @property
    def turned_at(self) -> Mapping[str, float | None]:
        """Return when each of its loops last went round, in monotonic seconds, by the loop's name."""

    async def begin(self) -> None:
        """Decide about what was under way when the program ended."""

    async def run(self) -> None:
        """Carry for ever."""

    async def send_one(self) -> bool:
        """Say what waits, or some of it; return whether there was anything."""


def carriers_of(settings: Settings, services: Services) -> list[Carrier]:
    """Return what carries our own channels, as far as they are set up."""
    found: list[Carrier] = []
    # Only who has a page has its server in memory, and so with mail.
    if settings.web_port is not None and settings.web_address is not None:
        from bot.web.server import WebPage  # noqa: PLC0415 -- see above

        links = partial(send_link, services.channel.page_link) if settings.writes_mail else None
        found.append(WebPage(services, settings.web_address, (settings.web_host, settings.web_port), links))
    if settings.writes_mail:
        from bot.mail.carrier import mail_carrier  # noqa: PLC0415 -- see above

        found.append(mail_carrier(settings, services))
    return found


def hear_through(bot: Bot) -> Hear:
    """Return what tells what an update says, by the channel that it came through."""
    by_channel: Mapping[str, Callable[[dict[str, Any], datetime], Heard | None]] = {
        ChannelKind.TELEGRAM: partial(hear_telegram, bot),
        ChannelKind.WEB: hear_page,
        ChannelKind.MAIL: hear_mail,
    }

    def hear(payload: dict[str, Any], now: datetime) -> Heard | None:
        return by_channel[payload.get("channel", ChannelKind.TELEGRAM)](payload, now)

    return hear
