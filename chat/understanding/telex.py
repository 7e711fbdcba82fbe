"""Words typed for the Telex keyboard while it was off: "Nhieemj vuj 54 ddax hoanf thanhf"."""

import re
import unicodedata

_VOWEL = "[aăâeêioôơuưy]"
_SYLLABLE = re.compile(
    r"(?:b|ch|c|d|đ|gh|gi|g|h|kh|k|l|m|ngh|ng|nh|n|ph|p|qu|r|s|th|tr|t|v|x)?"
    rf"{_VOWEL}{{1,3}}(?:ch|c|m|ng|nh|n|p|t)?"
)
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
_TYPED = re.compile(r"[a-z]*?(?:dd|aa|ee|oo|[aou]w)[a-z]*|[a-z]{2,}[sfrxj]")


def from_telex(word: str) -> str:
    """Return the word a Telex keyboard would have made of the keys, or the word if it is one already."""
    if word in _ENGLISH or not _TYPED.fullmatch(word) or _SYLLABLE.fullmatch(word):
        return word
    tone = _TONES.get(word[-1], "")
    letters = word[:-1] if tone else word
    for keys, letter in _LETTERS:
        letters = letters.replace(keys, letter)
    return unicodedata.normalize("NFC", _toned(letters, tone)) if _SYLLABLE.fullmatch(letters) else word


def _toned(letters: str, tone: str) -> str:
    """Return the syllable with its tone on a vowel: a marked one, else the first of the last two."""
    vowels = [at for at, letter in enumerate(letters) if re.match(_VOWEL, letter)]
    marked = [at for at in vowels if not letters[at].isascii()]
    at = (marked or vowels[-2:])[0]
    return letters[: at + 1] + tone + letters[at + 1 :]
