"""The words behind /summary, in any order, with marks and without."""

from datetime import date

import pytest

from chat.understanding.commands.summary_words import AskedPeriod, Question, Topic, read_question
from plans.plan import RuleKind
from plans.text import fold
from plans.units import UnitLevel
from storage.models import ExportKind

TODAY = date(2025, 6, 20)


def month(number: int, year: int | None = None) -> AskedPeriod:
    return AskedPeriod(RuleKind.MONTHLY, number, year)


CASES = {
    "": Question(),
    "tháng 6": Question(period=month(6)),
    "báo cáo tháng 6/2025": Question(period=month(6, 2025)),
    "6/2025": Question(period=month(6, 2025)),
    "T6": Question(period=month(6)),
    "t6/2025": Question(period=month(6, 2025)),
    "tháng 12 năm 2024": Question(period=month(12, 2024)),
    "6 tháng": Question(period=AskedPeriod(RuleKind.HALF_YEAR, None, None)),
    "6 tháng đầu năm 2025": Question(period=AskedPeriod(RuleKind.HALF_YEAR, 1, 2025)),
    "quý II": Question(period=AskedPeriod(RuleKind.QUARTERLY, 2, None)),
    "quý 4/2025": Question(period=AskedPeriod(RuleKind.QUARTERLY, 4, 2025)),
    "năm 2025": Question(period=AskedPeriod(RuleKind.YEAR, 1, 2025)),
    "cả năm": Question(period=AskedPeriod(RuleKind.YEAR, 1, None)),
    "15/6/2025": Question(day=date(2025, 6, 15)),
    "đến ngày 15/6": Question(day=date(2025, 6, 15)),
    "30/12": Question(day=date(2024, 12, 30)),
    "NV 32": Question(task="32"),
    "nhiệm vụ số 4.2.1": Question(task="4.2.1"),
    "quá hạn": Question(topic=Topic.OVERDUE),
    "việc quá hạn tháng 6": Question(period=month(6), topic=Topic.OVERDUE),
    "tháng 6 quá hạn": Question(period=month(6), topic=Topic.OVERDUE),
    "vướng mắc": Question(topic=Topic.OBSTACLES),
    "đơn vị chưa báo cáo": Question(topic=Topic.MISSING),
    "theo đơn vị": Question(topic=Topic.UNITS),
    "huyện": Question(level=UnitLevel.DISTRICT),
    "cấp xã": Question(level=UnitLevel.COMMUNE),
    "Sở Y tế": Question(unit="Sở Y tế"),
    "Sở Y tế tháng 6": Question(unit="Sở Y tế", period=month(6)),
    "tháng 6 của Sở Y tế": Question(unit="Sở Y tế", period=month(6)),
    "15/6/2025 Sở Y tế": Question(unit="Sở Y tế", day=date(2025, 6, 15)),
    "UBND huyện Hậu Lộc": Question(unit="UBND huyện Hậu Lộc"),
    "99/99/2025": Question(no_day="99/99/2025"),
    "31/2": Question(no_day="31/2"),
    "hôm qua": Question(day=date(2025, 6, 19)),
    "tuần trước": Question(day=date(2025, 6, 15)),
    "tháng trước": Question(period=month(5, 2025)),
    "Sở Y tế tháng này": Question(unit="Sở Y tế", period=month(6, 2025)),
    "32": Question(task="32"),
    "4.2.1": Question(task="4.2.1"),
    "đơn vị": Question(topic=Topic.UNITS),
    "Đơn vị sự nghiệp công lập": Question(unit="Đơn vị sự nghiệp công lập"),
    "biểu đồ": Question(file=ExportKind.CHART),
    "file word tháng 6": Question(file=ExportKind.WORD, period=month(6)),
    "Excel 15/6": Question(file=ExportKind.EXCEL, day=date(2025, 6, 15)),
}


@pytest.mark.parametrize("words", CASES)
def test_what_is_asked(words: str):
    assert read_question(words, TODAY) == CASES[words]


@pytest.mark.parametrize("words", [words for words in CASES if not CASES[words].unit])
def test_marks_are_not_needed(words: str):
    assert read_question(fold(words), TODAY) == CASES[words]
