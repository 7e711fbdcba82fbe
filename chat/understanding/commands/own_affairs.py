"""What a unit says to the bot beside its reports: thanks, what it owes, what it sent by another way."""

from chat.understanding.things.tasks import TASKS, with_tasks
from chat.understanding.typed.clauses import PARTICLES
from chat.understanding.typed.phrases import ANY, Phrase, keyed
from chat.understanding.typed.spelling import words
from chat.understanding.typed.tokens import Tokens, tokenize

_THANKS = Phrase("(?:xin |rất )?(?:cảm ơn|cám ơn|thanks?|thank you|tks|thank)")
_WITH_THANKS = PARTICLES | words(
    "nhiều bạn bot đôn đốc thanks tks cảm cám ơn xin rất lắm quá you thank chân thành"
)
_WHICH = (
    "(?:bao giờ|khi nào|hôm nào|ngày nào|lúc nào|mấy giờ|ngày mấy|bao nhiêu|mấy|nào|những gì|gì|hạn|đến đâu)"
)
_DUTY = "(?:nộp|báo cáo|nhiệm vụ|đầu việc|việc|thiếu|phải làm|số liệu|hạn)"
_ASKS = Phrase(
    rf"{_WHICH}(?: {ANY}){{0,6}}? {_DUTY}|{_DUTY}(?: {ANY}){{0,6}}? {_WHICH}"
    rf"|còn (?:thiếu|phải)(?: {ANY}){{0,4}}? {_WHICH}"
)
_BY = (
    "(?:td ?office|tdoffice|td|ioffice|office|e ?mail|mail|gmail|zalo|bản giấy|văn bản giấy|giấy|bưu điện"
    "|đường|công văn|văn thư|trục|hệ thống|phần mềm|qlvb|fax|trực tiếp)"
)
_SENT = Phrase(
    rf"(?:gửi|nộp|chuyển|phát hành|trình)(?: {ANY}){{0,9}}? (?:qua|bằng|trên|theo|lên|bản)"
    rf"(?: {ANY}){{0,2}}? {_BY}"
    r"|nộp (?:bản )?giấy|gửi trực tiếp"
)
_ALREADY = Phrase("đã|vừa|mới|rồi|hôm qua|sáng nay")
_NOTHING_AROSE = Phrase(
    r"(?:không|chưa)(?: (?:có|gì|nội dung|nhiệm vụ|việc|hề))* phát sinh"
    r"|không có (?:gì|nội dung gì) (?:mới )?để báo cáo"
)
_LONGEST_THANKS = 12
_LONGEST_NOTHING = 12
_SOMETHING = words("đã vướng khó khăn hoàn thành kết quả nhưng")


def gives_thanks(text: str) -> bool:
    """Return whether a message only thanks."""
    said = [word for word in tokenize(text).words if word not in set(".,!?\n")]
    is_short = 0 < len(said) <= _LONGEST_THANKS
    return is_short and _THANKS.search(keyed(said)) is not None and _WITH_THANKS.issuperset(said)


def asks_what_is_owed(text: str) -> bool:
    """Return whether a question is about when and what the unit has to report."""
    return _ASKS.search(tokenize(text).key) is not None


def was_sent_elsewhere(text: str) -> bool:
    """Return whether a message says that the report went another way: by post, by mail, on paper."""
    said = tokenize(text).key
    return _SENT.search(said) is not None and _ALREADY.search(said) is not None


def says_nothing_arose(text: str) -> bool:
    """Return whether a message says of no task, but of the whole unit, that nothing has happened."""
    tokens = _with_tasks(text)
    return TASKS not in tokens.words and _NOTHING_AROSE.search(tokens.key) is not None


def says_only_that_nothing_arose(text: str) -> bool:
    """Return whether that is all: "đã phối hợp 3 cuộc kiểm tra, không phát sinh vướng mắc" says more."""
    said = set(tokenize(text).words)
    return says_nothing_arose(text) and len(said) <= _LONGEST_NOTHING and said.isdisjoint(_SOMETHING)


def _with_tasks(text: str) -> Tokens:
    return with_tasks(tokenize(text), (), None)
