"""Looks at each statement as the database would get it, and refuses one that looks over a wall unasked.

The walls are put up by `storage.walls`; a statement of a shape that they miss is not run. Each is looked at
once: what is run again has the same words.
"""

import re
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Any

from sqlalchemy import Engine, event

from storage.models import Base
from storage.walls import OfOffice

_TOKEN = re.compile(r"'(?:[^']|'')*'|[\w.]+|[^\s\w]")
_BEGINS = frozenset({"SELECT", "UPDATE", "DELETE", "INSERT"})
_CLAUSES = _BEGINS | {"FROM", "JOIN", "INTO", "ON", "SET", "WHERE", "VALUES", "RETURNING", "GROUP", "ORDER"}
_NAMES_TABLES = frozenset({"FROM", "JOIN", "INTO", "UPDATE"})
_BY_ITS_KEY = re.compile(r"\.id=(?:\?|%\w+(?:::\w+)?)")
_GIVEN = frozenset("?%")
"""How a parameter begins."""


class OverTheWallError(Exception):
    """The statement would read or change rows of every office."""


@dataclass(slots=True)
class _Part:
    """One SELECT, UPDATE, DELETE or INSERT: the tables that it names, and in which it keeps to one office."""

    kind: str
    clause: str
    tables: list[str] = field(default_factory=list)
    kept: set[str] = field(default_factory=set)
    condition: list[str] = field(default_factory=list)

    def over(self) -> list[str]:
        """Return the tables of which it may see or change rows of any office."""
        return [name for name in self.tables if name not in self.kept and not self._is_of_one_row(name)]

    def _is_of_one_row(self, name: str) -> bool:
        """Return whether it changes a row that was loaded before, by its key."""
        is_change = self.kind in ("UPDATE", "DELETE")
        return is_change and _BY_ITS_KEY.fullmatch("".join(self.condition).removeprefix(name)) is not None


def keep(engine: Engine) -> None:
    """Let every statement of an engine be looked at; raises OverTheWallError when one is to be run."""
    event.listen(engine, "before_cursor_execute", _look)


def _look(_connection: Any, _cursor: Any, _statement: str, _given: Any, context: Any, _many: bool) -> None:
    compiled = getattr(context, "compiled", None)
    if compiled is not None and not context.execution_options.get("every_office"):
        over = over_the_wall(compiled.string)
        if over:
            raise OverTheWallError(f"{', '.join(over)}: {compiled.string}")


@cache
def _tables() -> frozenset[str]:
    mappers = Base.registry.mappers
    return frozenset(str(mapper.local_table) for mapper in mappers if issubclass(mapper.class_, OfOffice))


@lru_cache(maxsize=4096)
def over_the_wall(statement: str) -> tuple[str, ...]:
    """Return the tables, as the statement calls them, of which it may see or change rows of any office."""
    return tuple(name for part in _parts(_TOKEN.findall(statement)) for name in part.over())


def _parts(tokens: list[str]) -> list[_Part]:
    found: list[_Part] = []
    open_: list[_Part | None] = [None]
    for at, token in enumerate(tokens):
        part = open_[-1]
        if token in _BEGINS and not _belongs_to_conflict(tokens, at):
            open_[-1] = part = _Part(token, token)
            found.append(part)
        elif token == "(":  # noqa: S105 -- no password
            open_.append(part)
        elif token == ")":  # noqa: S105 -- no password
            open_.pop()
        elif part is not None:
            _read(part, tokens, at)
        if part is not None and token in _CLAUSES:
            part.clause = token
    return found


def _belongs_to_conflict(tokens: list[str], at: int) -> bool:
    return tokens[at - 2 : at] == ["CONFLICT", "DO"] or tokens[at - 1 : at] == ["DO"]


def _read(part: _Part, tokens: list[str], at: int) -> None:
    token = tokens[at]
    if token in _tables() and _names_a_table(part, tokens[at - 1]):
        part.tables.append(tokens[at + 2] if tokens[at + 1 : at + 2] == ["AS"] else token)
    elif token == "office_id" and part.kind == "INSERT":  # noqa: S105 -- no password
        part.kept.update(part.tables)
    elif token.endswith(".office_id") and _is_given(tokens[at + 1 : at + 3]):
        part.kept.add(token.removesuffix(".office_id"))
    if part.clause == "WHERE":
        part.condition.append(token)


def _names_a_table(part: _Part, before: str) -> bool:
    return before in _NAMES_TABLES or (before in (",", "(") and part.clause in ("FROM", "JOIN", "ON"))


def _is_given(after: list[str]) -> bool:
    """Return whether what follows says that it is equal to a parameter: `= ?`."""
    return after[:1] == ["="] and after[1] in _GIVEN
