"""Of which level each task of a message is said: "NV 3 (xã) xong", "nv3 xã 50%", "việc 3 của tỉnh đang làm".

Only right behind a number, before all or behind all is a level named: "xã" is also said of communes.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from plans.text import fold, normalise

_MARK = r"\b(?:n\.?v\.?|nhiệm vụ|nhiem vu|việc|viec|mục|muc)\s*(?:số|so)?\s*"
_NUMBER = r"\d{1,3}(?:\.\d{1,2}){0,4}(?![\d%/])"
_AND = r"(?:\s*[,&+;]\s*|\s+(?:và|va)\s+)+"
_BETWEEN = re.compile(rf"(?:{_AND}|\s*)\Z", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Mention:
    """Tasks as they are named, and the level that is named with them, if one is."""

    text: str
    number: str
    level: str | None


@dataclass(frozen=True, slots=True)
class Clause:
    """Tasks that are named one after the other, and what is said of them."""

    mentions: tuple[Mention, ...]
    said: str


@dataclass(frozen=True, slots=True)
class Spoken:
    """A message as it speaks of tasks."""

    opening: str
    clauses: tuple[Clause, ...]

    def mentions(self) -> Iterator[Mention]:
        """Yield each task that is named, in order."""
        for clause in self.clauses:
            yield from clause.mentions

    def only(self, mentions: Collection[Mention]) -> str:
        """Return the message as it speaks of these alone."""
        kept = (
            ", ".join(one.text.strip() for one in clause.mentions if one in mentions) + clause.said
            for clause in self.clauses
            if any(one in mentions for one in clause.mentions)
        )
        return (self.opening + "".join(kept)).strip(" ,;\n")


def spoken_of(text: str, levels: Sequence[str]) -> Spoken:
    """Return a message by the tasks it names, each with the level that it names of these."""
    text = normalise(text)
    found = [(one.start(), one.end(), _mention(one, levels)) for one in _naming(levels).finditer(text)]
    clauses: list[Clause] = []
    listed: list[Mention] = []
    for place, (_, end, mention) in enumerate(found):
        listed.append(mention)
        said = text[end : found[place + 1][0] if place + 1 < len(found) else len(text)]
        is_last = place + 1 == len(found)
        if is_last or not _BETWEEN.match(said):
            clauses.append(Clause(tuple(listed), said))
            listed = []
    return Spoken(text[: found[0][0]] if found else text, tuple(clauses))


def level_of_all(text: str, levels: Sequence[str]) -> str | None:
    """Return the level that a message names before or behind everything: "Xã: không thay đổi"."""
    names = _names(levels)
    first = re.match(rf"(?:/\w+\s+)?\W*(?:cấp\s+)?(?P<name>{names})\s*[:–-]", normalise(text), re.IGNORECASE)
    last = re.search(rf"\((?:cấp\s+)?(?P<name>{names})\)\W*\Z", normalise(text), re.IGNORECASE)
    found = first or last
    return _meant(found["name"], levels) if found else None


def _naming(levels: Sequence[str]) -> re.Pattern[str]:
    names, exact = _names(levels), "|".join(map(re.escape, _longest_first(levels)))
    in_brackets = rf"\(\s*(?:cấp\s+|cap\s+)?(?P<inside>{names})\s*\)"
    behind = rf"(?:của|cua|thuộc|thuoc|cấp|cap|bên)\s+(?:cấp\s+|cap\s+)?(?P<of>{names})\b(?!\s+(?:hội|hoi)\b)"
    alone = rf"(?P<alone>{exact})\b(?!\s+hội\b)"
    level = rf"\s*(?:{in_brackets}|{behind}|{alone})"
    several = rf"(?:(?:{_AND}(?:{_MARK})?{_NUMBER})*{level})?"
    marked = rf"{_MARK}(?P<number>{_NUMBER}){several}"
    unmarked = rf"(?<![\w.,/%-])(?P<bare>{_NUMBER})(?=\s*\(\s*(?:{names})\s*\))"
    return re.compile(rf"{marked}|{unmarked}(?:\s*\(\s*(?P<bare_level>{names})\s*\))", re.IGNORECASE)


def _mention(found: re.Match[str], levels: Sequence[str]) -> Mention:
    named = found["inside"] or found["of"] or found["alone"] or found["bare_level"]
    return Mention(found[0], found["number"] or found["bare"], _meant(named, levels) if named else None)


def _names(levels: Sequence[str]) -> str:
    """Return the names as they are written, or without marks where something before them shows them."""
    written = [*levels, *map(fold, levels)]
    return "|".join(map(re.escape, _longest_first(written)))


def _longest_first(names: Collection[str]) -> list[str]:
    return sorted(set(names), key=lambda name: (-len(name), name))


def _meant(name: str, levels: Sequence[str]) -> str | None:
    exact = (level for level in levels if level.casefold() == name.casefold())
    return next(exact, None) or next((level for level in levels if fold(level) == fold(name)), None)
