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
_KEYS = re.compile("[a-zăâđêôơư]+")
_TONE = re.compile(
    r"(?<=[aăâeêioôơuưyw])(?:[sfrxj](?=(?:m|n|ng|nh)?$)|[sj](?=(?:c|ch|p|(?<!s)t)$))"
    r"|(?<=.{2})[sfrxj]$"
)
"""The key of a tone, behind the vowel or at the end; before "c", "p" and "t" there are two tones only."""


def from_telex(word: str) -> str:
    """Return the word a Telex keyboard would have made of the keys, or the word if it is one already."""
    if word in _ENGLISH or not _KEYS.fullmatch(word) or is_syllable(word):
        return word
    letters, tone = letters_of(word)
    return unicodedata.normalize("NFC", _toned(letters, tone)) if is_syllable(letters) else word


def letters_of(word: str) -> tuple[str, str]:
    """Return the letters that the keys of a word stand for, and its tone or ""."""
    found = _TONE.search(word) if VOWEL.search(word) else None
    letters = word[: found.start()] + word[found.end() :] if found else word
    for keys, letter in _LETTERS:
        letters = letters.replace(keys, letter)
    return letters, _TONES[found.group()] if found else ""


def _toned(letters: str, tone: str) -> str:
    """Return the syllable with its tone where it is written: on the last marked vowel, else by its end."""
    vowels = [at for at, letter in enumerate(letters) if VOWEL.match(letter)]
    marked = [at for at in vowels if not letters[at].isascii()]
    is_closed = vowels[-1] < len(letters) - 1
    at = marked[-1] if marked else vowels[-1] if is_closed else vowels[-2:][0]
    return letters[: at + 1] + tone + letters[at + 1 :]
