"""Where names may stand in a Word file: text, cells, text boxes, content controls, headers, footers."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from plans.text import fold

NAME = re.compile(r"\{\{\s*(\w+)\s*\}\}")
_HEADERS = frozenset({RELATIONSHIP_TYPE.HEADER, RELATIONSHIP_TYPE.FOOTER})
_TEXT, _PARAGRAPH, _CELL, _BODY = (qn(f"w:{name}") for name in ("t", "p", "tc", "body"))
_KEPT_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def paragraphs(document: Any) -> Iterator[Paragraph]:
    """Yield every paragraph once, wherever it stands, those of headers and footers last."""
    parts = [relation.target_part for relation in document.part.rels.values() if relation.reltype in _HEADERS]
    for part in [document.part, *parts]:
        for element in list(part.element.iter(_PARAGRAPH)):
            yield Paragraph(element, part)


def text_of(paragraph: Paragraph) -> str:
    """Return the words of a paragraph, without those of a text box that hangs on it."""
    return "".join(element.text or "" for element in _texts(paragraph))


def replace(paragraph: Paragraph, values: Mapping[str, str]) -> None:
    """Replace the names that have a value; each value takes the look of the first letter of its name.

    Word cuts a name into several pieces as it likes (spelling, revisions), which nobody sees who writes.
    """
    pieces = _texts(paragraph)
    for found in reversed(list(NAME.finditer(text_of(paragraph)))):
        value = values.get(fold(found[1]))
        if value is not None:
            _splice(pieces, found.start(), found.end(), value)


def _texts(paragraph: Paragraph) -> list[Any]:
    element = paragraph._p  # noqa: SLF001 -- python-docx does not see content controls
    return [text for text in element.iter(_TEXT) if next(text.iterancestors(_PARAGRAPH)) is element]


def _splice(pieces: list[Any], start: int, end: int, value: str) -> None:
    place = 0
    for piece in pieces:
        text = piece.text or ""
        first, last = max(start - place, 0), min(end - place, len(text))
        place += len(text)
        if first < last:
            piece.text, value = f"{text[:first]}{value}{text[last:]}", ""
            piece.set(_KEPT_SPACE, "preserve")


def remove(paragraph: Paragraph) -> None:
    """Remove a paragraph, or only its words where Word needs it: last in a cell, or the end of a section."""
    element = paragraph._p  # noqa: SLF001 -- python-docx removes nothing
    parent, following = element.getparent(), element.getnext()
    is_needed = parent.tag != _BODY and (following is None or following.tag != _PARAGRAPH)
    if is_needed or element.find(f"{qn('w:pPr')}/{qn('w:sectPr')}") is not None:
        for piece in _texts(paragraph):
            piece.text = ""
    else:
        parent.remove(element)
