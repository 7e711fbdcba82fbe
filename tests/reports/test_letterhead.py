"""Who writes a document, and by which plan."""

from dataclasses import replace
from datetime import date

from plans.report import PlanHead
from reports.letterhead import letterhead, plan_in_words

PLAN = PlanHead("Đề án 06", None, "UBND tỉnh Lam Sơn", None, 2025, "Sở Nội vụ")


def test_a_department_stands_below_those_who_issued_the_plan():
    assert letterhead(PLAN) == ("UBND TỈNH LAM SƠN", "SỞ NỘI VỤ")


def test_the_police_stand_below_their_ministry():
    assert letterhead(replace(PLAN, standing_unit="Công an tỉnh")) == ("BỘ CÔNG AN", "CÔNG AN TỈNH LAM SƠN")


def test_what_was_set_counts():
    assert letterhead(replace(PLAN, letterhead=("Bộ Y tế", "Cục A"))) == ("BỘ Y TẾ", "CỤC A")


def test_what_is_not_known_is_a_place_to_fill_in():
    words = plan_in_words(PLAN)
    assert words == "Kế hoạch số [… số, ký hiệu …] ngày [… ngày ban hành …] của UBND tỉnh Lam Sơn"
    known = replace(PLAN, number="27/QĐ-UBND", issued=date(2025, 1, 15))
    assert plan_in_words(known) == "Quyết định số 27/QĐ-UBND ngày 15/01/2025 của UBND tỉnh Lam Sơn"
    assert letterhead(replace(PLAN, issuer=None, standing_unit=None))[0] == "[TÊN CƠ QUAN CHỦ QUẢN …]"
