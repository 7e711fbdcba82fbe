"""The text in the bytes of a text file, whatever editor saved it."""

import codecs

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


def decode(content: bytes) -> str | None:
    """Return the text with plain line ends, or None when the bytes are not a text in Unicode."""
    try:
        text = content.decode(_encoding(content))
    except UnicodeDecodeError:
        return None
    if any(ord(letter) < 32 and letter not in "\t\n\r\f\v\x1c\x1d\x1e" for letter in text):
        return None
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _encoding(content: bytes) -> str:
    for mark, name in _MARKS:
        if content.startswith(mark):
            return name
    # Without a mark, the zero bytes of the ASCII letters betray UTF-16 and its byte order.
    sample = content[:2000]
    if sample[1::2].count(0) > len(sample) // 8:
        return "utf-16-le"
    return "utf-16-be" if sample[::2].count(0) > len(sample) // 8 else "utf-8"
