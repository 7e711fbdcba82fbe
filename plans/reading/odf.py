"""What OpenDocument texts and spreadsheets have in common: names, repetitions, words of paragraphs."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from plans.plan import UnreadableDocumentError
from plans.reading.archive import ENCRYPTED, Archive, Element
from plans.reading.raised import Written, joined

CONTENT, STYLES, MANIFEST = "content.xml", "styles.xml", "META-INF/manifest.xml"
_ODF = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}"
OFFICE, TEXT, TABLE, STYLE = (_ODF % name for name in ("office", "text", "table", "style"))
DRAW, NUMBER, FORMAT = _ODF % "drawing", _ODF % "datastyle", _ODF % "xsl-fo-compatible"
_SPACES = {f"{TEXT}tab": " ", f"{TEXT}line-break": "\n"}
_NOT_SEEN = {
    f"{TEXT}note",
    f"{OFFICE}annotation",
    f"{TEXT}tracked-changes",
    f"{TEXT}hidden-text",
    f"{TEXT}placeholder",
    f"{DRAW}frame",
    f"{DRAW}custom-shape",
    f"{TEXT}ruby-text",
}
_MOST_SPACES = 100


def kind_of(archive: Archive) -> str | None:
    """Return what an OpenDocument file holds ("text", "spreadsheet" …), None for other archives.

    Raises:
        UnreadableDocumentError: it is locked with a password, or damaged.
    """
    if CONTENT not in archive or not ("mimetype" in archive or MANIFEST in archive):
        return None
    if MANIFEST in archive and b"encryption-data" in archive.part(MANIFEST):
        raise UnreadableDocumentError(ENCRYPTED)
    body = archive.root(CONTENT).find(f"{OFFICE}body")
    held = None if body is None else next(body.iterchildren(f"{OFFICE}*"), None)
    return None if held is None else str(held.tag).removeprefix(OFFICE)


def repeated(element: Element, what: str) -> int:
    """Return how many columns or rows an element stands for."""
    written = element.get(f"{TABLE}number-{what}-repeated", "1")
    return int(written) if written.isdecimal() and len(written) < 9 else 1


def styles_where(roots: Iterable[Element], attribute: str, start: str) -> frozenset[str]:
    """Return the styles whose words have a property that begins so."""
    found = (style for root in roots for style in root.iter(f"{STYLE}style"))
    return frozenset(
        style.get(f"{STYLE}name", "") for style in found if _property(style, attribute).startswith(start)
    )


def _property(style: Element, attribute: str) -> str:
    properties = style.find(f"{STYLE}text-properties")
    return "" if properties is None else str(properties.get(attribute, ""))


@dataclass(frozen=True, slots=True)
class ParagraphReader:
    """Reads paragraphs as they are seen, knowing the styles of hidden and of raised words."""

    hidden: frozenset[str] = frozenset()
    raised: frozenset[str] = frozenset()

    @classmethod
    def of(cls, roots: Sequence[Element]) -> "ParagraphReader":
        """Return the reader for a document with these parts."""
        hidden = styles_where(roots, f"{TEXT}display", "none")
        return cls(hidden, styles_where(roots, f"{STYLE}text-position", "super"))

    def text(self, paragraph: Element) -> str:
        """Return the words of a paragraph."""
        return joined(self._pieces(paragraph, is_raised=False))

    def _pieces(self, element: Element, *, is_raised: bool) -> Iterator[Written]:
        yield Written(element.text or "", raised=is_raised)
        for child in element.iterchildren():
            style = child.get(f"{TEXT}style-name")
            if child.tag in _SPACES:
                yield Written(_SPACES[child.tag])
            elif child.tag == f"{TEXT}s":
                count = child.get(f"{TEXT}c", "1")
                yield Written(" " * min(int(count) if count.isdecimal() else 1, _MOST_SPACES))
            elif child.tag not in _NOT_SEEN and style not in self.hidden:
                yield from self._pieces(child, is_raised=is_raised or style in self.raised)
            yield Written(child.tail or "", raised=is_raised)
