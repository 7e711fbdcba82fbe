"""What stands in what in a Word document: paragraphs and tables in the body, in cells and in text boxes."""

from collections.abc import Iterator, Sequence

from plans.reading.archive import Element
from plans.reading.word.names import is_on, w

_WRAPPERS = {w(name) for name in ("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo")}
_CHANGES = tuple(w(name) for name in ("ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel", "cellMerge"))
_FEWEST_COLUMNS = 3
"""A table of tasks has at least so many."""


def unwrapped(parent: Element) -> Iterator[Element]:
    """Return the children, and those inside content controls and the like, in order."""
    pending = [parent.iterchildren()]
    while pending:
        element = next(pending[-1], None)
        if element is None:
            pending.pop()
        elif element.tag not in _WRAPPERS:
            yield element
        elif not is_placeholder(element):
            pending.append(element.iterchildren())


def is_placeholder(element: Element) -> bool:
    """Return whether a content control still shows what to fill in instead of an answer."""
    return is_on(element.find(f"{w('sdtPr')}/{w('showingPlcHdr')}"))


def has_open_changes(body: Element) -> bool:
    """Return whether words were inserted or deleted while changes were tracked, and nobody accepted them.

    An empty mark, as on the end of a paragraph, changes no words.
    """
    return any(
        len(change) > 0 or change.getparent().tag == w("trPr") or change.tag.startswith(w("cell"))
        for change in body.iter(*_CHANGES)
    )


def cells_of(row: Element) -> Iterator[Element]:
    """Return the cells of a row that were not struck out."""
    for element in unwrapped(row):
        if element.tag == w("tc") and element.find(f"{w('tcPr')}/{w('cellDel')}") is None:
            yield element


def paragraphs_in(block: Element) -> Iterator[Element]:
    """Return the paragraphs of a cell or a text box, also those of tables in it."""
    for element in unwrapped(block):
        if element.tag == w("p"):
            yield element
        elif element.tag in {w("tbl"), w("tr"), w("tc")}:
            yield from paragraphs_in(element)


def is_layout(table: Element, rows: Sequence[Element]) -> bool:
    """Return whether a table only gives places to other tables: it holds one, and has no columns itself."""
    holds_table = any(element is not table for element in table.iter(w("tbl")))
    return holds_table and not any(_words_in(row) >= _FEWEST_COLUMNS for row in rows)


def _words_in(row: Element) -> int:
    """Return how many cells of a row say something."""
    return sum(any(text.text for text in cell.iter(w("t"))) for cell in cells_of(row))
