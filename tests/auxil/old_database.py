"""Makes a small database as one version of the bot leaves it, to be kept for the tests of later ones.

Run it in a checkout of that version: python -m tests.auxil.old_database tests/auxil/left/NUMBER.sql
"""

import asyncio
import sqlite3
import sys
import tempfile
from contextlib import closing
from pathlib import Path

from sandbox.server import serve
from tests.auxil.cast import COMMUNE, FINANCE
from tests.auxil.world import PLAN, everybody

MAY, JUNE = "2025-05-15 08:00", "2025-06-12 07:30"


async def live(folder: Path) -> None:
    """Let a month be lived, and stop where answers, questions and changed messages wait."""
    with serve() as sandbox:
        async with everybody(sandbox, folder, MAY) as world:
            world.given_plan(PLAN)
            world.given_link(FINANCE, world.finance)
            world.given_link(COMMUNE, world.commune)
            await world.secretariat.says("/yeucau")
            await world.move_to(JUNE)
            await world.finance.says("/baocao NV 1 đang thực hiện 60%. Vướng mắc: chưa có kinh phí")
            await world.finance.says("/baocao đã hoàn thành")
            await world.commune.says("/baocao NV 3 xin gia hạn")
            await world.secretariat.says("/lienket Sở Giao thông")
            people = world.stage.people
            people.say(world.finance.chat, world.finance.person, "/nhiemvu")
            people.say(world.commune.chat, world.commune.person, "/baocao NV 3 đang thực hiện 40%")
            people.say(world.secretariat.chat, world.secretariat.person, "/vuongmac")
            await world.stage.dondoc.poller.poll_once(0)
            await world.stage.dondoc.worker.handle_waiting()


def main() -> None:
    """Write the database as SQL."""
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(live(Path(folder)))
        with closing(sqlite3.connect(Path(folder) / "dondoc.sqlite3")) as connection:
            Path(sys.argv[1]).write_text("\n".join(connection.iterdump()) + "\n")


if __name__ == "__main__":
    main()
