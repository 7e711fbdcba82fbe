"""Let processes of the bot live through each thing that may happen, and print what became of it.

`SHORT=1` lives through a little of each; words on the command line choose the rows whose names hold one of
them. Exits with 1 where anything was lost or doubled.
"""

import random
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from jobs.sending.pace import Limits
from sandbox.server import serve
from storage.database import Database
from storage.migrate import upgrade
from storage.upkeep.lease import Term
from tests.auxil.bot_process import HURRIED
from tests.auxil.falling_silent import proxy_to
from tests.auxil.focal_points import People, linked_groups
from tests.bot.test_failover import Pair, nothing_is_said_twice
from tests.bot.test_kill import every_update_had_its_effect_once, slow_network, wait_until_all_is_done
from tests.chaos import happenings
from tests.chaos.cluster import Cluster, cluster, copy_of
from tests.chaos.disks import small_disk
from tests.chaos.happenings import AWAY, FROZEN, FULL, KILLS, SETTLED_WITHIN, SHORT, STOPS
from tests.chaos.scene import Happening, Scene, Single, unknown

MEASURED = 5.0 if SHORT else 20.0
ROOM_OF_FILE, ROOM_OF_SERVER = 32, 400
LOSSES = max(KILLS, STOPS)


def live(
    kind: type[Pair],
    url: str,
    folder: Path,
    happening: Happening,
    first_url: str | None = None,
    limits: Limits = HURRIED,
) -> str:
    """Return the row of one thing that happens; raises AssertionError where something was lost or doubled.

    Telegram is as strict as the `limits` that the bot keeps.
    """
    database = Database(url)
    upgrade(database.engine)
    with serve() as sandbox, kind(sandbox, folder, url, database, term=Term(), limits=limits) as pair:
        if limits is not HURRIED:
            sandbox.control.enforce_limits()
        people = People(sandbox, linked_groups(sandbox, database), random.Random(7), newest=100)
        slow_network(sandbox, people.groups)
        pair.start(first_url)
        pair.leader()
        if kind is Pair:
            pair.start()
        while not sandbox.control.requests("getUpdates"):
            time.sleep(0.05)
        scene = Scene(pair, people)
        before = scene.speak(MEASURED)
        scene.tell_everybody()
        happening(scene)
        wait_until_all_is_done(sandbox, database, SETTLED_WITHIN)
        after = scene.speak(MEASURED)
        wait_until_all_is_done(sandbox, database, SETTLED_WITHIN)
        every_update_had_its_effect_once(database, people)
        nothing_is_said_twice(sandbox, database, losses=LOSSES)
        left = database.read(unknown)
        slowest = f"{max(scene.takeovers):.1f} s" if scene.takeovers else "-"
        database.close()
    return f"{people.updates} | 0 | 0 | {left} | {slowest} | {after / before:.2f}"


Row = tuple[str, Callable[[Path], str]]


def of_pairs(server: Cluster) -> Iterator[Row]:
    """Yield what two processes live through on one server."""

    def on(
        happening: Happening, through: int | None = None, limits: Limits = HURRIED
    ) -> Callable[[Path], str]:
        def row(folder: Path) -> str:
            server.make_database()
            first = None if through is None else server.url_through(through)
            return live(Pair, server.url, folder, happening, first, limits)

        return row

    yield f"the leader is killed {KILLS} times", on(happenings.kills)
    yield f"the leader is frozen for {FROZEN:.0f} s", on(happenings.freeze)
    yield f"PostgreSQL is stopped at once {STOPS} times", on(happenings.power_cuts(server))
    yield f"Telegram is away for {AWAY:.0f} s", on(happenings.telegram_away, limits=Limits())
    yield "the clock goes 7 h back, then 3 h forward", on(happenings.wrong_clock)
    with proxy_to("127.0.0.1", server.port) as proxy:
        cut = happenings.cut_off(proxy.fall_silent, proxy.speak)
        yield f"the leader is cut off from the database for {FROZEN:.0f} s", on(cut, proxy.port)


def with_full_server(_folder: Path) -> str:
    with small_disk(ROOM_OF_SERVER) as disk, cluster(disk.folder / "server") as server:
        server.make_database()
        with _folder_of_bot() as folder:
            return live(Pair, server.url, folder, happenings.full_disk(disk, server.make_sure))


def with_full_file(_folder: Path) -> str:
    with small_disk(ROOM_OF_FILE) as disk:
        url = f"sqlite:///{disk.folder / 'dondoc.sqlite3'}"
        return live(Single, url, disk.folder, happenings.full_disk(disk, lambda: None))


def with_copy(folder: Path) -> str:
    with cluster(folder / "server") as server, copy_of(server, folder / "copy") as copy:
        server.make_database()
        url = server.url_of_either(copy)
        return live(Pair, url, folder, happenings.promote(server, copy))


def with_file(folder: Path) -> str:
    url = f"sqlite:///{folder / 'dondoc.sqlite3'}"
    return live(Single, url, folder, happenings.kills_of_the_only_one)


ALONE: tuple[Row, ...] = (
    (f"the disk of PostgreSQL is full for {FULL:.0f} s", with_full_server),
    ("the server dies, its copy is promoted", with_copy),
    (f"SQLite: the bot is killed {KILLS} times", with_file),
    (f"SQLite: the disk is full for {FULL:.0f} s", with_full_file),
)


@contextmanager
def _folder_of_bot() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)


def main() -> None:
    """Print a row for each thing that happens."""
    _say("Under 10 reports a second, with a wave of 300 beside:")
    _say("what happens | updates | lost | doubled | unknown | slowest takeover | throughput after / before")
    with _folder_of_bot() as folder, cluster(folder / "server") as server:
        is_good = [_told(name, row) for name, row in _rows(server) if _is_wanted(name)]
    sys.exit(not all(is_good))


def _rows(server: Cluster) -> Iterator[Row]:
    yield from of_pairs(server)
    yield from ALONE


def _is_wanted(name: str) -> bool:
    return len(sys.argv) == 1 or any(word in name for word in sys.argv[1:])


def _told(name: str, row: Callable[[Path], str]) -> bool:
    try:
        with _folder_of_bot() as folder:
            _say(f"{name} | {row(folder)}")
    except AssertionError as error:
        where = traceback.extract_tb(error.__traceback__)[-1]
        _say(f"{name} | FAILED: {where.line} {str(error)[:300]}")
        return False
    return True


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
