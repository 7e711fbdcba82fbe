"""The names of WordprocessingML's elements and attributes, and reading their values."""

from functools import cache

from plans.reading.archive import Element

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_OFF = {"0", "false", "off", "none"}


@cache
def w(name: str) -> str:
    """Return the full name of a WordprocessingML element or attribute."""
    return _WORD + name


VAL = w("val")


def value(element: Element | None, otherwise: str = "") -> str:
    """Return an element's value; `otherwise` for a missing element or one without a value."""
    return otherwise if element is None else str(element.get(VAL, otherwise))


def is_on(element: Element | None) -> bool:
    """Return whether a switch stands and is not turned off."""
    return element is not None and element.get(VAL, "1") not in _OFF


def number(text: str | None, otherwise: int) -> int:
    """Return a whole number that is written in an attribute."""
    return int(text) if text and text.isdecimal() and len(text) < 6 else otherwise
