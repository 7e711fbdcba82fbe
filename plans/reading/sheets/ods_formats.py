"""The number formats of an OpenDocument spreadsheet, as the codes that Excel would write for them."""

from collections.abc import Iterator, Mapping

from plans.reading.archive import Element
from plans.reading.odf import NUMBER, STYLE
from plans.reading.sheets.number_format import GENERAL

_UNITS = {
    "day": "d",
    "month": "m",
    "year": "y",
    "hours": "h",
    "minutes": "m",
    "seconds": "s",
    "day-of-week": "ddd",
}
_MOST_STYLES = 20
"""No style is derived from another over more steps."""


class Formats:
    """The codes of number formats by the names of the cell styles that use them."""

    def __init__(self, *roots: Element) -> None:
        elements = [element for root in roots for element in root.iter(f"{STYLE}style")]
        self._styles = {element.get(f"{STYLE}name", ""): element for element in elements}
        self._codes: dict[str, str] = {}
        for root in roots:
            self._codes |= _codes(root)

    def code(self, style: str | None) -> str:
        """Return the code of a cell style's format, also where it comes from the style it is derived from."""
        for _ in range(_MOST_STYLES):
            element = self._styles.get(style or "")
            if element is None:
                break
            named = element.get(f"{STYLE}data-style-name")
            if named is not None:
                return self._codes.get(named, GENERAL)
            style = element.get(f"{STYLE}parent-style-name")
        return GENERAL


def _codes(root: Element) -> Mapping[str, str]:
    kinds = ("number", "date", "time", "percentage", "currency", "text")
    found = root.iter(*(f"{NUMBER}{kind}-style" for kind in kinds))
    return {one.get(f"{STYLE}name", ""): "".join(_pieces(one)) or GENERAL for one in found}


def _pieces(style: Element) -> Iterator[str]:
    is_percentage = style.tag == f"{NUMBER}percentage-style"
    for part in style.iterchildren():
        name = str(part.tag).removeprefix(NUMBER)
        if name in _UNITS:
            yield _unit(part, _UNITS[name])
        elif name in {"text", "currency-symbol"}:
            text = part.text or ""
            yield text if is_percentage and text == "%" else f'"{text}"' if text else ""
        elif name == "number":
            yield _digits(part)
        elif name == "text-content":
            yield "@"
        elif name == "fraction":
            yield f"# ?/{'?' * _count(part, 'min-denominator-digits', 1)}"
        elif name == "scientific-number":
            yield "0E+0"


def _unit(part: Element, letter: str) -> str:
    is_long = part.get(f"{NUMBER}style") == "long"
    if letter == "y":
        return "yyyy" if is_long else "yy"
    if part.get(f"{NUMBER}textual") == "true":
        return "mmmm" if is_long else "mmm"
    return letter * 2 if is_long and len(letter) == 1 else letter


def _digits(part: Element) -> str:
    if part.get(f"{NUMBER}decimal-places") is None:
        return GENERAL
    decimals = _count(part, "min-decimal-places", _count(part, "decimal-places", 0))
    whole = "0" * _count(part, "min-integer-digits", 1) or "#"
    return f"{whole}.{'0' * decimals}" if decimals else whole


def _count(part: Element, name: str, otherwise: int) -> int:
    written = part.get(f"{NUMBER}{name}", "")
    return min(int(written), 20) if written.isdecimal() and len(written) < 4 else otherwise
