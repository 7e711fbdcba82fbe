"""How Vietnamese text is brought into one form before it is stored or compared."""

import re
import unicodedata
from html import unescape

_MARKUP = re.compile(r"<[^<>]*>")
_SOFT_HYPHEN = "\u00ad"
_MARKS = re.compile(r"[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]")
_SPACE = re.compile(r"[\s\u00a0\u200b-\u200d\u2060\ufeff]+")


def normalise(text: str) -> str:
    """Return the text in NFC and without NUL, otherwise exactly as it was written."""
    return unicodedata.normalize("NFC", text).replace("\x00", "")


def clean(text: str) -> str:
    """Return the text in NFC with every run of white space (also invisible characters) as one space.

    A soft hyphen only says where a word may be broken.
    """
    return _SPACE.sub(" ", unicodedata.normalize("NFC", text).replace(_SOFT_HYPHEN, "")).strip()


def capitalised(text: str) -> str:
    """Return the text with its first letter as a capital, otherwise as it was."""
    return f"{text[:1].upper()}{text[1:]}"


def fold(text: str) -> str:
    """Return the text for matching: cleaned, casefolded, without marks, đ as d ("Sở Y tế" → "so y te")."""
    lowered = clean(text).casefold().replace("đ", "d")
    return lowered if lowered.isascii() else _MARKS.sub("", unicodedata.normalize("NFD", lowered))


def without_markup(html: str) -> str:
    """Return a message of ours, written for Telegram in HTML, as people see it."""
    return unescape(_MARKUP.sub("", html))
