"""Words that take back what was recorded: "nhầm", "thu hồi hết", "thu hồi NV 47, 48"."""

import re

from chat.understanding.typed.clauses import PARTICLES
from chat.understanding.typed.phrases import Phrase, keyed
from chat.understanding.typed.tokens import tokenize
from plans.patterns import sought
from plans.text import clean, fold

_WHAT = (
    r"(?: (?:hết|tất cả|toàn bộ|cả|lại|báo cáo|tin|vừa|trên|này|đó|trước|giúp|hộ|cho|đi|với|là|cái|các|nhiệm"
    r" vụ|những|gì|ghi|gửi|xin lỗi))*"
)
_TAKES_BACK = Phrase(
    rf"(?:(?:cho|xin|nhờ|bot|muốn|cần|vừa|tôi|mình|bị|báo cáo|báo|ghi|gửi|nhập|bấm|chọn|hiểu|viết|là|chết|xin"
    rf" lỗi) )*(?:thu hồi|rút lại|hủy|huỷ|hủy bỏ|xóa|sửa lại|sửa|làm lại|nhầm|lộn|sai){_WHAT}"
)


def takes_back(words: str) -> bool:
    """Return whether a message says nothing but that what was recorded is not so."""
    said = [word for word in tokenize(words).words if word not in PARTICLES and word not in set(".,!?")]
    return _TAKES_BACK.is_all(keyed(said))


_OF_TASKS = sought(
    r"^(?:(?:cho|xin|nho|bot|em|minh|toi|don vi|muon|can|da|vang) )*"
    r"(?:thu hoi|rut lai|rut|huy bo|huy|xoa)(?: (?:cac|bao cao|ket qua|tin|vua roi|cua|ve|cho|nhiem vu))*"
    r" (?P<tasks>(?:nv|nhiem vu) ?\d[\w.]*(?:(?: ?[,;] ?| va | ?[,;]? va )(?:nv ?|nhiem vu )?\d[\w.]*)*)"
    r"(?: (?:a|nhe|nha|giup|ho|voi|di|em|nhe em|vua roi|vua bao|da bao))*[ .!]*$"
)
_NUMBER = sought(r"(?:nv|nhiem vu)? ?(\d[\w.]*)", re.IGNORECASE)


def tasks_taken_back(words: str) -> tuple[str, ...]:
    """Return the numbers of the tasks whose report a message takes back; none for any other words."""
    folded = fold(clean(words))
    found = _OF_TASKS.match(folded)
    if found is None:
        return ()
    numbers = (match[1].rstrip(".") for match in _NUMBER.finditer(found["tasks"]))
    return tuple(dict.fromkeys(numbers))
