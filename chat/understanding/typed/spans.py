"""How far a difficulty or a proposal reaches, and its words without the particles around them."""

from chat.understanding.things.dates import DATE
from chat.understanding.things.tasks import TASKS
from chat.understanding.typed.clauses import CLAUSE_ENDS, PARTICLES, SENTENCE_ENDS, end_of
from chat.understanding.typed.phrases import Phrase, keyed
from chat.understanding.typed.spelling import words

_NEW_PART = words(
    "đang đã hiện sẽ dự xin đề kiến mong nhờ nên nhưng ước đạt tiến cố phấn mới lùi gia kính rất vì do"
    " tuy riêng kết khó vướng đến tính nay giờ cơ thời cho chắc"
) | {TASKS, "PERCENT", "RATIO", "GRANTED", "REMAINDER"}
_ALWAYS_NEW = words("nên xin chứ") | frozenset({"PROPOSAL", "OBSTACLE", "QUESTION", "ORDER", "COURTESY", "|"})
_MAY_OPEN_NEW = words("đề kiến vì do")
_PUSHING = words("mà")
_HOLDS = words("gửi có bản các nội những nhiều")
"""Behind these "đề xuất" is a thing: "chưa gửi đề xuất"."""
_OPENS_NEW = Phrase("đề nghị|kiến nghị|đề xuất|vì vậy|vì thế|do đó|do vậy")
_SHARE = Phrase(
    r"(?:(?:được|đạt|mới|lên|tầm|khoảng|làm|hơn|gần) )*\d[\d.,]* %(?: (?:rồi|thôi|ạ|nhé|nha|em|anh|chị))*"
)
_NOT_DONE = Phrase("(?:chưa|không) (?:xong|hoàn|triển|làm|thực|kịp|bắt)")
_OF_A_TASK = words("cho của về với ở tại là")
_HOPED = words("xong hẹn hứa mới hoàn tiếp sẽ")
_GOES_ON = words("đang sẽ vẫn")
_DONE = words("xong")
_PUSHED = Phrase("mà (?:cứ|vẫn|còn) (?:đòi|bắt|ép|giục|nhắc|hối)")
_BESIDES = words("còn riêng")
_LEADS_TO_A_TASK = words("chờ đợi vào của với từ cho để khi là do vì sau cùng theo thuộc phía bên nhiều các")
_TELLS = words("thì đã đang vẫn xong cũng")
_LONGEST = 80
_EDGES = PARTICLES | words("việc") | set(",:;-–(+•*.\"'")
# Typed without marks these may be "thẻ", "ảnh", "nhà", "dây": "chua in the", "thieu anh".
_MAY_BE_NOUNS = frozenset({"the*", "anh*", "nha*", "day*", "vay*"})
_TAKES_A_NOUN = words("in cấp làm phôi mua chụp thiếu có xây đổi gắn lắp kéo máy phát nhận trả số bằng đất")
_EMPHASIS = words("quá lắm")


def end_of_span(message: list[str], start: int) -> int:
    """Return where a difficulty or proposal ends: with its sentence, or at the next thing said."""
    depth, most = 0, max(start, min(len(message), start + _LONGEST))
    for position in range(start, most):
        word = message[position]
        depth += (word == "(") - (word == ")")
        if word in SENTENCE_ENDS or depth < 0:
            return position
        if position > start and _begins_new_part(message, position):
            return position
        if word == TASKS and TASKS not in message[:start]:
            return position - (message[position - 1] in _OF_A_TASK)
        if position > start and _names_another(message, position):
            return position
    return most


def _names_another(message: list[str], position: int) -> bool:
    """Return whether the next task begins ("còn NV 33 thì", "NV 15 đã xong"), or ends it: "(NV 33)"."""
    if message[position : position + 3] == ["(", TASKS, ")"]:
        return True
    if message[position] in _BESIDES and message[position + 1 : position + 2] == [TASKS]:
        return True
    is_object = message[position - 1] in _LEADS_TO_A_TASK
    return (
        message[position] == TASKS
        and not is_object
        and not _TELLS.isdisjoint(message[position + 1 : position + 2])
    )


def _begins_new_part(message: list[str], position: int) -> bool:
    word = message[position]
    if word == ",":
        following = message[position + 1 : position + 3]
        clause = message[position + 1 : end_of(message, position + 1, CLAUSE_ENDS)]
        if "%" in clause and _SHARE.is_all(keyed(clause)):
            return True
        if (DATE in clause and not _HOPED.isdisjoint(clause)) or not _DONE.isdisjoint(clause[-1:]):
            return True
        return bool(following) and (
            following[0] in _NEW_PART
            or not _GOES_ON.isdisjoint(following[1:])
            or _NOT_DONE.opens(keyed(following)) is not None
        )
    if word in _PUSHING:
        return _PUSHED.opens(keyed(message[position : position + 3])) is not None
    if word in _MAY_OPEN_NEW:
        opens = _OPENS_NEW.opens(keyed(message[position : position + 2])) is not None
        return opens and message[position - 1] not in _HOLDS
    return word in _ALWAYS_NEW


def trimmed(message: list[str], start: int, end: int) -> tuple[int, int]:
    """Return the span without the signs and particles at its edges."""
    while start < end and message[start] in _EDGES:
        start += 1
    while end > start and (message[end - 1] in _EDGES or message[end - 1] in _EMPHASIS):
        if (
            message[end - 1] in _MAY_BE_NOUNS
            and message[end - 2 : end - 1]
            and message[end - 2] in _TAKES_A_NOUN
        ):
            break
        end -= 1
    return start, end
