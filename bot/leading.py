"""One of several processes on the same PostgreSQL leads and is the bot; the others stand by until it ends."""

import asyncio
import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

from bot.application import Dondoc
from bot.health import systemd, words
from bot.health.guard import guarded
from bot.settings import Settings
from chat.context import Services
from storage.database import open_engine
from storage.migrate import upgrade
from storage.upkeep.holding import join_on_connect, sqlite_file
from storage.upkeep.lease import Lease, NotLeadingError, Term
from storage.upkeep.patience import Patience
from storage.upkeep.troubles import told_shortly

logger = logging.getLogger(__name__)

USUAL = Term()


async def run_while_leading(settings: Settings, build: Callable[[], Dondoc], term: Term = USUAL) -> None:
    """Run the bot whenever this process leads, until cancelled; on a SQLite file there is no other."""
    if sqlite_file(settings.database) is not None:
        dondoc = build()
        with _taking(settings, dondoc.services):
            await guarded(dondoc, settings)
        return
    engine = open_engine(settings.database, Patience(statement=term.silence / 2))
    join_on_connect(engine)
    lease = Lease(engine, term)
    try:
        while True:
            await _stand_by_and_lead(lease, engine, build(), settings)
    finally:
        await asyncio.to_thread(lease.release)
        engine.dispose()


async def _stand_by_and_lead(lease: Lease, engine: Engine, dondoc: Dondoc, settings: Settings) -> None:
    """Be the bot once this process leads, until it does no more; it takes what comes before, too."""
    try:
        with _taking(settings, dondoc.services):
            await _stand_by(lease, engine, settings)
            await _lead(lease, dondoc, settings)
    finally:
        dondoc.services.database.close()


@contextmanager
def _taking(settings: Settings, services: Services) -> Iterator[None]:
    if settings.webhook_url is None:
        yield
        return
    from bot.webhook.taking import taking  # noqa: PLC0415 -- see below

    with taking(settings, services):
        yield


async def _stand_by(lease: Lease, engine: Engine, settings: Settings) -> None:
    """Return as soon as this process leads; whoever asks how it is hears meanwhile that it waits."""
    told = ""
    with _seen_to_wait(settings, lambda: told), _turned_away(settings):
        while (said := await _why_not_leading(lease, engine)) is not None:
            if said != told:
                logger.info("standing by: %s", said)
                told = said
            systemd.notify(systemd.READY)
            systemd.notify(systemd.ALIVE)
            await asyncio.sleep(lease.term.renewal)
    logger.info("this process leads")


async def _why_not_leading(lease: Lease, engine: Engine) -> str | None:
    """Try to lead; return why this process does not, None where it does."""
    try:
        if await asyncio.to_thread(lease.take):
            return None
        return words.standing_by(await asyncio.to_thread(lease.leader))
    except SQLAlchemyError as error:
        await _make_tables(engine)
        return words.database(told_shortly(error))


@contextmanager
def _seen_to_wait(settings: Settings, why: Callable[[], str]) -> Iterator[None]:
    if settings.health_address is None:
        yield
        return
    # Only who asks for it has a web server in memory.
    from bot.health import server  # noqa: PLC0415 -- see above

    with server.served(settings.health_address, server.standing_by(why)):
        yield


@contextmanager
def _turned_away(settings: Settings) -> Iterator[None]:
    """Tell whoever opens the page here that another machine has it."""
    if settings.web_port is None:
        yield
        return
    from bot.health.server import served  # noqa: PLC0415 -- see above
    from bot.web.server import standing_by  # noqa: PLC0415 -- see above

    with served((settings.web_host, settings.web_port), standing_by()):
        yield


async def _make_tables(engine: Engine) -> None:
    """Bring an empty database to our tables, without which nobody can lead; another process may do so too."""
    with suppress(SQLAlchemyError):
        await asyncio.to_thread(upgrade, engine)


@contextmanager
def _kept(lease: Lease, lost: asyncio.Event, loop: asyncio.AbstractEventLoop) -> Iterator[None]:
    """Renew the lease in a thread of its own, which no busy loop keeps waiting; set `lost` when it is."""
    ended = threading.Event()

    def keep() -> None:
        while not ended.wait(lease.term.renewal):
            if not lease.renew():
                loop.call_soon_threadsafe(lost.set)
                return

    keeper = threading.Thread(target=keep, name="lease", daemon=True)
    keeper.start()
    try:
        yield
    finally:
        ended.set()
        keeper.join()


async def _lead(lease: Lease, dondoc: Dondoc, settings: Settings) -> None:
    """Be the bot until another process leads; raises what the bot ends with by itself."""
    dondoc.services.database.led_by(lease)
    lost = asyncio.Event()
    with _kept(lease, lost, asyncio.get_running_loop()):
        running = asyncio.create_task(guarded(dondoc, settings))
        losing = asyncio.create_task(lost.wait())
        try:
            await asyncio.wait({running, losing}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            losing.cancel()
            running.cancel()
            (end,) = await asyncio.gather(running, return_exceptions=True)
    # Whose connections were ended by who took over fails before he hears of it.
    is_lost = isinstance(end, NotLeadingError)
    if isinstance(end, Exception) and not is_lost and await asyncio.to_thread(lease.renew):
        raise end
    logger.warning("this process leads no more")
