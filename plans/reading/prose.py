"""The running text of a document, folded letter by letter so that a find can be quoted as written."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import groupby

from plans.reading.content import Line
from plans.text import clean, fold

_SENTENCE_END = re.compile(r"(?<=[^\s\d])\.(?=\s|$)|(?<=\d)\.(?= [^\W\d_])|\./\.")

_DATELINE = re.compile(r"[^,;.]{2,40}, ?ngay .{0,5}thang .{0,5}nam 20\d\d")
# Words in capitals have marks, abbreviations such as "UBND, HĐND" at the end of a line have none.
_MARKED = re.compile(r"[^\W\dA-ZĐ_]")


def sentences(lines: Iterable[Line]) -> Iterator[str]:
    """Return the sentences of the lines; a line that ends without a stop goes on in the next.

    A line in capitals ("QUYẾT ĐỊNH") and the line with place and day of issue stand for themselves.
    """
    texts = (cleaned for line in lines if (cleaned := clean(line.text)))
    for alone, run in groupby(texts, key=_stands_alone):
        lines_of_run = list(run)
        pieces = lines_of_run if alone else _SENTENCE_END.split(" ".join(lines_of_run))
        yield from (sentence for piece in pieces if (sentence := piece.strip()))


def _stands_alone(text: str) -> bool:
    is_in_capitals = text.isupper() and " " in text and _MARKED.search(text) is not None
    return is_in_capitals or _DATELINE.fullmatch(fold(text)) is not None


def fold_in_place(text: str) -> str:
    """Return the folded text with every letter at the place it has in the original."""
    return "".join(map(_fold_letter, text))


@lru_cache(maxsize=4096)
def _fold_letter(letter: str) -> str:
    folded = fold(letter)
    return folded if len(folded) == 1 else letter
