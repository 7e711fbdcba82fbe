"""The walls between offices: a session is in one office, and reads, changes and adds only what is of it.

The condition is added to every statement of a session (SQLAlchemy's `with_loader_criteria`), and what a
session adds gets its office. Neither is trusted: each statement is looked at as the database would get it,
once, and refused where a table of offices is read or changed without its office (`Guard`).
See docs/adr/0016-levels.md.
"""

import threading
from collections.abc import Callable
from typing import Any, Concatenate, ParamSpec, TypeVar
from weakref import WeakKeyDictionary

from sqlalchemy import BigInteger, bindparam, event
from sqlalchemy.orm import Mapped, ORMExecuteState, Session, mapped_column, with_loader_criteria

P = ParamSpec("P")
R = TypeVar("R")

TOP = 1
"""The office to which everything belonged before there were others."""
EVERY_OFFICE = {"every_office": True}
"""The execution options of a statement that looks over the walls; a test names all of them."""


class _Here(threading.local):
    office = TOP


_here = _Here()
"""The office of the session whose statement is being run in this thread."""


def _office_here() -> int:
    return _here.office


HERE = bindparam("of_office", callable_=_office_here, type_=BigInteger())
"""The office of the session, in a statement on tables themselves, to which no condition is added."""


def said_in_office() -> Mapped[int]:
    """Return the column of a row that is behind no wall and knows in which office it was written."""
    return mapped_column(BigInteger, default=_office_here, server_default=str(TOP), sort_order=1000)


class OfOffice:
    """Rows that one office has, and that no other sees.

    No foreign key: SQLite adds no column that refers to another table and has a value of its own.
    """

    office_id: Mapped[int] = said_in_office()


class KeyedInOffice(OfOffice):
    """Rows whose key is good in one office: another has rows of its own with the same."""

    office_id: Mapped[int] = mapped_column(
        BigInteger,
        default=_office_here,
        server_default=str(TOP),
        sort_order=-1,
        primary_key=True,
        autoincrement=False,
    )


def office_of(session: Session) -> int:
    """Return the office that a session is in."""
    office: int = session.info.get("office", TOP)
    return office


def enter(session: Session, office: int) -> None:
    """Let a session be in an office from now on; what it has loaded in another is written and let go of."""
    if office == office_of(session):
        return
    session.flush()
    for one in list(session):
        if isinstance(one, OfOffice):
            session.expunge(one)
    session.info["office"] = office


def inside_office(
    office: int, work: Callable[Concatenate[Session, P], R]
) -> Callable[Concatenate[Session, P], R]:
    """Return the work on a session that is in an office."""

    def inside(session: Session, /, *args: P.args, **kwargs: P.kwargs) -> R:
        enter(session, office)
        return work(session, *args, **kwargs)

    return inside


# Propagated: otherwise what is loaded by a join beside what was asked for has no condition.
_WALL = with_loader_criteria(OfOffice, lambda cls: cls.office_id == HERE, include_aliases=True)
_WALLED: WeakKeyDictionary[Any, Any] = WeakKeyDictionary()
"""What statements are with the condition, as long as they are."""


@event.listens_for(Session, "do_orm_execute")
def _within(state: ORMExecuteState) -> None:
    _here.office = office_of(state.session)
    if state.is_column_load:  # more of an object that was found inside the wall, by its key
        state.update_execution_options(**EVERY_OFFICE)
    elif state.is_orm_statement and not state.is_insert and not state.execution_options.get("every_office"):
        state.statement = _walled(state.statement)


def _walled(statement: Any) -> Any:
    """Return a statement with the condition: the same for one that is made once, whose cache key is known."""
    walled = _WALLED.get(statement)
    if walled is None:
        walled = _WALLED[statement] = statement.options(_WALL)
    return walled


@event.listens_for(Session, "before_flush")
def _add_within(session: Session, *_: Any) -> None:
    _here.office = office_of(session)
