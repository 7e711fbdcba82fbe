"""Slips of the finger: letters in the wrong order ("đnag", "hoàn thnàh") or held too long ("xonggg")."""

import re

from chat.understanding.typed.syllables import is_syllable
from plans.text import fold

# The words that matter most; of each, the slips that are no syllable themselves are put right.
_VOCABULARY = (
    "nhiệm đang chưa xong hoàn thành thực hiện triển khai thường xuyên hướng dẫn không được vướng khăn nghị"
    " kinh phí thay trình duyệt tiến"
)
_ROMAN = frozenset("ivx")
_HELD_DOWN = re.compile(r"(\w)\1{2,}")


def _twisted(word: str) -> set[str]:
    swaps = range(len(word) - 1)
    return {word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in swaps if word[at] != word[at + 1]}


_SLIPS = {
    slip: word
    for word in map(fold, _VOCABULARY.split())
    for slip in _twisted(word)
    if len(word) > 3 and not is_syllable(slip)
}


def without_slips(word: str) -> str:
    """Return the word that was meant, or the word itself where there is no doubt."""
    word = word if _ROMAN.issuperset(word) else _HELD_DOWN.sub(r"\1", word)
    return _SLIPS.get(fold(word), word)
