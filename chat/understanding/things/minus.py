"""A minus before a number ("-5/100", "âm 5"), told from the dash of a list, of a range or between parts."""

from collections.abc import Iterator

from chat.understanding.things.dates import DATE
from chat.understanding.things.tasks import TASKS
from chat.understanding.typed.spelling import words
from chat.understanding.typed.tokens import Group, Token, Tokens

MINUS = "MINUS"
_DASHES = frozenset({"-", "−"})
_SIGNS = _DASHES | words("âm")
_LINE_END = "\n"


def with_minus(tokens: Tokens) -> Tokens:
    """Return the tokens with every minus one of its own, and every other dash as it was."""
    if _SIGNS.isdisjoint(tokens.words):
        return tokens
    return tokens.gathered(Group(at, at + 1, MINUS) for at in _minuses(tokens))


def _minuses(tokens: Tokens) -> Iterator[int]:
    items, places = tokens.items, range(len(tokens) - 1)
    is_list = sum(_is_bullet(items, at) for at in places) > 1
    for at in places:
        if _is_said(tokens, at) or (
            _is_before_a_number(items, at)
            and not (is_list and _is_bullet(items, at))
            and not _parts(tokens.words, at)
        ):
            yield at


def _is_said(tokens: Tokens, at: int) -> bool:
    said = tokens.items[at]
    return tokens.text[said.start : said.end].casefold() == "âm" and tokens.words[at + 1][:1].isdigit()


def _is_before_a_number(items: list[Token], at: int) -> bool:
    """Return whether a dash touches the number behind it and nothing before it."""
    dash, number = items[at], items[at + 1]
    touches_before = at > 0 and items[at - 1].end == dash.start and items[at - 1].word not in "\n:(="
    return (
        dash.word in _DASHES and dash.end == number.start and number.word[:1].isdigit() and not touches_before
    )


def _is_bullet(items: list[Token], at: int) -> bool:
    """Return whether a line begins with a dash that touches what follows it."""
    begins_a_line = at == 0 or items[at - 1].word == _LINE_END
    return begins_a_line and items[at].word in _DASHES and items[at].end == items[at + 1].start


def _parts(message: list[str], at: int) -> bool:
    """Return whether a dash stands between two numbers, or a task and how far it is: "NV 1 -85%"."""
    before = message[at - 1] if at else ""
    return (
        before[:1].isdigit()
        or before in {"%", DATE}
        or (before == TASKS and message[at + 2 : at + 3] == ["%"])
    )
