"""A real bot in a process of its own, against a sandbox, to be killed at any moment."""

from datetime import date, datetime, timedelta
from functools import partial
from multiprocessing import get_context
from multiprocessing.process import BaseProcess
from pathlib import Path

import uvloop
from telegram.request import HTTPXRequest

from bot.application import build_application
from bot.clock import utc_now
from bot.leading import run_while_leading
from bot.network import ANSWER_TIMEOUT
from bot.settings import read_settings
from chat.understanding import ReplyContext, understand
from jobs.sending.pace import Limits
from sandbox.server import RunningSandbox
from storage.plans.known_days import known_days
from storage.upkeep.lease import Term

understand("NV 1 đang thực hiện 50%", ReplyContext("", ("1",), None, date(2025, 6, 12)))
known_days()
"""Every process would compile for itself what is sought in words, and ask for the calendar; some live for
less than a second."""

# Faster than Telegram allows: how fast is not the question here.
HURRIED = Limits(per_second=400, chat_gap=0, chat_per_minute=1_000_000)


def start_bot(
    sandbox: RunningSandbox,
    folder: Path,
    database_url: str,
    morning: datetime,
    began: datetime,
    limits: Limits = HURRIED,
    answer_timeout: float = ANSWER_TIMEOUT,
    *,
    term: Term | None = None,
    **more: str,
) -> BaseProcess:
    """Start a bot whose clock showed `morning` when the real time was `began`; return its process.

    With a `term` it leads or stands by, as `dondoc run` does; `more` are other settings.
    """
    context = get_context("forkserver")  # forks from a process that has imported everything: starts at once
    context.set_forkserver_preload([__name__])
    settings = {
        "bot_token": sandbox.token,
        "api_base_url": sandbox.base_url,
        "api_base_file_url": sandbox.base_file_url,
        "data_folder": str(folder),
        "database_url": database_url,
        **more,
    }
    process = context.Process(
        target=_run, args=(settings, morning, began, limits, answer_timeout, term), daemon=True
    )
    process.start()
    return process


def _shift(folder: Path) -> timedelta:
    """Return by how much the clock of the bot was set meanwhile: the test says so in a file."""
    try:
        return timedelta(seconds=float(folder.joinpath("clock").read_text()))
    except (OSError, ValueError):
        return timedelta()


def _run(
    settings: dict[str, str],
    morning: datetime,
    began: datetime,
    limits: Limits,
    answer_timeout: float,
    term: Term | None,
) -> None:
    read = read_settings(_env_file=None, **settings)
    build = partial(
        build_application,
        read,
        clock=lambda: morning + (utc_now() - began) + _shift(read.data_folder),
        request=lambda: HTTPXRequest(connection_pool_size=16, read_timeout=answer_timeout),
        limits=limits,
    )
    uvloop.run(run_while_leading(read, build, term) if term else build().run())
