"""The text in the bytes of a text file, whatever editor saved it."""

import codecs
import unicodedata

from plans.reading.old_encodings import encoding_of, is_vietnamese

_CONTROLS = "\t\n\r\f\v\x1c\x1d\x1e"
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


def decode(content: bytes) -> str | None:
    """Return the text with plain line ends, or None when the bytes are no text.

    Letters of TCVN3 and VNI stay the Latin letters whose codes they have.
    """
    try:
        text = content.decode(_encoding(content))
    except UnicodeDecodeError:
        text = _before_unicode(content)
    if any(ord(letter) < 32 and letter not in _CONTROLS for letter in text):
        return None
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _before_unicode(content: bytes) -> str:
    """Return a text of bytes in an old Vietnamese encoding, a zero letter for other bytes."""
    for name in ("cp1258", "cp1252"):
        try:
            text = unicodedata.normalize("NFC", content.decode(name))
        except UnicodeDecodeError:
            continue
        lines = text.split("\n")
        if is_vietnamese(lines) if name == "cp1258" else encoding_of(lines):
            return text
    return "\0"


def _encoding(content: bytes) -> str:
    for mark, name in _MARKS:
        if content.startswith(mark):
            return name
    # Without a mark, the zero bytes of the ASCII letters betray UTF-16 and its byte order.
    sample = content[:2000]
    if sample[1::2].count(0) > len(sample) // 8:
        return "utf-16-le"
    return "utf-16-be" if sample[::2].count(0) > len(sample) // 8 else "utf-8"
