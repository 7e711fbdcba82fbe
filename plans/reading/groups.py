"""How the headings of a table nest: by the kind of their numbers, A above I above 1, 4 above 4.2."""

import re
from collections import Counter
from dataclasses import dataclass, field, replace

from plans.plan import TaskGroup
from plans.reading.group_leads import units_leading
from plans.reading.numbering import split_declared_count

_KINDS = (
    ("number", re.compile(r"\d+[a-zđ]?")),
    ("roman", re.compile(r"[IVX]+")),
    ("letter", re.compile(r".+")),
)
_ABOVE_TABLE, _TITLE = "above table: ", "title"
_ROMAN_LETTERS = frozenset("IVX")
Kind = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Open:
    """A heading under which the rows now stand."""

    number: str
    name: str
    kind: Kind
    """The kinds of its number's parts; none for a heading without a number, which holds no other heading."""
    holds_below: bool
    """Whether it holds only what is numbered below it: "4" holds 4.1 and 4.2, but not 5."""
    units: tuple[str, ...] = ()
    """The units that it is called by."""


@dataclass(slots=True)
class GroupTree:
    """The groups in the order of the document, and those that are open at the row under way."""

    groups: list[TaskGroup] = field(default_factory=list)
    open: list[_Open] = field(default_factory=list)
    names: Counter[str] = field(default_factory=Counter)

    @property
    def current(self) -> str | None:
        """Return the name of the innermost open group."""
        return self.open[-1].name if self.open else None

    @property
    def units(self) -> tuple[str, ...]:
        """Return the units by which the innermost of the open groups that is called by any is called."""
        return next((group.units for group in reversed(self.open) if group.units), ())

    def close(self, *, above_tables: bool) -> None:
        """Leave the groups in the rows of a table, and those of the headings above tables or not."""
        self.open = [group for group in self.open if _is_above_table(group) and not above_tables]

    def add(self, number: str, title: str, *, holds_below: bool = False) -> None:
        """Open the group under the one it belongs to."""
        self._add(number, title, self._kind_of(number), holds_below=holds_below)

    def add_unnumbered(self, title: str) -> None:
        """Open a group that has no number: it gets the next one."""
        while self.open and not self.open[-1].kind:
            self.open.pop()
        number = str(len(self.groups) + 1)
        self._open(_Open(number, self._unused(number), (), holds_below=False), title)

    def add_above_table(self, number: str | None, title: str) -> None:
        """Open the group that a heading above a table names; it holds the groups in the rows."""
        kind = self._kind_of(number) if number else (_TITLE,)
        if all(group.kind[:1] != kind[:1] for group in self.open):
            kind = tuple(f"{_ABOVE_TABLE}{part}" for part in kind)
            self.open = [group for group in self.open if _is_above_table(group)]
        self._add(number or str(len(self.groups) + 1), title, kind, holds_below=False)

    def _add(self, number: str, title: str, kind: Kind, *, holds_below: bool) -> None:
        while self.open and not _is_above(self.open, number, kind):
            self.open.pop()
        self._open(_Open(number, self._name(number, kind), kind, holds_below), title)

    def _open(self, heading: _Open, title: str) -> None:
        self.open.append(replace(heading, units=units_leading(title)))
        self.groups.append(TaskGroup(heading.name, *split_declared_count(title)))

    def holding(self, number: str) -> str | None:
        """Return the group of a task with that number; groups whose numbers it is not below are left."""
        while self.open and self.open[-1].holds_below and not number.startswith(f"{self.open[-1].number}."):
            self.open.pop()
        return self.current

    def comes_next(self, number: str) -> bool:
        """Return whether a plain number follows the numbered group before it, or begins to count."""
        counted = [group.number for group in self.open if group.number.isdigit()]
        elsewhere = sum(group.number.isdigit() for group in self.groups)
        return number in {str(int(counted[-1]) + 1) if counted else "1", str(elsewhere + 1)}

    def _kind_of(self, number: str) -> Kind:
        """Return the kinds of the parts of a number; an "I" after "H" is a letter like those before it."""
        last = next((group.number for group in reversed(self.open) if group.kind == ("letter",)), "")
        if len(number) == 1 and number in _ROMAN_LETTERS and last and ord(number) == ord(last) + 1:
            return ("letter",)
        return tuple(
            next(kind for kind, pattern in _KINDS if pattern.fullmatch(part)) for part in number.split(".")
        )

    def _name(self, number: str, kind: Kind) -> str:
        """Return the number, with those above it where it alone does not tell the group."""
        above, name = self.open[-1] if self.open else None, number
        if above and number.startswith(f"{above.number}."):
            name = f"{above.name}{number.removeprefix(above.number)}"
        elif above and (not kind[0].endswith("number") or number in self.names):
            name = f"{above.name}.{number}"
        return self._unused(name)

    def _unused(self, name: str) -> str:
        self.names[name] += 1
        return name if self.names[name] == 1 else f"{name} ({self.names[name]})"


def _is_above_table(group: _Open) -> bool:
    return any(part.startswith(_ABOVE_TABLE) for part in group.kind)


def _is_above(groups: list[_Open], number: str, kind: Kind) -> bool:
    """Return whether a heading with that number stands under the innermost open group."""
    innermost = groups[-1]
    if not innermost.kind:
        return False
    if number.startswith(f"{innermost.number}."):
        return True
    has_siblings = any(
        group.kind[:1] == kind[:1] or number.startswith(f"{group.number}.") for group in groups
    )
    return not (has_siblings or innermost.holds_below)
