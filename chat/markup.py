"""Marked text: bold and the like; whatever is put into it is masked, cut and escaped first.

It goes out as Telegram's HTML (https://core.telegram.org/bots/api#html-style), which knows four named
references only. Quotation marks need none between tags, and we write no attributes, so that our texts
stay readable where they are compared, logged and put into files.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
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
    """Return words of a plan as they may be repeated, cut at a word: it may speak of secret documents.

    They stand among other words: the full stop or semicolon that ends a row of the plan is left out.
    """
    return _escaped(shortened(_ROW_END.sub("", masked_numbers(text)), limit))


_ROW_END = re.compile(r"(?<![.…])(?<!v\.v)\s*[.;]\s*$")


def to_call(text: str, limit: int = LONGEST_PLAIN) -> Marked:
    """Return whom to call, telephone numbers and all."""
    return _escaped(shortened(masked_contact(text), limit))


def without_end(text: Marked, end: str) -> Marked:
    """Return a text of ours without the sentence that it ends with, as it holds no more."""
    return Marked(text.removesuffix(end).rstrip())  # noqa: S704 -- the beginning of a marked text


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
        return [*self.lines[:most], *self.others(most)]

    def others(self, most: int) -> list[Marked]:
        """Return the line that counts what is left out where only so many are shown, or nothing."""
        return and_others(most, len(self.lines) if self.total is None else self.total, self.noun)

    def marked(self) -> "Listing":
        """Return the list without what is never shown of it, its lines marked."""
        total = len(self.lines) if self.total is None else self.total
        return replace(self, lines=list(map(Marked.escape, self.lines[: self.most])), total=total)


Block = str | Listing


def message(*blocks: Block, limit: int = LONGEST_MESSAGE) -> Marked:
    """Return lines and lists one below the other, in no more characters than Telegram takes.

    The longest lists give way first, then the longest lines.
    """
    lists = [block.marked() if isinstance(block, Listing) else _single(block) for block in blocks]
    room = _room(lists, limit)
    lines = [Marked.escape(line) for one, most in zip(lists, room, strict=True) for line in one.shown(most)]
    text = _below(lines)
    return text if length(text) <= limit else _below(_levelled(lines, limit))


def _single(line: str) -> Listing:
    return Listing([Marked.escape(line)], 1, "")


def _room(lists: Sequence[Listing], limit: int) -> list[int]:
    """Return how many lines of each list are shown: fewer of the longest until all fit, but one of each."""
    sizes = [list(map(_size, one.lines)) for one in lists]
    room = list(map(len, sizes))
    while max(room, default=0) > 1:
        shown = sum(sum(size[:most]) for size, most in zip(sizes, room, strict=True))
        counted = sum(_size(line) for one, most in zip(lists, room, strict=True) for line in one.others(most))
        if shown + counted - 1 <= limit:
            break
        room[room.index(max(room))] -= 1
    return room


def _size(line: str) -> int:
    return length(line) + 1


def _below(lines: Iterable[str]) -> Marked:
    return Marked("\n").join(lines)


def _levelled(lines: Sequence[Marked], limit: int) -> list[Marked]:
    """Return lines, all those cut that are longer than what each may have for all to fit."""
    left, longest = limit - len(lines), limit
    for place, size in enumerate(sorted(map(length, lines))):
        if size * (len(lines) - place) > left:
            longest = max(left // (len(lines) - place), 1)
            break
        left -= size
    return [cut(line, longest - 1) for line in lines]
