"""How a report says where a task stands, with the units' own words where these can be signed."""

from datetime import UTC, datetime

from plans.report import LeadStatement, ReportedFigure, ReportedTask
from plans.status import Status
from reports.progress import progress_in_full, progress_in_short

NOW = datetime(2025, 6, 12, tzinfo=UTC)
SENTENCE = "đã ban hành Kế hoạch số 15/KH-SYT và tập huấn cho 120 cán bộ"


def task(*texts: str) -> ReportedTask:
    said = [
        LeadStatement(f"Đơn vị {place}", Status.IN_PROGRESS, 60, text, NOW, NOW.date(), "Hà", imported=False)
        for place, text in enumerate(texts, start=1)
    ]
    leads = tuple(one.unit for one in said)
    units: dict[Status | None, int] = {Status.IN_PROGRESS: len(said)}
    return ReportedTask(1, "1", "Việc", 1, leads, (), None, None, False, (), units, (), tuple(said), None)


def test_a_sentence_is_quoted_behind_the_status():
    assert progress_in_full(task(SENTENCE)) == f"Đang thực hiện, 60%. Đ{SENTENCE[1:]}"


def test_words_of_a_chat_are_a_place_to_look_at_in_the_appendix_and_no_finding():
    chat = task("xong rồi, gui a [anh]\nminh chung")
    assert progress_in_short(chat) == "Đang thực hiện, 60%."
    assert progress_in_full(chat) == (
        "Đang thực hiện, 60%. [… đơn vị ghi: “xong rồi, gui a (anh) minh chung” …]"
    )


def test_units_that_say_the_same_stand_together():
    assert progress_in_full(task(SENTENCE, "", SENTENCE)) == (
        f"- Đơn vị 1, Đơn vị 3: Đang thực hiện, 60%. Đ{SENTENCE[1:]}\n- Đơn vị 2: Đang thực hiện, 60%"
    )


def test_figures_stand_beside_the_status():
    """Body and appendix said only "Đang thực hiện" where the unit had counted 12.500 of 20.000."""
    counted = ReportedFigure("1", "tài khoản", "Đơn vị 1", 12_500, 20_000, None)
    told = {"Đơn vị 1": [counted]}
    assert progress_in_short(task(""), figures=told) == "Đang thực hiện, 60%. Số liệu 12.500/20.000 (62,5%)."
    assert progress_in_full(task(""), told) == "Đang thực hiện, 60%. Số liệu 12.500/20.000 (62,5%)"
    both = {"Đơn vị 1": [counted, ReportedFigure("1", "lớp", "Đơn vị 1", 3, None, None)]}
    assert progress_in_full(task(""), both) == (
        "Đang thực hiện, 60%. Số liệu: tài khoản 12.500/20.000 (62,5%); lớp 3"
    )


def test_no_sentence_is_cut_off_where_there_is_little_room():
    first = "Đã rà soát 320/540 hồ sơ tại TP. Thanh Hóa, số còn lại đang chờ dữ liệu của cơ quan thuế."
    second = "Dự kiến hoàn thành trong quý III/2025 sau khi hệ thống của Bộ Tài chính nâng cấp xong."
    said = task(f"{first} {second}")
    assert progress_in_short(said, 60) == "Đang thực hiện, 60%."
    assert progress_in_short(said, 160) == f"Đang thực hiện, 60%. {first}"
    assert progress_in_short(said, 400) == f"Đang thực hiện, 60%. {first} {second}"
    listed = task("Đã làm như sau: 1. Ban hành kế hoạch. Đang chờ ý kiến của các sở.")
    assert progress_in_short(listed, 70) == "Đang thực hiện, 60%. Đã làm như sau: 1. Ban hành kế hoạch."
