"""Which format a file has, judged by its bytes and not by its name."""

from collections.abc import Sequence

from plans.plan import UnreadableDocumentError
from plans.reading.archive import Archive
from plans.reading.content import Piece
from plans.reading.encoding import decode
from plans.reading.odf import kind_of
from plans.reading.ole import OLE, has_stream
from plans.reading.package import Package
from plans.reading.pdf.reading import read_pdf
from plans.reading.refusals import SEND_INSTEAD, why_no_plain_text, why_not, why_not_archive
from plans.reading.sheets.content import content_of
from plans.reading.sheets.files import XLS_STREAMS, read_packed_book
from plans.reading.sheets.xls import read_xls
from plans.reading.texts import read_text
from plans.reading.unicode_content import unicode_content, unicode_text
from plans.reading.word.docx import read_docx
from plans.reading.word.odt import read_odt
from plans.reading.word.rtf import RTF, read_rtf

_LARGEST = 50 * 2**20
_EMPTY = f"Tệp không có nội dung. {SEND_INSTEAD}"
_TOO_LARGE = "Tệp quá lớn (trên 50 MB) nên không đọc. Đề nghị chỉ gửi kế hoạch và phụ lục nhiệm vụ."


def read_content(content: bytes) -> list[Piece]:
    """Return what the file holds in order; raises UnreadableDocumentError for formats that hold no text."""
    if len(content) > _LARGEST:
        raise UnreadableDocumentError(_TOO_LARGE)
    if not content.strip():
        raise UnreadableDocumentError(_EMPTY)
    return unicode_content(_read(content))


def _read(content: bytes) -> Sequence[Piece]:
    if content.startswith(b"PK"):
        return _read_archive(Archive(content))
    if content.startswith(OLE) and has_stream(content, *XLS_STREAMS):
        return content_of(read_xls(content))
    if b"%PDF-" in content[:1024]:
        return read_pdf(content)
    if content.lstrip().startswith(RTF):
        return read_rtf(content)
    text = decode(content)
    reason = why_not(content) if text is None else why_no_plain_text(text)
    if text is None or reason is not None:
        raise UnreadableDocumentError(reason)
    words, notices = unicode_text(text)
    return [*notices, *read_text(words)]


def _read_archive(archive: Archive) -> list[Piece]:
    odf_kind = kind_of(archive)
    if odf_kind == "text":
        return read_odt(archive)
    book = read_packed_book(archive)
    if book is not None:
        return content_of(book)
    package = Package(archive)
    if odf_kind is None and package.root_name == "document":
        return read_docx(package)
    raise UnreadableDocumentError(why_not_archive(archive, odf_kind))
