"""One line says how much of a document was read."""

import pytest

from chat.texts.plans.as_text import reading_as_text
from chat.texts.plans.pieces import what_was_read
from chat.texts.plans.preview import preview
from plans.plan import PlanReading
from plans.reading.ledger import Entry, Fate, Kind, Ledger
from tests.auxil.cast import FINANCE, TODAY, plan, task


def reading(*entries: Entry) -> PlanReading:
    return PlanReading(plan(task("1", FINANCE), task("2", FINANCE)), ledger=Ledger(entries))


def read(kind: Kind, *places: str) -> list[Entry]:
    return [Entry(kind, place, Fate.READ) for place in places]


def unread(kind: Kind, place: str, reason: str) -> Entry:
    return Entry(kind, place, Fate.LEFT_ASIDE, reason)


ROW = Entry(Kind.ROW, "dòng 1", Fate.TASK)
PICTURES = [unread(Kind.PAGE, f"trang {number}", "ảnh") for number in (2, 3, 4)]
TABLE = unread(Kind.TABLE, "bảng 3", "không có cột thời hạn")


@pytest.mark.parametrize(
    ("entries", "line"),
    [
        ([*read(Kind.PAGE, "trang 1", "trang 2"), ROW], "Đã đọc 2 nhiệm vụ từ 2 trang"),
        ([*read(Kind.TABLE, "bảng 1"), ROW], "Đã đọc 2 nhiệm vụ từ 1 bảng"),
        (read(Kind.SHEET, "A", "B") + read(Kind.TABLE, "A"), "Đã đọc 2 nhiệm vụ từ 1 trang tính"),
        ([ROW], "Đã đọc 2 nhiệm vụ"),
        (
            [*read(Kind.PAGE, "trang 1"), PICTURES[0], TABLE],
            "Đã đọc 2 nhiệm vụ từ 1 trang; chưa đọc: trang 2 (ảnh), bảng 3 (không có cột thời hạn)",
        ),
        (
            [*read(Kind.PAGE, "trang 1"), *PICTURES],
            "Đã đọc 2 nhiệm vụ từ 1 trang; chưa đọc: trang 2 đến trang 4 (ảnh)",
        ),
        (
            [unread(Kind.TABLE, f"bảng {number}", "x") for number in range(1, 9)],
            f"Đã đọc 2 nhiệm vụ; chưa đọc: {', '.join(f'bảng {n} (x)' for n in range(1, 6))}, và 3 chỗ khác",
        ),
    ],
)
def test_what_was_read_is_said_in_one_line(entries: list[Entry], line: str):
    assert what_was_read(reading(*entries)) == line


def test_a_draft_from_before_there_was_a_ledger_says_nothing_of_it():
    assert what_was_read(reading()) is None
    assert "Đã đọc" not in preview(reading(), TODAY)


def test_the_preview_and_the_printed_reading_have_the_line():
    found = reading(*read(Kind.PAGE, "trang 1"), unread(Kind.PAGE, "trang 2", "ảnh <b>"))
    assert "🔎 Đã đọc 2 nhiệm vụ từ 1 trang; chưa đọc: trang 2 (ảnh &lt;b&gt;).\n" in preview(found, TODAY)
    assert reading_as_text(found).endswith("chưa đọc: trang 2 (ảnh <b>)")
