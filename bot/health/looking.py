"""Looking at the database for a few seconds at most, whatever hangs: the network, a lock, the disk."""

import threading
from collections.abc import Callable
from concurrent.futures import Future
from datetime import datetime
from typing import TypeVar

from sqlalchemy import Engine, inspect
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as NoConnectionError
from sqlalchemy.orm import Session

from bot.health import judging, words
from storage.database import open_engine
from storage.models import Heartbeat
from storage.upkeep.holding import sqlite_file
from storage.upkeep.patience import Patience
from storage.upkeep.signs import Signs, signs
from storage.upkeep.troubles import told_shortly

R = TypeVar("R")

SECONDS = 5.0
PATIENCE = Patience(statement=3.0)
"""The database's own limits come first where they can: then it says itself what is wrong."""


class Onlooker:
    """Reads the database by connections of its own: those of the bot may all be waiting."""

    def __init__(self, url: str, seconds: float = SECONDS) -> None:
        """Keep the address; nothing is read yet."""
        self._file = sqlite_file(url)
        self._engine: Engine = open_engine(url, PATIENCE).execution_options(read_only=True)
        self._seconds = seconds
        self._turn = threading.Lock()

    def problems(self, now: datetime) -> list[str]:
        """Return what is not well, also where the database does not answer."""
        if self._file is not None and not self._file.exists():  # who looks at it would create it
            return [words.database(words.NEVER_RUN)]
        try:
            found = self.read(_signs, now)
            return judging.problems(found, now) if found else [words.database(words.NEVER_RUN)]
        except TimeoutError:
            return [words.database(words.no_answer(self._seconds))]
        except (DBAPIError, NoConnectionError) as error:
            return [words.database(told_shortly(error))]

    def read(self, work: Callable[[Session, datetime], R], now: datetime) -> R:
        """Return what `work(session, now)` reads.

        Raises TimeoutError: it takes too long, or an earlier look hangs still; DBAPIError.
        """
        if not self._turn.acquire(timeout=self._seconds):  # so that what hangs hangs once
            raise TimeoutError
        looking: Future[R] = Future()
        threading.Thread(target=self._look, args=(looking, work, now), name="health", daemon=True).start()
        return looking.result(self._seconds)

    def _look(self, looking: "Future[R]", work: Callable[[Session, datetime], R], now: datetime) -> None:
        try:
            with Session(self._engine) as session:
                found = work(session, now)
            looking.set_result(found)  # whoever hears it may let go of the database at once
        except Exception as error:  # told to whoever waits
            looking.set_exception(error)
        finally:
            self._turn.release()

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()


def _signs(session: Session, now: datetime) -> Signs | None:
    """Return the signs, None where no bot has made the tables yet."""
    has_tables = inspect(session.connection()).has_table(Heartbeat.__tablename__)
    return signs(session, now) if has_tables else None
