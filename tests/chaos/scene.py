"""What every happening plays in: processes of the bot, people who report, and the database."""

import os
import signal
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from multiprocessing.process import BaseProcess

from markupsafe import Markup
from sqlalchemy import func, select
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from storage import outbox
from storage.database import Database
from storage.models import Act, InboxState, InboxUpdate, Lane, OutboxMessage, OutboxState
from storage.outbox import Content, Outgoing
from tests.auxil.focal_points import MORNING, People
from tests.bot.test_failover import Pair

A_SECOND = 10
WAVE = 300


class Single(Pair):
    """One process, on a SQLite file: there is no other."""

    def leader(self) -> BaseProcess:
        (process,) = self.processes
        return process


@dataclass
class Scene:
    """The processes, the people who report, and what became slow."""

    pair: Pair
    people: People
    takeovers: list[float] = field(default_factory=list)

    def speak(self, seconds: float) -> float:
        """Let people report ten times a second; return how many updates were handled a second."""
        began, before = time.monotonic(), handled(self.pair.database)
        while (now := time.monotonic()) < began + seconds:
            self.people.act()
            time.sleep(max(0.0, 1 / A_SECOND - (time.monotonic() - now)))
        return (handled(self.pair.database) - before) / (time.monotonic() - began)

    def tell_everybody(self) -> None:
        """Let three hundred messages wait to be sent, beside what is answered."""
        groups = self.people.groups
        wave = [
            Outgoing(
                Act.SAY,
                groups[number % len(groups)].chat,
                Content(Markup("Tin {}").format(number)),
                Lane.WAVE,
            )
            for number in range(WAVE)
        ]
        self.pair.database.transact(outbox.enqueue, wave, MORNING)

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
    """Return how many updates are handled; none are counted where the database cannot say."""
    try:
        return database.read(_handled)
    except SQLAlchemyError:
        return 0


def _handled(session: Session) -> int:
    return session.scalar(select(func.count()).where(InboxUpdate.state == InboxState.DONE)) or 0


def unknown(session: Session) -> int:
    return session.scalar(select(func.count()).where(OutboxMessage.state == OutboxState.UNKNOWN)) or 0
