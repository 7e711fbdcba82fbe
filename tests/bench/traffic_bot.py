"""A bot of the revision that PYTHONPATH names, whose groups report at six in the morning; run by its path.

`traffic_bot.py seed DATABASE UPDATES` makes its database and what its groups say;
`traffic_bot.py run DATABASE API PER_SECOND` runs it.
"""

import asyncio
import json
import sys
from contextlib import AbstractContextManager, nullcontext
from datetime import datetime
from importlib import import_module
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

GROUPS = 300
REPORTS = 600
PERSON = 1001
MORNING = datetime.fromisoformat("2025-06-12T06:00:00+07:00")
"""Nobody is reminded so early."""
SHARES = (40, 60, 80)


def seed(database: str, updates: str) -> None:
    """Save a plan whose tasks are led by one unit each, with a group each, and what these say."""
    from storage.database import Database
    from storage.migrate import upgrade
    from tests.auxil import wave

    chats = {f"UBND xã Hoa Lộc {number}": -1_000_000 - number for number in range(1, GROUPS + 1)}
    whole = Database(database)
    upgrade(whole.engine)
    whole.transact(wave._save, chats, PERSON)
    whole.close()
    said = [_update(number, list(chats.values())[number % GROUPS]) for number in range(REPORTS)]
    Path(updates).write_text(json.dumps(said))


def _update(number: int, chat: int) -> dict[str, Any]:
    task, share = number % GROUPS + 1, SHARES[number // GROUPS % len(SHARES)]
    message = {
        "message_id": 10_000 + number,
        "date": int(MORNING.timestamp()),
        "chat": {"id": chat, "type": "supergroup", "title": "Nhóm"},
        "from": {"id": PERSON, "is_bot": False, "first_name": "Hà"},
        "text": f"/baocao NV {task} đang thực hiện {share}%",
        "entities": [{"type": "bot_command", "offset": 0, "length": len("/baocao")}],
    }
    return {"update_id": 5_000 + number, "message": message}


def run(database: str, api: str, per_second: str) -> None:
    """Run the bot until it is killed."""
    with _loading():
        from telegram.request import HTTPXRequest

        from bot.application import build_application
    from bot.clock import utc_now
    from bot.settings import read_settings

    began = utc_now()
    settings = read_settings(
        _env_file=None,
        bot_token="1:x",  # noqa: S106 -- it opens nothing
        api_base_url=f"{api}/bot",
        api_base_file_url=f"{api}/file/bot",
        data_folder=mkdtemp(),
        database_url=database,
    )
    dondoc = build_application(
        settings,
        clock=lambda: MORNING + (utc_now() - began),
        request=lambda: HTTPXRequest(connection_pool_size=16, read_timeout=60),
        limits=_pace().Limits(per_second=float(per_second), chat_gap=0, chat_per_minute=1_000_000),
    )
    _loop()(dondoc.run())


def _loading() -> AbstractContextManager[None]:
    """Return within what a revision's command loads its bot."""
    try:
        found: AbstractContextManager[None] = import_module("bot.loading").loading()
    except ImportError:
        return nullcontext()
    return found


def _loop() -> Any:
    """Return what runs a revision's bot: the loop that its command takes."""
    command = import_module("bot.run_command")
    return getattr(command, "uvloop", asyncio).run


def _pace() -> Any:
    try:
        return import_module("jobs.sending.pace")
    except ImportError:  # before the wings
        return import_module("jobs.pace")


if __name__ == "__main__":
    if sys.argv[1] == "seed":
        seed(*sys.argv[2:])
    else:
        run(*sys.argv[2:])
