"""Six hundred open pages and a wave of six hundred messages: how long a page waits, what memory it takes."""

import asyncio
import math
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy.orm import Session
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from bot.application import build_application
from bot.clock import utc_now
from bot.settings import read_settings
from bot.web.server import WebPage
from chat.markup import Marked
from storage import outbox
from storage.actors import Speaker
from storage.migrate import upgrade
from storage.models import Act, ChatLink, Lane, LinkRole, Unit
from storage.outbox import Content, Outgoing
from storage.web import devices

PAGES = 600
LONGEST_WAIT = 2.0
MOST_MEMORY = 1.5
PORT = 18765
WORDS = "Việc hôm nay"

Figure = tuple[str, float, float]


def figures() -> Iterator[Figure]:
    """Yield what was measured, what it took, and what it may take."""
    with TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "tests.bench.pages", folder]
        with subprocess.Popen(command, stdout=subprocess.PIPE) as serving:
            try:
                assert serving.stdout is not None
                serving.stdout.readline()
                yield from asyncio.run(_measured(serving.pid))
            finally:
                serving.terminate()


async def _measured(process: int) -> list[Figure]:
    before = megabytes(process)
    pages = await asyncio.gather(*(_opened(number) for number in range(PAGES)))
    opened, spent = megabytes(process), processor_seconds(process)
    began = time.monotonic()
    told = asyncio.gather(*(_told(reader) for reader, _ in pages))
    await _asked("/wave")
    waited = [moment - began for moment in await told]
    after = megabytes(process)
    for _, writer in pages:
        writer.close()
    return [
        (f"megabytes without a page, with {PAGES} of them {opened:.0f}", before, math.inf),
        ("processor seconds of the wave", processor_seconds(process) - spent, LONGEST_WAIT),
        (f"{PAGES} pages told of a wave, the last one", max(waited), LONGEST_WAIT),
        (f"memory with {PAGES} pages, times of without", after / before, MOST_MEMORY),
    ]


def megabytes(process: int) -> float:
    """Return how much memory a process takes."""
    status = Path(f"/proc/{process}/status").read_text()
    return int(status.partition("VmRSS:")[2].split()[0]) / 1024


def processor_seconds(process: int) -> float:
    """Return how long a process has had a processor."""
    spent = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[11:13]
    return sum(map(int, spent)) / os.sysconf("SC_CLK_TCK")


async def _opened(number: int) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    reader, writer = await asyncio.open_connection("127.0.0.1", PORT)
    writer.write(f"GET /events HTTP/1.1\r\nHost: x\r\nCookie: dondoc=key-{number}\r\n\r\n".encode())
    await reader.readuntil(b"event: changes")
    await reader.readuntil(b"\n\n")
    return reader, writer


async def _told(reader: asyncio.StreamReader) -> float:
    while WORDS not in (await reader.readuntil(b"\n\n")).decode():
        pass
    return time.monotonic()


async def _asked(path: str) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", PORT)
    writer.write(f"GET {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n".encode())
    await reader.read()
    writer.close()


def _given_pages(session: Session) -> list[int]:
    """Let so many units have a page each; return their conversations."""
    chats, now = [], utc_now()
    for number in range(PAGES):
        unit = Unit(name=f"Đơn vị {number}", level="commune", created_at=now)
        session.add(unit)
        session.flush()
        chat_id = devices.chat_for(LinkRole.UNIT, unit.id, 0)
        link = ChatLink(chat_id=chat_id, title=unit.name, role=LinkRole.UNIT, unit_id=unit.id, linked_at=now)
        session.add(link)
        session.flush()
        speaker = Speaker(devices.new_person(session), f"Cán bộ {number}", chat_id, None, unit.name)
        devices.add(session, speaker, f"key-{number}", "Chrome, Windows", now)
        chats.append(chat_id)
    return chats


def _wave(session: Session, chats: list[int]) -> None:
    content = Content(Marked("<b>Việc hôm nay</b> của đơn vị: NV 1, NV 2, NV 3"))
    outbox.enqueue(session, [Outgoing(Act.SAY, chat, content, Lane.WAVE) for chat in chats], utc_now())


async def _serve(folder: str) -> None:
    """Serve so many pages, and send the wave when that is asked for."""
    settings = read_settings(_env_file=None, bot_token="1:a", data_folder=folder)  # noqa: S106 -- opens nothing
    services = build_application(settings).services
    upgrade(services.database.engine)
    chats = services.database.transact(_given_pages)

    async def wave(_request: Request) -> Response:
        await services.database.transact_in_thread(_wave, chats)
        return PlainTextResponse("")

    page = WebPage(services, "http://x", ("127.0.0.1", PORT), more=[Route("/wave", wave)])
    asyncio.get_running_loop().call_later(2, lambda: os.write(1, b"ready\n"))
    with suppress(asyncio.CancelledError):
        await page.run()


if __name__ == "__main__":
    if sys.argv[1:]:
        asyncio.run(_serve(sys.argv[1]))
    else:
        sys.stdout.writelines(f"{what}: {took:.2f} (≤ {may})\n" for what, took, may in figures())
