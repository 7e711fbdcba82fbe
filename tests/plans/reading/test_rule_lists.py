"""Reports listed by quarters, by days alone or in brackets, and sentences on reports that give no rule."""

from datetime import date

import pytest

from plans.plan import DueRule, ReportRule
from plans.reading.content import Line
from plans.reading.document import read_document
from plans.reading.rule_doubts import unread_rules
from plans.reading.rules import read_rules

ISSUED = date(2026, 2, 18)
Short = tuple[str, int | None, int | None]


def rules(sentence: str) -> tuple[ReportRule, ...]:
    return read_rules([Line(sentence, "")], 2026, ISSUED)


def short(sentence: str) -> list[Short]:
    dues = [(rule.kind.value, rule.due_rule or DueRule()) for rule in rules(sentence)]
    return sorted((kind, due.day, due.month) for kind, due in dues)


def unread(sentence: str) -> list[str]:
    return [problem.text for problem in unread_rules([Line(sentence, "dòng 5")], 2026, ISSUED)]


FOUR = [("half_year", 10, 6), ("quarterly", 10, 3), ("quarterly", 10, 9), ("year", 10, 12)]


@pytest.mark.parametrize(
    "sentence",
    [
        (
            "Định kỳ báo cáo quý I (trước ngày 10/3), 6 tháng (trước ngày 10/6), quý III (trước ngày "
            "10/9) và năm (trước ngày 10/12) về Sở Nội vụ."
        ),
        (
            "Báo cáo quý I trước ngày 10/3, báo cáo 6 tháng trước ngày 10/6, báo cáo 9 tháng trước "
            "ngày 10/9, báo cáo năm trước ngày 10/12."
        ),
        (
            "Gửi báo cáo về Sở Y tế: quý 1 chậm nhất ngày 10/3; 06 tháng chậm nhất ngày 10/6; quý 3 "
            "chậm nhất ngày 10/9; năm chậm nhất ngày 10/12."
        ),
        (
            "Gửi báo cáo trước ngày 10/3 (báo cáo quý I), 10/6 (báo cáo 6 tháng), 10/9 (báo cáo 9 "
            "tháng), 10/12 (báo cáo năm)."
        ),
        "Báo cáo định kỳ: quý I (10/3), 6 tháng (10/6), 9 tháng (10/9), năm (10/12), gửi về Công an tỉnh.",
    ],
)
def test_each_report_of_a_year_has_its_own_day(sentence: str) -> None:
    assert short(sentence) == FOUR


@pytest.mark.parametrize(
    "sentence",
    [
        (
            "Các sở gửi báo cáo: báo cáo quý I trước ngày 05/3; báo cáo quý II trước ngày 05/6; báo "
            "cáo quý III trước ngày 05/9; báo cáo quý IV trước ngày 05/12."
        ),
        "Các đơn vị báo cáo trước ngày 05/3, 05/6, 05/9 và 05/12 về Sở Nội vụ.",
        "Các đơn vị báo cáo hằng quý (trước ngày 05/3, 05/6, 05/9, 05/12) về Sở Nội vụ.",
        (
            "Báo cáo quý I/2026 trước ngày 05/3/2026, quý II/2026 trước ngày 05/6/2026, quý III/2026 "
            "trước ngày 05/9/2026, quý IV/2026 trước ngày 05/12/2026."
        ),
    ],
)
def test_four_quarters_are_four_days(sentence: str) -> None:
    assert short(sentence) == [("quarterly", 5, month) for month in (3, 6, 9, 12)]


def test_days_without_the_name_of_a_period_are_doubted() -> None:
    assert all(rule.doubt for rule in rules("Các đơn vị báo cáo trước ngày 10/3, 10/6, 10/9 và 10/12."))


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Báo cáo định kỳ: tháng (ngày 20), quý (ngày 20 tháng cuối quý), 6 tháng (20/6), năm (20/12).",
         [("half_year", 20, 6), ("monthly", 20, None), ("quarterly", 20, None), ("year", 20, 12)]),
        ("Các đơn vị gửi báo cáo tháng chậm nhất ngày 05 của tháng sau.", [("monthly", 5, None)]),
        ("Gửi báo cáo hằng tháng trước ngày 03 tháng kế tiếp.", [("monthly", 3, None)]),
        ("Ghi chú: các đơn vị báo cáo trước ngày 20 của tháng cuối quý.", [("quarterly", 20, None)]),
        ("Báo cáo 01 lần/tháng, trước ngày 20 về Sở Y tế.", [("monthly", 20, None)]),
        ("Báo cáo 6 tháng, 9 tháng, năm trước ngày 15/6, 15/9, 15/12.",
         [("half_year", 15, 6), ("quarterly", 15, 9), ("year", 15, 12)]),
    ],
)  # fmt: skip
def test_other_lists(sentence: str, expected: list[Short]) -> None:
    assert sorted((kind, day, month or 0) for kind, day, month in short(sentence)) == sorted(
        (kind, day, month or 0) for kind, day, month in expected
    )


def test_a_day_of_the_month_after_is_doubted() -> None:
    (rule,) = rules("Các đơn vị gửi báo cáo tháng chậm nhất ngày 05 của tháng sau.")
    assert rule.doubt


@pytest.mark.parametrize(
    "sentence",
    [
        "Hoàn thành trong quý III, báo cáo kết quả trước ngày 15/9.",
        "Tổng hợp số liệu quý I của các đơn vị.",
        "Báo cáo trước ngày 15/6.",
    ],
)
def test_a_quarter_in_which_work_is_done_makes_no_rule(sentence: str) -> None:
    assert not rules(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Định kỳ 02 tháng/lần các đơn vị gửi báo cáo về Công an tỉnh.",
        "Các đơn vị gửi báo cáo định kỳ về Sở Nội vụ theo quy định.",
        "Các đơn vị gửi báo cáo 2 tuần một lần về Sở Y tế.",
    ],
)
def test_a_sentence_on_regular_reports_without_a_rule_is_named(sentence: str) -> None:
    assert unread(sentence) == [sentence.removesuffix(".")]


@pytest.mark.parametrize(
    "sentence",
    [
        "Giao Sở Nội vụ tổng hợp, báo cáo UBND tỉnh định kỳ hằng quý.",
        "Công bố báo cáo dự báo nhu cầu nhân lực hằng năm.",
        "Các đơn vị báo cáo trước ngày 15 hằng tháng về Sở Nội vụ.",
        "Tổ chức sơ kết 6 tháng, tổng kết năm.",
        "Các đơn vị gửi báo cáo kết quả về Sở Y tế.",
    ],
)
def test_what_is_read_or_asks_for_nothing_regular_is_not_named(sentence: str) -> None:
    assert not unread(sentence)


DOCUMENT = """ỦY BAN NHÂN DÂN TỈNH LAM GIANG
Số: 12/KH-UBND
Lam Giang, ngày 18 tháng 02 năm 2026
KẾ HOẠCH
Cải cách hành chính năm 2026.
Định kỳ 02 tháng/lần các đơn vị gửi báo cáo về Công an tỉnh.
TT\tNội dung nhiệm vụ\tĐơn vị chủ trì\tĐơn vị phối hợp\tThời gian hoàn thành
1\tRà soát\tSở Nội vụ\tSở Y tế\tQuý III/2026
Ghi chú: các đơn vị báo cáo trước ngày 20 của tháng cuối quý.\t\t\t\t
"""


def test_a_note_below_the_tasks_gives_a_rule_and_what_gives_none_is_said() -> None:
    reading = read_document("k.txt", DOCUMENT.encode())
    assert [rule.due_rule for rule in reading.plan.report_rules] == [DueRule(day=20)]
    assert [problem.text for problem in reading.problems] == [
        "Định kỳ 02 tháng/lần các đơn vị gửi báo cáo về Công an tỉnh"
    ]
