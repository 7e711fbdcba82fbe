"""Opens the rehearsal: the sandbox first, so that its address is known at once, then everything else."""

import secrets
from collections.abc import Callable
from pathlib import Path

from bot.demo.bot_handle import BotHandle
from bot.demo.cast import taken_up_or_gathered
from bot.demo.live import Live
from bot.demo.page import Page, free_port
from bot.demo.play import Document, first_moment
from bot.demo.timing import Timing
from bot.demo.tour import first_chapter
from bot.demo.tour_levels import second_chapter
from bot.rehearsal import MovedClock
from bot.settings import read_settings
from plans.reading.document import read_document
from sandbox.server import RunningSandbox, serve
from storage.database import Database
from storage.migrate import upgrade
from storage.upkeep import holding
from storage.upkeep.holding import HeldError

USERNAME = "dondoc_bot"
BOT = 700000002
"""The bot's id, the same at every rehearsal, so that one that was kept finds its bot again."""
TELEGRAM, CAST, HELD = "telegram.sqlite3", "cast.json", "rehearsal"
OTHER_THINGS = "thư mục đã có tệp khác, không phải của một buổi diễn thử"


class NoRehearsalError(Exception):
    """A rehearsal cannot be kept in the folder, for a reason; the message says what can be done."""

    def __init__(self, folder: Path, why: str) -> None:
        """Say what can be done."""
        super().__init__(f"{folder}: {why}. Xin chọn thư mục khác.")


async def rehearse(plan: Document, folder: Path, tell: Callable[[str], None]) -> None:
    """Tell the address of the page and keep the rehearsal going until cancelled.

    What an earlier rehearsal left in the folder is taken up, however it ended.

    Raises UnreadableDocumentError: the document holds no plan.
    Raises NoRehearsalError: what is in the folder is no rehearsal, or one that is open.
    """
    try:
        with holding.running(f"sqlite:///{folder / HELD}"):
            await _rehearse(plan, folder, tell)
    except HeldError as holder:
        raise NoRehearsalError(folder, f"buổi diễn thử này đang mở ({holder})") from None


async def _rehearse(plan: Document, folder: Path, tell: Callable[[str], None]) -> None:
    start = first_moment(plan)
    token, path = f"{BOT}:{secrets.token_urlsafe(24)}", f"/{secrets.token_urlsafe(16)}"
    kept = folder / TELEGRAM
    resumed = _is_resumed(folder)
    with serve(token=token, username=USERNAME, path=path, kept=kept) as sandbox:
        clock = MovedClock(sandbox.control.clock() if resumed else start)
        clock.release()
        sandbox.control.run_clock(clock())
        live = _live(sandbox, plan, folder, clock)
        sandbox.attach(live.acts())
        await live.refresh()
        tell(sandbox.page)
        try:
            await live.bot.start(clock())
            await live.watch()
        finally:
            await live.timing.stop_by_itself()
            await live.bot.stop()
            live.timing.database.close()


def _is_resumed(folder: Path) -> bool:
    """Return whether a rehearsal in the folder goes on; one that ended before its page opened begins anew."""
    kept = folder / TELEGRAM
    if not kept.exists() and {path.name for path in folder.iterdir()} > {f"{HELD}.lock"}:
        raise NoRehearsalError(folder, OTHER_THINGS)
    if not (folder / CAST).exists():
        for part in folder.glob(f"{TELEGRAM}*"):
            part.unlink()
    return kept.exists()


def _live(sandbox: RunningSandbox, plan: Document, folder: Path, clock: MovedClock) -> Live:
    settings = read_settings(_env_file=None, bot_token=sandbox.token, data_folder=folder)
    database = Database(settings.database)
    upgrade(database.engine)
    document = read_document(plan.name, plan.content).plan
    today = clock().astimezone(settings.time_zone).date()
    kept = folder / CAST
    cast = taken_up_or_gathered(kept, sandbox.control, document, today)
    page = Page(free_port(), cast.page_unit)
    bot = BotHandle(sandbox, folder, page)
    timing = Timing(sandbox.control, bot, database, clock, settings.time_zone)
    tour = (first_chapter(cast), second_chapter(cast))
    chapter = int(cast.level is not None)
    return Live(sandbox, bot, timing, cast, plan, kept, tour, page, chapter)
