"""What a third stranger wrote of counts, and what stands near it."""

import pytest

from chat.understanding import Item
from plans.status import Status
from tests.chat.understanding.messages import only_item


def _figures(item: Item) -> list[tuple[float, float | None, str | None]]:
    return [(figure.done, figure.total, figure.what) for figure in item.figures]


@pytest.mark.parametrize(
    "text",
    [
        "NV12 đã làm xong cơ sở dữ liệu đất đai của 85 trên 102 xã",
        "nv12 da lam xong co so du lieu cua 85 tren 102 xa",
        "NV12 đã hoàn thành số hóa của 85 trên 102 xã còn lại 17 xã đang đo",
    ],
)
def test_some_out_of_more_are_not_all(text: str) -> None:
    item = only_item(text)
    assert (item.status, item.figures[0].done) == (None, 85)


def test_all_out_of_all_are() -> None:
    assert only_item("NV12 đã hoàn thành số hóa 102 trên 102 xã").status is Status.DONE


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("NV 12: số hoá 1.250 hồ sơ di tích / tổng 1.250 hồ sơ.", (1250, 1250, "hồ sơ di tích")),
        ("NV 12: 85 xã / tổng 102 xã", (85, 102, "xã")),
        ("NV 12 đã cấp 1.200 thẻ / tổng số 1.350 thẻ", (1200, 1350, "thẻ")),
        ("NV 12: 85 xã / tổng số 102", (85, 102, "xã")),
    ],
)
def test_both_sides_of_a_count_may_have_their_noun(text: str, figure: tuple[float, float, str]) -> None:
    assert _figures(only_item(text)) == [figure]


def test_two_kinds_of_the_counted_are_two_counts() -> None:
    assert len(only_item("NV 12: 20 hộ nghèo / 30 hộ cận nghèo").figures) == 2


@pytest.mark.parametrize(
    "text",
    [
        "12 hộ đã xong, 15 hộ còn lại tuần sau, tổng 27 hộ",
        "12 ho da xong, 15 ho con lai tuan sau, tong 27 ho",
        "đã xong 12 hộ, tổng 27 hộ",
        "12 hộ xong (tổng 27 hộ)",
        "tổng 27 hộ, xong 12 hộ",
    ],
)
def test_how_many_there_are_is_not_done(text: str) -> None:
    item = only_item(text, about="33")
    assert [figure.done for figure in item.figures] == [12]
    assert item.status is not Status.DONE


@pytest.mark.parametrize(
    ("text", "done"),
    [
        ("cấp 12 thẻ, sửa 15 thẻ, tổng 27 thẻ", [12, 15, 27]),
        ("tuần này xong 12 hộ, tổng 27 hộ", [12, 27]),
        ("tháng này thêm 40 mẫu, tổng 352 mẫu", [352]),
    ],
)
def test_a_sum_of_what_is_done_is(text: str, done: list[float]) -> None:
    assert [figure.done for figure in only_item(text, about="33").figures] == done


@pytest.mark.parametrize(
    "text",
    [
        "NV 20 đã chi trả qua TK 41.200 người với số tiền 98,6 tỷ đồng",
        "NV 20 đã chi trả qua tài khoản 41.200 người, số tiền 98,6 tỷ đồng",
    ],
)
def test_a_count_behind_an_account_is_kept(text: str) -> None:
    assert _figures(only_item(text)) == [(41200, None, "người"), (98.6, None, "tỷ đồng")]


def test_a_clause_of_a_law_is_no_count() -> None:
    assert only_item("NV 20 khoản 3 điều 5 đã xong").figures == ()
