"""Vietnamese written before Unicode, TCVN3 (".VnTime") and VNI ("VNI-Times"), read as what it shows."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import lru_cache

from plans.patterns import sought
from plans.reading.content import Notice
from plans.reading.raised import Written, joined


class OldEncoding(StrEnum):
    """An encoding that gives Vietnamese letters the codes of other letters."""

    TCVN3 = "TCVN3"
    VNI = "VNI"


_TCVN3 = dict(
    zip(
        "¡¢§£¤¥¦µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉË®ÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô\xadõøö÷ùúýûüþ",
        "ĂÂĐÊÔƠƯàáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ",
        strict=True,
    )
)
_GRAVE, _ACUTE, _HOOK, _TILDE, _DOT = "\u0300", "\u0301", "\u0309", "\u0303", "\u0323"
_CIRCUMFLEX, _BREVE = "\u0302", "\u0306"
_TONES = {"ø": _GRAVE, "ù": _ACUTE, "û": _HOOK, "õ": _TILDE, "ï": _DOT}
_ROUNDED = {
    "â": "",
    "à": _GRAVE,
    "á": _ACUTE,
    "å": _HOOK,
    "ã": _TILDE,
    "ä": _DOT,
}
_HOLLOWED = {"ê": "", "è": _GRAVE, "é": _ACUTE, "ú": _HOOK, "ü": _TILDE, "ë": _DOT}
_ALONE = {"í": "í", "ì": "ì", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ", "ñ": "đ", "ô": "ơ", "ö": "ư"}


def _vni() -> dict[str, str]:
    """Return what each letter, or letter and sign, of VNI stands for; capitals take capital signs."""
    signs = {
        **{
            f"{letter}{sign}": f"{_ALONE.get(letter, letter)}{tone}"
            for letter in "aeouyôö"
            for sign, tone in _TONES.items()
        },
        **{
            f"{letter}{sign}": f"{letter}{_CIRCUMFLEX}{tone}"
            for letter in "aeo"
            for sign, tone in _ROUNDED.items()
        },
        **{f"a{sign}": f"a{_BREVE}{tone}" for sign, tone in _HOLLOWED.items()},
        **_ALONE,
    }
    letters = {old: unicodedata.normalize("NFC", new) for old, new in signs.items()}
    capitals = {old.upper(): new.upper() for old, new in letters.items()}
    begun = {old[0].upper() + old[1:]: new.upper() for old, new in letters.items() if len(old) > 1}
    return letters | begun | capitals


_TABLES: Mapping[OldEncoding, Mapping[str, str]] = {OldEncoding.TCVN3: _TCVN3, OldEncoding.VNI: _vni()}
_PATTERNS = {
    encoding: sought("|".join(map(re.escape, sorted(table, key=len, reverse=True))))
    for encoding, table in _TABLES.items()
}
_FONTS = (
    (OldEncoding.TCVN3, sought(r"\.vn", re.IGNORECASE)),
    (OldEncoding.VNI, sought(r"vni", re.IGNORECASE)),
)
_CAPITALS = sought(r"\.vn\w*h\b", re.IGNORECASE)
"""In ".VnTimeH" the codes of small letters are drawn as capitals."""


def encoding_of_font(font: str) -> OldEncoding | None:
    """Return the old encoding for which a font of this name was made, or None."""
    return next((encoding for encoding, name in _FONTS if name.match(font)), None)


def in_unicode(text: str, encoding: OldEncoding) -> str:
    """Return a text of an old encoding in Unicode."""
    table = _TABLES[encoding]
    return _PATTERNS[encoding].sub(lambda match: table[match[0]], text)


def in_old_encoding(text: str, encoding: OldEncoding) -> str:
    """Return a text in Unicode with the letters of an old encoding.

    TCVN3 has capitals with a tone only in fonts of their own: they are written as small letters.
    """
    letters = {new: old for old, new in _TABLES[encoding].items()}
    return "".join(letters.get(one) or letters.get(one.lower(), one) for one in text)


@dataclass(slots=True)
class FontReader:
    """Reads pieces of text by the fonts they are written in, and remembers which old encodings it met."""

    met: set[OldEncoding] = field(default_factory=set)

    def text(self, pieces: Iterable[Written], font: str = "") -> str:
        """Return the pieces as one text in Unicode; `font` is that of pieces which name none."""
        return joined(self._read(piece, piece.font or font) for piece in pieces)

    def _read(self, piece: Written, font: str) -> Written:
        encoding = encoding_of_font(font)
        # Where Unicode letters were pasted under an old font, they are what they are.
        if encoding is None or _is_unicode(piece.text):
            return piece
        text = in_unicode(piece.text, encoding)
        if text != piece.text:
            self.met.add(encoding)
        return replace(piece, text=text.upper() if _CAPITALS.match(font) else text)


_BEYOND = sought(r"[\u0102-\u01b0\u0300-\u0323\u1ea0-\u1ef9]")
_WORD = sought(r"(?<![^\W\d_])[^\W\d_]*[\xa1-\xff][\xa1-\xff\w]*")
_LETTERS = sought(r"[^\W\d_]+")
_SYLLABLE = sought(
    r"(?:ngh?|gh|gi|kh|nh|ph|qu|th|tr|ch|[bcdđghklmnpqrstvx])?[aeiouyăâêôơư]{1,3}(?:ch|ng|nh|[cmnpt])?"
)
_MARKED = sought(r"[\u0300\u0301\u0303\u0309\u0323]")
_CONVERTED = (
    "Văn bản dùng bảng mã chữ Việt cũ {encoding}, đã được chuyển sang Unicode; đề nghị đối chiếu tên riêng "
    "và chữ hoa."
)
_LEAST_SHARE, _LEAST_WORDS = 0.8, 3


def _is_unicode(text: str) -> bool:
    return _BEYOND.search(text) is not None


def encoding_of(texts: Iterable[str]) -> OldEncoding | None:
    """Return the old encoding in which texts are Vietnamese while they are none as they stand, or None."""
    kept = list(texts)
    words = [word for text in kept if not _is_unicode(text) for word in _WORD.findall(text)]
    # A sign here and there (×, °, «) makes no document of an old encoding.
    if len(words) < max(_LEAST_WORDS, sum(map(_is_unicode, kept))) or _share(words, None) >= _LEAST_SHARE:
        return None
    shares = {encoding: _share(words, encoding) for encoding in OldEncoding}
    best = max(shares, key=lambda encoding: shares[encoding])
    return best if shares[best] >= _LEAST_SHARE else None


def is_vietnamese(texts: Iterable[str]) -> bool:
    """Return whether texts in Unicode read as Vietnamese."""
    words = [word for text in texts for word in _LETTERS.findall(text) if not word.isascii()]
    return len(words) >= _LEAST_WORDS and _share(words, None) >= _LEAST_SHARE


def in_unicode_if_old(text: str, encoding: OldEncoding) -> str:
    """Return a text of a document in an old encoding in Unicode, unless it stands in Unicode already."""
    if _is_unicode(text) or not _WORD.search(text):
        return text
    return in_unicode(text, encoding)


def notice_of(encoding: OldEncoding) -> Notice:
    """Return what is said of a document that was written in an old encoding."""
    return Notice("toàn văn bản", _CONVERTED.format(encoding=encoding))


def _share(words: list[str], encoding: OldEncoding | None) -> float:
    return sum(_is_syllable(in_unicode(word, encoding) if encoding else word) for word in words) / len(words)


@lru_cache(maxsize=4096)
def _is_syllable(word: str) -> bool:
    """Return whether a word may be one of Vietnamese: at most one tone, its sounds in their order."""
    decomposed = unicodedata.normalize("NFD", word.lower())
    plain = unicodedata.normalize("NFC", _MARKED.sub("", decomposed))
    return len(_MARKED.findall(decomposed)) <= 1 and _SYLLABLE.fullmatch(plain) is not None
