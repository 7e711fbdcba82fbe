"""The one thread that writes what people say and what was sent: what waits together is committed together.

A commit costs the disk's time, whatever it holds. Where a piece of work fails, all are undone and each is
done again by itself, so that it fails alone; nobody hears that his work is done before it is committed. Where
the database itself does not answer, all that waits together has failed: each would wait as long in vain.
"""

import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from queue import Empty, SimpleQueue
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine
from sqlalchemy.orm import Session

from storage.upkeep.outages import Outages
from storage.upkeep.patience import NO_ANSWER

R = TypeVar("R")

MOST_TOGETHER = 32
"""So much is committed together: what stands at the end of a rush does not keep the first waiting."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """Work that waits for its turn, and who waits for it."""

    work: Callable[[Session], Any]
    done: "Future[Any]" = field(default_factory=Future)


class _FailedError(Exception):
    """A piece of work has raised its cause, and not the database that was to commit it."""


class Writer:
    """Takes pieces of work, functions of a session, and does them one after another."""

    def __init__(
        self,
        engine: Engine,
        before: Callable[[Connection], None],
        after: Callable[[Session], None],
        outages: Outages,
    ) -> None:
        """Keep the engine; nothing is written yet.

        `before` is called as each transaction begins, and what it raises is told to all who wait for that;
        `after` is called with the session of each piece when that is committed.
        """
        self._engine = engine
        self._before = before
        self._outages = outages
        self._after = after
        self._waiting: SimpleQueue[_Piece | None] = SimpleQueue()
        self._thread: threading.Thread | None = None
        self._starting = threading.Lock()

    def submit(self, work: Callable[[Session], R]) -> "Future[R]":
        """Return what will hold the result once it is committed, or what was raised."""
        with self._starting:
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="writer", daemon=True)
                self._thread.start()
        piece = _Piece(work)
        self._waiting.put(piece)
        return piece.done

    def close(self) -> None:
        """Do what waits, and end."""
        with self._starting:
            thread, self._thread = self._thread, None
        if thread is not None:
            self._waiting.put(None)
            thread.join()

    def _run(self) -> None:
        while pieces := self._what_waits():
            self._write([piece for piece in pieces if piece.done.set_running_or_notify_cancel()])

    def _what_waits(self) -> list[_Piece]:
        """Return the pieces that wait, once there are any; none when it is over."""
        pieces: list[_Piece] = []
        piece = self._waiting.get()
        while piece is not None:
            pieces.append(piece)
            if len(pieces) == MOST_TOGETHER:
                return pieces
            try:
                piece = self._waiting.get_nowait()
            except Empty:
                return pieces
        if pieces:
            self._waiting.put(None)  # the end is seen after these
        return pieces

    def _write(self, pieces: Sequence[_Piece]) -> None:
        """Do the work and commit it; where the commit fails, all of it has failed."""
        try:
            with self._outages.watched(), self._engine.begin() as connection:
                self._before(connection)
                done = [(piece, *_done(piece.work, connection)) for piece in pieces]
        except _FailedError as failed:
            self._write_singly(pieces, failed.__cause__)
        except Exception as error:  # told to everybody who waits
            for piece in pieces:
                piece.done.set_exception(error)
        else:
            for piece, session, result in done:
                self._after(session)
                piece.done.set_result(result)

    def _write_singly(self, pieces: Sequence[_Piece], error: BaseException | None) -> None:
        """Do each piece by itself; what a single one has raised is told to whoever waits for it."""
        if len(pieces) == 1:
            pieces[0].done.set_exception(error)
            return
        for piece in pieces:
            self._write([piece])


def _done(work: Callable[[Session], Any], connection: Connection) -> tuple[Session, Any]:
    """Do a piece of work in the transaction of a connection; return its session and what it returns."""
    try:
        with Session(connection, expire_on_commit=False) as session, session.begin():
            return session, work(session)
    except NO_ANSWER:
        raise
    except Exception as error:
        raise _FailedError from error
