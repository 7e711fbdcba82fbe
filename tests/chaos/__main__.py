"""Let two processes of the bot live through each thing that may happen, and print what became of it.

`SHORT=1` lives through a little of each. Exits with 1 where anything was lost or doubled.
"""

import os
import random
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from sandbox.faults import FaultKind
from sandbox.server import serve
from storage.database import Database
from storage.migrate import upgrade
from storage.models import InboxState, InboxUpdate, OutboxMessage, OutboxState
from storage.upkeep.lease import Term
from tests.auxil.falling_silent import proxy_to
from tests.auxil.focal_points import People, linked_groups
from tests.bot.test_failover import Pair, nothing_is_said_twice
from tests.bot.test_kill import every_update_had_its_effect_once, slow_network, wait_until_all_is_done
from tests.chaos.cluster import Cluster, cluster

SHORT = bool(os.environ.get("SHORT"))
A_SECOND = 10
MEASURED = 5.0 if SHORT else 20.0
KILLS = 3 if SHORT else 100
STOPS = 1 if SHORT else 5
FROZEN = 20.0 if SHORT else 60.0
SETTLED_WITHIN = 1200.0
"""Seconds: what came while Telegram was away is answered at the pace of slow groups."""
AWAY = 20.0 if SHORT else 600.0


@dataclass
class Scene:
    """Two processes, the people who report, and the database."""

    pair: Pair
    people: People
    server: Cluster
    takeovers: list[float]

    def speak(self, seconds: float) -> float:
        """Let people report ten times a second; return how many updates were handled a second."""
        began, before = time.monotonic(), handled(self.pair.database)
        while (now := time.monotonic()) < began + seconds:
            self.people.act()
            time.sleep(max(0.0, 1 / A_SECOND - (time.monotonic() - now)))
        return (handled(self.pair.database) - before) / (time.monotonic() - began)

    def lose(self, by: signal.Signals, seconds: float) -> None:
        """Kill the leader, or freeze it for a while, and wait until the other one leads."""
        leader = self.pair.leader()
        assert leader.pid is not None
        began = time.monotonic()
        os.kill(leader.pid, by)
        self.takeovers.append(self.pair.successor_of(leader))
        if by is signal.SIGKILL:
            self.pair.processes.remove(leader)
            self.pair.start()
            return
        self.speak(max(0.0, began + seconds - time.monotonic()))
        os.kill(leader.pid, signal.SIGCONT)


Happening = Callable[[Scene], None]


def handled(database: Database) -> int:
    return database.read(
        lambda session: session.scalar(select(func.count()).where(InboxUpdate.state == InboxState.DONE)) or 0
    )


def unknown(session: Session) -> int:
    query = select(func.count()).where(OutboxMessage.state == OutboxState.UNKNOWN)
    return session.scalar(query) or 0


def kills(scene: Scene) -> None:
    for _ in range(KILLS):
        scene.speak(0.7)
        scene.lose(signal.SIGKILL, 0)


def freeze(scene: Scene) -> None:
    scene.speak(1)
    scene.lose(signal.SIGSTOP, FROZEN)


def power_cuts(scene: Scene) -> None:
    for _ in range(STOPS):
        scene.speak(1)
        scene.pair.database.engine.dispose()
        scene.server.stop()
        time.sleep(2)
        scene.server.start()
        scene.pair.leader()


def telegram_away(scene: Scene) -> None:
    control = scene.pair.sandbox.control
    faults = [control.add_fault(FaultKind.DROP_BEFORE, times=None)]
    faults.append(control.add_fault(FaultKind.DROP_BEFORE, method="getUpdates", times=None))
    scene.speak(AWAY)
    for fault in faults:
        control.remove_fault(fault)


HAPPENINGS: Sequence[tuple[str, Happening]] = (
    (f"the leader is killed {KILLS} times", kills),
    (f"the leader is frozen for {FROZEN:.0f} s", freeze),
    (f"PostgreSQL is stopped at once {STOPS} times", power_cuts),
    (f"Telegram is away for {AWAY:.0f} s", telegram_away),
)


def live(server: Cluster, folder: Path, happening: Happening, first_url: str | None = None) -> str:
    """Return the row of one thing that happens; raises AssertionError where something was lost or doubled."""
    server.make_database()
    database = Database(server.url)
    upgrade(database.engine)
    with serve() as sandbox, Pair(sandbox, folder, server.url, database, term=Term()) as pair:
        people = People(sandbox, linked_groups(sandbox, database), random.Random(7))
        slow_network(sandbox, people.groups)
        pair.start(first_url)
        pair.leader()
        pair.start()
        scene = Scene(pair, people, server, [])
        before = scene.speak(MEASURED)
        happening(scene)
        wait_until_all_is_done(sandbox, database, SETTLED_WITHIN)
        after = scene.speak(MEASURED)
        wait_until_all_is_done(sandbox, database, SETTLED_WITHIN)
        every_update_had_its_effect_once(database, people)
        nothing_is_said_twice(sandbox, database, losses=max(KILLS, STOPS))
        lost = database.read(unknown)
        slowest = f"{max(scene.takeovers):.1f} s" if scene.takeovers else "-"
        database.close()
    return f"{people.updates} | 0 | 0 | {lost} | {slowest} | {after / before:.2f}"


def cut_off(scene: Scene, silence: Callable[[], None], speak: Callable[[], None]) -> None:
    leader = scene.pair.leader()
    scene.speak(1)
    silence()
    scene.takeovers.append(scene.pair.successor_of(leader))
    scene.speak(FROZEN)
    speak()


def main() -> None:
    """Print a row for each thing that happens."""
    _say("what happens | updates | lost | doubled | unknown | slowest takeover | throughput after / before")
    failed = False
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        with cluster(Path(folder) / "server") as server:
            for number, (name, happening) in enumerate(HAPPENINGS):
                data = Path(folder) / str(number)
                data.mkdir()
                failed |= not _told(name, lambda: live(server, data, happening))  # noqa: B023 -- called at once
            with proxy_to("127.0.0.1", server.port) as proxy:
                data = Path(folder) / "cut"
                data.mkdir()
                through = server.url_through(proxy.port)
                cut = lambda scene: cut_off(scene, proxy.fall_silent, proxy.speak)  # noqa: E731 -- a happening
                failed |= not _told(
                    f"the leader is cut off from the database for {FROZEN:.0f} s",
                    lambda: live(server, data, cut, through),
                )
    sys.exit(failed)


def _told(name: str, row: Callable[[], str]) -> bool:
    try:
        _say(f"{name} | {row()}")
    except AssertionError as error:
        _say(f"{name} | FAILED: {str(error)[:300]}")
        return False
    return True


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
