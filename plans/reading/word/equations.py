"""Equations of Word as they would be typed: "≥85%", "a/b", "m²"."""

from collections.abc import Callable

from plans.reading.archive import Element

MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_POWERS = dict(zip("0123456789+-=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ", strict=True))
_VAL = f"{MATH}val"


def equation(element: Element) -> str:
    """Return the words and signs of an equation in one line."""
    name = str(element.tag).removeprefix(MATH)
    if name == "t":
        return element.text or ""
    if name in _FORMS:
        return _FORMS[name](element)
    return "".join(equation(child) for child in element.iterchildren(f"{MATH}*"))


def _part(element: Element, name: str) -> str:
    found = element.find(f"{MATH}{name}")
    return "" if found is None else equation(found)


def _power(text: str) -> str:
    return "".join(_POWERS[sign] for sign in text) if set(text) <= _POWERS.keys() else f"^{text}"


def _bracketed(element: Element) -> str:
    signs = []
    for name, usual in (("begChr", "("), ("sepChr", "|"), ("endChr", ")")):
        sign = element.find(f"{MATH}dPr/{MATH}{name}")
        signs.append(usual if sign is None else sign.get(_VAL, ""))
    inner = signs[1].join(equation(part) for part in element.iterchildren(f"{MATH}e"))
    return f"{signs[0]}{inner}{signs[2]}"


def _sum(element: Element) -> str:
    sign = element.find(f"{MATH}naryPr/{MATH}chr")
    return f"{'∫' if sign is None else sign.get(_VAL, '')}{_part(element, 'e')}"


_FORMS: dict[str, Callable[[Element], str]] = {
    "f": lambda element: f"{_part(element, 'num')}/{_part(element, 'den')}",
    "sSup": lambda element: _part(element, "e") + _power(_part(element, "sup")),
    "rad": lambda element: f"√{_part(element, 'e')}",
    "d": _bracketed,
    "nary": _sum,
}
