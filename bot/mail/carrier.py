"""What carries mail, made from the settings."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from email.utils import parseaddr
from functools import partial
from urllib.parse import unquote, urlsplit

from bot.mail.mailbox import Account, opened
from bot.mail.reader import MailReader
from bot.mail_process import read_mail_in_process
from bot.settings import MAIL_PORTS, Settings
from chat.context import Services
from chat.mail.rendering import Letterhead
from jobs.sending.mail.sender import MailSender, Ways
from jobs.sending.mail.smtp import Server, give

NAME = "Đôn đốc"


@dataclass(frozen=True)
class MailCarrier:
    """Carries the messages of units that are written to by mail: sends, and reads what is answered."""

    sender: MailSender
    reader: MailReader

    @property
    def turned_at(self) -> Mapping[str, float | None]:
        """Return when each loop last went round."""
        return {"mail sender": self.sender.turned_at, "mail reader": self.reader.turned_at}

    async def begin(self) -> None:
        """Decide about what was under way when the program ended."""
        await self.sender.begin()

    async def run(self) -> None:
        """Send and read for ever."""
        async with asyncio.TaskGroup() as group:
            group.create_task(self.sender.run())
            group.create_task(self.reader.run())

    async def send_one(self) -> bool:
        """Send what is due and read what there is, once; return whether there was anything."""
        return await self.sender.send_one() or await self.reader.look() > 0


def mail_carrier(settings: Settings, services: Services) -> MailCarrier:
    """Return what carries mail; nothing is opened yet."""
    server, account, head = smtp_of(settings), imap_of(settings), letterhead_of(settings)
    ways = Ways(partial(give, server), head, settings.mails_per_minute)
    database, clock = services.database, services.clock
    box = account.name, partial(opened, account)
    return MailCarrier(
        MailSender(database, services.channel, clock, services.zone, ways),
        MailReader(database, clock, box, read_mail_in_process, head.address.casefold()),
    )


def smtp_of(settings: Settings) -> Server:
    """Return the server that mail is given to."""
    address = urlsplit(settings.mail_url or "")
    user, password = (unquote(one) if one else None for one in (address.username, address.password))
    port = address.port or MAIL_PORTS[address.scheme]
    return Server(address.hostname or "", port, address.scheme == "smtps", user, password)


def imap_of(settings: Settings) -> Account:
    """Return the mailbox that answers come to."""
    address = urlsplit(settings.imap_url or "")
    user, password = unquote(address.username or ""), unquote(address.password or "")
    folder = unquote(address.path.strip("/")) or "INBOX"
    port = address.port or MAIL_PORTS[address.scheme]
    return Account(address.hostname or "", port, address.scheme == "imaps", user, password, folder)


def letterhead_of(settings: Settings) -> Letterhead:
    """Return from whom mails are."""
    name, address = parseaddr(settings.mail_from or "")
    return Letterhead(name or NAME, address, settings.web_address)
