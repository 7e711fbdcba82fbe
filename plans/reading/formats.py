"""Which format a file has, judged by its bytes and not by its name."""

from plans.plan import UnreadableDocumentError
from plans.reading.archive import Archive
from plans.reading.content import Piece
from plans.reading.docx import DOCUMENT_PART, read_docx
from plans.reading.encoding import decode
from plans.reading.pdf.reading import read_pdf
from plans.reading.texts import read_text
from plans.reading.xlsx import WORKBOOK_PART, read_xlsx

_LARGEST = 50 * 2**20
_SEND_INSTEAD = "Đề nghị gửi kế hoạch dạng Word (.docx), Excel (.xlsx), PDF có chữ hoặc tệp văn bản (.txt)."
_EMPTY = f"Tệp không có nội dung. {_SEND_INSTEAD}"
_TOO_LARGE = "Tệp quá lớn (trên 50 MB) nên không đọc. Đề nghị chỉ gửi kế hoạch và phụ lục nhiệm vụ."
_OLD_OFFICE = (
    "Tệp là định dạng Office cũ (.doc, .xls) hoặc được đặt mật khẩu nên không đọc được. Đề nghị mở bằng "
    "Word hoặc "
    "Excel, bỏ mật khẩu, lưu thành .docx hoặc .xlsx rồi gửi lại."
)
_PICTURE = f"Tệp là hình ảnh nên không đọc được chữ. {_SEND_INSTEAD}"
_RICH_TEXT = "Tệp là định dạng .rtf nên không đọc được. Đề nghị mở bằng Word, lưu thành .docx rồi gửi lại."
_OTHER_ARCHIVE = f"Tệp nén hoặc định dạng này không chứa kế hoạch đọc được. {_SEND_INSTEAD}"
_UNKNOWN = f"Không nhận ra định dạng của tệp. {_SEND_INSTEAD}"
_REFUSED = (
    (b"\xd0\xcf\x11\xe0", _OLD_OFFICE),
    (b"{\\rtf", _RICH_TEXT),
    (b"\x89PNG", _PICTURE),
    (b"\xff\xd8\xff", _PICTURE),
    (b"GIF8", _PICTURE),
    (b"II*\0", _PICTURE),
    (b"MM\0*", _PICTURE),
    (b"BM", _PICTURE),
    (b"Rar!", _OTHER_ARCHIVE),
    (b"7z\xbc\xaf", _OTHER_ARCHIVE),
    (b"\x1f\x8b", _OTHER_ARCHIVE),
)


def read_content(content: bytes) -> list[Piece]:
    """Return the rows and lines of the file; raises UnreadableDocumentError for formats that hold no text."""
    if len(content) > _LARGEST:
        raise UnreadableDocumentError(_TOO_LARGE)
    if not content.strip():
        raise UnreadableDocumentError(_EMPTY)
    if content.startswith(b"PK"):
        return _read_archive(Archive(content), content)
    if b"%PDF-" in content[:1024]:
        return read_pdf(content)
    text = decode(content)
    if text is not None:
        return read_text(text)
    refused = (reason for start, reason in _REFUSED if content.startswith(start))
    raise UnreadableDocumentError(next(refused, _UNKNOWN))


def _read_archive(archive: Archive, content: bytes) -> list[Piece]:
    if DOCUMENT_PART in archive.names:
        return read_docx(archive)
    if WORKBOOK_PART in archive.names:
        return read_xlsx(archive, content)
    raise UnreadableDocumentError(_OTHER_ARCHIVE)
