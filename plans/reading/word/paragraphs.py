"""The words of a Word paragraph as they are seen, and the text boxes and pictures anchored in it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from plans.reading.archive import Element
from plans.reading.old_encodings import FontReader
from plans.reading.raised import Written
from plans.reading.word.blocks import is_placeholder
from plans.reading.word.equations import MATH, equation
from plans.reading.word.names import number, value, w
from plans.reading.word.styles import PLAIN, Look, Styles, look_of
from plans.reading.word.symbols import symbol, without_private

_MARKUP = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_PICTURE = "{http://schemas.openxmlformats.org/drawingml/2006/picture}pic"
_SIGNS = {w("tab"): " ", w("ptab"): " ", w("br"): "\n", w("cr"): "\n", w("noBreakHyphen"): "-"}
_NOT_SEEN = {w(name) for name in ("del", "moveFrom", "pPr", "rPr", "sdtPr", "sdtEndPr", "rt")}
_ALTERNATIVES = f"{_MARKUP}AlternateContent"
_ANCHORS = {w("drawing"), w("pict"), w("object"), _ALTERNATIVES}
_EQUATIONS = {f"{MATH}oMath", f"{MATH}oMathPara"}
_LARGE = (3_600_000, 1_800_000)
"""10 by 5 cm, in the unit of drawings: what is smaller is an emblem or a signature."""


@dataclass(slots=True)
class Anchored:
    """What is drawn beside the words of a paragraph, and which of them stand out."""

    boxes: list[Element] = field(default_factory=list)
    """The contents of text boxes, each once."""
    pictures: int = 0
    """How many pictures are large enough to hold a page of text."""
    bold: list[str] = field(default_factory=list)
    """The words in bold, piece by piece."""
    struck: list[str] = field(default_factory=list)
    """The words of the paragraph that are struck through."""


@dataclass(slots=True)
class Paragraphs:
    """Reads the paragraphs of one document."""

    styles: Styles = field(default_factory=Styles)
    letters: FontReader = field(default_factory=FontReader)

    def text(self, paragraph: Element, anchored: Anchored) -> str:
        """Return the words of a paragraph; what is anchored in it is added to `anchored`."""
        properties = paragraph.find(w("pPr"))
        style = None if properties is None else properties.find(w("pStyle"))
        look = self.styles.look(value(style, self.styles.usual)).over(self.styles.default)
        reader = _Reader(self, look, anchored)
        reader.read(paragraph)
        anchored.bold.extend(filter(str.strip, map(self.letters.text, reader.bold)))
        struck = self.letters.text(piece for piece in reader.pieces if piece.struck)
        if not struck.strip():
            return self.letters.text(reader.pieces)
        anchored.struck.append(struck)
        return self.letters.text(piece for piece in reader.pieces if not piece.struck)


@dataclass(slots=True)
class _Reader:
    """Walks through one paragraph."""

    paragraphs: Paragraphs
    look: Look
    anchored: Anchored
    pieces: list[Written] = field(default_factory=list)
    bold: list[list[Written]] = field(default_factory=list)
    goes_on: bool = False
    """Whether the last words were in bold: the next in bold belong to the same piece."""

    def read(self, parent: Element) -> None:
        """Add the words of an element's children."""
        for element in parent.iterchildren():
            tag = element.tag
            if tag == w("r"):
                self._read_run(element)
            elif tag in _EQUATIONS:
                self.pieces.append(Written(equation(element)))
            elif tag == w("sdt"):
                if not is_placeholder(element):
                    self.read(element)
            elif tag == _ALTERNATIVES:
                self.read(_chosen(element))
            elif tag not in _NOT_SEEN and tag != w("p"):
                self.read(element)

    def _read_run(self, run: Element) -> None:
        properties = run.find(w("rPr"))
        look = self.look
        if properties is not None and len(properties):
            look = look_of(properties).over(self._styled(properties)).over(look)
        for element in () if look.hidden else run.iterchildren():
            tag = element.tag
            if tag == w("t"):
                text = without_private(element.text or "", look.font or "")
                written = Written(text, look.font or "", bool(look.raised), bool(look.struck))
                self._add(written, is_bold=bool(look.bold))
            elif tag in _SIGNS:
                self._add(Written(_SIGNS[tag]), is_bold=False)
            elif tag in _WRITTEN_OTHERWISE:
                self.pieces.append(Written(_WRITTEN_OTHERWISE[tag](element)))
            elif tag == w("ruby"):
                self.read(element)
            elif tag in _ANCHORS:
                self._anchor(_chosen(element) if tag == _ALTERNATIVES else element)

    def _add(self, piece: Written, *, is_bold: bool) -> None:
        self.pieces.append(piece)
        if is_bold:
            self.bold.extend([] if self.goes_on else [[]])
            self.bold[-1].append(piece)
        self.goes_on = is_bold

    def _styled(self, properties: Element) -> Look:
        named = properties.find(w("rStyle"))
        return PLAIN if named is None else self.paragraphs.styles.look(value(named))

    def _anchor(self, element: Element) -> None:
        """Remember the text boxes below an element, not those inside them, and its large pictures."""
        self.anchored.boxes.extend(_outermost(element, w("txbxContent")))
        for extent in element.iter(f"{_DRAWING}extent"):
            size = (_length(extent.get("cx")), _length(extent.get("cy")))
            if (
                size[0] >= _LARGE[0]
                and size[1] >= _LARGE[1]
                and next(element.iter(_PICTURE), None) is not None
            ):
                self.anchored.pictures += 1


def _outermost(element: Element, tag: str) -> Iterator[Element]:
    for child in element.iterchildren():
        if child.tag == tag:
            yield child
        elif child.tag == _ALTERNATIVES:
            yield from _outermost(_chosen(child), tag)
        else:
            yield from _outermost(child, tag)


def _chosen(alternatives: Element) -> Element:
    """Return the first of several forms of one thing: the others only repeat it for older programs."""
    return next(alternatives.iterchildren(f"{_MARKUP}Choice", f"{_MARKUP}Fallback"), alternatives)


def _symbol(element: Element) -> str:
    code = element.get(w("char"), "")
    try:
        return symbol(element.get(w("font"), ""), int(code, 16))
    except ValueError:
        return ""


def _chosen_entry(field_sign: Element) -> str:
    """Return what was chosen in a drop-down field of an old form, "" where nothing was."""
    choices = field_sign.find(f"{w('ffData')}/{w('ddList')}")
    if choices is None or choices.find(w("result")) is None:
        return ""
    entries = [value(entry) for entry in choices.iterchildren(w("listEntry"))]
    place = number(value(choices.find(w("result"))), len(entries))
    return entries[place] if place < len(entries) else ""


def _length(text: str | None) -> int:
    """Return a length of a drawing, 0 where there is none."""
    return int(text) if text and text.isdecimal() and len(text) < 12 else 0


_WRITTEN_OTHERWISE: dict[str, Callable[[Element], str]] = {w("sym"): _symbol, w("fldChar"): _chosen_entry}
