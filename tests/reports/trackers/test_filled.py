"""Files of three makes: every row is taken for what it is, and nothing but the answers changes."""

from collections.abc import Callable
from datetime import datetime
from io import BytesIO

import pytest
from openpyxl import Workbook, load_workbook

from plans.plan import UnreadableDocumentError
from plans.reading.old_encodings import OldEncoding, in_unicode
from plans.status import Status
from plans.trackers.columns import Role
from plans.trackers.values import Answer, KnownTask, Sureness
from reports.tracker_file import Filled, filled
from tests.reports.trackers import makes
from tests.reports.trackers.makes import Row

Make = Callable[[], tuple[bytes, dict[int, Row]]]


def fill(content: bytes) -> Filled:
    return filled(content, makes.known(), {}, {})


@pytest.mark.parametrize("make", [makes.big_workbook, makes.plain_workbook, makes.old_text])
def test_every_row_is_taken_for_what_it_is(make: Make):
    content, real = make()
    found = fill(content).matches
    assert [match.row.row for match in found] == list(real)
    sure = {
        match.row.row: (match.task.number, match.unit)
        for match in found
        if match.task is not None and match.sureness is Sureness.SURE
    }
    assert sure == {at: (row.task, row.unit) for at, row in real.items() if row.task}


def test_nothing_but_the_answers_changes_in_a_workbook():
    content, _ = makes.big_workbook()
    made = fill(content)
    before, after = load_workbook(BytesIO(content)), load_workbook(BytesIO(made.content))
    changed = {(change.row, change.column) for change in made.made}
    assert before.sheetnames == after.sheetnames
    for name in before.sheetnames:
        assert before[name].merged_cells.ranges == after[name].merged_cells.ranges
        assert before[name].auto_filter.ref == after[name].auto_filter.ref
        for row in before[name].iter_rows():
            for cell in row:
                other = after[name].cell(cell.row, cell.column)
                assert cell.style_id == other.style_id or other.number_format == "dd/mm/yyyy"
                if name != made.tracker.title or (cell.row, cell.column) not in changed:
                    assert cell.value == other.value
                    assert (cell.comment and cell.comment.text) == (other.comment and other.comment.text)
                else:
                    assert other.comment is not None
                    assert other.comment.text.startswith("Đôn đốc điền từ nhiệm vụ ")
    assert len(after["Danh mục"]._charts) == 1


def test_states_are_in_the_words_of_the_file_and_days_are_days():
    content, real = makes.big_workbook()
    page = load_workbook(BytesIO(fill(content).content)).worksheets[0]
    words = {page.cell(at, 6).value for at, row in real.items() if row.task} - {None}
    assert words == set(makes.STATUSES[:4])
    days = {page.cell(at, 8).value for at in real} - {None}
    assert days == {datetime(2025, 6, 10)}  # noqa: DTZ001 -- Excel knows no zones


def test_shares_are_percents_where_the_column_has_them():
    content, _ = makes.plain_workbook()
    page = load_workbook(BytesIO(fill(content).content)).worksheets[0]
    assert {page.cell(at, 4).value for at in range(2, page.max_row + 1)} <= {0.45, 0.8, 1, None}
    assert {page.cell(at, 1).value for at in range(8, page.max_row)} <= {"Đã xong", "Chưa xong", None}


def test_other_lines_of_a_text_stay_as_they_are():
    content, real = makes.old_text()
    made = fill(content).content
    before, after = content.split(b"\r\n"), made.split(b"\r\n")
    assert len(before) == len(after)
    untouched = {change.row for change in fill(content).made}
    assert all(
        one == other
        for at, (one, other) in enumerate(zip(before, after, strict=True), 1)
        if at not in untouched
    )
    words = in_unicode(made.decode("cp1252"), OldEncoding.TCVN3)
    assert ";Đang thực hiện;Đang rà soát 320/540 hồ sơ.;" in words
    assert len(real) == len(after) - 2


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16", "cp1258"])
def test_a_text_keeps_its_encoding(codec: str):
    tasks = [
        KnownTask(
            1, "1", "Rà soát thủ tục hành chính về đất đai trên địa bàn tỉnh", "", DONE, {"Sở Y tế": DONE}
        )
    ]
    head = "STT,Nội dung nhiệm vụ,Đơn vị,Hạn xử lý,Tình trạng\n"
    written = f"{head}1,Rà soát thủ tục hành chính về đất đai trên địa bàn tỉnh,Sở Y tế,20/6/2025,\n"
    content = b"".join(map(two_codes, written)) if codec == "cp1258" else written.encode(codec)
    made = filled(content, tasks, {}, {}).content
    again = filled(made, tasks, {}, {})
    assert again.matches[0].row[Role.STATUS] == "Hoàn thành"
    assert again.content == made


DONE = Answer(Status.DONE, None, "", None)


def two_codes(letter: str) -> bytes:
    from plans.reading.encoding import Encoded

    return Encoded("", "cp1258").encoded(letter)


def test_a_formula_is_kept_and_counted():
    book = Workbook()
    page = book.active
    assert page is not None
    page.append(["STT", "Nhiệm vụ", "Đơn vị", "Tình trạng", "Kết quả"])
    task = makes.known()[1]
    page.append([1, task.title, "Sở Tài chính", '=IF(E2="","chưa","xong")', None])
    out = BytesIO()
    book.save(out)
    made = fill(out.getvalue())
    assert (made.kept, [change.role.value for change in made.made]) == (1, [])


def test_a_file_without_columns_to_fill_in_is_refused():
    with pytest.raises(UnreadableDocumentError, match="Chưa thấy bảng nhiệm vụ"):
        fill("Họ tên,Quê quán\nA,B\n".encode())
    with pytest.raises(UnreadableDocumentError, match="Lưu thành"):
        fill(b"\x00\x01\x02")
