"""Looks after the machine once a minute: a backup every night, and the operator hears what is wrong."""

import asyncio
import logging
import shutil
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import datetime, time, timedelta
from pathlib import Path

from bot.settings import Settings
from bot.upkeep.asking import Answer, UnreachableError, ask
from bot.upkeep.backup_command import FAILURES, why
from chat.context import Clock
from chat.markup import Marked
from chat.notices import tell_operators
from chat.texts.upkeep import operator as texts
from storage import job_runs
from storage.database import Database
from storage.upkeep import archive, nightly
from storage.upkeep.patience import NO_ANSWER
from storage.upkeep.troubles import Trouble, Troubles

logger = logging.getLogger(__name__)

LOOK_SECONDS = 60.0
NIGHT = time(1)
"""From then on the backup of a day is made, once the day's tables are in order."""
TRY_AGAIN = timedelta(hours=1)
LONG_UNREACHABLE = timedelta(minutes=10)
LONG_STOPPED = timedelta(minutes=3)
LEAST_FREE = 0.10
MOST_SECONDS_OFF = 30
GOODBYE_SECONDS = 5.0
NIGHTLY = "dondoc-????-??-??.tar.gz"


class Caretaker:
    """What the bot does for its operator."""

    def __init__(self, settings: Settings, database: Database, clock: Clock) -> None:
        """Keep the parts; nothing is looked at yet."""
        self._settings = settings
        self._database = database
        self._clock = clock
        self._unreachable_since: datetime | None = None
        self._not_before: datetime | None = None
        self._troubles = Troubles()

    async def run(self) -> None:
        """Look for ever."""
        while True:
            for look in (self.look_at_telegram, self.look_at_disk, self.back_up):
                await self._try(look, self._troubles[f"the caretaker ({look.__name__})"])
            await asyncio.sleep(LOOK_SECONDS)

    async def _try(self, look: Callable[[], Awaitable[None]], trouble: Trouble) -> None:
        try:
            await look()
        except NO_ANSWER:
            pass  # the database tells it once
        except Exception as error:
            trouble.stumbled(error)
        else:
            trouble.over()

    async def look_at_telegram(self) -> None:
        """Tell how long Telegram was away, once it is there again, and how wrong the clock is."""
        now = self._clock()
        try:
            answer = await ask(self._settings, "getMe")
        except UnreachableError:
            self._unreachable_since = self._unreachable_since or now
            return
        since, self._unreachable_since = self._unreachable_since, None
        if since is not None and now - since >= LONG_UNREACHABLE:
            await self._tell("unreachable", texts.was_unreachable(self._local(since), self._local(now)))
        off = seconds_off(answer, now)
        if off is not None and off > MOST_SECONDS_OFF:
            await self._tell("clock", texts.clock_is_off(off))

    async def look_at_disk(self) -> None:
        """Tell that the disk is nearly full."""
        free = free_share(self._settings.data_folder)
        if free < LEAST_FREE:
            await self._tell("disk", texts.disk_is_full(int(free * 100)))

    async def back_up(self) -> None:
        """Make the backup of today where there is none; one that failed is tried again after an hour."""
        folder, now = self._settings.backup_folder, self._clock()
        local = self._local(now)
        if (
            folder is None
            or local.time() < NIGHT
            or (self._not_before is not None and now < self._not_before)
        ):
            return
        if not await self._database.read_in_thread(nightly.is_wanted, local.date()):
            return
        target = folder / f"dondoc-{local:%Y-%m-%d}.tar.gz"
        evidence = self._settings.evidence_folder
        try:
            await asyncio.to_thread(archive.make, self._settings.database, evidence, target, now)
            await asyncio.to_thread(_forget_old, folder, self._settings.backup_keep)
        except FAILURES as error:
            await self._note_failure(error, local)
            return
        await self._database.transact_in_thread(nightly.note, nightly.MADE, local.date(), now)

    async def _note_failure(self, error: Exception, local: datetime) -> None:
        logger.error("the backup of today failed: %s", error)
        self._not_before = local + TRY_AGAIN
        await self._database.transact_in_thread(nightly.note, nightly.FAILED, local.date(), local)
        await self._tell("backup", texts.backup_failed(why(error)))

    async def say_started(self) -> None:
        """Tell that the bot runs, and since when it had not if that is long."""
        now = self._clock()
        last = await self._database.read_in_thread(job_runs.last_beat, "tick")
        was_long = last is not None and now - last > LONG_STOPPED
        await self._tell("started", texts.started(self._local(last) if last and was_long else None))

    async def say_stopped(self, send_one: Callable[[], Awaitable[bool]]) -> None:
        """Tell that the bot stops, as far as it can be told within some seconds."""
        with suppress(Exception):
            async with asyncio.timeout(GOODBYE_SECONDS):
                key = await self._tell("stopped", texts.stopped(), still_worth=timedelta(minutes=1))
                while await self._database.read_in_thread(nightly.waits, key) and await send_one():
                    pass

    async def _tell(self, kind: str, text: Marked, still_worth: timedelta = timedelta(days=1)) -> str:
        return await self._database.transact_in_thread(tell_operators, kind, text, self._clock(), still_worth)

    def _local(self, moment: datetime) -> datetime:
        return moment.astimezone(self._settings.time_zone)


def seconds_off(answer: Answer, now: datetime) -> int | None:
    """Return by how many seconds our clock differs from Telegram's, None where it did not tell."""
    return round(abs((answer.at - now).total_seconds())) if answer.at is not None else None


def free_share(folder: Path) -> float:
    """Return which share of the disk of a folder is free."""
    there = next(path for path in (folder, *folder.absolute().parents) if path.exists())
    usage = shutil.disk_usage(there)
    return usage.free / usage.total


def _forget_old(folder: Path, keep: int) -> None:
    """Delete all nightly backups but the latest; those that people made under other names stay."""
    for old in sorted(folder.glob(NIGHTLY))[:-keep]:
        old.unlink()
