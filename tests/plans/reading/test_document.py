"""Any file may be sent: formats are known by their bytes, and what holds no plan is refused with a reason."""

import io
import json
import zipfile
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plans.plan import UnreadableDocumentError
from plans.reading import archive, formats
from plans.reading.document import read_document
from plans.reading.form import as_json, from_json
from plans.samples import TEXT_NAME, WORD_NAME, sample
from tests.plans.reading.documents import SHARED, word_table
from tests.score.plans import DOCUMENTS, score

ROW = ["1", "Rà soát", "Sở Y tế", "Công an tỉnh", "Quý I/2025"]


def refused(content: bytes, name: str = "kế hoạch.docx") -> str:
    with pytest.raises(UnreadableDocumentError) as error:
        read_document(name, content)
    return str(error.value)


def packed(**parts: bytes) -> bytes:
    saved = io.BytesIO()
    with zipfile.ZipFile(saved, "w", zipfile.ZIP_DEFLATED) as new:
        for name, part in parts.items():
            new.writestr(name.replace("__", "/").replace("_xml", ".xml"), part)
    return saved.getvalue()


@pytest.mark.parametrize("name", ["k.pdf", "k.xlsx", "k", "k.jpg"])
def test_the_name_of_a_file_does_not_matter(name: str) -> None:
    assert len(read_document(name, word_table(ROW)).plan.tasks) == 1


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "không có nội dung"),
        (b" \n\t ", "không có nội dung"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "Office cũ"),
        (b"{\\rtf1 abc}", "không giao việc"),
        (b"\x89PNG\r\n\x1a\n" + bytes(90), "hình ảnh"),
        (b"\xff\xd8\xff\xe0" + bytes(90), "hình ảnh"),
        (b"Rar!\x1a\x07\x00", "tệp nén"),
        (b"\x00\x01\x02\x03" * 90, "Không nhận ra định dạng"),
        (b"\xc3\x28 abc", "Không nhận ra định dạng"),
        (packed(content_xml=b"<office/>"), "tệp nén"),
        (b"PK\x03\x04 broken", "bị hỏng"),
        ("Kính gửi: Sở Y tế".encode(), "không giao việc"),
    ],
)
def test_what_holds_no_plan_is_refused_with_its_name_and_the_reason(content: bytes, reason: str) -> None:
    message = refused(content)
    assert "kế hoạch.docx" in message
    assert reason in message
    assert "Đề nghị" in message


def test_a_truncated_word_document_is_refused() -> None:
    content = word_table(ROW)
    assert "bị hỏng" in refused(content[: len(content) // 2])


def test_a_part_with_a_false_check_sum_is_refused() -> None:
    content = bytearray(word_table(ROW))
    start = content.find(b"word/document.xml") + 60
    content[start : start + 20] = bytes(20)
    assert "bị hỏng" in refused(bytes(content))


def test_an_archive_that_unpacks_to_too_much_is_not_unpacked() -> None:
    assert "quá lớn" in refused(packed(word__document_xml=bytes(archive._LARGEST_PART + 1)))
    assert "quá lớn" in refused(packed(**{f"p{number}": b"" for number in range(archive._MOST_PARTS + 1)}))


def test_an_encrypted_archive_is_refused() -> None:
    content = bytearray(word_table(ROW))
    for mark, place in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        start = content.find(mark)
        while start >= 0:
            content[start + place] |= 1
            start = content.find(mark, start + 1)
    assert "mật khẩu" in refused(bytes(content))


def test_a_file_above_the_limit_is_not_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(formats, "_LARGEST", 10)
    assert "quá lớn" in refused(bytes(11))


def test_a_table_without_prose_takes_its_year_from_the_deadlines_and_without_one_doubts_them() -> None:
    assert read_document("k", word_table(ROW)).plan.year == 2025
    plan = read_document("k", word_table([*ROW[:4], "Tháng 6"], ["2", *ROW[1:4], ""])).plan
    assert plan.year is None
    assert all(task.deadline.doubt for task in plan.tasks)
    assert "năm" in (plan.tasks[0].deadline.doubt or "")


@pytest.mark.parametrize("name", [TEXT_NAME, WORD_NAME])
def test_a_reading_survives_being_stored_as_json(name: str) -> None:
    reading = read_document(name, sample(name))
    assert from_json(json.loads(json.dumps(as_json(reading)))) == reading


def test_progress_and_problems_are_stored_too() -> None:
    text = (
        "TT\tNhiệm vụ\tĐơn vị chủ trì\tThời hạn\tTiến độ\n"
        "1\tMột\tSở Y tế\tngày 31/2\tĐang thực hiện\n2\tHai\tSở Y tế\tQuý I/2025\tx\n"
    )
    reading = read_document("k", text.encode())
    stored = as_json(reading)
    assert [task["status"] for task in stored["tasks"]] == ["in_progress", None]
    assert "doubt" in stored["tasks"][0]["deadline"]
    assert from_json(stored) == reading


@pytest.mark.parametrize("document", DOCUMENTS)
def test_the_real_documents_are_read_as_their_golds_say(document: str) -> None:
    if not SHARED.exists():
        pytest.skip("../shared is not here")
    result = score(document)
    assert not result.missing
    assert not result.invented
    assert result.rules_right is not False
    assert result.share_right >= (0.97 if document == "hau-loc-2024.txt" else 0.99)


PIECES = (
    "TT\tNội dung\tĐơn vị chủ trì\tĐơn vị phối hợp\tThời hạn|\t|\n|\n\n|1|2.|4.2.1"
    "|I|II. Nhóm|Sở Y tế|và|;|(|)|<b>"
    "|Quý I/2025|31/2/2025|100%|Phụ lục II|KẾ HOẠCH|\f|-|**|   |a)|Nơi nhận:|\tSTT"
    "|TT Nội dung nhiệm vụ Đơn vị chủ trì Đơn vị phối hợp Thời gian hoàn thành"
)


@given(
    st.one_of(
        st.binary(max_size=300),
        st.lists(st.sampled_from(PIECES.split("|")), max_size=60).map(
            lambda pieces: "".join(pieces).encode()
        ),
    )
)
def test_no_bytes_make_the_reader_raise_anything_but_its_own_error(content: bytes) -> None:
    with suppress(UnreadableDocumentError):
        reading = read_document("k", content)
        assert all(task.source and task.title for task in reading.plan.tasks)
        assert from_json(as_json(reading)) == reading
