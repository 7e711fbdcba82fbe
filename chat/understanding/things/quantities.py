"""Percentages ("84,5%"), counts out of a total ("1.250/1.480") and single counts in a message."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from chat.understanding.things.fractions import PER_CENT, SAID, fractions
from chat.understanding.things.minus import MINUS
from chat.understanding.things.numbers import (
    NUMBER,
    UNIT,
    UNIT_WORDS,
    in_unit,
    read_number,
    read_percentage,
    read_with_unit,
)
from chat.understanding.typed.phrases import WORD, Phrase
from chat.understanding.typed.spelling import words
from chat.understanding.typed.tokens import Found, Group, Tokens

PERCENT, RATIO, COUNT = "PERCENT", "RATIO", "COUNT"
FRACTION, NOTHING = "FRACTION", "NOTHING"
"""A part of the work that is no whole number of per cent ("2/3 khối lượng"); "NV 5 = 0"."""
QUANTITIES = frozenset({PERCENT, RATIO, COUNT})


class Sense(Enum):
    """What a number says: only what is achieved is recorded."""

    ACHIEVED = auto()
    TARGET = auto()
    GROWTH = auto()
    NEGATED = auto()
    REMAINING = auto()
    PREVIOUS = auto()


@dataclass(frozen=True, slots=True)
class Quantity:
    """A percentage, a count out of a total, or a count."""

    value: int | float
    total: int | float | None = None
    part: Sense = Sense.ACHIEVED
    is_percentage: bool = False
    range_said: str | None = None
    """The range of which the value is the lower end, as written."""
    what: str | None = None
    """The noun counted, where it stands inside: "2,3ha/10ha"."""
    out_of: int | float | None = None
    """Of how many a count is, where it is not written as a total: "85 trên 102 xã"."""


_PERCENT = Phrase(rf"(?P<minus>{MINUS} )?(?P<number>{NUMBER})(?: (?:mấy|hơn))? (?:%|phần trăm)")
_PERCENT_RANGE = Phrase(rf"(?P<number>{NUMBER})(?: %| phần trăm)? (?:-|đến|tới|~) {NUMBER} (?:%|phần trăm)")
_RISES = words("tăng nâng lên giảm")
# "NV 5 khoảng 90", "NV 5 = 90": nothing is counted, so it is how far the work is.
_BARE = Phrase(
    r"(?<=TASKS )(?:(?:thì|hiện|nay|mới|đã|được|đạt|là|:) )*(?:tiến độ|khoảng|tầm|chừng|lên|=)"
    rf"(?: (?:được|đạt|khoảng|lên|là|:))* (?P<number>\d{{1,3}})(?:{SAID}|(?= TASKS))"
    rf"|(?<=\A )(?:(?:hiện|nay|mới|đã|được|đạt|khoảng|tầm|chừng) )+(?P<alone>[1-9]\d){SAID}(?! ,)"
    rf"|(?<=TASKS )(?:(?:thì|hiện|nay|mới|đã) )*(?:được|đạt) (?P<decimal>\d{{1,2}}[.,]\d{{1,2}}){SAID}"
)
_SCALE = rf"(?: (?P<unit>{UNIT})(?! (?:đồng|đ|vnđ|vnd)(?: |$)))?"
_WHOLE = "(?:tổng số|tổng cộng|tổng|chỉ tiêu)"
_TOTAL = f"(?:{_WHOLE} )?"
_RATIO = Phrase(
    rf"(?P<minus>{MINUS} )?(?P<done>{NUMBER})(?: (?P<own>{UNIT})(?: (?:đồng|đ|vnđ|vnd))?)?"
    rf" / {_TOTAL}(?P<below>- )?(?P<total>{NUMBER}){_SCALE}"
)
_NOUN = rf"(?!(?:{UNIT})(?: |$)){WORD}"
_RATIO_OF_NOUNS = Phrase(
    rf"(?P<done>{NUMBER}) (?P<noun>{_NOUN}(?: {_NOUN}){{0,2}}?)(?: /|(?: {_NOUN}){{0,2}}? / {_WHOLE})"
    rf" (?P<total>{NUMBER}) (?P=noun)"
    rf"|(?P<first>{NUMBER}) (?P<what>{_NOUN}(?: {_NOUN}){{0,2}}?) / {_TOTAL}(?P<all>{NUMBER})(?= [,.;)\n]|$)"
)
_COUNT = Phrase(
    rf"(?P<minus>{MINUS} )?(?P<number>{NUMBER}){_SCALE}(?: (?:trên|trong)(?: tổng| tổng số"
    rf"| số)? (?P<whole>{NUMBER})(?: (?:{UNIT}))?(?! (?:tháng|năm|ngày|tuần|quý)))?"
)

_OUT_OF = Phrase(
    rf"(?P<number>{NUMBER}) (?P<what>{_NOUN}(?: {_NOUN}){{0,2}}?) trên (?:tổng "
    rf"|tổng số )?(?P<whole>\d+)(?:(?= [,.;)\n]|$)| (?P=what))"
)
_UNITS = [[unit] for unit in UNIT_WORDS]


def with_quantities(tokens: Tokens) -> Tokens:
    """Return the tokens with every number that counts something gathered into one that holds a `Quantity`."""
    if not any(word[0].isdigit() for word in tokens.words):
        return tokens.gathered(_fractions(tokens))
    tokens = tokens.gathered(_percentages(tokens))
    tokens = tokens.gathered(_ratios(tokens))
    return tokens.gathered(_counts(tokens))


def _percentages(tokens: Tokens) -> Iterator[Group]:
    for found in tokens.find(_PERCENT_RANGE):
        lowest = read_percentage(found.match["number"])
        if lowest is not None and _RISES.isdisjoint(tokens.words[max(0, found.first - 2) : found.first]):
            yield Group(found.first, found.after, PERCENT, _lowest(tokens, found, lowest))
        elif lowest is not None:
            yield Group(found.first, found.after, "PERCENTRANGE")
    yield from _fractions(tokens)
    for found in tokens.find(_BARE):
        share = read_percentage(next(number for number in found.match.groups() if number)) or 0
        if not share:
            yield Group(found.first, found.after, NOTHING)
        elif share <= PER_CENT:
            yield Group(found.after - 1, found.after, PERCENT, Quantity(share, is_percentage=True))
    for found in tokens.find(_PERCENT):
        value = read_percentage(found.match["number"])
        if found.match["minus"] and value is not None:
            # No work is done by less than nothing; a count that cannot be so is refused, not taken for 5%.
            yield Group(found.first, found.after, RATIO, Quantity(-value, PER_CENT))
        elif value is not None:
            yield Group(found.first, found.after, PERCENT, Quantity(value, is_percentage=True))


def _fractions(tokens: Tokens) -> Iterator[Group]:
    for first, after, percent in fractions(tokens):
        if percent is None:
            yield Group(first, after, FRACTION)
        else:
            yield Group(first, after, PERCENT, Quantity(percent, is_percentage=True))


def _lowest(tokens: Tokens, found: Found, lowest: int | float) -> Quantity:
    return Quantity(lowest, is_percentage=True, range_said=tokens.verbatim(found.first, found.after))


def _ratios(tokens: Tokens) -> Iterator[Group]:
    if "/" not in tokens.words:
        return
    for found in tokens.find(_RATIO_OF_NOUNS):
        done = read_number(found.match["done"] or found.match["first"])
        total = read_number(found.match["total"] or found.match["all"])
        if done is not None and total is not None:
            what = tokens.verbatim(found.first + 1, tokens.words.index("/", found.first))
            yield Group(found.first, found.after, RATIO, Quantity(done, total, what=what))
    for found in tokens.find(_RATIO):
        unit, own = found.match["unit"], found.match["own"]
        done = _read(tokens, found, "done", own or unit)
        total = _read(tokens, found, "total", unit)
        if done is not None and own and not unit and tokens.words[found.after : found.after + 1] in _UNITS:
            done = in_unit(done, tokens.words[found.after])
        if done is not None and total is not None:
            negative = -1 if found.match["minus"] else 1
            below = -1 if found.match["below"] else 1
            yield Group(found.first, found.after, RATIO, Quantity(done * negative, total * below))


def _counts(tokens: Tokens) -> Iterator[Group]:
    for found in tokens.find(_OUT_OF):
        value = read_number(found.match["number"])
        if value is not None:
            after = tokens.at(found.match.end("what") - 1) + 1
            noun = tokens.verbatim(tokens.at(found.match.start("what")), after)
            yield Group(found.first, found.after, COUNT, Quantity(value, what=noun, out_of=_whole(found)))
    for found in tokens.find(_COUNT):
        value = None if _is_a_code(tokens, found) else _read(tokens, found, "number", found.match["unit"])
        if value is not None:
            signed = -value if found.match["minus"] else value
            yield Group(found.first, found.after, COUNT, Quantity(signed, out_of=_whole(found)))


def _whole(found: Found) -> int | float | None:
    """Return of how many a count is, None where that is not said."""
    return read_number(found.match["whole"]) if found.match["whole"] else None


def _is_a_code(tokens: Tokens, found: Found) -> bool:
    """Return whether capitals touch the number: the 05 of "A05" counts nothing."""
    before = tokens.items[found.first - 1]
    is_touched = found.first > 0 and before.end == tokens.items[found.first].start
    return is_touched and tokens.text[before.start : before.end].isupper()


def _read(tokens: Tokens, found: Found, name: str, unit: str | None) -> int | float | None:
    """Return the value of a number; money keeps its unit, so that "9,042 tỷ đồng" counts "tỷ đồng"."""
    is_money = tokens.words[found.after : found.after + 1] in _UNITS
    return read_with_unit(found.match[name], unit) if unit or is_money else read_number(found.match[name])
