"""What cannot be read is told what it is, in one sentence with the next step."""

import pytest

from plans.plan import UnreadableDocumentError
from plans.reading.document import read_document
from plans.reading.sheets.files import read_book
from tests.plans.reading.documents import word_table
from tests.plans.reading.parts import archive, with_parts
from tests.plans.reading.sheets.xls_file import ole


def office(main: str, root: str) -> bytes:
    relation = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="a" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
        f'Target="{main}"/></Relationships>'
    )
    return with_parts(archive(x="y"), {"_rels/.rels": relation, main: root})


@pytest.mark.parametrize(
    ("content", "what", "next_step"),
    [
        (ole(WordDocument=b"x"), "Word đời cũ (.doc)", "dạng .docx"),
        (ole(EncryptedPackage=b"x", EncryptionInfo=b"y"), "đặt mật khẩu", "bỏ mật khẩu"),
        (ole(PowerPoint_Document=b"x"), "PowerPoint", "gửi kế hoạch dạng Word"),
        (ole(Contents=b"x"), "Office cũ", "lưu thành .docx"),
        (
            office("ppt/presentation.xml", "<p:presentation xmlns:p='x'/>"),
            "PowerPoint",
            "gửi kế hoạch dạng Word",
        ),
        (office("xl/workbook.bin", "binary"), "Excel nhị phân (.xlsb)", "lưu thành .xlsx"),
        (office("word/document.xml", "<unknown/>"), "bị hỏng", "lưu lại và gửi lại"),
        (office("word/document.xml", "no xml"), "bị hỏng", "lưu lại và gửi lại"),
        (archive(Index__Document_dot_iwa="x"), "Apple", "xuất (Export)"),
        (archive(ke_hoach_dot_docx="x"), "tệp nén", "giải nén"),
        (b"7z\xbc\xaf\x27\x1c" + bytes(9), "tệp nén", "giải nén"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 \xff", "hình ảnh", "PDF có chữ"),
        (b"\x00\x00\x00\x18ftypheic\xff", "hình ảnh", "PDF có chữ"),
        (b"<!DOCTYPE html>\n<html><body><table/></body></html>", "trang web (HTML)", "lưu thành .docx"),
        (b"<html xmlns:x='urn:schemas-microsoft-com:office:excel'><table/>", "trang web (HTML)", ".xlsx"),
        (
            b"<?xml version='1.0'?><?mso-application progid='Word.Document'?><w:wordDocument/>",
            "Office 2003",
            ".docx",
        ),
        (
            b"<?xml version='1.0'?><Workbook xmlns='urn:schemas-microsoft-com:office:spreadsheet'/>",
            "Office 2003",
            ".xlsx",
        ),
        (b"<?xml version='1.0'?><office:document office:mimetype='x'/>", "XML phẳng", ".odt"),
        (
            b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x",
            "thư hoặc trang web",
            ".docx",
        ),
        (b'{"url": "https://docs.google.com/open?id=1", "doc_id": "1"}', "lối tắt", "tải tài liệu về"),
    ],
)
def test_a_file_is_told_what_it_is(content: bytes, what: str, next_step: str) -> None:
    with pytest.raises(UnreadableDocumentError) as error:
        read_document("ke-hoach", content)
    assert what in str(error.value)
    assert next_step in str(error.value)
    assert "Đề nghị" in str(error.value)


def test_a_letter_of_outlook_is_told() -> None:
    letter = ole(placeholder=b"x").replace(
        "placeholder".encode("utf-16-le"), "__properti".encode("utf-16-le") + b"e\0"
    )
    name = "__properties_version1.0".encode("utf-16-le")
    start = letter.index("__propertie".encode("utf-16-le"))
    entry = name.ljust(64, b"\0") + (len(name) + 2).to_bytes(2, "little")
    letter = letter[:start] + entry + letter[start + 66 :]
    with pytest.raises(UnreadableDocumentError, match="Outlook"):
        read_document("thu.msg", letter)


@pytest.mark.parametrize("content", [ole(WordDocument=b"x"), word_table(["1"]), b"\xff\x00\xff\x00\x01"])
def test_what_is_no_spreadsheet_is_none(content: bytes) -> None:
    assert read_book(content) is None


def test_words_that_only_mention_html_are_words() -> None:
    with pytest.raises(UnreadableDocumentError, match="không giao việc"):
        read_document("k", "Hướng dẫn dùng thẻ <html> và <table>".encode())
