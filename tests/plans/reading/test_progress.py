"""Progress texts: the status that their opening words state."""

import pytest

from plans.reading.progress import read_status
from plans.status import Status


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Đánh giá tiến độ: Đã hoàn thành.", Status.DONE),
        ("Đã ban hành Quyết định số 12/QĐ-UBND", Status.DONE),
        ("Đánh giá tiến độ: Đã thực hiện và thực hiện thường xuyên.", Status.DONE_ONGOING),
        ("Duy trì tốt", Status.DONE_ONGOING),
        ("Đã và đang thực hiện. Kết quả được duy trì thường xuyên", Status.IN_PROGRESS),
        ("Chưa hoàn thành", Status.IN_PROGRESS),
        ("Đã triển khai nhưng chưa có kết quả", Status.IN_PROGRESS),
        ("Chưa thực hiện", Status.NOT_STARTED),
        ("Chưa thực hiện, đang chờ Bộ triển khai.", Status.WAITING),
        ("Sẽ thực hiện khi có yêu cầu của Bộ Công an", Status.WAITING),
        ("Sẽ cho người dân dùng thử", None),
        ("", None),
    ],
)
def test_the_opening_words_tell_the_status(text: str, status: Status | None) -> None:
    assert read_status(text) is status
