"""Short answers to a question of the bot: a day, more days, a reason, "đồng ý", "không đồng ý"."""

import re
from datetime import date

from chat.understanding.things.dates import with_dates
from chat.understanding.things.days import When
from chat.understanding.typed.tokens import tokenize
from plans.patterns import sought
from plans.text import fold

_ADDED = sought(r"\bthem (\d{1,3}) (ngay|tuan|thang)\b")
_DAYS_IN = {"ngay": 1, "tuan": 7, "thang": 30}
_REASON = sought(r"\b(?:vì|vi|do|lý do|ly do|lí do)\b(?: là)?\s*:?\s+(\S.*)", re.IGNORECASE | re.DOTALL)
_ONLY_A_NUMBER = sought(
    r"(?:(?:da|a|cua|la|cho|thuoc|ve) )*(?:(?:nv|nhiem vu)(?: so)? ?)?(\d+(?:\.\d+)*[a-z]?)"
    r"(?: (?:a|nhe|nha|em|do))*[ .!]*"
)
_REFUSES = sought(r"\b(?:(?:khong|chua)(?: the)? (?:dong y|nhat tri|chap thuan|duoc|cho)|tu choi)\b")
_AGREES = sought(r"^(?:dong y|nhat tri|chap thuan|cho phep|ok|oke|duoc)\b")


def day_named(words: str, today: date) -> date | None:
    """Return the first day that an answer names: "30/7 vì chờ thiết bị", "hết tháng 7"."""
    tokens = with_dates(tokenize(words), today)
    days = (token.value.day for token in tokens.items if isinstance(token.value, When))
    return next((day for day in days if day is not None), None)


def days_added(words: str) -> int | None:
    """Return how many days "thêm 10 ngày", "thêm 2 tuần" come to."""
    found = _ADDED.search(fold(words))
    return int(found[1]) * _DAYS_IN[found[2]] if found else None


def reason_in(words: str) -> str | None:
    """Return what stands behind "vì", "do", "lý do"."""
    found = _REASON.search(words)
    return found[1].strip() if found else None


def only_a_number(words: str) -> str | None:
    """Return the number of the task that is all an answer names: "47", "NV 47 nhé", "của nhiệm vụ 47"."""
    found = _ONLY_A_NUMBER.fullmatch(fold(words))
    return found[1] if found else None


def refuses(words: str) -> bool:
    """Return whether an answer is a refusal; one that is no agreement need not be one."""
    return _REFUSES.search(fold(words)) is not None


def agrees(words: str) -> bool:
    """Return whether an answer is an agreement."""
    return not refuses(words) and _AGREES.search(fold(words)) is not None
