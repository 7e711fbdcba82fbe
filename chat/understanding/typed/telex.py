"""Words typed for the Telex keyboard while it was off: "Nhieemj vuj 54 ddax hoanf thanhf"."""

import re
import unicodedata

from chat.understanding.typed.syllables import VOWEL, is_syllable

_LETTERS = (
    ("dd", "đ"),
    ("aa", "â"),
    ("ee", "ê"),
    ("oo", "ô"),
    ("uow", "ươ"),
    ("aw", "ă"),
    ("ow", "ơ"),
    ("uw", "ư"),
)
_TONES = {"s": "\u0301", "f": "\u0300", "r": "\u0309", "x": "\u0303", "j": "\u0323"}
_ENGLISH = frozenset({"yes"})
_TYPED = re.compile(r"[a-z]*?(?:dd|aa|ee|oo|[aou]w)[a-z]*|[a-zăâđêôơư]{2,}[sfrxj]")


def from_telex(word: str) -> str:
    """Return the word a Telex keyboard would have made of the keys, or the word if it is one already."""
    if word in _ENGLISH or not _TYPED.fullmatch(word) or is_syllable(word):
        return word
    tone = _TONES.get(word[-1], "")
    letters = word[:-1] if tone else word
    for keys, letter in _LETTERS:
        letters = letters.replace(keys, letter)
    return unicodedata.normalize("NFC", _toned(letters, tone)) if is_syllable(letters) else word


def _toned(letters: str, tone: str) -> str:
    """Return the syllable with its tone where it is written: on the last marked vowel, else by its end."""
    vowels = [at for at, letter in enumerate(letters) if VOWEL.match(letter)]
    marked = [at for at in vowels if not letters[at].isascii()]
    is_closed = vowels[-1] < len(letters) - 1
    at = marked[-1] if marked else vowels[-1] if is_closed else vowels[-2:][0]
    return letters[: at + 1] + tone + letters[at + 1 :]
