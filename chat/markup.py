"""Marked text: bold and the like; whatever is put into it is masked, cut and escaped first.

It goes out as Telegram's HTML (https://core.telegram.org/bots/api#html-style), which knows four named
references only. Quotation marks need none between tags, and we write no attributes, so that our texts
stay readable where they are compared, logged and put into files.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from typing import Self

from markupsafe import Markup

from plans.privacy import masked, masked_contact, masked_numbers
from plans.text import without_markup
from reports.words import count, shortened

LONGEST_MESSAGE = 4096
"""Characters of a message after its marks are read: https://core.telegram.org/bots/api#sendmessage."""
LONGEST_CAPTION = 1024
LONGEST_ALERT = 200
LONGEST_PLAIN = 250
"""A name, or whatever else is put into a text as it is, is no longer than this."""
LONGEST_NAMES = 3000
"""So long at most are names one after the other."""
_PIECE = re.compile(r"<(?P<end>/?)(?P<tag>[a-z]+)[^<>]*>|&#?\w+;|[^<&]+|[<&]")


class Marked(Markup):
    """Text that may be sent as it stands; only what is written in the program may be marked so.

    Plain text that is put into it by `format`, `join` or `+` comes from people: numbers of theirs and what
    is secret are hidden, long words are cut, signs lose their meaning.
    """

    __slots__ = ()

    @classmethod
    def escape(cls, s: object, /) -> Self:
        """Return something as it may stand in a text; what is marked stays as it is."""
        if isinstance(s, Markup):
            return cls(s)
        return cls(short(str(s), LONGEST_PLAIN))


def short(text: str, limit: int = 70) -> Marked:
    """Return somebody's words as they may be repeated, cut at a word where they are longer."""
    if isinstance(text, Marked):
        return cut(text, limit)
    return _escaped(shortened(masked(text), limit))


def printed(text: str, limit: int = 70) -> Marked:
    """Return words of a plan as they may be repeated, cut at a word: it may speak of secret documents."""
    return _escaped(shortened(masked_numbers(text), limit))


def to_call(text: str, limit: int = LONGEST_PLAIN) -> Marked:
    """Return whom to call, telephone numbers and all."""
    return _escaped(shortened(masked_contact(text), limit))


def _escaped(text: str) -> Marked:
    return Marked(escape(text, quote=False))  # noqa: S704 -- here plain text becomes marked, and nowhere else


def length(text: str) -> int:
    """Return how long a text is as Telegram counts: without its marks, in UTF-16."""
    return len(without_markup(text).encode("utf-16-le")) // 2


def cut(text: Marked, limit: int) -> Marked:
    """Return a text, cut at a word with "…" when it is longer than `limit`; no mark stays open."""
    if length(text) <= limit:
        return text
    kept: list[str] = []
    still_open: list[str] = []
    room = limit
    for piece in _PIECE.finditer(text):
        if piece["tag"] is None:
            if length(piece[0]) > room:
                kept.append(_begin(piece[0], room))
                break
            room -= length(piece[0])
        elif piece["end"]:
            still_open.pop()
        else:
            still_open.append(piece["tag"])
        kept.append(piece[0])
    ends = (f"</{tag}>" for tag in reversed(still_open))
    return Marked("".join([*kept, "…", *ends]))  # noqa: S704 -- pieces of a marked text


def _begin(words: str, room: int) -> str:
    """Return the beginning of words without marks, up to the end of one of them."""
    begin = words.encode("utf-16-le")[: 2 * room].decode("utf-16-le", errors="ignore")
    return begin.rsplit(" ", 1)[0].rstrip(" ,;:.(–-")


def joined(values: Sequence[str]) -> Marked:
    """Return "a", "a và b", "a, b và c"."""
    if len(values) < 2:
        return Marked("").join(values)
    listed = Marked("{} và {}").format(Marked(", ").join(values[:-1]), values[-1])
    return cut(listed, LONGEST_NAMES)


def names(values: Sequence[str], limit: int, noun: str, total: int | None = None) -> Marked:
    """Return "A, B, C và 5 đơn vị khác": at most `limit` names, the rest of all or of `total` counted."""
    listed = list(map(Marked.escape, values[:limit]))
    while len(listed) > 1 and sum(map(length, listed)) > LONGEST_NAMES:
        listed.pop()
    shown = Marked(", ").join(listed)
    rest = (len(values) if total is None else total) - len(listed)
    return Marked("{} và {} khác").format(shown, count(rest, noun)) if rest > 0 else shown


def and_others(shown: int, total: int, noun: str) -> list[Marked]:
    """Return the line that counts what a capped list leaves out, or nothing."""
    return [Marked("… và {} khác").format(count(total - shown, noun))] if total > shown else []


@dataclass(frozen=True, slots=True)
class Listing:
    """Lines of which a message shows at most so many, and fewer where it has no room; the rest is counted."""

    lines: Sequence[str]
    most: int
    noun: str
    total: int | None = None
    """How many there are, where only the first were made."""

    def shown(self, most: int) -> list[str]:
        """Return at most so many lines, and one that counts the others."""
        total = len(self.lines) if self.total is None else self.total
        return [*self.lines[:most], *and_others(most, total, self.noun)]


Block = str | Listing


def message(*blocks: Block, limit: int = LONGEST_MESSAGE) -> Marked:
    """Return lines and lists one below the other, in no more characters than Telegram takes.

    The longest lists give way first, then the longest lines.
    """
    room = [min(block.most, len(block.lines)) if isinstance(block, Listing) else 0 for block in blocks]
    while length(text := _below(_lines(blocks, room))) > limit and max(room, default=0) > 1:
        room[room.index(max(room))] -= 1
    return text if length(text) <= limit else _below(_levelled(_lines(blocks, room), limit))


def _below(lines: Iterable[str]) -> Marked:
    return Marked("\n").join(lines)


def _lines(blocks: Iterable[Block], room: Iterable[int]) -> list[Marked]:
    lines: list[str] = []
    for block, most in zip(blocks, room, strict=True):
        lines += block.shown(most) if isinstance(block, Listing) else [block]
    return list(map(Marked.escape, lines))


def _levelled(lines: Sequence[Marked], limit: int) -> list[Marked]:
    """Return lines, all those cut that are longer than what each may have for all to fit."""
    left, longest = limit - len(lines), limit
    for place, size in enumerate(sorted(map(length, lines))):
        if size * (len(lines) - place) > left:
            longest = max(left // (len(lines) - place), 1)
            break
        left -= size
    return [cut(line, longest - 1) for line in lines]
