"""What may happen to the bot: each of these is lived through under load."""

import os
import signal
import time
from collections.abc import Callable

from sandbox.faults import FaultKind
from tests.bot.test_kill import wait_until_all_is_done
from tests.chaos.cluster import Cluster
from tests.chaos.disks import SmallDisk
from tests.chaos.scene import Happening, Scene, handled

SHORT = bool(os.environ.get("SHORT"))
KILLS = 3 if SHORT else 100
STOPS = 1 if SHORT else 5
FROZEN = 20.0 if SHORT else 60.0
AWAY = 20.0 if SHORT else 600.0
FULL = 10.0 if SHORT else 60.0
WRONG = 5.0 if SHORT else 60.0
BACK, FORWARD = -7 * 3600, 3 * 3600
SETTLED_WITHIN = 1200.0
"""Seconds: what came while Telegram was away is answered at the pace of slow groups."""


def kills(scene: Scene) -> None:
    for _ in range(KILLS):
        scene.speak(0.7)
        scene.lose(signal.SIGKILL, 0)


def kills_of_the_only_one(scene: Scene) -> None:
    for _ in range(KILLS):
        before = handled(scene.pair.database)
        while handled(scene.pair.database) == before:  # it has begun: what ends it each time is set aside
            scene.speak(0.5)
        process = scene.pair.processes.pop()
        process.kill()
        process.join()
        scene.pair.start()


def freeze(scene: Scene) -> None:
    scene.speak(1)
    scene.lose(signal.SIGSTOP, FROZEN)


def telegram_away(scene: Scene) -> None:
    control = scene.pair.sandbox.control
    faults = [control.add_fault(FaultKind.DROP_BEFORE, times=None)]
    faults.append(control.add_fault(FaultKind.DROP_BEFORE, method="getUpdates", times=None))
    scene.speak(AWAY)
    for fault in faults:
        control.remove_fault(fault)


def wrong_clock(scene: Scene) -> None:
    """Let the clock go back by hours, until all is answered even so; then forward, beyond where it was."""
    for shift in (BACK, FORWARD):
        scene.speak(1)
        scene.pair.folder.joinpath("clock").write_text(str(shift))
        scene.speak(WRONG)
        wait_until_all_is_done(scene.pair.sandbox, scene.pair.database, SETTLED_WITHIN)


def power_cuts(server: Cluster) -> Happening:
    def cut(scene: Scene) -> None:
        for _ in range(STOPS):
            scene.speak(1)
            scene.pair.database.engine.dispose()
            server.stop()
            time.sleep(2)
            server.start()
            scene.pair.leader()

    return cut


def full_disk(disk: SmallDisk, mend: Callable[[], None]) -> Happening:
    """Let there be no room for a while; what does not come back by itself is mended then."""

    def fill(scene: Scene) -> None:
        scene.speak(1)
        disk.fill()
        scene.pair.database.engine.dispose()
        scene.speak(FULL)
        disk.empty()
        mend()

    return fill


def cut_off(silence: Callable[[], None], speak: Callable[[], None]) -> Happening:
    def cut(scene: Scene) -> None:
        leader = scene.pair.leader()
        scene.speak(1)
        silence()
        scene.takeovers.append(scene.pair.successor_of(leader))
        scene.speak(FROZEN)
        speak()

    return cut


def promote(server: Cluster, copy: Cluster) -> Happening:
    """Let the server die, and its copy be the server from then on."""

    def change(scene: Scene) -> None:
        scene.speak(1)
        scene.pair.database.engine.dispose()
        began = time.monotonic()
        server.stop()
        copy.promote()
        scene.pair.leader()
        while not scene.pair.database.read(lambda session: session.connection() is not None):
            time.sleep(0.05)
        scene.takeovers.append(time.monotonic() - began)

    return change
