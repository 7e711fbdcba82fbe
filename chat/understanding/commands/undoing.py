"""Words that take back what was just recorded: "nhầm", "sửa lại", "thu hồi hết"."""

from chat.understanding.typed.clauses import PARTICLES
from chat.understanding.typed.phrases import Phrase, keyed
from chat.understanding.typed.tokens import tokenize

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
