"""Finds a known unit by what people type: its name, an abbreviation, a part of it, with or without marks."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from plans.text import fold
from plans.units.places import place_name
from plans.units.reading import read_unit
from plans.units.spelling import spell

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class UnitName:
    """A unit of the directory: its name and whatever else it is called."""

    name: str
    other_names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """The units a typed name may mean: one when it is sure, several to choose from, or none."""

    candidates: tuple[UnitName, ...]

    @property
    def match(self) -> UnitName | None:
        """Return the unit that is meant, or None when there is none or a choice."""
        return self.candidates[0] if len(self.candidates) == 1 else None


@dataclass(frozen=True, slots=True)
class _Words:
    """A name as small words, beside the same words without marks."""

    exact: tuple[str, ...]
    plain: tuple[str, ...]

    @classmethod
    def of(cls, name: str) -> "_Words":
        exact = tuple(_WORD.findall(spell(name).casefold()))
        return cls(exact, tuple(fold(word) for word in exact))

    def part(self, start: int, length: int) -> "_Words":
        return _Words(self.exact[start : start + length], self.plain[start : start + length])


def _same(typed: _Words, name: _Words) -> bool:
    return typed.exact == name.exact


def _alike(typed: _Words, name: _Words) -> bool:
    """Return whether the words are the same where they were typed with marks, and sound so where without."""
    return typed.plain == name.plain and all(
        word in (other, plain) for word, other, plain in zip(typed.exact, name.exact, name.plain, strict=True)
    )


def _begins(compare: "_Matcher") -> "_Matcher":
    return lambda typed, name: compare(typed, name.part(0, len(typed.exact)))


def _holds(compare: "_Matcher") -> "_Matcher":
    def holds(typed: _Words, name: _Words) -> bool:
        length = len(typed.exact)
        return any(compare(typed, name.part(start, length)) for start in range(len(name.exact) - length + 1))

    return holds


def _in_order(typed: _Words, name: _Words) -> bool:
    """Return whether all typed words stand in the name in that order, the last one perhaps unfinished."""
    rest = iter(zip(name.exact, name.plain, strict=True))
    *words, last = typed.exact
    return all(any(word in pair for pair in rest) for word in words) and any(
        exact.startswith(last) or plain.startswith(last) for exact, plain in rest
    )


_Matcher = Callable[[_Words, _Words], bool]
_WHOLE: tuple[_Matcher, ...] = (_same, _alike)
_PARTS: tuple[_Matcher, ...] = (_begins(_same), _holds(_same), _begins(_alike), _holds(_alike), _in_order)


@dataclass(frozen=True, slots=True)
class _Entry:
    """One form of a unit's name, with its words without marks as one text to search quickly."""

    words: _Words
    text: str
    unit: UnitName

    @classmethod
    def of(cls, form: str, unit: UnitName) -> "_Entry":
        words = _Words.of(form)
        return cls(words, " ".join(words.plain), unit)


class UnitIndex:
    """The names of a directory, prepared once so that each query is answered at once."""

    def __init__(self, names: Iterable[UnitName]) -> None:
        """Prepare the names; a query finds them in this order."""
        self._names: list[_Entry] = []
        self._places: list[_Entry] = []
        self._by_initials: defaultdict[str, list[UnitName]] = defaultdict(list)
        for unit in names:
            for form in _forms(unit.name, *unit.other_names):
                self._add(form, unit)

    def _add(self, form: str, unit: UnitName) -> None:
        self._names.append(_Entry.of(form, unit))
        if place := place_name(form):
            self._places.append(_Entry.of(place, unit))
        for initials in _initials(form):
            self._by_initials[initials].append(unit)

    def find(self, query: str) -> Found:
        """Return the units the query may mean: by its whole name, else initials, place or part."""
        typed = [_Words.of(form) for form in _forms(query)]
        initials = "".join(typed[0].plain)
        units = (
            _first_match(typed, _WHOLE, self._names)
            or self._by_initials.get(initials, [])
            or _first_match(typed, _WHOLE, self._places)
            or _first_match(typed, _PARTS, self._names)
        )
        return Found(tuple(dict.fromkeys(units)))


def _first_match(
    typed: Sequence[_Words], matchers: Iterable[_Matcher], entries: Iterable[_Entry]
) -> list[UnitName]:
    """Return the units that the strictest matcher finds."""
    near = [(words, _near(words, entries)) for words in typed if words.exact]
    for matches in matchers:
        for words, some in near:
            if units := [entry.unit for entry in some if matches(words, entry.words)]:
                return units
    return []


def _near(typed: _Words, entries: Iterable[_Entry]) -> list[_Entry]:
    """Return the entries that hold the letters of every typed word, which is quickly seen."""
    near = list(entries)
    for word in typed.plain:
        near = [entry for entry in near if word in entry.text]
    return near


def find_units(query: str, names: Sequence[UnitName]) -> Found:
    """Return the units the query may mean; for many queries keep a `UnitIndex`."""
    return UnitIndex(names).find(query)


def _forms(*names: str) -> list[str]:
    """Return the names as written, then as they are read, without repetitions."""
    return list(dict.fromkeys((*names, *(read_unit(name).canonical for name in names))))


def _initials(name: str) -> Iterator[str]:
    """Yield the first letters of the name with and without its "và": STC, SKHVCN and SKHCN."""
    words = _WORD.findall(name)
    for some in (words, [word for word in words if word != "và"]):
        yield "".join(fold(word if word.isupper() else word[0]) for word in some)
