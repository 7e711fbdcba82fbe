"""The words behind /noiviec: "NV 1-3, 5 = NV 12", "NV 3 = NV 12; NV 4 = NV 11", "NV 3 đến 6 bỏ"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from chat.understanding.things.only_numbers import only_numbers
from chat.understanding.typed.phrases import Phrase
from chat.understanding.typed.tokens import Found, Tokens, tokenize

_SERVES = Phrase(
    r"=|->|(?:được )?(?:nối|gắn|ghép)(?: (?:với|vào|cho|tới))?|(?:để )?phục vụ(?: cho)?|thuộc(?: về)?|ứng với"
)
_SERVES_BRIEFLY = Phrase("với|vào|cho")
"""What joins two sides where nothing else does: "nối NV 1 với NV 2"."""
_CUT = Phrase(r"(?:thôi|không|ngừng|dừng|bỏ|gỡ|hủy)(?: (?:nối|gắn))?(?: với cấp trên)?")
_STATEMENTS = re.compile(r"[;\n]+")
_NEXT_PAIR = re.compile(r",|\s(?:và|va)\s", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class LinksSaid:
    """Which tasks are to serve which above, by their numbers; None where they are to serve none."""

    below: tuple[str, ...]
    above: str | None = None


def read_links_said(words: str, below: Sequence[str], above: Sequence[str]) -> list[LinksSaid] | None:
    """Return which tasks are to be linked, or cut off; None where the words do not say.

    `below` and `above` are the numbers that there are on either side, in their order.
    """
    found: list[LinksSaid] = []
    for statement in _statements(words):
        tokens = tokenize(statement)
        said = _cut_off(tokens, below) or _linked(tokens, below, above)
        if not said:
            return None
        found += said
    return found or None


def _statements(words: str) -> Iterator[str]:
    """Yield what is said by itself; numbers alone belong to what follows: "NV 1; 2 = NV 11"."""
    waiting = ""
    for piece in filter(str.strip, _STATEMENTS.split(words)):
        waiting = f"{waiting}, {piece}" if waiting else piece
        tokens = tokenize(piece)
        if any(True for phrase in (_SERVES, _SERVES_BRIEFLY, _CUT) for _ in tokens.find(phrase)):
            yield waiting
            waiting = ""
    if waiting:
        yield waiting


def _cut_off(tokens: Tokens, below: Sequence[str]) -> list[LinksSaid]:
    """Return the tasks that are to serve none: "NV 3 bỏ", "thôi nối NV 3"."""
    for found in tokens.find(_CUT):
        if found.first == 0 or found.after == len(tokens):
            said = _between(tokens, 0, found.first) or _between(tokens, found.after, len(tokens))
            numbers = only_numbers(said, below)
            return [LinksSaid(numbers)] if numbers is not None else []
    return []


def _linked(tokens: Tokens, below: Sequence[str], above: Sequence[str]) -> list[LinksSaid]:
    """Return the pairs of a statement: between two signs stand the task above and those of the next."""
    begins, signs = _signs(tokens)
    ends = [*(sign.first for sign in signs), len(tokens)]
    starts = [begins, *(sign.after for sign in signs)]
    sides = [_between(tokens, *side) for side in zip(starts, ends, strict=True)]
    pairs: list[LinksSaid] = []
    theirs = sides[0]
    for place, side in enumerate(sides[1:], start=2):
        is_last = place == len(sides)
        head, *rest = [side] if is_last else _NEXT_PAIR.split(side, maxsplit=1)
        low, high = only_numbers(theirs, below), only_numbers(head, above)
        if low is None or high is None or len(high) != 1:
            return []
        pairs.append(LinksSaid(low, high[0]))
        theirs = "".join(rest)
    return pairs


def _signs(tokens: Tokens) -> tuple[int, list[Found]]:
    """Return where the first side begins, and what stands between two sides."""
    signs = list(tokens.find(_SERVES))
    begins = signs[0].after if signs and signs[0].first == 0 else 0
    between = [sign for sign in signs if sign.first > 0] or list(tokens.find(_SERVES_BRIEFLY))
    return begins, between


def _between(tokens: Tokens, first: int, after: int) -> str:
    return tokens.verbatim(first, after) if first < after else ""
