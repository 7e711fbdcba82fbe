"""What a file is that cannot be read, in one sentence with the next step."""

import re

from plans.reading.archive import DAMAGED, ENCRYPTED, Archive
from plans.reading.ole import LOCKED, OLE, has_stream
from plans.reading.package import Package

SEND_INSTEAD = "Đề nghị gửi kế hoạch dạng Word (.docx), Excel (.xlsx), PDF có chữ hoặc tệp văn bản (.txt)."
_PICTURE = f"Tệp là hình ảnh nên không đọc được chữ. {SEND_INSTEAD}"
_PACKED = f"Tệp là tệp nén nên không đọc. Đề nghị giải nén rồi gửi từng tệp bên trong. {SEND_INSTEAD}"
_SLIDES = f"Tệp là bản trình chiếu (PowerPoint), không phải kế hoạch. {SEND_INSTEAD}"
_WORD_97 = (
    "Tệp là Word đời cũ (.doc) nên không đọc được. Đề nghị mở bằng Word, chọn Lưu thành (Save As) dạng .docx "
    "rồi gửi lại."
)
_BINARY_EXCEL = (
    "Tệp là Excel nhị phân (.xlsb) nên không đọc được. Đề nghị mở bằng Excel, lưu thành .xlsx rồi gửi lại."
)
_OUTLOOK = "Tệp là thư của Outlook (.msg) nên không đọc. Đề nghị lưu tệp đính kèm trong thư rồi gửi tệp ấy."
_OTHER_OLE = (
    "Tệp là định dạng Office cũ khác Word và Excel nên không đọc được. Đề nghị mở lại, lưu thành .docx hoặc "
    ".xlsx rồi gửi lại."
)
_WEB_PAGE = (
    "Tệp là trang web (HTML) dù tên có thể là .doc hay .xls nên không đọc. Đề nghị mở bằng Word hoặc Excel, "
    "lưu thành .docx hoặc .xlsx rồi gửi lại."
)
_OFFICE_2003_XML = (
    "Tệp là dạng XML của Office 2003 nên không đọc. Đề nghị mở bằng Word hoặc Excel, lưu thành .docx hoặc "
    ".xlsx rồi gửi lại."
)
_FLAT_ODF = (
    "Tệp là OpenDocument dạng XML phẳng (.fodt, .fods) nên không đọc. Đề nghị lưu thành .odt, .ods, .docx "
    "hoặc .xlsx rồi gửi lại."
)
_MAIL = (
    "Tệp là thư hoặc trang web lưu cả gói (.eml, .mht) nên không đọc. Đề nghị mở ra, lưu thành .docx rồi gửi "
    "lại."
)
_APPLE = (
    "Tệp là tài liệu của Pages hoặc Numbers (Apple) nên không đọc được. Đề nghị xuất (Export) thành .docx "
    "hoặc .xlsx rồi gửi lại."
)
_SHORTCUT = (
    "Tệp chỉ là lối tắt tới tài liệu trên Google Drive, không có nội dung. Đề nghị tải tài liệu về dạng "
    ".docx hoặc .xlsx rồi gửi lại."
)
_OTHER_ODF = f"Tệp OpenDocument này không phải văn bản (.odt) hay bảng tính (.ods). {SEND_INSTEAD}"
_UNKNOWN = f"Không nhận ra định dạng của tệp. {SEND_INSTEAD}"

_BY_START = (
    (b"\x89PNG", _PICTURE),
    (b"\xff\xd8\xff", _PICTURE),
    (b"GIF8", _PICTURE),
    (b"II*\0", _PICTURE),
    (b"MM\0*", _PICTURE),
    (b"BM", _PICTURE),
    (b"RIFF", _PICTURE),
    (b"\0\0\0\x18ftyphei", _PICTURE),
    (b"\0\0\0 ftyphei", _PICTURE),
    (b"\0\0\0$ftyphei", _PICTURE),
    (b"\0\0\0\x1cftyphei", _PICTURE),
    (b"Rar!", _PACKED),
    (b"7z\xbc\xaf", _PACKED),
    (b"\x1f\x8b", _PACKED),
)
_BY_STREAM = (
    (LOCKED, ENCRYPTED),
    (("WordDocument",), _WORD_97),
    (("PowerPoint Document",), _SLIDES),
    (("__properties_version1.0",), _OUTLOOK),
)
_TEXTS = (
    (
        re.compile(
            r"<\?mso-application progid=|<(?:\w+:)?wordDocument\b"
            r"|urn:schemas-microsoft-com:office:spreadsheet"
        ),
        _OFFICE_2003_XML,
    ),
    (re.compile(r"<office:document\b"), _FLAT_ODF),
    (
        re.compile(
            r"\A\s*(?:<\?xml[^>]*>\s*)?(?>(?:<!--.*?-->\s*)*)<(?:!doctype\s+html|html|table|meta|body)\b",
            re.IGNORECASE | re.DOTALL,
        ),
        _WEB_PAGE,
    ),
    (
        re.compile(
            r"\A\s*(?:From|Return-Path|MIME-Version|Received|Delivered-To): "
            r".*^(?:MIME-Version|Content-Type): ",
            re.IGNORECASE | re.DOTALL | re.MULTILINE,
        ),
        _MAIL,
    ),
    (re.compile(r'\A\s*\{.*"(?:doc_id|resource_id|url)"\s*:', re.DOTALL), _SHORTCUT),
)
_BEGINNING = 4_000


def why_not(content: bytes) -> str:
    """Return why bytes that are no text, no archive and no PDF cannot be read."""
    if content.startswith(OLE):
        return next((why for names, why in _BY_STREAM if has_stream(content, *names)), _OTHER_OLE)
    return next((why for start, why in _BY_START if content.startswith(start)), _UNKNOWN)


def why_no_plain_text(text: str) -> str | None:
    """Return what a text is that is written in another format's signs, None for words."""
    return next((why for signs, why in _TEXTS if signs.search(text[:_BEGINNING])), None)


def why_not_archive(archive: Archive, odf_kind: str | None) -> str:
    """Return why an archive cannot be read."""
    if odf_kind is not None:
        return _OTHER_ODF
    if any(name.endswith(".iwa") or name.startswith("index.zip") for name in archive.names):
        return _APPLE
    package = Package(archive)
    if package.root_name == "presentation":
        return _SLIDES
    if package.main is not None and package.main.endswith(".bin"):
        return _BINARY_EXCEL
    return _PACKED if package.main is None else DAMAGED
