"""How the many spellings of one name are brought together, without bringing two names together."""

import re
import unicodedata

from plans.patterns import sought
from plans.text import clean, fold

_TONE = "[\u0300\u0301\u0303\u0309\u0323]"
_NEW_TONE_PLACE = sought(rf"(?:(o)([ae])|(?<!q)(u)(y))({_TONE})(?!\w)", re.IGNORECASE)
_DASH = sought(r"\s*[\u2010-\u2015\u2212]\s*|\s+-\s*|\s*-\s+")
_COMMA = sought(r"\s*,(?:\s*,)*\s*")
_NOTE = sought(r"\s*\([^()]*\)?|\s*\[[^\[\]]*\]?")
_BRACKET = sought(r"[()\[\]]")
_EDGES = " \t&,;:.*+-–—…•'\"“”‘’«»()[]"
_LONE_WORD = r"(?<!\w){}(?!\w)"


def spell(text: str) -> str:
    """Return the text with one kind of dash, comma and tone place ("Toà án" → "Tòa án"), without notes."""
    spelled = _old_tone_place(clean(text))
    named = _NOTE.sub(" ", spelled).strip(_EDGES) or _BRACKET.sub(" ", spelled).strip(_EDGES)
    return clean(_COMMA.sub(", ", _DASH.sub(" - ", named)))


def _old_tone_place(text: str) -> str:
    """Return the text with the tone of open oa, oe, uy on the first vowel: hoà → hòa, but quý stays."""
    decomposed = unicodedata.normalize("NFD", text)
    return unicodedata.normalize("NFC", _NEW_TONE_PLACE.sub(r"\1\3\5\2\4", decomposed))


def word_pattern(word: str) -> str:
    """Return a pattern of the word as it is, or typed without any mark; other marks are another word."""
    return "|".join(re.escape(form) for form in dict.fromkeys((word.casefold(), fold(word))))


def name_pattern(name: str) -> str:
    """Return a pattern of the words of a name, for use in a pattern that ignores case."""
    return r"\s+".join(f"(?:{word_pattern(word)})" for word in name.split())


def abbreviation_pattern(abbreviation: str) -> str:
    """Return a pattern of capitals anywhere, or of small letters at the start of the text."""
    capitals = re.escape(abbreviation)
    return rf"(?-i:{capitals})|^{capitals}"


def lone(pattern: str) -> re.Pattern[str]:
    """Return the pattern compiled to ignore case and to match whole words only."""
    return sought(_LONE_WORD.format(f"(?:{pattern})"), re.IGNORECASE)
