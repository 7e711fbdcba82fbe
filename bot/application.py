"""The one place where the parts meet."""

import asyncio
import logging
import os
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from itertools import chain

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from sqlalchemy.orm import Session
from telegram import Bot, BotCommand, BotCommandScopeAllGroupChats, BotCommandScopeAllPrivateChats
from telegram.request import BaseRequest

from bot.carriers import Carrier, carriers_of, hear_through
from bot.clock import utc_now
from bot.conversations import ROUTES, TAKERS
from bot.dispatch import Dispatcher
from bot.document_process import read_in_process, read_sheet_in_process, read_template_in_process
from bot.export_process import make_in_process
from bot.health import systemd
from bot.network import make_client
from bot.polling import LOOK_SECONDS, LOOK_SECONDS_BESIDE_OTHERS, Poller, Worker
from bot.settings import Settings
from bot.starting import as_far_as_possible, until_reached, until_the_database_answers
from bot.upkeep.caretaker import Caretaker
from bot.webhook.keeping import Keeper
from chat.channels import Channels
from chat.context import Clock, Services
from chat.outgoing import suggest_commands
from chat.telegram.bot import IntroducedBot
from chat.telegram.channel import TelegramChannel
from chat.texts.guide import PRIVATE_COMMANDS, SECRETARIAT_COMMANDS, UNIT_COMMANDS
from jobs.sending.outcomes import REPEATABLE
from jobs.sending.pace import Limits, Pace
from jobs.sending.sender import Sender
from jobs.ticks import DailyJobs, daily_jobs, tick
from storage import outbox, turns
from storage.database import Database
from storage.groups.links import of_secretariat
from storage.migrate import upgrade
from storage.units import offices
from storage.upkeep.patience import Patience
from storage.upkeep.room import make_able_to_shrink
from storage.upkeep.statistics import gather_at_start
from storage.upkeep.troubles import Troubles

logger = logging.getLogger(__name__)

TICK_SECONDS = 60
"""The clock ticks as a minute begins: whatever has a time of day has one of hours and minutes."""
SECONDS_TO_BEGIN = 5
"""By then every loop has turned; it is noted, so that who looks after the bot need not wait for a minute."""


@dataclass
class Dondoc:
    """The assembled bot: its loops, and the steps they are made of."""

    bot: Bot
    services: Services
    poller: Poller
    worker: Worker
    sender: Sender
    jobs: DailyJobs
    caretaker: Caretaker
    carriers: Sequence[Carrier] = ()
    webhook: Keeper | None = None
    """Keeps the webhook set, where updates are brought; else the poller fetches them."""
    ticked_at: float | None = None
    """When the clock last did what it asks for, in monotonic seconds."""
    troubles: Troubles = field(default_factory=Troubles)
    """Those of what the clock asks for."""

    async def start(self) -> None:
        """Bring the database up to date and introduce ourselves to Telegram, however long it takes."""
        await until_the_database_answers(self._prepare)
        systemd.notify(systemd.READY)
        await until_reached(self.bot.initialize)
        await as_far_as_possible(self.receiving.begin)
        await self._suggest_commands()
        await until_the_database_answers(self.caretaker.say_started)

    @property
    def receiving(self) -> Poller | Keeper:
        """Return by what updates come."""
        return self.webhook or self.poller

    async def _prepare(self) -> None:
        for step in (upgrade, make_able_to_shrink, gather_at_start):
            await asyncio.to_thread(step, self.services.database.engine)
        for carrier in self.carriers:
            await carrier.begin()
        await self.services.database.transact_in_thread(
            turns.recover_interrupted, REPEATABLE, self.services.clock()
        )

    async def _suggest_commands(self) -> None:
        """Publish the units' commands for groups; the secretariat's own group gets its list when linked."""
        for commands, scope in (
            (UNIT_COMMANDS, BotCommandScopeAllGroupChats()),
            (PRIVATE_COMMANDS, BotCommandScopeAllPrivateChats()),
        ):
            await as_far_as_possible(partial(self.bot.set_my_commands, _commands(commands), scope=scope))
        now = self.services.clock()
        await until_the_database_answers(
            partial(self.services.database.transact_in_thread, _suggest_to_secretariat, now)
        )

    async def stop(self) -> None:
        """Let go of the network and the database."""
        await self.bot.shutdown()
        self.services.database.close()

    def tick(self) -> None:
        """Do what the clock asks for now, and note when every loop turned last."""
        now, ages = self.services.clock(), self.ages()
        turned = {loop: now - timedelta(seconds=age) for loop, age in ages.items()}
        tick(self.services.database, self.jobs, self.services.zone, now, turned, self.troubles)
        self.ticked_at = time.monotonic()

    def ages(self) -> Mapping[str, float]:
        """Return how many seconds ago each loop turned that has begun, and Telegram answered."""
        turned: dict[str, float | None] = {
            "tick": self.ticked_at,
            "polling": self.receiving.turned_at,
            "telegram": self.receiving.answered_at,
            "sender": self.sender.turned_at,
            **{lane.value: at for lane, at in self.worker.turned_at.items()},
            **{loop: at for carrier in self.carriers for loop, at in carrier.turned_at.items()},
        }
        now = time.monotonic()
        return {loop: now - at for loop, at in turned.items() if at is not None}

    async def run(self) -> None:
        """Start, and run until cancelled."""
        try:
            await self.start()
            try:
                logger.info("the bot runs")
                await self.run_loops()
            finally:
                await self.caretaker.say_stopped(self.sender.send_one)
        finally:
            await self.stop()

    async def run_loops(self) -> None:
        """Receive, handle, send and watch the clock until cancelled."""
        self.ticked_at = time.monotonic()  # from here on it has to
        scheduler = AsyncIOScheduler(timezone=self.services.zone)
        scheduler.start()
        try:
            async with asyncio.TaskGroup() as group:
                own = [carrier.run for carrier in self.carriers]
                for loop in (self.receiving.run, self.worker.run, self.sender.run, self.caretaker.run, *own):
                    group.create_task(loop())
                group.create_task(self.keep_time(scheduler))
        finally:
            scheduler.shutdown(wait=False)

    async def keep_time(self, scheduler: AsyncIOScheduler) -> None:
        """Let the scheduler tick now and as each minute begins, for ever; what is waited is monotonic.

        Its own intervals go by the wall clock: set back by hours, it would be silent for as long.
        """
        longest = SECONDS_TO_BEGIN
        while True:
            scheduler.add_job(self._tick_in_thread, id="tick", replace_existing=True, misfire_grace_time=None)
            left = TICK_SECONDS - self.services.clock().timestamp() % TICK_SECONDS
            await asyncio.sleep(min(left, longest))
            longest = TICK_SECONDS

    async def _tick_in_thread(self) -> None:
        with suppress(asyncio.CancelledError):  # at the end, which APScheduler would log as a failure
            try:
                await asyncio.to_thread(self.tick)
            except Exception as error:
                self.troubles["the clock"].stumbled(error)
            else:
                self.troubles["the clock"].over()


def _commands(commands: dict[str, str]) -> list[BotCommand]:
    return [BotCommand(command, meaning) for command, meaning in commands.items()]


def _suggest_to_secretariat(session: Session, now: datetime) -> None:
    groups = chain.from_iterable(of_secretariat(session, office) for office in offices.running(session))
    outbox.enqueue(session, [suggest_commands(group.chat_id, SECRETARIAT_COMMANDS) for group in groups], now)


def build_application(
    settings: Settings,
    clock: Clock = utc_now,
    request: Callable[[], BaseRequest] | None = None,
    limits: Limits | None = None,
) -> Dondoc:
    """Return the bot assembled from its settings; nothing is opened before it is started or used.

    `request` makes the HTTP clients in place of the real ones; `limits` is the pace in place of Telegram's.
    """
    os.environ.setdefault("PTB_TIMEDELTA", "true")  # python-telegram-bot warns at every 429 without it
    settings.data_folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    make_request = request or (lambda: make_client(settings))
    polling_request = make_request()
    bot = IntroducedBot(
        settings.bot_token.get_secret_value(),
        settings.api_base_url,
        settings.api_base_file_url,
        request=make_request(),
        get_updates_request=polling_request,
    )
    services = _services(settings, clock, bot)
    pace = Pace(limits or Limits(per_second=settings.messages_per_second))
    return Dondoc(
        bot=bot,
        services=services,
        poller=Poller(services.database, bot, polling_request, clock),
        worker=Worker(
            services, Dispatcher(services, ROUTES, TAKERS), hear_through(bot), _look_seconds(settings)
        ),
        sender=Sender(services.database, bot, clock, pace),
        jobs=_daily_jobs(settings),
        caretaker=Caretaker(settings, services.database, clock),
        carriers=carriers_of(settings, services),
        webhook=_keeper(settings, services, bot),
    )


def _look_seconds(settings: Settings) -> float:
    """Return how often to look for what another process has taken, which rings no bell here."""
    return LOOK_SECONDS if settings.webhook_address is None else LOOK_SECONDS_BESIDE_OTHERS


def _daily_jobs(settings: Settings) -> DailyJobs:
    usual, digest = settings.morning_time, settings.digest_time
    return partial(daily_jobs, usual=usual, digest=digest, keeping=settings.keeping)


def _keeper(settings: Settings, services: Services, bot: Bot) -> Keeper | None:
    address = settings.webhook_address
    if address is None:
        return None
    return Keeper(bot, services.database, services.clock, address, settings.webhook_secret)


def _services(settings: Settings, clock: Clock, bot: Bot) -> Services:
    database = Database(settings.database, Patience(settings.database_timeout))
    return Services(
        database=database,
        clock=clock,
        zone=settings.time_zone,
        morning=settings.morning_time,
        channel=Channels(TelegramChannel(bot), database, clock, settings.web_address),
        read_document=read_in_process,
        read_sheet=read_sheet_in_process,
        read_template=read_template_in_process,
        make_files=make_in_process,
        evidence_folder=settings.evidence_folder if settings.keep_files else None,
        writes_mail=settings.writes_mail,
    )
