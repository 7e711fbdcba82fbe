"""The running text of a document, folded letter by letter so that a find can be quoted as written."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from plans.reading.content import Line
from plans.text import clean, fold

_SENTENCE_END = re.compile(r"(?<=[^\s\d])\.(?=\s|$)|(?<=\d)\.(?= [^\W\d_])|\./\.")


def sentences(lines: Iterable[Line]) -> Iterator[str]:
    """Return the sentences of the lines; a line that ends without a stop goes on in the next."""
    text = " ".join(cleaned for line in lines if (cleaned := clean(line.text)))
    return (sentence for part in _SENTENCE_END.split(text) if (sentence := part.strip()))


def fold_in_place(text: str) -> str:
    """Return the folded text with every letter at the place it has in the original."""
    return "".join(map(_fold_letter, text))


@lru_cache(maxsize=4096)
def _fold_letter(letter: str) -> str:
    folded = fold(letter)
    return folded if len(folded) == 1 else letter
