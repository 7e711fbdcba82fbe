"""What a second stranger's messages taught, kind by kind, and what must stay as it was beside each."""

from datetime import date

import pytest

from chat.understanding import Item, Kind, ReplyContext, Understood, understand
from plans.status import Status
from tests.chat.understanding.messages import TODAY

DOTTED = ("1.1", "1.2", "1.4", "3.1", "3.2", "3.4", "3.5", "3.7", "4.2.1", "4.2.2", "10.7")
PLAIN = ("1", "2", "15", "29", "32", "42", "54")


def _heard(text: str, *tasks: str, about: str | None = None, unit: str = "UBND xã Hoa Lộc") -> Understood:
    return understand(text, ReplyContext(unit, tasks, about, TODAY))


def _only(text: str, *tasks: str, about: str | None = None) -> Item:
    (item,) = _heard(text, *tasks, about=about).items
    return item


def _done(heard: Understood) -> list[str | None]:
    return [item.task for item in heard.items if item.status is Status.DONE]


@pytest.mark.parametrize(
    ("text", "task"),
    [
        ("3 chấm 4 xong rồi nhá", "3.4"),
        ("mục ba chấm bảy đã xong", "3.7"),
        ("ba cham bay xong roi a", "3.7"),
        ("Mười chấm bảy đã hoàn thành", "10.7"),
        ("đã hoàn thành nhiệm vụ 4 chấm 2 chấm 1", "4.2.1"),
        ("muc 1 cham 4 xong", "1.4"),
    ],
)
def test_the_dots_of_a_number_may_be_said(text: str, task: str) -> None:
    assert _done(_heard(text, *DOTTED)) == [task]


def test_several_numbers_whose_dots_are_said_are_a_list() -> None:
    said = _heard("3 chấm 4 và 3 chấm 5 đã xong, 4 chấm 2 chấm 1 đến 4 chấm 2 chấm 2 chưa làm", *DOTTED)
    assert _done(said) == ["3.4", "3.5"]
    assert [item.task for item in said.items] == ["3.4", "3.5", "4.2.1", "4.2.2"]


@pytest.mark.parametrize(
    "text",
    [
        "tổ 3 chấm 4 bài dự thi rồi",
        "được 3 chấm 4 tỷ đồng",
        "đạt ba chấm bốn phần trăm",
        "phiên bản 3 chấm 4 đã cài xong",
        "30 chấm 6 xong",
        "8 giờ 30 chấm công xong",
    ],
)
def test_not_every_dot_that_is_said_is_of_a_task(text: str) -> None:
    assert _heard(text, *DOTTED).items == ()


def test_a_late_task_is_no_other_task() -> None:
    assert {item.task for item in _heard("nv 3 cham 2 hom", *DOTTED).items} == {"3"}


def test_a_day_whose_dot_is_said_stays_a_day() -> None:
    assert _only("NV 3.1 xin lùi đến 3 chấm 7", *DOTTED).extension_until == date(2025, 7, 3)


@pytest.mark.parametrize(
    "text",
    [
        "Xã Hoa Lộc 1.1 1.2 1.4 đã hoàn thành ạ",
        "xa hoa loc 1.1 1.2 1.4 da xong",
        "Hoa Lộc 1.1, 1.2, 1.4 xong",
        "Dạ UBND xã Hoa Lộc 1.1,1.2,1.4 đã xong",
        "Ủy ban nhân dân xã Hoa Lộc 1.1 1.2 và 1.4 xong rồi",
        "1.1,1.2,1.4 đã xong",
    ],
)
def test_tasks_may_stand_behind_the_name_of_their_unit(text: str) -> None:
    assert _done(_heard(text, *DOTTED)) == ["1.1", "1.2", "1.4"]


def test_a_department_may_name_itself_too() -> None:
    said = _heard("Sở Tài chính 15 29 đã xong ạ", *PLAIN, unit="Sở Tài chính")
    assert _done(said) == ["15", "29"]


@pytest.mark.parametrize(
    "text",
    [
        "Xã Hoa Lộc 30.6 đã họp",
        "Xã Hoa Lộc 1.250 hồ sơ đã số hóa",
        "Hoa Lộc 2 đã hoàn thành",
        "thôn Hoa Lộc 1.1 đã xong",
        "xã Phú Lộc 1.1 đã xong",
        "xã Hoa Lộc 15h đã họp",
        "phần mềm 1.2 đã cài",
    ],
)
def test_not_every_number_behind_a_name_is_a_task(text: str) -> None:
    assert _heard(text, *DOTTED, "2").items == ()


@pytest.mark.parametrize(
    ("text", "task", "percent"),
    [
        ("3.1 tỷ lệ hồ sơ trực tuyến được 92% rồi nha, chỉ tiêu giao 85%", "3.1", 92),
        ("3.1 ty le ho so truc tuyen dat 92%", "3.1", 92),
        ("3 chấm 1 tỷ lệ hồ sơ trực tuyến được 92% rồi", "3.1", 92),
        ("3.1 dịch vụ công trực tuyến 92% rồi nha", "3.1", 92),
        ("3.2 tỷ lệ số hóa: 75,5%", "3.2", 75.5),
        ("3.4 hồ sơ đúng hạn mới 88%", "3.4", 88),
    ],
)
def test_a_line_may_open_with_a_task_and_a_rate(text: str, task: str, percent: float) -> None:
    item = _only(text, *DOTTED)
    assert (item.task, item.status, item.percent, item.figures) == (task, None, percent, ())


def test_each_line_may_open_with_a_rate() -> None:
    said = _heard("3.1 tỷ lệ hồ sơ trực tuyến 92%\n- 3.2 số hóa hồ sơ đạt 75%", *DOTTED).items
    assert {item.task: item.percent for item in said} == {"3.1": 92, "3.2": 75}


@pytest.mark.parametrize(
    "text",
    [
        "ngày 3.1 tỷ lệ hồ sơ đạt 92%",
        "3.1 tỷ đồng đạt 92% kế hoạch",
        "3.1 triệu thẻ đạt 92% kế hoạch",
        "1.2 ha đất đạt 92% kế hoạch",
        "1.250 hồ sơ đạt 92%",
        "30.6 tỷ lệ hồ sơ đạt 92%",
        "3.1 tổ chức tập huấn, 92% cán bộ tham gia",
        "3.1 số hóa 100% hồ sơ lưu",
    ],
)
def test_not_every_number_before_a_rate_is_a_task(text: str) -> None:
    assert not {item.task for item in _heard(text, *DOTTED).items} & {*DOTTED}


@pytest.mark.parametrize(
    "text",
    [
        "Đã hoàn thành 3 nhiệm vụ 2, 15, 29",
        "da xong 3 nv 2, 15, 29",
        "Đã hoàn thành 3 nhiệm vụ: NV 2, NV 15, NV 29",
        "Đã hoàn thành 3 nhiệm vụ (2, 15, 29)",
        "Đã hoàn thành 3 nhiệm vụ gồm 2, 15 và 29",
        "Đã hoàn thành 3/7 nhiệm vụ: 2, 15, 29",
    ],
)
def test_tasks_may_be_counted_before_they_are_listed(text: str) -> None:
    said = _heard(text, *PLAIN)
    assert _done(said) == ["2", "15", "29"]
    assert {(item.done_on, item.figures) for item in said.items} == {(None, ())}


@pytest.mark.parametrize(
    "text", ["Đã hoàn thành 3 nhiệm vụ 2, 15", "số nhiệm vụ là 7, đã xong 5", "Đã hoàn thành 3 nhiệm vụ"]
)
def test_a_count_of_other_tasks_finishes_none(text: str) -> None:
    assert _heard(text, *PLAIN).items == ()


def test_a_day_before_a_list_stays_a_day() -> None:
    said = _heard("Đã hoàn thành 2/6 nhiệm vụ 2, 15", *PLAIN).items
    assert {item.done_on for item in said} == {"2/6"}


@pytest.mark.parametrize(
    ("text", "proposal"),
    [
        ("nv 29 dang lam, thieu may scan nen cham, de nghi huyen cap them may", "huyen cap them may"),
        ("nv 29 dang lam, de nghi so mua may", "so mua may"),
        ("nv 29 chua xong, kien nghi tinh cap may moi", "tinh cap may moi"),
        ("nv 29 dang lam, de xuat bo tri them may", "bo tri them may"),
    ],
)
def test_machines_proposed_without_marks_ask_nothing(text: str, proposal: str) -> None:
    assert _only(text, *PLAIN).proposal == proposal


@pytest.mark.parametrize("text", ["nv 29 dang lam, thieu may", "nv 29 dang lam, con thieu may"])
def test_a_lack_of_machines_is_a_difficulty(text: str) -> None:
    said = _heard(text, *PLAIN)
    assert (said.kind, said.items[0].obstacle) == (Kind.REPORT, "thieu may")


@pytest.mark.parametrize(
    "text", ["han nop la ngay may", "con thieu may muc", "de nghi cho hoi han thang may", "hạn ngày mấy"]
)
def test_what_asks_how_many_still_asks(text: str) -> None:
    assert _heard(text, *PLAIN).kind is Kind.QUESTION


@pytest.mark.parametrize(
    ("text", "done", "total"),
    [
        ("NV 29 đã chỉ đạo rà soát, cập nhật 2.318/2.450 hồ sơ; nhiệm vụ đang làm", 2318, 2450),
        ("nv 29 ra soat, cap nhat duoc 318/450 ho so; dang lam", 318, 450),
        ("NV 29 rà soát, nhập 318 hồ sơ; đang làm", 318, None),
        ("NV 29 đang làm: ghi nhận 40/52 thôn", 40, 52),
        ("Cập nhật 2.318/2.450 hồ sơ; đang làm", 2318, 2450),
    ],
)
def test_what_was_entered_is_counted(text: str, done: int, total: int | None) -> None:
    item = _only(text, *PLAIN, about="29")
    assert item.status is Status.IN_PROGRESS
    assert [(figure.done, figure.total) for figure in item.figures] == [(done, total)]


@pytest.mark.parametrize(
    "text",
    ["cập nhật 2318/2450 hồ sơ giúp em", "cập nhật 5 nhiệm vụ giúp em", "ghi 70%", "nhập 100% hết cho em"],
)
def test_what_the_bot_is_told_to_enter_is_an_order(text: str) -> None:
    assert _heard(text, *PLAIN, about="29").items == ()
