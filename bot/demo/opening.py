"""Opens the rehearsal: the sandbox first, so that its address is known at once, then everything else."""

import secrets
from collections.abc import Callable
from pathlib import Path

from bot.demo.bot_handle import BotHandle
from bot.demo.cast import gather
from bot.demo.live import Live
from bot.demo.play import Document, first_moment
from bot.demo.timing import Timing
from bot.demo.tour import steps
from bot.rehearsal import MovedClock
from bot.settings import read_settings
from plans.reading.document import read_document
from sandbox.server import RunningSandbox, serve
from storage.database import Database
from storage.migrate import upgrade

USERNAME = "dondoc_bot"


async def rehearse(plan: Document, folder: Path, tell: Callable[[str], None]) -> None:
    """Tell the address of the page and keep the rehearsal going until cancelled.

    Raises UnreadableDocumentError: the document holds no plan.
    """
    start = first_moment(plan)
    token = f"{secrets.randbelow(9 * 10**8) + 10**8}:{secrets.token_urlsafe(24)}"
    with serve(token=token, username=USERNAME, path=f"/{secrets.token_urlsafe(16)}") as sandbox:
        clock = MovedClock(start)
        clock.release()
        sandbox.control.run_clock(start)
        live = _live(sandbox, plan, folder, clock)
        sandbox.attach(live.acts())
        tell(sandbox.page)
        try:
            await live.bot.start(clock())
            await live.watch()
        finally:
            await live.timing.stop_by_itself()
            await live.bot.stop()
            live.timing.database.close()


def _live(sandbox: RunningSandbox, plan: Document, folder: Path, clock: MovedClock) -> Live:
    settings = read_settings(_env_file=None, bot_token=sandbox.token, data_folder=folder)
    database = Database(settings.database)
    upgrade(database.engine)
    bot = BotHandle(sandbox, folder)
    timing = Timing(sandbox.control, bot, database, clock, settings.time_zone)
    document = read_document(plan.name, plan.content).plan
    cast = gather(sandbox.control, document, timing.now().date())
    return Live(sandbox, bot, timing, cast, plan, steps(cast))
