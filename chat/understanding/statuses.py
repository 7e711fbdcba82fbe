"""What a message says of how far work is: "xong", "chưa xong", "đang làm", "chờ hướng dẫn của Bộ"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from chat.understanding.dates import DATE, When
from chat.understanding.quantities import COUNT, PERCENT, RATIO, Quantity
from chat.understanding.spelling import WORD, phrase, words
from chat.understanding.tasks import TASKS
from chat.understanding.tokens import Found, Tokens
from plans.status import Status


class Strength(Enum):
    """How sure a phrase is: a plain statement, one about a part of the work, or a mere announcement."""

    PLAIN = auto()
    PARTIAL = auto()
    FORECAST = auto()


@dataclass(frozen=True, slots=True)
class StatusPhrase:
    """A phrase that states a status: where it stands, and how strongly it does."""

    first: int
    after: int
    status: Status
    strength: Strength = Strength.PLAIN


_ANY = r"[^,.;:|()\n ]+"
_END = r"(?= (?:[,.;:)!|\n?]|ạ|nhé|nha|em|anh|chị|e|a|c|rồi|ơi|luôn|cả)(?: |$)|$)"
_DONE = "(?:xong|hoàn thành|hoàn tất)"
_GUIDANCE = "(?:hướng dẫn|chỉ đạo|yêu cầu|lộ trình|chủ trương|kế hoạch của (?:bộ|trung ương))"
_ABOVE = (
    "(?:bộ|trung ương|chính phủ|thủ tướng|vpcp|văn phòng chính phủ|cấp trên|cục|tổng cục|quốc hội|ngành dọc|bca|byt|bgdđt"
    "|bnv|btc|btp|bkhcn|bxd|bnnmt|c)"
)
_APPROVAL = (
    "(?:phê duyệt|duyệt|thẩm định|ký|thông qua|ban hành|nghiệm thu|góp ý|xem xét|cho ý kiến|ý kiến|biểu quyết|trả lời"
    "|phản hồi|kết quả|kinh phí|bố trí|đấu thầu)"
)
_WAIT = "(?:(?:đang|vẫn|còn|phải|hiện|ngồi) )*(?:chờ|đợi|trông)"
_WORK = "(?:triển khai|làm|thực hiện|tiến hành|bắt đầu|khởi động|xử lý)"
_REGULARLY = "(?:thường xuyên|liên tục|hằng ngày|hàng ngày|định kỳ|hằng tháng|hàng tháng|quanh năm)"
_ANNOUNCED = (
    "(?:sẽ|dự kiến|phấn đấu|cố gắng|quyết tâm|cam kết|phải|cần|để|nhằm|hạn|thời hạn|kịp|nếu|yêu cầu|đề nghị|tỷ lệ|mức độ"
    "|kế hoạch|chuẩn bị|khi|bao giờ|thời gian|chỉ tiêu|mục tiêu|trước khi|đảm bảo|hứa|chắc)"
)
_NOT_WORK = (
    "(?:gặp|vướng|thiếu|bị|có|là|ở|họp|nghỉ|đi|bận|ăn|khó|lỗi|chậm|quá|rất|báo cáo|hỏi|chờ báo|ốm|ngủ|trên đường|trong"
    rf"|(?:{WORD} ){{1,3}}?(?:báo cáo|số liệu))"
)

# In this order: where two rules fit at the same word, the earlier wins.
_RULES: tuple[tuple[str, str], ...] = (
    ("waiting", rf"{_WAIT}(?: (?!{_APPROVAL}){_ANY}){{0,6}}? {_GUIDANCE}"),
    ("submitted", rf"{_WAIT}(?: {_ANY}){{0,7}}? {_APPROVAL}"),
    ("waiting", rf"{_WAIT} (?:{_ANY} ){{0,2}}?{_ABOVE}"),
    ("waiting", rf"(?:khi|sau khi|lúc) (?:nào )?(?:có|được|nhận được|nhận)(?: {_ANY}){{0,5}}? {_GUIDANCE}"),
    ("waiting", rf"khi (?:nào )?{_ABOVE}(?: {_ANY}){{0,5}}? (?:{_GUIDANCE}|triển khai|ban hành)"),
    ("lacking", rf"chưa (?:có|nhận|nhận được|thấy|được|ban hành)(?: {_ANY}){{0,3}}? {_GUIDANCE}"),
    (
        "ongoing",
        rf"(?:(?:đã|và|đang|được|vẫn|đều) )*(?:{_WORK}|duy trì|vận hành)(?: {WORD}){{0,3}}? {_REGULARLY}",
    ),
    ("ongoing", rf"{_DONE}(?: (?:và|,|nhưng|rồi|đang|vẫn|tiếp tục|được|hiện))* duy trì(?: {_REGULARLY})?"),
    (
        "ongoing",
        r"(?:(?:đang|vẫn|là|việc|nhiệm vụ) )+thường xuyên|(?<=[:|(-] )thường xuyên|(?<=TASKS )thường xuyên",
    ),
    (
        "unfinished",
        rf"(?:chưa|không|chẳng|chả)(?: {_ANY}){{0,3}}? (?:{_DONE}|hoàn thiện|kết thúc|hết|đầy đủ|dứt điểm)",
    ),
    (
        "unfinished",
        rf"(?:cơ bản|gần|sắp|gần như|hầu như|hầu hết|sơ bộ)(?: (?:đã|là|cũng))*(?: {WORD})?? {_DONE}",
    ),
    (
        "unfinished",
        rf"{_DONE} (?:được )?(?:về )?(?:cơ bản|(?:một|1|COUNT) (?:phần|nửa|số)|phần|bước|dự thảo|giai đoạn)",
    ),
    (
        "unfinished",
        r"(?:(?:đã|đang|mới|hiện) )*trình|đã (?:triển khai|bắt đầu|tham mưu|dự thảo|lấy ý kiến|gửi lấy ý kiến)",
    ),
    (
        "idle",
        rf"(?:chưa|không|chẳng|chả)(?: (?:thể|kịp|được|hề|có|tổ chức|ai))* (?:{_WORK}|động|đụng|đâu|gì)",
    ),
    ("idle", rf"chưa{_END}"),
    ("later", rf"(?:{DATE} (?:mới|sẽ)|sẽ) (?:bắt đầu |tiến hành )?{_WORK}"),
    ("forecast", rf"{_ANNOUNCED}(?: (?!đã){_ANY}){{0,5}}? {_DONE}"),
    ("forecast", rf"{DATE} (?:(?:là|thì|mới|sẽ|chắc|phải|có thể) )*{_DONE}"),
    ("dated", rf"{_DONE}(?: (?:trước|trong|vào|từ|ngày|hồi))* {DATE}"),
    (
        "amount",
        rf"(?:(?:đã|mới|được|làm) )*{_DONE}(?: (?:được|khoảng|tầm|đạt|hơn|gần|trên|:))* (?:{PERCENT}|{RATIO}|{COUNT})",
    ),
    ("done", rf"(?:đã )?(?:{_DONE}|✅|☑|✔|ok rồi|ok luôn)"),
    ("done", rf"đã (?:triển khai )?(?:thực hiện|làm){_END}"),
    ("working", rf"(?:(?:hiện|vẫn|đều|cũng|đã|và) )*đang(?: (?!{_NOT_WORK}){_ANY}){{1,2}}"),
    ("working", rf"tiếp tục {_WORK}|mới bắt đầu|mới {_WORK}|(?:làm )?dở dang|làm dở"),
)
_NAMED_RULES = {f"rule{index}": name for index, (name, _) in enumerate(_RULES)}
_PHRASES = phrase("|".join(f"(?P<rule{index}>{pattern})" for index, (_, pattern) in enumerate(_RULES)))

_MEANINGS = {
    "waiting": (Status.WAITING, Strength.PLAIN),
    "lacking": (Status.WAITING, Strength.PARTIAL),
    "ongoing": (Status.DONE_ONGOING, Strength.PLAIN),
    "submitted": (Status.IN_PROGRESS, Strength.PLAIN),
    "unfinished": (Status.IN_PROGRESS, Strength.PLAIN),
    "working": (Status.IN_PROGRESS, Strength.PLAIN),
    "idle": (Status.NOT_STARTED, Strength.PLAIN),
    "later": (Status.NOT_STARTED, Strength.FORECAST),
    "forecast": (Status.IN_PROGRESS, Strength.FORECAST),
    "done": (Status.DONE, Strength.PLAIN),
}
_WHOLE_WORK = (
    words(
        "đã rồi là thì đều cũng hiện nay vẫn được làm thực hiện triển khai cơ bản vụ này cái ạ em e anh chị và cả luôn bộ khai"
        " báo cáo sở đơn vị ta ok còn nó đó tất"
    )
    | set("\n.,;:|-(!\t")
    | {TASKS, "->", "=", "CALL", DATE, "DOCUMENT"}
)
_NO_OBJECT = (
    words(
        "rồi từ tại vào trước theo đúng ạ em anh chị e a nhé nha luôn vụ được và hết nhưng trong nên 100 đầy"
    )
    | set("\n.,;:|-()!?✅\t")
    | {TASKS, DATE, PERCENT, "DOCUMENT", "->"}
)


def status_phrases(tokens: Tokens) -> Iterator[StatusPhrase]:
    """Yield each phrase that states a status, in order."""
    for found in tokens.find(_PHRASES):
        rule = _NAMED_RULES[str(found.match.lastgroup)]
        meaning = _MEANINGS.get(rule) or _dated(tokens, found, rule)
        if meaning:
            status, strength = meaning
            if rule == "done" and not _is_about_the_whole(tokens, found):
                strength = Strength.PARTIAL
            yield StatusPhrase(found.first, found.after, status, strength)


def _dated(tokens: Tokens, found: Found, rule: str) -> tuple[Status, Strength] | None:
    """Return what "xong" says with a day or an amount after it: done by a past day or at 100 %, else not yet."""
    value = tokens.items[found.after - 1].value
    if isinstance(value, When):
        is_over = value.is_past or tokens.words[found.first - 1 : found.first] == ["đã"]
        return (Status.DONE, Strength.PLAIN) if is_over else (Status.IN_PROGRESS, Strength.FORECAST)
    if isinstance(value, Quantity) and tokens.words[found.after - 1] != COUNT:
        is_all = value.value >= (value.total if value.total is not None else 100)
        return (Status.DONE, Strength.PLAIN) if is_all else (Status.IN_PROGRESS, Strength.PLAIN)
    return None


def _is_about_the_whole(tokens: Tokens, found: Found) -> bool:
    before = tokens.words[found.first - 1] if found.first else "."
    after = tokens.words[found.after] if found.after < len(tokens) else "."
    return before in _WHOLE_WORK and after in _NO_OBJECT


def settled(phrases: list[StatusPhrase]) -> Status | None:
    """Return the one status that several phrases about the same tasks add up to, None for no phrase."""
    plain = [found.status for found in phrases if found.strength is Strength.PLAIN]
    partial = [found.status for found in phrases if found.strength is Strength.PARTIAL]
    for status in (Status.DONE_ONGOING, Status.DONE):
        if status in plain:
            return status
    if Status.WAITING in plain + partial and Status.IN_PROGRESS not in plain[:1]:
        return Status.WAITING
    if plain:
        return plain[0]
    announced = [found.status for found in phrases if found.strength is Strength.FORECAST]
    return next(iter(partial + announced), None)
