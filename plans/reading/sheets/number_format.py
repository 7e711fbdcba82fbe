"""The number format of a cell ("dd/mm/yyyy", "0.00%", "Quý "0), taken apart."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum, auto
from functools import lru_cache

GENERAL = "General"
_TOKEN = re.compile(
    r'(?P<quoted>"[^"]*"?)|\\(?P<escaped>.)|(?P<space>_.)|\*.|\[(?P<bracket>[^\]]*)\]'
    r"|(?P<general>general)|(?P<noon>am/pm|a/p)|(?P<date>y+|m+|d+|e+(?![+-]))|(?P<time>h+|s+)"
    r"|(?P<exponent>e[+-])|(?P<digits>[0#?][0#?,.]*|\.[0#?]+)|(?P<percent>%)|(?P<text>@)|(?P<end>;)|(?P<other>.)",
    re.IGNORECASE | re.DOTALL,
)
_CONDITION = re.compile(r"(<=|>=|<>|<|>|=)(-?\d+(?:\.\d+)?)")
_ELAPSED = re.compile(r"h+|m+|s+", re.IGNORECASE)
_LONGEST = 255
"""Excel's own limit."""


class Part(Enum):
    """What a piece of a format stands for."""

    LITERAL = auto()
    DATE = auto()
    TIME = auto()
    DIGITS = auto()
    PERCENT = auto()
    TEXT = auto()
    GENERAL = auto()
    EXPONENT = auto()


@dataclass(frozen=True, slots=True)
class Token:
    """One piece of a format."""

    part: Part
    text: str


@dataclass(frozen=True, slots=True)
class Section:
    """The part of a format that is for positive or negative numbers, for zero, or for text."""

    tokens: tuple[Token, ...]
    condition: tuple[str, Decimal] | None = None

    def has(self, part: Part) -> bool:
        """Return whether the section has such a piece."""
        return any(token.part is part for token in self.tokens)

    @property
    def is_date(self) -> bool:
        """Return whether the section shows a day or a time."""
        return self.has(Part.DATE) or self.has(Part.TIME)

    def is_for(self, value: Decimal) -> bool:
        """Return whether the section's own condition, if any, holds for a number."""
        if self.condition is None:
            return True
        sign, limit = self.condition
        return {
            "<": value < limit,
            ">": value > limit,
            "=": value == limit,
            "<=": value <= limit,
            ">=": value >= limit,
            "<>": value != limit,
        }[sign]


@dataclass(frozen=True, slots=True)
class NumberFormat:
    """A format with its sections."""

    sections: tuple[Section, ...]

    def section_for(self, value: Decimal) -> Section:
        """Return the section that shows a number."""
        numbers = self.sections[:3]
        if any(section.condition for section in numbers):
            return next((section for section in numbers if section.is_for(value)), numbers[-1])
        if value < 0 and len(numbers) > 1:
            return numbers[1]
        return numbers[2] if value == 0 and len(numbers) > 2 else numbers[0]

    @property
    def for_text(self) -> Section | None:
        """Return the section that shows text, where the format has one."""
        if len(self.sections) > 3:
            return self.sections[3]
        return self.sections[-1] if self.sections[-1].has(Part.TEXT) else None


@lru_cache(maxsize=512)
def number_format(code: str) -> NumberFormat:
    """Return the format that a code of a spreadsheet describes."""
    sections: list[Section] = []
    tokens: list[Token] = []
    condition: tuple[str, Decimal] | None = None
    for match in _TOKEN.finditer(code[:_LONGEST]):
        if match["end"]:
            sections.append(Section(_settled(tokens), condition))
            tokens, condition = [], None
        elif match["bracket"] is not None:
            condition = _condition(match["bracket"]) or condition
            if _ELAPSED.fullmatch(match["bracket"]):
                tokens.append(Token(Part.TIME, match["bracket"].lower()))
        elif (token := _token(match)) is not None:
            tokens.append(token)
    sections.append(Section(_settled(tokens), condition))
    return NumberFormat(tuple(sections))


_PARTS = {
    "general": Part.GENERAL,
    "date": Part.DATE,
    "time": Part.TIME,
    "exponent": Part.EXPONENT,
    "digits": Part.DIGITS,
    "percent": Part.PERCENT,
    "text": Part.TEXT,
}


def _token(match: re.Match[str]) -> Token | None:
    if match.lastgroup in _PARTS:
        return Token(_PARTS[match.lastgroup], match[0].lower())
    if match["quoted"]:
        return Token(Part.LITERAL, match["quoted"].strip('"'))
    written = match["escaped"] or match["other"] or (" " if match["space"] else "")
    return Token(Part.LITERAL, written) if written else None


def _condition(bracket: str) -> tuple[str, Decimal] | None:
    match = _CONDITION.fullmatch(bracket)
    return (match[1], Decimal(match[2])) if match else None


def _settled(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """Tell minutes from months: "m" after an hour or before a second counts minutes."""
    units = [place for place, token in enumerate(tokens) if token.part in {Part.DATE, Part.TIME}]
    settled = list(tokens)
    for before, place, after in zip([None, *units], units, [*units[1:], None], strict=False):
        if tokens[place].text not in {"m", "mm"}:
            continue
        follows_hour = before is not None and tokens[before].text.startswith("h")
        leads_second = after is not None and tokens[after].text.startswith("s")
        if follows_hour or leads_second:
            settled[place] = Token(Part.TIME, tokens[place].text)
    return tuple(settled)
