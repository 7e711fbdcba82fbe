"""Patterns over the words of a message, written in Vietnamese with its marks."""

import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import product

from chat.understanding.typed.spelling import spellings

WORD = r"[^\W\d_A-Z]+[*\u0300-\u0323]?"
"""One word, for patterns: no number, no sign, nothing already understood."""
ANY = r"[^,.;:|()\n ]+"
"""Whatever stands between two spaces but a sign that ends a clause, for patterns."""

_MOST_REPEATS = 4
_BEHIND = r"\(\?<(?P<sign>[=!])(?P<before>[^()]*)\)"
_PART = re.compile(rf"{_BEHIND}|\\.|\(\?P[<=]\w+[>)]|[^\W\d_A-ZĐ]+")


def keyed(message: Iterable[str]) -> str:
    """Return the words in the form phrases are sought in: with a space before each."""
    return " " + " ".join(message)


class Phrase:
    """A regular expression that matches whole words, however they are spelled.

    A group that may be repeated (`*`, `+`) is repeated a few times at most: no phrase of a sane message is
    longer, and an insane message takes no longer for it. It is compiled when it is first sought: all of them
    together take an eighth of the time in which the bot starts.
    """

    def __init__(self, pattern: str) -> None:
        self._written = pattern

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        bounded = self._written.replace(")*", f"){{0,{_MOST_REPEATS}}}")
        bounded = bounded.replace(")+", f"){{1,{_MOST_REPEATS}}}")
        return re.compile(f" (?:{_PART.sub(_spelled, bounded)})(?![^ ])")

    def finditer(self, said: str) -> Iterator[re.Match[str]]:
        """Yield each match in keyed words."""
        return self._pattern.finditer(said)

    def search(self, said: str) -> re.Match[str] | None:
        """Return the first match in keyed words."""
        return self._pattern.search(said)

    def opens(self, said: str) -> re.Match[str] | None:
        """Return the match at the beginning of keyed words."""
        return self._pattern.match(said)

    def is_all(self, said: str) -> bool:
        """Return whether the keyed words are nothing but the phrase."""
        return self._pattern.fullmatch(said) is not None


def _spelled(part: re.Match[str]) -> str:
    """Return a word of a pattern as the alternatives it can be spelled in; escapes and names as they are."""
    found = part.group()
    if part["sign"]:
        return _looked_behind(part["sign"], part["before"])
    if found[0] in "\\(":
        return found
    options = [re.escape(option) for option in spellings(found)]
    return options[0] if len(options) == 1 else f"(?:{'|'.join(options)})"


def _looked_behind(sign: str, before: str) -> str:
    """Return each spelling looked for by itself: `re` looks behind only for what is of one length."""
    options = [
        [re.escape(option) for option in spellings(part)] if part.isalpha() else [part]
        for part in re.split(r"(\\.|[^\W\d_A-ZĐ]+|[A-ZĐ]+ )", before)
    ]
    looks = [f"(?<{sign}{''.join(chosen)})" for chosen in product(*options)]
    return "".join(looks) if sign == "!" else f"(?:{'|'.join(looks)})"
