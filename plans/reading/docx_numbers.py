"""The numbers that Word counts by itself and does not write into the text of a paragraph."""

from dataclasses import dataclass, field

from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

_LIST_PROPERTIES = f"{qn('w:pPr')}/{qn('w:numPr')}"
_ROMAN = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


@dataclass(frozen=True, slots=True)
class _Level:
    form: str
    pattern: str
    start: int


@dataclass(slots=True)
class ListNumbers:
    """Counts the numbered paragraphs of a document in their order."""

    levels: dict[str, dict[int, _Level]] = field(default_factory=dict)
    """The levels of each list, by the list's id."""
    series: dict[str, str] = field(default_factory=dict)
    """Lists made from one pattern count on from each other; one that starts anew is a series of its own."""
    counts: dict[str, dict[int, int]] = field(default_factory=dict)
    styles: dict[str, BaseOxmlElement] = field(default_factory=dict)
    """The list properties that come with a paragraph's style ("List Number")."""

    @classmethod
    def of(cls, numbering: BaseOxmlElement, styles: BaseOxmlElement | None) -> "ListNumbers":
        """Return the counters for the lists defined in the numbering part and the styles that use them."""
        patterns = {
            str(pattern.get(qn("w:abstractNumId"))): _levels(pattern)
            for pattern in numbering.iterchildren(qn("w:abstractNum"))
        }
        numbers = cls()
        for number in numbering.iterchildren(qn("w:num")):
            name, pattern = str(number.get(qn("w:numId"))), _value(number, "w:abstractNumId")
            starts_anew = number.find(f".//{qn('w:startOverride')}") is not None
            numbers.levels[name] = patterns.get(pattern, {})
            numbers.series[name] = f"list {name}" if starts_anew else f"pattern {pattern}"
        for style in styles.iterchildren(qn("w:style")) if styles is not None else ():
            properties = style.find(_LIST_PROPERTIES)
            if properties is not None:
                numbers.styles[str(style.get(qn("w:styleId")))] = properties
        return numbers

    def label(self, paragraph: BaseOxmlElement) -> str:
        """Count the paragraph and return the number Word shows before it, "" when it has none."""
        properties = paragraph.find(_LIST_PROPERTIES)
        if properties is None:
            style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
            properties = None if style is None else self.styles.get(str(style.get(qn("w:val"))))
        if properties is None:
            return ""
        name, depth = _value(properties, "w:numId"), _number(_value(properties, "w:ilvl"), 0)
        levels = self.levels.get(name, {})
        if depth not in levels:
            return ""
        counts = self.counts.setdefault(self.series[name], {})
        counts[depth] = counts.get(depth, levels[depth].start - 1) + 1
        for deeper in [place for place in counts if place > depth]:
            del counts[deeper]
        label = levels[depth].pattern
        for place, level in levels.items():
            label = label.replace(f"%{place + 1}", _written(counts.get(place, level.start), level.form))
        return label


def _levels(pattern: BaseOxmlElement) -> dict[int, _Level]:
    return {
        _number(level.get(qn("w:ilvl")), 0): _Level(
            _value(level, "w:numFmt"), _value(level, "w:lvlText"), _number(_value(level, "w:start"), 1)
        )
        for level in pattern.iterchildren(qn("w:lvl"))
    }


def _value(element: BaseOxmlElement, child: str) -> str:
    found = element.find(qn(child))
    return "" if found is None else str(found.get(qn("w:val"), ""))


def _number(text: str | None, otherwise: int) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 6 else otherwise


def _written(count: int, form: str) -> str:
    if form in {"upperRoman", "lowerRoman"}:
        roman = _roman(count)
        return roman if form == "upperRoman" else roman.lower()
    if form in {"upperLetter", "lowerLetter"} and 1 <= count <= 26:
        return chr(ord("A" if form == "upperLetter" else "a") + count - 1)
    return "" if form in {"bullet", "none"} else str(count)


def _roman(count: int) -> str:
    written = ""
    for value, sign in _ROMAN:
        times, count = divmod(count, value)
        written += sign * min(times, 9)
    return written
