"""What the cells of a unit's sheet say is taken as it is seen, and asked where it may be two things."""

from datetime import date
from io import BytesIO

import pytest
from openpyxl import load_workbook

from plans.attainment import Count
from plans.reading.report_sheet import (
    FIGURES,
    HEADINGS,
    PERCENT,
    SHEET,
    WORDS,
)
from reports.report_sheet import PrintedTask, report_sheet
from tests.plans.reading.report_sheets import filled, row_of


@pytest.mark.parametrize(
    ("value", "code", "percent"),
    [
        (0.85, "0%", 85),
        (1, "0%", 100),
        (0.845, "0.0%", 84.5),
        (85, None, 85),
        (84.5, "General", 84.5),
        ("85%", None, 85),
        ("84,5 %", None, 84.5),
        ("0,5%", None, 0.5),
        ("1", None, 1),
        (0, None, 0),
        (100, None, 100),
    ],
)
def test_a_percentage_is_what_is_seen(value: object, code: str | None, percent: float) -> None:
    changed = row_of(filled(PERCENT, value, code))
    assert (changed.percent, changed.wrong) == (percent, {})


@pytest.mark.parametrize(
    ("value", "code", "asked"),
    [
        (0.85, None, "0,85% hay 85%"),
        (0.85, "General", "0,85% hay 85%"),
        (1, "General", "1% hay 100%"),
        ("0,85", None, "0,85% hay 85%"),
        (101, None, "từ 0 đến 100"),
        ("nhiều", None, "từ 0 đến 100"),
        (date(2025, 10, 5), "d/m", "từ 0 đến 100"),
        ("=1/2", "0%", "công thức chưa có kết quả"),
        ("#N/A", None, "báo lỗi #N/A"),
    ],
)
def test_a_percentage_that_may_be_two_things_or_none_is_asked(
    value: object, code: str | None, asked: str
) -> None:
    assert asked in row_of(filled(PERCENT, value, code)).wrong[PERCENT]


@pytest.mark.parametrize(
    ("value", "counts"),
    [
        ("1.250/1.480 doanh nghiệp", [Count(1250, 1480, "doanh nghiệp")]),
        ("1.250", [Count(1250)]),
        ("1,250,000 đồng", [Count(1_250_000, None, "đồng")]),
        ("1,5 tỷ; 30/30 cơ quan", [Count(1.5, None, "tỷ"), Count(30, 30, "cơ quan")]),
        ("5/10", [Count(5, 10)]),
        (123456.7, [Count(123456.7)]),
        (1250, [Count(1250)]),
    ],
)
def test_figures_keep_their_digits(value: object, counts: list[Count]) -> None:
    changed = row_of(filled(FIGURES, value))
    assert (list(changed.counts), changed.wrong) == (counts, {})


@pytest.mark.parametrize(
    ("value", "code", "asked"),
    [
        (1.25, None, "1.250"),
        (1.25, "General", "1.250"),
        ("1,250/1,480", None, "1.250 (nghìn) hay 1,25 (số lẻ)"),
        ("1,234 tỷ", None, "1.234 (nghìn) hay 1,23 (số lẻ)"),
        (date(2025, 10, 5), "d-mmm", "đổi thành ngày (5/10)"),
        ("30/27 huyện", None, "không được âm hay lớn hơn"),
        ("nhiều", None, "chưa rõ"),
        ("=A1", None, "công thức"),
    ],
)
def test_figures_that_may_be_two_things_or_none_are_asked(
    value: object, code: str | None, asked: str
) -> None:
    assert asked in row_of(filled(FIGURES, value, code)).wrong[FIGURES]


def test_words_keep_what_was_typed_and_a_day_without_its_year_is_asked() -> None:
    assert row_of(filled(WORDS, 123456.7)).cells[WORDS] == "123456,7"
    assert row_of(filled(WORDS, date(2025, 6, 20), "dd/mm/yyyy")).cells[WORDS] == "20/6/2025"
    assert "5/10/2025" in row_of(filled(WORDS, date(2025, 10, 5), "d/m")).wrong[WORDS]


def test_what_the_sheet_itself_said_before_is_not_asked() -> None:
    task = PrintedTask(1, "Sở Y tế", 2, "5", "Việc", "", (), 3, None, 0.5, (Count(1.25, None, "tỷ"),), None)
    book = load_workbook(BytesIO(report_sheet([task])))
    book[SHEET].cell(2, HEADINGS.index(WORDS) + 1).value = "Đã trình"
    saved = BytesIO()
    book.save(saved)
    changed = row_of(saved.getvalue())
    assert (changed.percent, changed.counts, changed.wrong) == (0.5, (Count(1.25, None, "tỷ"),), {})
