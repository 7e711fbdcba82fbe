"""What the log keeps as codes, in words."""

import pytest

from chat.texts.summary.log_values import changed, in_words
from plans.status import Status
from storage import log

IN_WORDS = {
    None: "",
    "done": "hoàn thành",
    str(Status.WAITING): "chờ hướng dẫn của cấp trên",
    "Sở Tài chính": "Sở Tài chính",
    "2025-06-30": "30/6/2025",
    "2025-06-31": "2025-06-31",
    log.written(state="waiting"): "chờ quyết định",
    log.written(state="granted", until="2025-07-01"): "đồng ý; đến 01/7/2025",
    log.written(added="65, 66", removed=None, changed="1"): "thêm NV 65, 66; đổi NV 1",
    log.written(kind="monthly", text="trước ngày 15 hàng tháng"): (
        "báo cáo hằng tháng; hạn trước ngày 15 hàng tháng"
    ),
    log.written(scope="levels", levels="province, commune"): ("theo cấp; cấp tỉnh, cấp xã"),
    log.written(scope="named", units="Sở Y tế, Sở Nội vụ"): ("theo tên; Sở Y tế, Sở Nội vụ"),
    "đã thống nhất; leader=? không rõ": "đã thống nhất; leader=? không rõ",
}


@pytest.mark.parametrize("stored", IN_WORDS)
def test_what_was_kept_is_told_in_words(stored: str | None):
    assert in_words(stored) == IN_WORDS[stored]


def test_of_several_values_those_that_changed_are_told():
    before, after = log.written(morning="07:30", months="decree"), log.written(months="calendar")
    assert changed(before, after) == (
        "giờ nhắc 07:30; tháng báo cáo từ ngày 15 tháng trước đến ngày 14",
        "tháng báo cáo theo tháng dương lịch",
    )
    assert changed("done", None) == ("hoàn thành", "")
    assert changed(before, before) == ("", "")
