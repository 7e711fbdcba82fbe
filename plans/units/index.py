"""Finds a known unit by what people type: its name, an abbreviation, a part of it, with or without marks."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from plans.text import clean, fold
from plans.units.former import is_former, without_mark
from plans.units.places import place_name
from plans.units.reading import read_unit
from plans.units.short_names import is_part_of
from plans.units.spelling import spell

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class UnitName:
    """A unit of the directory: its name and whatever else it is called."""

    name: str
    other_names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class UnitsFound:
    """The units a typed name may mean: one when it is sure, some to choose from, or none."""

    candidates: tuple[UnitName, ...]
    is_sure: bool = True
    """Whether a single candidate is surely meant; else it has to be asked about."""

    @property
    def match(self) -> UnitName | None:
        """Return the unit that is meant, or None when there is none or a choice."""
        return self.candidates[0] if self.is_sure and len(self.candidates) == 1 else None


@dataclass(frozen=True, slots=True)
class _Words:
    """A name as small words, beside the same words without marks."""

    exact: tuple[str, ...]
    plain: tuple[str, ...]

    @classmethod
    def of(cls, name: str) -> "_Words":
        bare = without_mark(name)
        exact = (
            *_WORD.findall(spell(bare).casefold()),
            *(("cu" if name.isascii() else "cũ",) if bare != name else ()),
        )
        return cls(exact, tuple(fold(word) for word in exact))

    def part(self, start: int, length: int) -> "_Words":
        return _Words(self.exact[start : start + length], self.plain[start : start + length])


def _same(typed: _Words, name: _Words) -> bool:
    return typed.exact == name.exact


def _alike(typed: _Words, name: _Words) -> bool:
    """Return whether words typed without marks are those of the name; with marks, Hoa Lộc is not Hòa Lộc."""
    return typed.exact == name.plain


def _begins(compare: "_Matcher") -> "_Matcher":
    return lambda typed, name: compare(typed, name.part(0, len(typed.exact)))


def _holds(compare: "_Matcher") -> "_Matcher":
    def holds(typed: _Words, name: _Words) -> bool:
        length = len(typed.exact)
        return any(compare(typed, name.part(start, length)) for start in range(len(name.exact) - length + 1))

    return holds


def _in_order(typed: _Words, name: _Words) -> bool:
    """Return whether all typed words stand in the name in that order, the last one perhaps unfinished."""
    rest = iter(name.plain if typed.exact == typed.plain else name.exact)
    *words, last = typed.exact
    return all(word in rest for word in words) and any(word.startswith(last) for word in rest)


_Matcher = Callable[[_Words, _Words], bool]
_PARTS: tuple[_Matcher, ...] = (_begins(_same), _holds(_same), _begins(_alike), _holds(_alike), _in_order)


class _WholeNames:
    """Units by a whole name, with marks and without."""

    def __init__(self) -> None:
        self._exact: defaultdict[tuple[str, ...], list[UnitName]] = defaultdict(list)
        self._plain: defaultdict[tuple[str, ...], list[UnitName]] = defaultdict(list)

    def add(self, name: _Words, unit: UnitName) -> None:
        self._exact[name.exact].append(unit)
        self._plain[name.plain].append(unit)

    def find(self, typed: Iterable[_Words]) -> list[UnitName]:
        """Return the units of that very name, else those whose name sounds like one typed without marks."""
        tables = (self._exact, self._plain)
        found = (table[words.exact] for table in tables for words in typed if words.exact in table)
        return next(found, [])


@dataclass(frozen=True, slots=True)
class _Entry:
    """One form of a unit's name, with its words without marks as one text to search quickly."""

    words: _Words
    text: str
    unit: UnitName


class UnitIndex:
    """The names of a directory, prepared once so that each query is answered at once."""

    def __init__(self, names: Iterable[UnitName]) -> None:
        """Prepare the names; a query finds them in this order."""
        self._entries: list[_Entry] = []
        self._names, self._places = _WholeNames(), _WholeNames()
        self._by_initials: defaultdict[str, list[UnitName]] = defaultdict(list)
        for unit in names:
            for form in _forms(unit.name, *unit.other_names):
                self._add(form, unit)

    def _add(self, form: str, unit: UnitName) -> None:
        words = _Words.of(form)
        self._entries.append(_Entry(words, " ".join(words.plain), unit))
        self._names.add(words, unit)
        if (place := place_name(form)) and not is_former(form):
            self._places.add(_Words.of(place), unit)
        for initials in _initials(form):
            self._by_initials[initials].append(unit)

    def find(self, query: str) -> UnitsFound:
        """Return the units the query may mean: by its whole name, else initials, place or part."""
        typed = [words for form in _typed_forms(query) if (words := _Words.of(form)).exact]
        if not typed:
            return UnitsFound(())
        units = (
            self._names.find(typed)
            or self._by_initials.get("".join(typed[0].plain), [])
            or self._places.find(typed)
        )
        if units:
            return UnitsFound(tuple(dict.fromkeys(units)))
        parts = tuple(dict.fromkeys(self._find_part(typed)))
        return UnitsFound(
            parts, is_sure=all(is_part_of(query, unit.name, *unit.other_names) for unit in parts)
        )

    def _find_part(self, typed: Iterable[_Words]) -> list[UnitName]:
        """Return the units that the strictest comparison of parts finds."""
        near = [(words, _near(words, self._entries)) for words in typed]
        for matches in _PARTS:
            for words, entries in near:
                if units := [entry.unit for entry in entries if matches(words, entry.words)]:
                    return units
        return []


def _near(typed: _Words, entries: Iterable[_Entry]) -> list[_Entry]:
    """Return the entries that hold the letters of every typed word, which is quickly seen."""
    near = list(entries)
    for word in typed.plain:
        near = [entry for entry in near if word in entry.text]
    return near


@lru_cache(maxsize=4)
def index_of(names: tuple[UnitName, ...]) -> UnitIndex:
    """Return the index of a directory, prepared once for as long as its names stay the same."""
    return UnitIndex(names)


def _forms(*names: str) -> list[str]:
    """Return the names as written, then as they are read, without repetitions."""
    return list(dict.fromkeys((*names, *(read_unit(name).canonical for name in names))))


def _typed_forms(query: str) -> list[str]:
    """Return the forms of the query; none with marks when it was typed without any."""
    is_plain = fold(query) == clean(query).casefold()
    return [fold(form) if is_plain else form for form in _forms(query)]


def _initials(name: str) -> Iterator[str]:
    """Yield the first letters of the name with and without its "và": STC, SKHVCN and SKHCN."""
    words = _WORD.findall(name)
    for some in (words, [word for word in words if word != "và"]):
        yield "".join(fold(word if word.isupper() else word[0]) for word in some)
