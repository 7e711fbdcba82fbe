"""The words behind /summary, in any order, with marks and without."""

from datetime import date

import pytest

from chat.understanding.commands.summary_words import AskedPeriod, SummaryQuestion, Topic, read_question
from plans.plan import RuleKind
from plans.text import fold
from plans.units import UnitLevel
from storage.models import ExportKind

TODAY = date(2025, 6, 20)


def month(number: int, year: int | None = None) -> AskedPeriod:
    return AskedPeriod(RuleKind.MONTHLY, number, year)


CASES = {
    "": SummaryQuestion(),
    "tháng 6": SummaryQuestion(period=month(6)),
    "báo cáo tháng 6/2025": SummaryQuestion(period=month(6, 2025)),
    "6/2025": SummaryQuestion(period=month(6, 2025)),
    "T6": SummaryQuestion(period=month(6)),
    "t6/2025": SummaryQuestion(period=month(6, 2025)),
    "tháng 12 năm 2024": SummaryQuestion(period=month(12, 2024)),
    "6 tháng": SummaryQuestion(period=AskedPeriod(RuleKind.HALF_YEAR, None, None)),
    "6 tháng đầu năm 2025": SummaryQuestion(period=AskedPeriod(RuleKind.HALF_YEAR, 1, 2025)),
    "quý II": SummaryQuestion(period=AskedPeriod(RuleKind.QUARTERLY, 2, None)),
    "quý 4/2025": SummaryQuestion(period=AskedPeriod(RuleKind.QUARTERLY, 4, 2025)),
    "năm 2025": SummaryQuestion(period=AskedPeriod(RuleKind.YEAR, 1, 2025)),
    "cả năm": SummaryQuestion(period=AskedPeriod(RuleKind.YEAR, 1, None)),
    "15/6/2025": SummaryQuestion(day=date(2025, 6, 15)),
    "đến ngày 15/6": SummaryQuestion(day=date(2025, 6, 15)),
    "30/12": SummaryQuestion(day=date(2024, 12, 30)),
    "NV 32": SummaryQuestion(task="32"),
    "nhiệm vụ số 4.2.1": SummaryQuestion(task="4.2.1"),
    "quá hạn": SummaryQuestion(topic=Topic.OVERDUE),
    "việc quá hạn tháng 6": SummaryQuestion(period=month(6), topic=Topic.OVERDUE),
    "tháng 6 quá hạn": SummaryQuestion(period=month(6), topic=Topic.OVERDUE),
    "vướng mắc": SummaryQuestion(topic=Topic.OBSTACLES),
    "đơn vị chưa báo cáo": SummaryQuestion(topic=Topic.MISSING),
    "theo đơn vị": SummaryQuestion(topic=Topic.UNITS),
    "huyện": SummaryQuestion(level=UnitLevel.DISTRICT),
    "cấp xã": SummaryQuestion(level=UnitLevel.COMMUNE),
    "Sở Y tế": SummaryQuestion(unit="Sở Y tế"),
    "Sở Y tế tháng 6": SummaryQuestion(unit="Sở Y tế", period=month(6)),
    "tháng 6 của Sở Y tế": SummaryQuestion(unit="Sở Y tế", period=month(6)),
    "15/6/2025 Sở Y tế": SummaryQuestion(unit="Sở Y tế", day=date(2025, 6, 15)),
    "UBND huyện Hậu Lộc": SummaryQuestion(unit="UBND huyện Hậu Lộc"),
    "99/99/2025": SummaryQuestion(no_day="99/99/2025"),
    "31/2": SummaryQuestion(no_day="31/2"),
    "hôm qua": SummaryQuestion(day=date(2025, 6, 19)),
    "tuần trước": SummaryQuestion(day=date(2025, 6, 15)),
    "tháng trước": SummaryQuestion(period=month(5, 2025)),
    "Sở Y tế tháng này": SummaryQuestion(unit="Sở Y tế", period=month(6, 2025)),
    "32": SummaryQuestion(task="32"),
    "4.2.1": SummaryQuestion(task="4.2.1"),
    "đơn vị": SummaryQuestion(topic=Topic.UNITS),
    "Đơn vị sự nghiệp công lập": SummaryQuestion(unit="Đơn vị sự nghiệp công lập"),
    "biểu đồ": SummaryQuestion(file=ExportKind.CHART),
    "file word tháng 6": SummaryQuestion(file=ExportKind.WORD, period=month(6)),
    "Excel 15/6": SummaryQuestion(file=ExportKind.EXCEL, day=date(2025, 6, 15)),
}


@pytest.mark.parametrize("words", CASES)
def test_what_is_asked(words: str):
    assert read_question(words, TODAY) == CASES[words]


@pytest.mark.parametrize("words", [words for words in CASES if not CASES[words].unit])
def test_marks_are_not_needed(words: str):
    assert read_question(fold(words), TODAY) == CASES[words]
