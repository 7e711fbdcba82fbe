"""Obstacles and proposals as the report lists them."""

from datetime import date

import pytest

from plans.report import ReportedObstacle, ReportedProposal
from reports.raised import raised_lines

DAY = date(2025, 6, 12)


def obstacle(unit: str, task: str | None, text: str, answer: str | None = None) -> ReportedObstacle:
    return ReportedObstacle(unit, task, text, DAY, answer, is_open=True)


def test_what_one_unit_raises_is_told_of_the_unit():
    assert raised_lines([obstacle("Sở Y tế", "2", "chưa có kinh phí.")]) == [
        "- Sở Y tế (nhiệm vụ 2): chưa có kinh phí."
    ]
    assert raised_lines([ReportedProposal("Sở Y tế", None, "Bộ Y tế", "sửa Thông tư 12")]) == [
        "- Sở Y tế: đề nghị sửa Thông tư 12."
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("được hỗ trợ cán bộ CNTT", "đề nghị được hỗ trợ cán bộ CNTT"),
        ("UBND tỉnh bố trí 500 triệu", "đề nghị bố trí 500 triệu"),
        ("Bố trí 500 triệu", "đề nghị bố trí 500 triệu"),
        ("Đề nghị bố trí 500 triệu.", "Đề nghị bố trí 500 triệu"),
        ("Bộ Công an sớm có hướng dẫn", "đề nghị Bộ Công an sớm có hướng dẫn"),
    ],
)
def test_what_is_asked_for_has_its_verb_and_names_the_body_once(text: str, told: str):
    """The report said "Kiến nghị UBND tỉnh – Công an tỉnh: UBND tỉnh bố trí 500 triệu"."""
    proposal = ReportedProposal("Sở Y tế", None, "UBND tỉnh", text)
    assert raised_lines([proposal]) == [f"- Sở Y tế: {told}."]


def test_the_same_words_of_several_units_are_told_once():
    rows = [
        obstacle("Sở Y tế", "2", "chưa có kinh phí"),
        obstacle("Sở Tài chính", None, "chưa có kinh phí."),
        obstacle("Sở Y tế", "14", "chưa có kinh phí"),
        obstacle("Sở Y tế", "4", "chưa có kinh phí"),
        obstacle("Sở Y tế", "4", "phần mềm chậm"),
    ]
    assert raised_lines(rows) == [
        "- Chưa có kinh phí (Sở Y tế: nhiệm vụ 2, 4, 14; Sở Tài chính).",
        "- Sở Y tế (nhiệm vụ 4): phần mềm chậm.",
    ]


def test_an_answer_follows_what_it_answers():
    rows = [obstacle("Sở Y tế", "2", "thiếu vốn", "đã bố trí"), obstacle("Sở Y tế", "3", "thiếu vốn")]
    assert raised_lines(rows) == [
        "- Sở Y tế (nhiệm vụ 2): thiếu vốn. Ý kiến trả lời: đã bố trí.",
        "- Sở Y tế (nhiệm vụ 3): thiếu vốn.",
    ]
