"""The text in the bytes of a text file, whatever editor saved it."""

import codecs
import unicodedata
from dataclasses import dataclass

from plans.reading.old_encodings import encoding_of, in_old_encoding, is_vietnamese

_CONTROLS = "\t\n\r\f\v\x1c\x1d\x1e"
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


@dataclass(frozen=True, slots=True)
class Encoded:
    """A text with its own line ends, and how it is brought back into the bytes that it came from."""

    text: str
    """Letters of TCVN3 and VNI are the Latin letters whose codes they have."""
    codec: str

    def written(self, value: str) -> str:
        """Return words in Unicode with the letters that this text has for them."""
        old = encoding_of(self.text.split("\n"))
        return in_old_encoding(value, old) if old is not None else value

    def encoded(self, text: str) -> bytes:
        """Return a text as bytes of the same encoding; a letter that it lacks is a question mark."""
        if self.codec != "cp1258":
            return text.encode(self.codec, errors="replace")
        # It has a vowel with its hat and a tone as two codes.
        return b"".join(map(_in_two_codes, text))


def decode(content: bytes) -> str | None:
    """Return the text with plain line ends, or None when the bytes are no text.

    Letters of TCVN3 and VNI stay the Latin letters whose codes they have.
    """
    found = encoded_text(content)
    return found.text.replace("\r\n", "\n").replace("\r", "\n") if found else None


def encoded_text(content: bytes) -> Encoded | None:
    """Return the text as it stands with its encoding, or None when the bytes are no text."""
    try:
        codec = _encoding(content)
        found = Encoded(content.decode(codec), codec)
    except UnicodeDecodeError:
        found = _before_unicode(content)
    if any(ord(letter) < 32 and letter not in _CONTROLS for letter in found.text):
        return None
    return found


def _before_unicode(content: bytes) -> Encoded:
    """Return a text of bytes in an old Vietnamese encoding, a zero letter for other bytes."""
    for name in ("cp1258", "cp1252"):
        try:
            text = unicodedata.normalize("NFC", content.decode(name))
        except UnicodeDecodeError:
            continue
        lines = text.split("\n")
        if is_vietnamese(lines) if name == "cp1258" else encoding_of(lines):
            return Encoded(text, name)
    return Encoded("\0", "utf-8")


def _in_two_codes(letter: str) -> bytes:
    signs = unicodedata.normalize("NFD", letter)
    tone = next((sign for sign in signs if sign in _TONES), "")
    plain = unicodedata.normalize("NFC", "".join(sign for sign in signs if sign != tone))
    try:
        return letter.encode("cp1258")
    except UnicodeEncodeError:
        return (plain + tone).encode("cp1258", errors="replace")


def _encoding(content: bytes) -> str:
    for mark, name in _MARKS:
        if content.startswith(mark):
            return name
    # Without a mark, the zero bytes of the ASCII letters betray UTF-16 and its byte order.
    sample = content[:2000]
    if sample[1::2].count(0) > len(sample) // 8:
        return "utf-16-le"
    return "utf-16-be" if sample[::2].count(0) > len(sample) // 8 else "utf-8"
