"""Report rules that invite a wrong reading: what is asked in other words, and what is not asked at all."""

from datetime import date, time

import pytest
from docx.document import Document

from plans.plan import DueRule, ReportRule, RuleKind
from plans.reading.content import Line
from plans.reading.rules import read_rules
from tests.plans.reading.documents import add_table, read_word, word

ISSUED = date(2025, 11, 19)
Short = tuple[str, DueRule | None, bool]


def rules(*lines: str, issued: date | None = ISSUED) -> tuple[ReportRule, ...]:
    return read_rules([Line(line, "") for line in lines], 2025, issued)


def short(*lines: str) -> list[Short]:
    return [(rule.kind.value, rule.due_rule, rule.strictly_before) for rule in rules(*lines)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Định kỳ (15 hằng tháng, 6 tháng và năm), các đơn vị báo cáo kết quả về Sở Nội vụ.",
        "Báo cáo định kỳ 15 hằng tháng, 6 tháng và năm về Công an tỉnh.",
    ],
)
def test_a_bare_day_of_every_month_is_that_of_the_longer_reports_too(sentence: str) -> None:
    assert short(sentence) == [
        ("monthly", DueRule(day=15), False),
        ("half_year", DueRule(day=15, month=6), False),
        ("year", DueRule(day=15, month=12), False),
    ]


@pytest.mark.parametrize(
    ("sentence", "due"),
    [
        ("Định kỳ hằng quý, các đơn vị báo cáo kết quả về Sở Khoa học và Công nghệ.", None),
        ("Định kỳ 03 tháng báo cáo một lần về Sở Y tế.", None),
        ("Trước ngày 10 của tháng đầu quý sau, các đơn vị báo cáo kết quả quý về Sở Y tế.", None),
        ("Định kỳ trước ngày 20 tháng cuối quý báo cáo UBND tỉnh (qua Sở Xây dựng).", DueRule(day=20)),
    ],
)
def test_a_quarterly_report_is_kept_with_or_without_a_day(sentence: str, due: DueRule | None) -> None:
    assert [(rule.kind, rule.due_rule) for rule in rules(sentence)] == [(RuleKind.QUARTERLY, due)]


@pytest.mark.parametrize(
    ("sentence", "due", "strict"),
    [
        ("Báo cáo tuần: trước 15h00 thứ Sáu hằng tuần về Sở.", DueRule(weekday=5, hour=time(15)), False),
        ("Định kỳ hằng tuần (trước 16 giờ 30 thứ Năm), các sở báo cáo.",
         DueRule(weekday=4, hour=time(16, 30)), False),
        ("Các đơn vị báo cáo hằng tuần về Công an tỉnh trước thứ 6.", DueRule(weekday=5), True),
        ("Thứ Hai hằng tuần các đơn vị gửi báo cáo trước 10h.", DueRule(weekday=1, hour=time(10)), False),
        ("Báo cáo hằng tuần gửi vào chiều Chủ nhật hằng tuần.", DueRule(weekday=7), False),
        ("Báo cáo hằng tuần trước 25h thứ Tư hằng tuần.", DueRule(weekday=3), True),
        ("Định kỳ hằng tuần các đơn vị gửi báo cáo về Sở Y tế.", None, False),
    ],
)  # fmt: skip
def test_a_weekly_report_has_a_weekday_and_perhaps_an_hour(
    sentence: str, due: DueRule | None, *, strict: bool
) -> None:
    assert short(sentence) == [("weekly", due, strict)]


def test_weekly_and_monthly_reports_have_their_own_days() -> None:
    assert short("Định kỳ hằng tuần (chiều thứ 5), hằng tháng (ngày 25) báo cáo về Sở Tư pháp.") == [
        ("weekly", DueRule(weekday=4), False),
        ("monthly", DueRule(day=25), False),
    ]


@pytest.mark.parametrize(
    ("sentence", "due", "strict"),
    [
        ("Các sở gửi báo cáo kết quả về Sở Y tế trước ngày 16 tháng 12 năm 2025.", date(2025, 12, 16), True),
        ("Đề nghị gửi báo cáo về Sở Nội vụ chậm nhất ngày 20/10/2025.", date(2025, 10, 20), False),
        ("Các địa phương báo cáo kết quả về Bộ Y tế trước ngày 15/9/2025.", date(2025, 9, 15), True),
    ],
)
def test_a_report_by_one_day_of_one_year_is_asked_for_once(sentence: str, due: date, *, strict: bool) -> None:
    assert short(sentence) == [("once", DueRule(date=due), strict)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Trong thời hạn 10 ngày kể từ ngày nhận được Kế hoạch này, các sở xây dựng kế hoạch, gửi về Sở Y tế.",
        "Các sở xây dựng kế hoạch và gửi về Sở Nội vụ trong vòng 10 ngày kể từ ngày ban hành Kế hoạch.",
    ],
)  # fmt: skip
def test_days_counted_from_the_receipt_begin_with_the_issue_and_are_doubted(sentence: str) -> None:
    (rule,) = rules(sentence)
    assert (rule.kind, rule.due_rule) == (RuleKind.OWN_PLAN, DueRule(date=date(2025, 11, 29)))
    assert rule.doubt
    (undated,) = rules(sentence, issued=None)
    assert (undated.due_rule, undated.doubt) == (None, None)


def test_a_doubt_about_a_rule_is_among_what_needs_a_look() -> None:
    def build(document: Document) -> None:
        for line in (
            "Số: 12/KH-UBND", "Sơn Hà, ngày 10 tháng 01 năm 2026", "KẾ HOẠCH", "Chuyển đổi số",
            "Trong vòng 15 ngày kể từ ngày nhận Kế hoạch, các sở xây dựng kế hoạch và gửi về Sở Nội vụ.",
        ):  # fmt: skip
            document.add_paragraph(line)
        rows = [("TT", "Nhiệm vụ", "Chủ trì", "Thời hạn"), ("1", "Rà soát", "Sở Y tế", "Quý II/2026")]
        add_table(document, rows)

    reading = read_word(word(build))
    (rule,) = reading.plan.report_rules
    assert rule.due_rule == DueRule(date=date(2026, 1, 25))
    assert [problem.reason for problem in reading.problems] == [rule.doubt]


@pytest.mark.parametrize(
    "sentence",
    [
        "Giao Sở Nội vụ tổng hợp, báo cáo UBND tỉnh trước ngày 20/12 hằng năm.",
        "Sở Tài chính theo dõi, đôn đốc, định kỳ hằng năm báo cáo UBND tỉnh trước ngày 25/12.",
        "Văn phòng UBND tỉnh tổng hợp, báo cáo Chủ tịch UBND tỉnh định kỳ hằng quý.",
        "Công bố báo cáo dự báo nhu cầu nhân lực hằng năm.",
        "Xây dựng và công bố báo cáo dự báo thị trường lao động định kỳ hằng quý.",
        "Biên soạn, xuất bản báo cáo thường niên về chuyển đổi số trước ngày 31/12 hằng năm.",
        "Thời gian chốt số liệu báo cáo 6 tháng là ngày 14/6.",
        "Số liệu báo cáo năm tính từ ngày 15/12/2024 đến ngày 14/12/2025.",
        "Theo Công văn số 123/BC ngày 15/12/2025 của Bộ, các đơn vị báo cáo hằng năm.",
        "Ngày 10/12/2025, UBND tỉnh ban hành báo cáo năm.",
        "Tổ chức sơ kết 6 tháng, tổng kết năm.",
    ],
)
def test_what_asks_no_unit_for_a_report_is_no_rule(sentence: str) -> None:
    assert short(sentence) == []


def test_the_day_of_issue_is_no_day_of_a_report() -> None:
    assert short(
        "Sơn Hà, ngày 19 tháng 11 năm 2025", "QUYẾT ĐỊNH", "PHÊ DUYỆT KẾ HOẠCH QUẢN LÝ CHẤT LƯỢNG",
        "Hàng năm, trước ngày 25 tháng 12, các cơ quan chủ trì gửi Sở Y tế báo cáo tiến độ.",
    ) == [("year", DueRule(day=25, month=12), True)]  # fmt: skip


@pytest.mark.parametrize(
    "sentence",
    [
        "Gửi báo cáo trước ngày 18 hằng tháng (số liệu tính từ ngày 15 tháng trước đến ngày 14 tháng này).",
        "Các đơn vị báo cáo trước ngày 18 hằng tháng để Sở Y tế tổng hợp, báo cáo UBND tỉnh trước ngày 25.",
    ],
)
def test_beside_a_day_that_is_asked_for_the_others_count_for_nothing(sentence: str) -> None:
    assert short(sentence) == [("monthly", DueRule(day=18), True)]


def test_what_one_unit_has_to_do_is_no_rule_for_the_others() -> None:
    assert short(
        "1. Sở Nội vụ", "- Định kỳ hằng quý báo cáo tiến độ trước ngày 20 của tháng cuối quý.",
        "2. Các sở, ban, ngành", "- Định kỳ báo cáo về Sở Nội vụ trước ngày 15 hằng tháng.",
    ) == [("monthly", DueRule(day=15), True)]  # fmt: skip
    assert short("1. Sở Nội vụ", "- Đôn đốc các đơn vị báo cáo trước ngày 15 hằng tháng.") == [
        ("monthly", DueRule(day=15), True)
    ]
