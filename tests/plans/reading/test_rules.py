"""Report rules: which reports a plan asks for, by when, in which words."""

from datetime import date

import pytest

from plans.plan import DueRule, ReportRule, RuleKind
from plans.reading.content import Line
from plans.reading.rules import read_rules

Short = tuple[str, DueRule | None, bool]


def rules(*lines: str) -> tuple[ReportRule, ...]:
    return read_rules([Line(line, "dòng 1") for line in lines], 2025)


def short(*lines: str) -> list[Short]:
    return [(rule.kind.value, rule.due_rule, rule.strictly_before) for rule in rules(*lines)]


MONTH, HALF, YEAR = DueRule(day=15), DueRule(day=15, month=6), DueRule(day=15, month=12)
ALL = [("monthly", MONTH, True), ("half_year", HALF, True), ("year", YEAR, True)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Báo cáo định kỳ hằng tháng (trước ngày 15 hằng tháng), 6 tháng (trước 15/6), năm (trước 15/12).",
        "Báo cáo kết quả trước ngày 15 hằng tháng, 6 tháng và năm về Công an tỉnh.",
        "Báo cáo tháng trước ngày 15, báo cáo 6 tháng trước ngày 15/6, báo cáo năm trước ngày 15/12.",
        "Gửi báo cáo về Sở Nội vụ: hằng tháng trước ngày 15; 6 tháng và năm trước ngày 15/6 và 15/12.",
        "Định kỳ hàng tháng, 6 tháng, năm gửi báo cáo về Công an tỉnh trước ngày 15 của tháng cuối kỳ.",
        "Gửi báo cáo tháng trước ngày 15, 6 tháng trước ngày 15/6/2025, báo cáo năm trước ngày 15/12/2025.",
        "Báo cáo trước ngày 15 hằng tháng; trước ngày 15/6 (báo cáo 6 tháng), trước 15/12 (báo cáo năm).",
        "Báo cáo hằng tháng trước ngày 15, 06 tháng trước ngày 15 tháng 6, năm trước ngày 15 tháng 12.",
    ],
)
def test_month_half_year_and_year_are_read_however_they_are_listed(sentence: str) -> None:
    assert short(sentence) == ALL


def test_each_rule_quotes_the_words_it_was_read_from() -> None:
    found = rules(
        "Báo cáo hằng tháng (trước ngày 15 hằng tháng), 6 tháng (trước ngày 15/6), đột xuất khi có yêu cầu."
    )
    assert [rule.source_text for rule in found] == [
        "trước ngày 15 hằng tháng", "6 tháng (trước ngày 15/6)", "đột xuất khi có yêu cầu",
    ]  # fmt: skip


def test_a_district_has_its_own_day_and_several_deliveries() -> None:
    assert short("Báo cáo trước ngày 13 hằng tháng.", "File mềm gửi qua thư trước ngày 12 hằng tháng.") == [
        ("monthly", DueRule(day=13), True),
        ("monthly", DueRule(day=12), True),
    ]


def test_a_day_without_before_is_itself_on_time() -> None:
    assert short("Gửi báo cáo chậm nhất ngày 20 hằng tháng.") == [("monthly", DueRule(day=20), False)]


def test_the_quarter_has_a_day_or_is_left_out() -> None:
    assert short("Báo cáo quý trước ngày 15 của tháng cuối quý.") == [("quarterly", DueRule(day=15), True)]
    assert short("Thực hiện chế độ báo cáo định kỳ hằng tháng, quý, 6 tháng, một năm.") == [
        ("monthly", None, False),
        ("half_year", None, False),
        ("year", None, False),
    ]


def test_a_report_named_again_without_a_day_adds_nothing() -> None:
    assert short(
        "Báo cáo trước ngày 15 hằng tháng.", "Chế độ báo cáo định kỳ hằng tháng được thực hiện nghiêm."
    ) == [("monthly", MONTH, True)]


def test_what_the_standing_unit_compiles_is_no_rule_for_the_others() -> None:
    assert short("Định kỳ hằng tháng, 6 tháng, năm tổng hợp kết quả, báo cáo UBND tỉnh.") == []


@pytest.mark.parametrize(
    ("sentence", "day", "strict"),
    [
        (
            "Khẩn trương xây dựng kế hoạch triển khai, gửi về Công an tỉnh trước ngày 25/3/2025.",
            date(2025, 3, 25),
            True,
        ),
        ("Ban hành kế hoạch của đơn vị và gửi về Sở Nội vụ chậm nhất ngày 31/3.", date(2025, 3, 31), False),
    ],
)
def test_the_units_own_plan_is_due_once(sentence: str, day: date, strict: bool) -> None:
    (rule,) = rules(sentence)
    assert (rule.kind, rule.due_rule, rule.strictly_before) == (RuleKind.OWN_PLAN, DueRule(date=day), strict)
    assert sentence.startswith(rule.source_text[:5]) or rule.source_text in sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "",
        "Xây dựng kế hoạch, gửi về Công an tỉnh để theo dõi.",
        "Xây dựng kế hoạch, gửi về Công an tỉnh trước ngày 31/2/2025.",
        "Quyết định số 06/QĐ-TTg ngày 06/01/2022 của Thủ tướng Chính phủ.",
        "Báo cáo kết quả trước ngày 45 và 10/13.",
        "Gửi báo cáo trước 17h ngày họp.",
        "Báo cáo trước ngày 15/6.",
        "Báo cáo 6 tháng theo Công văn ngày 15/3/2025.",
    ],
)
def test_other_sentences_are_no_rules(sentence: str) -> None:
    assert short(sentence) == []


def test_a_sentence_may_be_printed_over_several_lines() -> None:
    assert short("Các đơn vị báo cáo định kỳ trước ngày", "15 hằng", "tháng về Công an tỉnh.") == [
        ("monthly", MONTH, True)
    ]
