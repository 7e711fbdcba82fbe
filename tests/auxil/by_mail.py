"""Fixtures of units that are written to by mail: the post, and the world in which a unit has nothing else."""

from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest

from bot.mail.carrier import MailCarrier
from chat.mail.reading import read
from sandbox.server import RunningSandbox
from tests.auxil.cast import FINANCE
from tests.auxil.post import Dovecot, Post, dovecot, post_office, reply, words_of
from tests.auxil.stages import Past, after
from tests.auxil.world import PLAN, World

ADDRESS = "stc@tinh.gov.vn"


@pytest.fixture(scope="session")
def imap() -> Iterator[Dovecot]:
    """Return a running Dovecot."""
    with dovecot() as running:
        yield running


@pytest.fixture
def post(imap: Dovecot) -> Iterator[Post]:
    """Return the post of a test."""
    with post_office() as (office, port):
        yield Post(office, imap, port)


@dataclass
class ByMail:
    """The world in which the department of finance is reached by mail alone."""

    world: World
    post: Post

    @property
    def carrier(self) -> MailCarrier:
        """Return what sends and reads mail."""
        carriers = self.world.stage.dondoc.carriers
        return next(one for one in carriers if isinstance(one, MailCarrier))

    @property
    def mails(self) -> list[EmailMessage]:
        """Return what was sent, the oldest first."""
        return self.post.office.taken

    def said(self) -> str:
        """Return the words of the last mail."""
        return words_of(self.post.last)

    async def answers(
        self, words: str, *files: tuple[str, bytes], to: EmailMessage | None = None, **headers: Any
    ) -> EmailMessage:
        """Answer a mail, the last one where none is given, and let the bot read it; return the answer."""
        sender = headers.pop("sender", ADDRESS)
        mail = reply(to or self.post.last, words, sender=sender, files=files, **headers)
        await self.comes(mail)
        return mail

    async def comes(self, mail: EmailMessage | bytes) -> None:
        """Let a mail come, and the bot read it and answer."""
        self.post.comes(mail)
        await self.world.stage.settle()


async def _read_here(raw: bytes) -> object:
    return read(raw)


@pytest.fixture
async def by_mail(
    sandbox: RunningSandbox, tmp_path: Path, lived_through: Past, post: Post
) -> AsyncIterator[ByMail]:
    """15 May 2025: the plan is saved, and the department of finance has just been registered by mail."""
    async with after(lived_through, PLAN, sandbox, tmp_path, **post.settings) as world:
        world.given_no_link(FINANCE, world.finance)
        mail = ByMail(world, post)
        mail.carrier.reader._read = _read_here  # type: ignore[assignment] # without a process of its own
        await world.stage.settle()
        await world.secretariat.says(f"/lienket thư {FINANCE}, {ADDRESS}")
        yield mail
        mail.carrier.reader.close()


@pytest.fixture
async def morning(by_mail: ByMail) -> ByMail:
    """12 June 2025, 07:30: the department has its reminder by mail."""
    await by_mail.world.move_to("2025-06-12 07:30")
    return by_mail
