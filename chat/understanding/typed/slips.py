"""Slips of the finger: letters in the wrong order ("đnag"), left out ("thàh") or held too long ("xonggg")."""

import re

from chat.understanding.typed.syllables import is_syllable
from plans.text import fold

# The words that matter most; of each, the slips that are no syllable themselves are put right.
_VOCABULARY = (
    "nhiệm đang chưa xong hoàn thành thực hiện triển khai thường xuyên hướng dẫn không được vướng khăn nghị"
    " kinh phí thay trình duyệt tiến"
)
_NEIGHBOURS = "nbm mn oip as iuo uyi gfh hgj try ewr"
_NEAR = {letters[0]: letters[1:] for letters in _NEIGHBOURS.split()}
"""The letters beside one on the keyboard."""
_ROMAN = frozenset("ivx")
_HELD_DOWN = re.compile(r"(\w)\1{2,}")


def _twisted(word: str) -> set[str]:
    swaps = range(len(word) - 1)
    return {word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in swaps if word[at] != word[at + 1]}


def _doubled(word: str) -> set[str]:
    return {word[:at] + word[at] + word[at:] for at in range(len(word))}


def _mistyped(word: str) -> set[str]:
    """Return the word with each letter in turn as one of its neighbours on the keyboard: "xobg"."""
    return {
        word[:at] + near + word[at + 1 :] for at, letter in enumerate(word) for near in _NEAR.get(letter, "")
    }


def _shortened(word: str) -> set[str]:
    return {word[:at] + word[at + 1 :] for at in range(len(word)) if len(word) > _SHORTEST}


def slips_of(word: str) -> set[str]:
    """Return what a word becomes by one slip of the finger."""
    if len(word) < _SHORTEST:
        return set()
    return _shortened(word) | _doubled(word) | _twisted(word) | _mistyped(word)


_SHORTEST = 4
_SLIPS = {
    slip: word for word in map(fold, _VOCABULARY.split()) for slip in slips_of(word) if not is_syllable(slip)
}


def without_slips(word: str) -> str:
    """Return the word that was meant, or the word itself where there is no doubt."""
    word = word if _ROMAN.issuperset(word) else _HELD_DOWN.sub(r"\1", word)
    return _SLIPS.get(fold(word), word)
