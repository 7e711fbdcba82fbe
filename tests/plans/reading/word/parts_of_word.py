"""Pieces of Word's XML for the tests: paragraphs, tables and lists as Word and other programs write them."""

from collections.abc import Sequence

from tests.plans.reading.documents import HEADER, word
from tests.plans.reading.parts import Edit, with_parts

SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
)
REST = ("Sở Y tế", "", "Quý I/2025")


def document(body: str, *, styles: str = "", numbering: str = "") -> bytes:
    """Return a Word document with this body, and these styles and lists (XML within their parts)."""
    parts: dict[str, bytes | str | Edit] = {
        "word/document.xml": f"<w:document {SPACES}><w:body>{body}</w:body></w:document>"
    }
    if styles:
        parts["word/styles.xml"] = f"<w:styles {SPACES}>{styles}</w:styles>"
    parts["word/numbering.xml"] = f"<w:numbering {SPACES}>{numbering}</w:numbering>"
    return with_parts(word(lambda _: None), parts)


def p(content: str, properties: str = "") -> str:
    """Return a paragraph; what is no XML is a run of text."""
    runs = content if content.startswith("<") or not content else run(content)
    return f"<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>"


def run(text: str, properties: str = "") -> str:
    """Return a run of text."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def cell(content: str, properties: str = "") -> str:
    """Return a cell; what is no XML of paragraphs or tables is one paragraph."""
    inner = content if content.startswith(("<w:p>", "<w:tbl>", "<w:sdt>")) else p(content)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


def row(cells: Sequence[str], properties: str = "") -> str:
    """Return a row of cells."""
    inner = "".join(one if one.startswith("<w:tc>") else cell(one) for one in cells)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{inner}</w:tr>"


def table(*rows: str | Sequence[str]) -> str:
    """Return a table under the usual header."""
    inner = "".join(one if isinstance(one, str) else row(one) for one in (HEADER, *rows))
    return f"<w:tbl>{inner}</w:tbl>"


def listed(number: int = 1, level: int | None = 0) -> str:
    """Return the paragraph properties of an item of a list."""
    depth = "" if level is None else f'<w:ilvl w:val="{level}"/>'
    return f'<w:numPr>{depth}<w:numId w:val="{number}"/></w:numPr>'


def pattern(number: int, *levels: str, more: str = "") -> str:
    """Return a pattern of lists: for each level what stands in it."""
    inner = "".join(f'<w:lvl w:ilvl="{depth}">{level}</w:lvl>' for depth, level in enumerate(levels))
    return f'<w:abstractNum w:abstractNumId="{number}">{more}{inner}</w:abstractNum>'


def level(form: str = "decimal", text: str = "%1.", start: int = 1, more: str = "") -> str:
    """Return what a level of a list says."""
    return f'<w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{more}<w:lvlText w:val="{text}"/>'


def num(number: int, of: int, *overrides: str) -> str:
    """Return a list made from a pattern."""
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{of}"/>{"".join(overrides)}</w:num>'


def restart(at: int, depth: int = 0) -> str:
    """Return the override that restarts a list."""
    return f'<w:lvlOverride w:ilvl="{depth}"><w:startOverride w:val="{at}"/></w:lvlOverride>'
