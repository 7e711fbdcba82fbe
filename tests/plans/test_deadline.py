"""Deadline phrases: what they mean, and that what they do not say is never guessed."""

import json
import unicodedata
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plans.deadline import read_deadline
from plans.plan import Deadline, DeadlineKind

PHRASES = Path(__file__).resolve().parents[2] / ".." / "shared" / "plans" / "deadline_phrases.json"
YEAR = 2025


def due(phrase: str) -> date | None:
    return read_deadline(phrase, YEAR).due


def kind(phrase: str) -> DeadlineKind:
    return read_deadline(phrase, YEAR).kind


def test_a_deadline_before_a_date_is_last_met_the_day_before() -> None:
    assert read_deadline("Hoàn thành trước ngày 20/6/2025", YEAR) == Deadline(
        DeadlineKind.BY_DATE, date(2025, 6, 19), before=date(2025, 6, 20)
    )


@pytest.mark.parametrize(
    "phrase",
    [
        "20/6/2025",
        "ngày 20/6",
        "Đến ngày 20/6/2025",
        "Chậm nhất là ngày 20/6",
        "chậm nhất ngày 20-6-2025",
        "Không muộn hơn ngày 20.6.2025",
        "Ngày 20 tháng 6 năm 2025",
        "ngày 20 tháng 6",
        "Từ ngày 01/3/2025 đến ngày 20/6/2025",
        "ngày 15-20/6/2025",
        "2025-06-20 00:00:00",
        "20/6/25",
        "Trong năm 2025, xong ngày 20/6/2025",
    ],
)
def test_a_day_is_itself_the_last_on_time_day(phrase: str) -> None:
    assert read_deadline(phrase, YEAR) == Deadline(DeadlineKind.BY_DATE, date(2025, 6, 20))


@pytest.mark.parametrize(
    ("phrase", "last_day"),
    [
        ("Tháng 2/2024", date(2024, 2, 29)),
        ("hoàn thành trong tháng 6", date(2025, 6, 30)),
        ("Hết tháng 6 năm 2025", date(2025, 6, 30)),
        ("T6/2025", date(2025, 6, 30)),
        ("Tháng Sáu/2025", date(2025, 6, 30)),
        ("tháng năm năm 2025", date(2025, 5, 31)),
        ("Tháng mười hai", date(2025, 12, 31)),
        ("Từ tháng 4 đến tháng 9/2025", date(2025, 9, 30)),
        ("Tháng 11/2025 đến tháng 3/2026", date(2026, 3, 31)),
    ],
)
def test_a_month_is_over_on_its_last_day(phrase: str, last_day: date) -> None:
    assert read_deadline(phrase, YEAR) == Deadline(DeadlineKind.IN_MONTH, last_day)


@pytest.mark.parametrize(
    ("phrase", "last_day"),
    [
        ("Quý III/2025", date(2025, 9, 30)),
        ("Quý 3 năm 2025", date(2025, 9, 30)),
        ("Quý Ill/2025", date(2025, 9, 30)),
        ("Q3/2025", date(2025, 9, 30)),
        ("quí IV", date(2025, 12, 31)),
        ("Quý I, II/2025", date(2025, 6, 30)),
        ("Quý II và quý III năm 2025", date(2025, 9, 30)),
        ("Sở Kế hoạch và Đầu tư: quý II/2025", date(2025, 6, 30)),
    ],
)
def test_a_quarter_may_be_written_in_roman_or_arabic_or_scanned_badly(phrase: str, last_day: date) -> None:
    assert read_deadline(phrase, YEAR) == Deadline(DeadlineKind.IN_QUARTER, last_day)


@pytest.mark.parametrize(
    ("phrase", "last_day"),
    [
        ("Năm 2025", date(2025, 12, 31)),
        ("Trong năm", date(2025, 12, 31)),
        ("Cuối năm 2025", date(2025, 12, 31)),
        ("2025", date(2025, 12, 31)),
        ("Giai đoạn 2025-2030", date(2030, 12, 31)),
        ("Giai đoạn 2021 - 2025, định hướng đến năm 2030", date(2025, 12, 31)),
        ("Đến năm 2026, tầm nhìn đến năm 2035", date(2026, 12, 31)),
    ],
)
def test_a_year_is_over_on_its_last_day_and_a_vision_is_no_deadline(phrase: str, last_day: date) -> None:
    assert read_deadline(phrase, YEAR) == Deadline(DeadlineKind.IN_YEAR, last_day)


def test_before_a_month_or_a_quarter_means_before_its_first_day() -> None:
    assert read_deadline("Trước tháng 7/2025", YEAR).before == date(2025, 7, 1)
    assert due("Trước quý III/2025") == date(2025, 6, 30)


@pytest.mark.parametrize(
    "phrase",
    [
        "Thường xuyên",
        "Hằng tháng, hằng quý",
        "Ngày 15 hàng tháng",
        "Tháng 6, 12 hằng năm",
        "Trước ngày 15/6 hằng năm",
        "6 tháng/lần",
        "Định kỳ hằng quý",
    ],
)
def test_what_comes_round_again_is_never_overdue(phrase: str) -> None:
    assert read_deadline(phrase, YEAR) == Deadline(DeadlineKind.ONGOING, ongoing=True)


def test_a_date_may_go_on_afterwards() -> None:
    assert read_deadline("Báo cáo trước ngày 30/6/2025, sau đó cập nhật hằng tháng", YEAR) == Deadline(
        DeadlineKind.BY_DATE, date(2025, 6, 29), date(2025, 6, 30), ongoing=True
    )
    assert read_deadline("Hoàn thành tháng 6/2025 và duy trì", YEAR).ongoing


@pytest.mark.parametrize(
    "phrase",
    [
        "Theo lộ trình của Bộ Y tế",
        "Sau khi có Nghị định của Chính phủ",
        "Khi có yêu cầu",
        "Theo Kế hoạch số 296/KH-UBND ngày 13/12/2023 của UBND tỉnh",
        "Theo tiến độ nêu tại Quyết định ngày 13/12/2023 của Chủ tịch UBND tỉnh",
        "Đột xuất",
        "Chờ hướng dẫn của Bộ Công an",
    ],
)
def test_what_waits_for_others_has_no_date_and_a_cited_document_gives_none(phrase: str) -> None:
    assert read_deadline(phrase, YEAR) == Deadline(DeadlineKind.AWAITING_GUIDANCE)


def test_a_date_beside_guidance_or_a_figure_is_mixed() -> None:
    assert kind("Tháng 2 năm 2025 hoặc khi có hướng dẫn") is DeadlineKind.MIXED
    assert kind("Tháng 9/2025 (đạt tối thiểu 80%)") is DeadlineKind.MIXED
    assert due("Phấn đấu đạt 95% vào cuối năm 2025") == date(2025, 12, 31)


def test_a_figure_without_a_date_is_an_indicator() -> None:
    assert read_deadline("Đạt tối thiểu 70% tổng số hồ sơ", YEAR) == Deadline(DeadlineKind.BY_INDICATOR)


def test_the_year_of_an_index_is_no_deadline_but_a_doubt() -> None:
    deadline = read_deadline("Chỉ số hài lòng năm 2025 đứng ở top 15/63 tỉnh", YEAR)
    assert (deadline.kind, deadline.due) == (DeadlineKind.BY_INDICATOR, None)
    assert deadline.doubt


@pytest.mark.parametrize(
    "phrase", ["31/2/2025", "ngày 31/4", "Tháng 13/2025", "ngày 30 tháng 2", "Quý 7/2025", "0/6/2025"]
)
def test_an_impossible_date_is_a_doubt_and_not_a_guess(phrase: str) -> None:
    deadline = read_deadline(phrase, YEAR)
    assert (deadline.kind, deadline.due) == (DeadlineKind.NONE, None)
    assert deadline.doubt


@pytest.mark.parametrize(
    "phrase", ["", " \u200b ", "Ngay", "abc", "trước ngày 15", "Năm học 2025-2026", "x" * 9000]
)
def test_what_is_not_understood_says_so(phrase: str) -> None:
    deadline = read_deadline(phrase, YEAR)
    assert (deadline.kind, deadline.due) == (DeadlineKind.NONE, None)
    assert deadline.doubt


@pytest.mark.parametrize(
    ("phrase", "last_day"),
    [
        ("Cấp tỉnh trước 30/6/2025; cấp xã trước 30/9/2025", date(2025, 9, 29)),
        ("Lần 1: tháng 6/2025, lần 2: tháng 12/2025", date(2025, 12, 31)),
        ("Tháng 3, 6, 9/2025", date(2025, 9, 30)),
        ("6 tháng đầu năm", date(2025, 6, 30)),
        ("Nửa cuối năm 2025", date(2025, 12, 31)),
        ("9 tháng đầu năm 2025", date(2025, 9, 30)),
        ("Đầu tháng 8/2025", date(2025, 8, 31)),
        ("giữa quý III/2025", date(2025, 9, 30)),
        ("trước 17h00 ngày 20/6/2025", date(2025, 6, 20)),
        ("15 ngày kể từ ngày 01/3/2025", date(2025, 3, 16)),
        ("2 tuần kể từ ngày 01/3/2025", date(2025, 3, 15)),
        ("l5/6/2025", date(2025, 6, 15)),
        ("2O/6/2025", date(2025, 6, 20)),
        ("80% doanh nghiệp. Hoàn thành trước ngày 20/6/2025", date(2025, 6, 19)),
    ],
)
def test_an_ambiguous_deadline_keeps_its_last_date_and_carries_a_doubt(phrase: str, last_day: date) -> None:
    deadline = read_deadline(phrase, YEAR)
    assert deadline.due == last_day
    assert deadline.doubt


def test_a_start_without_an_end_has_no_due_day() -> None:
    deadline = read_deadline("Từ ngày 01/3/2025", YEAR)
    assert (deadline.kind, deadline.due, deadline.ongoing) == (DeadlineKind.ONGOING, None, True)
    assert deadline.doubt


@pytest.mark.parametrize(
    ("phrase", "last_day"),
    [
        ("Tuần 2 tháng 6/2025", date(2025, 6, 30)),
        ("tuần thứ 3 của tháng 7/2025", date(2025, 7, 31)),
        ("Đợt 1 tháng 7/2025, đợt 2 tháng 10/2025", date(2025, 10, 31)),
    ],
)
def test_a_week_or_a_round_of_a_month_is_no_day_of_it(phrase: str, last_day: date) -> None:
    read = read_deadline(phrase, 2025)
    assert (read.kind, read.due, read.doubt is None) == (DeadlineKind.IN_MONTH, last_day, False)


@pytest.mark.parametrize("phrase", ["12/12 xã hoàn thành", "đạt 3/4 số xã", "xong 20/6"])
def test_what_may_be_a_day_or_a_part_of_the_whole_is_doubted(phrase: str) -> None:
    read = read_deadline(phrase, 2025)
    assert (read.due, read.doubt is None) == (None, False)


@pytest.mark.parametrize("phrase", ["30/4/20 25", "30/4/2 025", "30/4/202 5"])
def test_a_year_broken_at_the_end_of_a_line_is_mended(phrase: str) -> None:
    assert read_deadline(phrase, 2025) == Deadline(DeadlineKind.BY_DATE, due=date(2025, 4, 30))


def test_a_year_long_past_is_doubted() -> None:
    assert read_deadline("31/12/2020", 2025).doubt is not None
    assert read_deadline("31/12/2024", 2025).doubt is None


def test_days_counted_from_an_unknown_day_wait_for_the_secretariat() -> None:
    deadline = read_deadline("30 ngày kể từ ngày ban hành Kế hoạch", YEAR)
    assert (deadline.kind, deadline.due) == (DeadlineKind.AWAITING_GUIDANCE, None)
    assert deadline.doubt


def test_working_days_are_not_counted_without_a_calendar() -> None:
    assert kind("10 ngày làm việc kể từ ngày 01/3/2025") is DeadlineKind.NONE


def test_what_is_done_already_has_no_deadline() -> None:
    assert kind("Đã hoàn thành") is DeadlineKind.NONE
    assert read_deadline("Đã hoàn thành; tiếp tục triển khai", YEAR).ongoing


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_composed_and_decomposed_letters_read_alike(form: str) -> None:
    phrase = unicodedata.normalize(form, "Hoàn thành trước ngày 20/6/2025")  # type: ignore[arg-type]
    assert due(phrase) == date(2025, 6, 19)


def test_the_gold_phrases_are_all_read_and_the_ambiguous_ones_doubted() -> None:
    if not PHRASES.exists():
        pytest.skip("../shared is not here")
    for row in json.loads(PHRASES.read_text(encoding="utf-8")):
        deadline = read_deadline(row["text"], row["year"])
        found = {
            "kind": deadline.kind.value,
            "due": deadline.due.isoformat() if deadline.due else None,
            "before": deadline.before.isoformat() if deadline.before else None,
            "ongoing": deadline.ongoing,
        }
        assert found == row["expected"], row["text"]
        assert deadline.doubt or not row.get("ambiguous"), row["text"]


WORDS = (
    "trước|ngày|tháng|quý|năm|2025|20/6|31/2/2025|III|l/6|hằng|đến|từ|-|100%|theo|khi|,|;|(|)|và|đầu|cuối|6|30|kể"
    "|thường xuyên"
)


@given(
    st.one_of(st.text(), st.lists(st.sampled_from(WORDS.split("|")), max_size=30).map(" ".join)),
    st.integers(-5, 9999),
)
def test_no_phrase_makes_the_reader_fail_and_no_date_goes_unexplained(phrase: str, year: int) -> None:
    deadline = read_deadline(phrase, year)
    if deadline.before:
        assert deadline.due == deadline.before - timedelta(days=1)
    if deadline.kind is DeadlineKind.NONE:
        assert deadline.due is None
        assert deadline.doubt
    if deadline.kind is DeadlineKind.ONGOING:
        assert deadline.ongoing
