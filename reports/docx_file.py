"""Opens a Word file of another office, however it was written, so that it can be filled in.

python-docx 1.2 takes one kind of main part, knows the usual names of Word only, and takes for granted that
the styles of its own template are there and that a page has a size.
"""

import re
from copy import deepcopy
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from docx import Document
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn
from docx.shared import Mm

from plans.plan import UnreadableDocumentError
from plans.reading.archive import DAMAGED, Archive

TABLE_STYLE = "Table Grid"
_CONTENT_TYPES = "[Content_Types].xml"
_KINDS = re.compile(
    rb"application/vnd\.(?:openxmlformats-officedocument\.wordprocessingml\.template"
    rb"|ms-word\.document\.macroEnabled|ms-word\.template\.macroEnabledTemplate)\.main\+xml"
)
_DOCUMENT = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_MACROS = "vbaProject"
_ZIP = b"PK"
_XML = (".xml", ".rels")
_MOST_XML = 8 * 2**20
"""Bytes, unpacked: opened, they take forty times as much memory. A template of some pages has 100 KB."""
_TOO_LARGE = (
    "Phần chữ của tệp quá lớn đối với một mẫu báo cáo (trên 8 MB sau khi giải nén). Đề nghị bỏ bớt nội dung, "
    "chỉ giữ phần mẫu."
)
_NO_WORD = "Tệp này không phải tệp Word (.docx)."
_STRICT_MARK = re.compile(rb'\s\w+:conformance="strict"')
_PAGE = {"page_width": 210, "page_height": 297, "left_margin": 30, "right_margin": 15}
"""Millimetres: A4 with the margins of Nghị định 30/2020/NĐ-CP, where the file says nothing."""


def opened(content: bytes) -> Any:
    """Return what a .docx, .dotx, .docm, .dotm or Strict file holds, as python-docx sees it, without macros.

    Raises UnreadableDocumentError: it is no Word file, damaged, or one that is not to be opened.
    """
    if not content.startswith(_ZIP):
        raise UnreadableDocumentError(_NO_WORD)
    archive = Archive(content)
    if _CONTENT_TYPES not in archive or _DOCUMENT not in _usual(archive, _CONTENT_TYPES):
        raise UnreadableDocumentError(_NO_WORD)
    if archive.size_of_parts(_XML) > _MOST_XML:
        raise UnreadableDocumentError(_TOO_LARGE)
    document = _document(_repacked(archive))
    relations = document.part.rels
    for key in [key for key, relation in relations.items() if relation.reltype.endswith(_MACROS)]:
        del relations[key]
    _give_table_style(document)
    _give_page(document)
    return document


def _document(content: bytes) -> Any:
    try:
        return Document(BytesIO(content))
    except (SyntaxError, KeyError, ValueError, PackageNotFoundError) as error:
        raise UnreadableDocumentError(DAMAGED) from error


def _repacked(archive: Archive) -> bytes:
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as file:
        for name in archive.written_names:
            file.writestr(name.replace("\\", "/"), _usual(archive, name))
    return packed.getvalue()


def _usual(archive: Archive, name: str) -> bytes:
    """Return a part as an ordinary .docx has it."""
    if not name.endswith(_XML):
        return archive.part(name)
    content = _STRICT_MARK.sub(b"", archive.xml(name), count=1)
    return _KINDS.sub(_DOCUMENT, content) if name == _CONTENT_TYPES else content


def _give_table_style(document: Any) -> None:
    """Add the style of our tables; LibreOffice, WPS and Google Docs leave out what a file does not use."""
    if TABLE_STYLE not in document.styles:
        style = deepcopy(Document().styles[TABLE_STYLE].element)
        style.remove(style.find(qn("w:basedOn")))  # the style below may be missing as well
        document.styles.element.append(style)


def _give_page(document: Any) -> None:
    """Give the last section, by which tables are measured, the size that it does not name."""
    document.element.body.get_or_add_sectPr()
    section = document.sections[-1]
    for name, millimetres in _PAGE.items():
        if getattr(section, name) is None:
            setattr(section, name, Mm(millimetres))
