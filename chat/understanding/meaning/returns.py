"""Saying that a task is no longer the unit's: "không phải nhiệm vụ của sở", "không thực hiện nữa"."""

from collections.abc import Iterator
from dataclasses import dataclass

from chat.understanding.things.tasks import TASKS
from chat.understanding.typed.clauses import SENTENCE_ENDS, end_of
from chat.understanding.typed.phrases import WORD, Phrase
from chat.understanding.typed.spelling import words
from chat.understanding.typed.tokens import Group, Tokens

RETURNED = "RETURNED"


@dataclass(frozen=True, slots=True)
class GivenBack:
    """The statement that a task is to be somebody else's or nobody's, in the words of the message."""

    written: str


_US = "(?:sở|đơn vị|bên|phòng|huyện|xã|phường|em|mình|tôi|chúng|bọn|ban|cơ quan|ngành|ubnd|công an|cat)"
_DUTY = "(?:nhiệm vụ|việc|phần việc|chức năng|thẩm quyền|trách nhiệm|lĩnh vực|phạm vi)"
_WORK = "(?:thực hiện|triển khai|làm|theo dõi|chủ trì)"
_NOT_OURS = Phrase(
    r"(?:không|chẳng|chả|đâu(?: có)?) (?:phải|thuộc)(?: (?:là|về|phạm vi|phần))*"
    rf"(?: {_DUTY}(?: {WORD}){{0,2}}?)? (?:của )?{_US}"
    r"|(?:không|chẳng|đâu có)(?: phải)?(?: là)?(?: (?:đơn vị|cơ quan))? chủ trì"
    r"|chỉ (?:là )?(?:(?:đơn vị|cơ quan) )?phối hợp (?:thôi|chứ)"
    rf"|(?<=TASKS )(?:(?:này|đã|được|giờ|nay) )*chuyển(?: lại)? (?:cho|sang|về"
    rf"|qua)(?: {WORD}){{1,6}}? chủ trì"
    rf"|(?:{_DUTY}|cái|vụ) này (?:là )?(?:của|thuộc|do)(?: {WORD}){{1,5}} (?:mà|chứ)(?= [,.;]|$)"
    rf"|không (?:phải )?do {_US}(?: {WORD}){{0,3}}? {_WORK}|không phải(?: là)?(?: {_DUTY})? của {WORD}"
    rf"|(?:thuộc|của|do)(?: {WORD}){{1,6}}? (?:(?:chứ|mà) )?không phải(?: là| của| do)* (?!lỗi){WORD}"
)
_WRONGLY_GIVEN = Phrase(
    rf"(?:giao|phân công|phân) (?:nhầm|sai|lộn|không đúng)(?: {WORD})?"
    rf" (?:đơn vị|địa chỉ|chỗ|nơi|sở|xã|phường|bên|cho {_US})"
)
_STOPPED = Phrase(
    rf"không (?:còn )?(?:phải )?{_WORK}(?: (?:nhiệm vụ|việc) này)? nữa"
    rf"|không còn (?:phải )?{_WORK}(?: nữa)?"
    rf"|(?:dừng|ngừng|thôi|chấm dứt|hủy bỏ)(?: không)? (?:{_WORK}|nhiệm vụ)(?! (?:từ|đến) DATE)"
)
_HANDED_ON = Phrase(
    rf"(?:xin|đề nghị)(?: phép)?(?: được)? (?:bỏ|trả(?: lại)?|rút(?: khỏi)?|loại)(?= {TASKS})"
    rf"|(?:(?:xin|đề nghị|kiến nghị)(?: phép| cho| được)* )?(?:bỏ|rút|loại|đưa|gạch"
    rf"|xóa)(?: {WORD}){{0,4}}? (?:ra )?khỏi (?:danh sách|danh mục|kế hoạch|phụ lục)"
    r"|(?:xin |đề nghị )?(?:được )?(?:trả lại|hoàn trả|bàn giao lại) (?:nhiệm vụ|việc) này"
    r"|giao lại (?:cho|sang|về)"
    r"|(?:nhiệm vụ|việc) này đã (?:được )?(?:chuyển|giao|bàn giao)(?: lại)? (?:cho|sang|về)"
)
_CANCELLED = Phrase(
    r"(?<=TASKS )(?:(?:này|đã|được|xin|đề nghị|bị) )*(?:(?:hủy|hủy bỏ|bãi bỏ)(?= (?:do|vì|theo))"
    r"|(?:dừng|ngừng)(?= theo (?:chỉ đạo|DOCUMENT|công văn|quyết định|kết luận|thông báo)))"
)
_NEEDED = words(
    "không chẳng chả đâu dừng ngừng thôi chấm hủy bãi bỏ trả rút loại lại này khỏi chỉ chuyển nhầm sai lộn"
)
_FOR_A_WHILE = words("tạm")
_ENDS = SENTENCE_ENDS | {TASKS, ","}


def with_returns(tokens: Tokens) -> Tokens:
    """Return the tokens with each statement that a task is given back gathered into one."""
    if _NEEDED.isdisjoint(tokens.words):
        return tokens
    return tokens.gathered(_returns(tokens))


def _returns(tokens: Tokens) -> Iterator[Group]:
    for pattern in (_NOT_OURS, _WRONGLY_GIVEN, _STOPPED, _HANDED_ON, _CANCELLED):
        for found in tokens.find(pattern):
            if found.first and tokens.words[found.first - 1] in _FOR_A_WHILE:
                continue
            end = max(found.after, end_of(tokens.words, found.after, _ENDS))
            said = tokens.verbatim(found.first, _end_of_sentence(tokens.words, end))
            yield Group(found.first, end, RETURNED, GivenBack(said))


def _end_of_sentence(message: list[str], end: int) -> int:
    """Return where the words end that hand on the task behind them: "đề nghị bỏ NV 15 khỏi kế hoạch"."""
    is_followed = message[end : end + 1] == [TASKS]
    return end_of(message, end + 1, _ENDS) if is_followed else end
