"""Letters of the fonts Symbol and Wingdings, whose codes say nothing without the font."""

import re

_SYMBOL = {
    0xA3: "≤",
    0xB3: "≥",
    0xB1: "±",
    0xB4: "×",
    0xB8: "÷",
    0xB9: "≠",
    0xBB: "≈",
    0xB0: "°",
    0xB7: "•",
    0xAE: "→",
    0xDE: "⇒",
    0xA5: "∞",
    0xD7: "·",
}
_WINGDINGS = {
    0xFE: "☑",
    0xFC: "✓",
    0xFB: "✗",
    0xFD: "☒",
    0x78: "☒",
    0xA8: "☐",
    0x6F: "☐",
    0xF0: "→",
    0xE8: "→",
}
_PRIVATE = range(0xF000, 0xF100)
_PRIVATE_LETTER = re.compile("[\uf000-\uf0ff]")
_DIGITS_AND_SIGNS = range(0x20, 0x40)


def symbol(font: str, code: int) -> str:
    """Return what a font of symbols shows for a code, "" for what says nothing in a text."""
    low = code - 0xF000 if code in _PRIVATE else code
    name = font.casefold()
    if name.startswith("wingdings"):
        return _WINGDINGS.get(low, "")
    if name.startswith("symbol"):
        return _SYMBOL.get(low, chr(low) if low in _DIGITS_AND_SIGNS else "")
    return "" if code in _PRIVATE or code >= 0x110000 or 0xD800 <= code < 0xE000 else chr(code)


def without_private(text: str, font: str) -> str:
    """Return a text with the private letters of symbol fonts as the signs that they show."""
    return _PRIVATE_LETTER.sub(lambda found: symbol(font or "Symbol", ord(found[0])), text)
