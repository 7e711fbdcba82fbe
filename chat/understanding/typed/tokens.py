"""A message as words, numbers and signs that know where they stand, and can be gathered into larger ones."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache
from itertools import accumulate, islice
from typing import NamedTuple

from chat.understanding.typed.neighbours import TOLD_BY_NEIGHBOURS, is_said_of_work, settled
from chat.understanding.typed.phrases import Phrase, keyed
from chat.understanding.typed.spelling import DOTTED, is_marked, key
from plans.patterns import sought


class Token(NamedTuple):
    """A stretch of the message; `word` is its key, in capitals where it stands for a thing understood."""

    start: int
    end: int
    word: str
    value: object = None


class Found(NamedTuple):
    """Where a phrase was found: the first token, the one after the last, and what matched."""

    first: int
    after: int
    match: re.Match[str]


class Group(NamedTuple):
    """Tokens that are one thing: the first, the one after the last, the word and the value of the whole."""

    first: int
    after: int
    word: str
    value: object = None


_SHAPES = sought(
    r"""
    (?P<space>[ ]+)
    | (?P<LINK>(?i:https?://|www\.|t\.me/)\S+)
    | (?P<CALL>@\w+(?:\.\w+)?)
    | (?P<COMMAND>(?<!\S)/[A-Za-z]\w*(?:@\w+)?)
    | (?P<TAG></?[A-Za-z][^<>\n]{0,200}> | <!--[^<>\n]{0,200}>)
    | (?P<ENTITY>&(?:[A-Za-z]{2,8}|\#\d{1,5});)
    | (?P<FORMULA>(?<!\S)=[A-Za-z]+\(\S*)
    | (?P<DOCUMENTNUMBER>\d{1,4}-[A-ZĐ]{2,4}/[A-ZĐ]{2,} | \d{1,5}(?:/\d{4})?/(?:
        [A-ZĐ][A-ZĐƯa-zđ]{0,9}(?:-[^\W\d_]{1,15}\d{0,2}){1,4}
        | [A-ZĐ]{2}[A-ZĐa-z]{0,8}
        | [a-zđ]{2,5}(?:-[a-zđ]{2,10}){1,3}
      ))(?![\w/])
    | (?P<PHONE>(?:\+84|0)\d{2,3}[ .-]?\d{3}[ .-]?\d{3,4}(?![\d.,/]\d|\d))
    | (?P<TIME>\d{1,2}[hHg](?:\d{2})?(?!\w) | (?:[01]?\d|2[0-3]):[0-5]\d(?![\d%]|[ ]%))
    | (?P<POLICE>(?<!\w)(?i:[ackvx])0\d(?!\w))
    | (?P<number>\d+(?:[.,]\d+)*)
    | (?P<short>(?=[^\W\d_]{1,2}[./])(?i:DOTTED_FORMS)(?![^\W\d_]))
    | (?P<word>[^\W\d_]+)
    | (?P<end>\./\.?|\.{2,}|…)
    | (?P<arrow>[-=]{1,3}>|[→➡⇒👉])
    | (?P<dash>[–—])
    | (?P<sign>(?P<one>[^\w\s])(?P=one)*|.|\n)
    """.replace("DOTTED_FORMS", "|".join(map(re.escape, DOTTED))),
    re.VERBOSE,
)
_SPOKEN = {"[": "(", "]": ")", "end": ".", "arrow": "->", "dash": "-", "ENTITY": "&"}
MOST_TOKENS = 1300
"""A message of Telegram's greatest length has fewer; what stands behind so many is not read."""

_UNSPOKEN = frozenset({"TAG", "space"})
_GLUED_UNITS = {"k": "nghin", "tr": "trieu", "t": "ty"}


class _Cleaning(dict[int, str | int | None]):
    """Odd looks (wide digits) become plain letters, invisible letters vanish, odd spaces become spaces."""

    def __missing__(self, code: int) -> str | int | None:
        letter = chr(code)
        category = unicodedata.category(letter)
        plain = unicodedata.normalize("NFKC", letter)
        cleaned: str | int | None = code
        if category.startswith("Z"):
            cleaned = "\n" if letter in "\u2028\u2029" else " "
        elif category in {"Cf", "Cc", "Cs", "Co", "Cn", "Mn", "Me"}:
            cleaned = None
        elif len(plain) == 1:
            cleaned = plain
        self[code] = cleaned
        return cleaned


_CLEANING = _Cleaning({ord("\n"): "\n", ord("\t"): "\t", ord("\r"): "\n", ord("\v"): "\n", ord("\f"): "\n"})


def cleaned(text: str) -> str:
    """Return the text in NFC, letter for letter as typed but without what cannot be seen."""
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n")).translate(_CLEANING)


class Tokens:
    """The tokens of one message, with a key: their words joined by spaces, in which patterns are sought."""

    def __init__(self, text: str, items: list[Token]) -> None:
        self.text = text
        self.items = items
        self.words = [token.word for token in items]
        self.key = keyed(self.words)

    @cached_property
    def _starts(self) -> list[int]:
        """Where each word begins in the key."""
        return list(accumulate((len(word) + 1 for word in self.words), initial=1))

    def __len__(self) -> int:
        return len(self.items)

    def find(self, phrase: Phrase) -> Iterator[Found]:
        """Yield each place where the phrase stands."""
        for match in phrase.finditer(self.key):
            yield Found(self.at(match.start() + 1), self.at(match.end() - 1) + 1, match)

    def at(self, offset: int) -> int:
        """Return which token stands at an offset of the key."""
        return bisect_right(self._starts, offset) - 1

    def verbatim(self, first: int, after: int) -> str:
        """Return the words from one token to before another as they stand in the message."""
        return self.text[self.items[first].start : self.items[after - 1].end]

    def gathered(self, groups: Iterable[Group]) -> "Tokens":
        """Return the tokens with each group (first, after, word, value) become one token.

        Of groups that overlap the one that begins first stays, and of these the longest.
        """
        items: list[Token] = []
        position = 0
        for first, after, word, value in sorted(groups, key=lambda group: (group[0], -group[1])):
            if first < position:
                continue
            items += self.items[position:first]
            items.append(Token(self.items[first].start, self.items[after - 1].end, word, value))
            position = after
        if not position:
            return self
        return Tokens(self.text, items + self.items[position:])


def tokenize(text: str) -> Tokens:
    """Return the tokens of a message as it was typed."""
    text = cleaned(text)
    seen = (match for match in _SHAPES.finditer(text) if match.lastgroup not in _UNSPOKEN)
    matches = list(islice(seen, MOST_TOKENS))
    marked = is_marked([match.group() for match in matches if match.lastgroup == "word"])
    is_shouted = text.isupper()
    items: list[Token] = []
    for match in matches:
        start, end = match.span()
        typed = match.group().lower() if is_shouted else match.group()
        if typed in TOLD_BY_NEIGHBOURS and is_said_of_work(typed, [item.word for item in items], text[end:]):
            typed = typed.lower()
        is_glued = bool(items) and items[-1].end == start and items[-1].word[-1].isdigit()
        spoken = _words_of(match.lastgroup, typed, is_glued, marked)
        items += [Token(start, end, word) for word in spoken]
    return Tokens(text, _settled(items[:MOST_TOKENS]))


def _settled(items: list[Token]) -> list[Token]:
    """Return the tokens, with the words that their neighbours tell as what they are."""
    return [
        token if token.word == word else token._replace(word=word)
        for token, word in zip(items, settled([token.word for token in items]), strict=True)
    ]


@lru_cache(maxsize=2048)
def _words_of(shape: str | None, typed: str, is_glued: bool, marked: bool) -> tuple[str, ...]:
    """Return the words one typed shape stands for: "nv" for two of them, "5k" for a number and its unit."""
    if shape == "sign":
        return (_SPOKEN.get(typed[0], typed[0]),)
    if shape and shape not in {"word", "short"}:
        return (_SPOKEN.get(shape) or (shape if shape.isupper() else typed),)
    if is_glued and typed.lower() in _GLUED_UNITS:
        return (_GLUED_UNITS[typed.lower()],)
    return tuple(key(typed, marked).split())
