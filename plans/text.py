"""How Vietnamese text is brought into one form before it is stored or compared."""

import re
import unicodedata
from functools import lru_cache
from html import unescape

from plans.patterns import sought

_MARKUP = sought(r"<[^<>]*>")
_SOFT_HYPHEN = "\u00ad"
_MARKS = sought(r"[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]")
_UNSEEN = "\u200b\u200c\u200d\u2060\ufeff"
"""Spaces of no width, which are no white space to Python."""
_REMEMBERED = 1024
"""So many texts are remembered in their form: the cells of a document are looked at time and again."""
_LONE = sought(r"[\ud800-\udfff]")
"""Halves of letters, which browsers and broken programs send: no database takes them."""
_NOT_IN_NAMES = sought(r"[\x00-\x1f\x7f-\x9f/\\\u2028\u2029]+")
_TURNING = sought(r"[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Signs that turn the direction of writing, behind which a name ends otherwise than it seems."""
_LONGEST_NAME = 200
_TONES = "\u0300\u0309\u0303\u0301\u0323"
"""Huyền, hỏi, ngã, sắc, nặng, in the order of dictionaries."""
_TONE = sought(f"[{_TONES}]")
_WORD = sought(r"\w+")
_RUNS = sought(r"[0-9]+|.", re.DOTALL)
_DIGITS = 6
_ORDER = {letter: chr(ord("A") + place) for place, letter in enumerate("aăâbcdđeêfghijklmnoôơpqrstuưvwxyz")}


def normalise(text: str) -> str:
    """Return the text in NFC and without what no database takes, otherwise exactly as it was written."""
    composed = unicodedata.normalize("NFC", text).replace("\x00", "")
    return composed if composed.isascii() else _LONE.sub("", composed)


def as_file_name(name: str) -> str:
    """Return the name of a file as it may be shown and sent anywhere: on one line, no path, its end kept."""
    one_line = _NOT_IN_NAMES.sub("_", _TURNING.sub("", normalise(name)))
    return " ".join(one_line.split())[-_LONGEST_NAME:].strip(". ")


@lru_cache(_REMEMBERED)
def clean(text: str) -> str:
    """Return the text in NFC with every run of white space (also invisible characters) as one space.

    A soft hyphen only says where a word may be broken.
    """
    composed = normalise(text)
    if not composed.isascii():
        composed = composed.replace(_SOFT_HYPHEN, "")
        for sign in _UNSEEN:
            composed = composed.replace(sign, " ")
    return " ".join(composed.split())


def capitalised(text: str) -> str:
    """Return the text with its first letter as a capital, otherwise as it was."""
    return f"{text[:1].upper()}{text[1:]}"


@lru_cache(_REMEMBERED)
def fold(text: str) -> str:
    """Return the text for matching: cleaned, casefolded, without marks, đ as d ("Sở Y tế" → "so y te")."""
    lowered = clean(text).casefold().replace("đ", "d")
    return lowered if lowered.isascii() else _MARKS.sub("", unicodedata.normalize("NFD", lowered))


def alphabetical(text: str) -> str:
    """Return the key by which names are listed: by the Vietnamese alphabet, by tones; numbers as numbers.

    The letters stand as in Vietnamese dictionaries (ă and â after a, đ after d …), f, j, w and z in their
    Latin places; a tone counts between words of the same letters ("Lê", "Lê Lợi", "Lệ"). The key is ASCII, so
    that every database and program puts it in the same order.
    """
    return " ".join(f"{_letters(word)}!{_tones(word)}" for word in _WORD.findall(clean(text).casefold()))


def _letters(word: str) -> str:
    toneless = unicodedata.normalize("NFC", _TONE.sub("", unicodedata.normalize("NFD", word)))
    runs = _RUNS.findall(toneless)
    return "".join(run.zfill(_DIGITS) if run.isdecimal() else _ORDER.get(run, "~") for run in runs)


def _tones(word: str) -> str:
    return "".join(str(_TONES.find(mark)) for mark in _TONE.findall(unicodedata.normalize("NFD", word)))


def without_markup(html: str) -> str:
    """Return a message of ours, written for Telegram in HTML, as people see it."""
    return unescape(_MARKUP.sub("", html))
