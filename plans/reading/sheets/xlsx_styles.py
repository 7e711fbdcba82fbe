"""What the styles of a workbook say of its cells: number format and font, and nothing else."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from openpyxl.styles.numbers import BUILTIN_FORMATS

from plans.reading.archive import Element
from plans.reading.raised import Written
from plans.reading.sheets.number_format import GENERAL

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


@dataclass(frozen=True, slots=True)
class Style:
    """How a cell looks: the code of its number format, the name of its font, whether it is struck through."""

    code: str = GENERAL
    font: str = ""
    struck: bool = False


@dataclass(slots=True)
class Styles:
    """The styles of a workbook by their numbers."""

    styles: Sequence[Style] = field(default_factory=list)

    @classmethod
    def of(cls, root: Element) -> "Styles":
        """Return the styles that a styles part lists."""
        codes: dict[str, str] = {str(number): code for number, code in BUILTIN_FORMATS.items()}
        for one in root.iterfind(f"{MAIN}numFmts/{MAIN}numFmt"):
            codes[one.get("numFmtId", "")] = unescaped(one.get("formatCode", GENERAL))
        fonts = [(_name(font), _is_struck(font)) for font in root.iterfind(f"{MAIN}fonts/{MAIN}font")]
        looks = root.iterfind(f"{MAIN}cellXfs/{MAIN}xf")
        return cls(
            [Style(codes.get(look.get("numFmtId", "0"), GENERAL), *_font(look, fonts)) for look in looks]
        )

    def of_cell(self, number: str | None) -> Style:
        """Return the style with a number; the first where there is none such."""
        place = int(number) if number and number.isdecimal() and len(number) < 9 else 0
        return self.styles[place] if place < len(self.styles) else Style()


def _name(font: Element) -> str:
    name = font.find(f"{MAIN}name")
    return "" if name is None else str(name.get("val", ""))


def _is_struck(look: Element) -> bool:
    strike = look.find(f"{MAIN}strike")
    return strike is not None and strike.get("val", "1") not in {"0", "false"}


def _font(look: Element, fonts: Sequence[tuple[str, bool]]) -> tuple[str, bool]:
    number = look.get("fontId", "0")
    place = int(number) if number.isdecimal() and len(number) < 9 else 0
    return fonts[place] if place < len(fonts) else ("", False)


def rich_text(element: Element) -> list[Written]:
    """Return the pieces of a shared or an inline string with their fonts, without readings in kana."""
    pieces: list[Written] = []
    for child in element.iterchildren():
        if child.tag == f"{MAIN}t":
            pieces.append(Written(unescaped(child.text or "")))
        elif child.tag == f"{MAIN}r":
            text = unescaped(child.findtext(f"{MAIN}t") or "")
            look = child.find(f"{MAIN}rPr")
            pieces.append(Written(text, *_look(look)) if look is not None else Written(text))
    return pieces


def _look(look: Element) -> tuple[str, bool, bool]:
    font, raised = look.find(f"{MAIN}rFont"), look.find(f"{MAIN}vertAlign")
    name = "" if font is None else str(font.get("val", ""))
    return name, raised is not None and raised.get("val") == "superscript", _is_struck(look)


def unescaped(text: str) -> str:
    """Return a text with "_x000D_" and the like as the letters they stand for, and plain line ends."""
    if "_x" in text:
        text = _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)
    return text.replace("\r\n", "\n").replace("\r", "\n")
