"""What a rule about a status is: a pattern, what it states, and how much that is worth."""

from enum import Enum, auto
from typing import NamedTuple

from plans.status import Status


class Strength(Enum):
    """How much a phrase is worth beside others about the same task."""

    LEFT_TO_DO = auto()
    """What is left to do after all else is done: "chờ phê duyệt"."""
    PLAIN = auto()
    WHOLE = auto()
    """Plain when it is about the whole task: "xong", but not "kết nối xong"."""
    MEASURED = auto()
    """What the day or the amount after it makes of it: "xong trước 30/6", "hoàn thành 70%"."""
    PARTIAL = auto()
    REMAINING = auto()
    """What is left, unless what is done was counted: "còn 14 thôn chưa phủ sóng"."""
    LACKING = auto()
    """As REMAINING, but it counts beside "xong" too: "hoàn thành, còn 2 hạng mục chưa bàn giao"."""
    STEP = auto()
    """A step that was taken, unless what was counted with it says enough: "đã ký hợp đồng"."""
    FORECAST = auto()


class Rule(NamedTuple):
    """A pattern and what it states; no status is for what only looks like one ("hạn hoàn thành")."""

    status: Status | None
    strength: Strength
    pattern: str


DONE = "(?:xong|hoàn thành|hoàn tất)"
WORK = "(?:triển khai|làm|thực hiện|tiến hành|bắt đầu|khởi động|xử lý)"
NOT = "(?:chưa|không|chẳng|chả)"
