"""The one thread that writes what people say and what was sent: what waits together is committed together.

A commit costs the disk's time, whatever it holds. Each piece of work has its own savepoint, so that what
fails is undone alone; nobody hears that his work is done before it is committed. Where the database itself
does not answer, all that waits together has failed: each would wait as long in vain.
"""

import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from queue import Empty, SimpleQueue
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine
from sqlalchemy.orm import Session
from sqlalchemy.orm.session import JoinTransactionMode

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
        done: list[tuple[_Piece, Session, Any]] = []
        # One piece alone needs no savepoint: with it all is undone.
        join: JoinTransactionMode = "create_savepoint" if len(pieces) > 1 else "rollback_only"
        try:
            with self._outages.watched(), self._engine.begin() as connection:
                self._before(connection)
                for piece in pieces:
                    self._do(
                        piece, Session(connection, expire_on_commit=False, join_transaction_mode=join), done
                    )
        except Exception as error:  # told to everybody who waits
            for piece in pieces:
                if not piece.done.done():
                    piece.done.set_exception(error)
            return
        for piece, session, result in done:
            self._after(session)
            piece.done.set_result(result)

    @staticmethod
    def _do(piece: _Piece, session: Session, done: list[tuple[_Piece, Session, Any]]) -> None:
        """Do a piece of work; what it raises is told at once, unless the database does not answer."""
        try:
            with session, session.begin():
                result = piece.work(session)
        except NO_ANSWER:
            raise
        except Exception as error:  # told to whoever waits
            piece.done.set_exception(error)
        else:
            done.append((piece, session, result))
