"""The words about each task of a message, as a report quotes them beside the status."""

import pytest

from chat.understanding import understand
from tests.chat.understanding.messages import context

ALONE = {
    "NV 1 đang thực hiện 60%": "",
    "/baocao NV 54 đã hoàn thành ạ": "",
    "ok em, nv 55 xong rồi nhé": "",
    "NV 1 đã cấp 1.250/1.480 tài khoản": "đã cấp 1.250/1.480 tài khoản",
    "Em báo cáo: NV 1 mới đạt 40%, vướng chưa có định mức": "mới đạt 40%, vướng chưa có định mức",
    "Sở Tài chính báo cáo nhiệm vụ số 1: Đang triển khai. Đã thẩm định 385 trạm.": (
        "Đang triển khai. Đã thẩm định 385 trạm"
    ),
    "Kính gửi Tổ giúp việc, Sở Tài chính xin báo cáo: NV 1 đã trình UBND tỉnh, đang thực hiện": (
        "đã trình UBND tỉnh, đang thực hiện"
    ),
    # What is said before the task is named is said of it too.
    "Đã họp ban chỉ đạo, phân công 8 tổ. NV 1 đang thực hiện": (
        "Đã họp ban chỉ đạo, phân công 8 tổ. NV 1 đang thực hiện"
    ),
}
SEVERAL = {
    # The marks of a list are nobody's words.
    "1. NV 1: đã lắp 5 máy\n2. NV 54: đang tập huấn": ["đã lắp 5 máy", "đang tập huấn"],
    "a) NV 1 xong phần mềm; b) NV 54 đang lắp máy": ["xong phần mềm", "đang lắp máy"],
    "NV 1 xong, NV 54 đang làm 50% do thiếu vốn": ["", "đang làm 50% do thiếu vốn"],
    "NV 1: đã trình UBND tỉnh, đang thực hiện 60%; NV 54 đã hoàn thành ạ": [
        "đã trình UBND tỉnh, đang thực hiện 60%",
        "",
    ],
    "Sở Tài chính báo cáo:\n1: đã trình HĐND tỉnh\n54: đang thực hiện 60%": ["đã trình HĐND tỉnh", ""],
    "NV 1 đang thực hiện.\nVướng mắc: phần mềm chậm.\nNV 54: chưa thực hiện do thiếu vốn": [
        "đang thực hiện.\nVướng mắc: phần mềm chậm",
        "chưa thực hiện do thiếu vốn",
    ],
    "Đã xong:\n- NV 1\n- NV 54": ["", ""],
    "NV 1 và NV 54 đang thực hiện, đã họp với các sở": [
        "đang thực hiện, đã họp với các sở",
        "đang thực hiện, đã họp với các sở",
    ],
    "Toàn bộ nhiệm vụ đang thực hiện, trừ NV 54 đã xong": ["", "", ""],
}


@pytest.mark.parametrize(
    "message",
    [
        "sua lai NV 1 thanh 45%",
        "xin sửa NV 1 thành hoàn thành",
        "NV 1 sửa lại 45% giúp em",
        "đính chính NV 1: 45%",
        "cập nhật lại NV 1 là 45% nhé",
        "NV 1 nhầm, đúng là 45%",
        "em gõ nhầm, NV 1 là 45%",
        "NV 1 xong 30% à nhầm 80%",
        "NV 1 chưa xong đâu, báo nhầm",
        "bot sửa NV 1 thành 45% hộ",
    ],
)
def test_words_that_only_put_an_answer_right_are_not_quoted(message: str):
    """The report quoted "sua lai NV 2 thanh 45%" to the chairman."""
    assert [item.words for item in understand(message, context()).items] == [""]


@pytest.mark.parametrize(
    "message",
    [
        "NV 1 đã sửa lại số liệu, đạt 45%",
        "NV 1 đang sửa lại dự thảo Quyết định, đạt 45%",
        "NV 1 đính chính: đã cấp 45/60 tài khoản",
    ],
)
def test_what_was_put_right_at_work_is_quoted(message: str):
    (item,) = understand(message, context()).items
    assert item.words == message.removeprefix("NV 1 ")


@pytest.mark.parametrize("message", ALONE)
def test_the_words_about_the_only_task_are_quoted_without_its_number(message: str):
    (item,) = understand(message, context()).items
    assert item.words == ALONE[message]


@pytest.mark.parametrize("message", SEVERAL)
def test_each_task_is_quoted_with_its_own_words(message: str):
    assert [item.words for item in understand(message, context()).items] == SEVERAL[message]


def test_an_answer_about_a_task_is_quoted_as_it_stands():
    (item,) = understand("đã tổ chức 3 hội nghị, đạt 80% kế hoạch", context(about="1")).items
    assert item.words == "đã tổ chức 3 hội nghị, đạt 80% kế hoạch"


@pytest.mark.parametrize(
    "obstacle", ["chủ hộ đi vắng", "dân chưa có nhà", "thiếu tờ rơi", "chưa có ảnh", "cán bộ vắng nhà"]
)
def test_a_last_word_that_only_looks_like_a_particle_stays(obstacle: str) -> None:
    """Without their marks "vắng", "nhà", "rơi" and "ảnh" are "vâng", "nha", "rồi" and "anh"."""
    message = f"NV 1 đang thực hiện 40%, vướng mắc: {obstacle}"
    assert [item.obstacle for item in understand(message, context()).items] == [obstacle]
    assert understand(f"{message} rồi anh nhé", context()).items[0].obstacle == obstacle
