"""The command `dondoc demo`: the rehearsal on a page, or one month played in the terminal."""

import asyncio
import logging
import signal
import sys
import tempfile
from collections.abc import Coroutine, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import typer

from bot.demo.opening import USERNAME, NoRehearsalError, rehearse
from bot.demo.play import Document, first_moment
from bot.demo.play import play as play_month
from bot.demo.play_levels import play_levels
from bot.logs import set_up_logging
from bot.rehearsal import rehearsal
from plans import samples
from plans.plan import UnreadableDocumentError
from sandbox.server import serve


def demo(plan: Path | None, keep: Path | None, *, play: bool) -> None:
    """Open the rehearsal's page and stay until Ctrl-C, or play one month in the terminal."""
    set_up_logging(level=logging.ERROR)
    document = _document(plan)
    if play or not sys.stdin.isatty():
        _run(_play(document))
    else:
        with _folder(keep) as folder:
            _run(rehearse(document, folder, _tell))


@contextmanager
def _folder(kept: Path | None) -> Iterator[Path]:
    """Return the folder of a rehearsal: one to keep, or one that is thrown away."""
    if kept is None:
        with tempfile.TemporaryDirectory() as folder:
            yield Path(folder)
    else:
        kept.mkdir(parents=True, exist_ok=True)
        yield kept


def _document(plan: Path | None) -> Document:
    if plan is None:
        return Document(samples.WORD_NAME, samples.sample())
    return Document(plan.name, plan.read_bytes())


def _run(work: Coroutine[Any, Any, None]) -> None:
    try:
        asyncio.run(_until_told_to_stop(work))
    except (UnreadableDocumentError, NoRehearsalError) as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from None


async def _until_told_to_stop(work: Coroutine[Any, Any, None]) -> None:
    """Work until it is done, Ctrl-C or SIGTERM; a shell's background jobs hear only the latter."""
    working = asyncio.ensure_future(work)
    for stop in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(stop, working.cancel)
    with suppress(asyncio.CancelledError):
        await working


def _tell(address: str) -> None:
    typer.echo(f"Buổi diễn thử: {address} (mở trong trình duyệt; Ctrl-C để dừng)")


async def _play(plan: Document) -> None:
    with tempfile.TemporaryDirectory() as folder, serve(username=USERNAME) as sandbox:
        async with rehearsal(sandbox, Path(folder), first_moment(plan)) as stage:
            await play_levels(await play_month(stage, plan, typer.echo))
