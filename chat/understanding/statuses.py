"""What a message says of how far work is: "xong", "chưa xong", "đang làm", "chờ hướng dẫn của Bộ"."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from chat.understanding.clauses import CLAUSE_ENDS, start_of
from chat.understanding.dates import DATE, When
from chat.understanding.guidance import APPROVAL, AWAITED, LACKING, WAIT
from chat.understanding.obstacles import Obstacle
from chat.understanding.phrases import ANY, WORD, Phrase
from chat.understanding.quantities import COUNT, PERCENT, RATIO, Part, Quantity
from chat.understanding.spelling import words
from chat.understanding.tasks import TASKS
from chat.understanding.tokens import Found, Tokens
from plans.status import Status


class Strength(Enum):
    """How sure a phrase is: what is left to do outweighs plain words, these one of a part, that a forecast."""

    LEFT_TO_DO = auto()
    PLAIN = auto()
    PARTIAL = auto()
    FORECAST = auto()


@dataclass(frozen=True, slots=True)
class StatusPhrase:
    """A phrase that states a status: its tokens, and how strongly it does."""

    first: int
    after: int
    status: Status
    strength: Strength = Strength.PLAIN


_END = r"(?= (?:[,.;:)!|\n?]|ạ|nhé|nha|em|anh|chị|e|a|c|rồi|ơi|luôn|cả)(?: |$)|$)"
_DONE = "(?:xong|hoàn thành|hoàn tất)"
_WORK = "(?:triển khai|làm|thực hiện|tiến hành|bắt đầu|khởi động|xử lý)"
_NOT = "(?:chưa|không|chẳng|chả)"
_REGULARLY = "(?:thường xuyên|liên tục|hằng ngày|hàng ngày|định kỳ|hằng tháng|hàng tháng|quanh năm)"
_ANNOUNCED = (
    "(?:sẽ|dự kiến|phấn đấu|cố gắng|cố|quyết tâm|cam kết|phải|cần|để|nhằm|kịp|nếu|yêu cầu|đề nghị|chuẩn"
    " bị|khi|bao giờ"
    "|trước khi|đảm bảo|hứa|chắc|tranh thủ)"
)
_NOT_WORK = (
    "(?:(?:gặp|vướng|thiếu|bị|có|là|ở(?! giai| bước| khâu| mức)|họp|nghỉ|đi|bận|ăn|khó|lỗi|chậm|quá|rất"
    "|báo cáo|hỏi|ốm|ngủ|trên|trong (?:cuộc|phòng|giờ)|về|chờ|đợi"
    rf"|công tác|ngồi|xem|(?:{WORD} ){{1,3}}?(?:báo cáo|số liệu))(?= |$))"
)

# In this order: where two rules fit at the same word, the earlier wins.
_RULES: tuple[tuple[str, str], ...] = (
    ("waiting", AWAITED),
    ("submitted", rf"{WAIT}(?: {ANY}){{0,7}}? {APPROVAL}"),
    ("lacking", LACKING),
    (
        "ongoing",
        rf"(?:(?:đã|và|đang|được|vẫn|đều) )*(?:{_WORK}|duy trì|vận hành)(?: {WORD}){{0,3}}? {_REGULARLY}",
    ),
    ("ongoing", rf"{_DONE}(?: (?:và|,|nhưng|rồi|đang|vẫn|tiếp tục|được|hiện))* duy trì(?: {_REGULARLY})?"),
    (
        "ongoing",
        r"(?:(?:đang|vẫn|là|việc|nhiệm vụ) )+thường xuyên|(?<=[:|(-] )thường xuyên|(?<=TASKS )thường xuyên",
    ),
    ("unfinished", rf"{_NOT}(?: {ANY}){{0,3}}? (?:{_DONE}|hoàn thiện|kết thúc|hết|đầy đủ|dứt điểm)"),
    (
        "unfinished",
        rf"(?:cơ bản|gần|sắp|gần như|hầu như|hầu hết|sơ bộ)(?: (?:đã|là|cũng))*(?: {WORD})?? {_DONE}",
    ),
    (
        "unfinished",
        rf"{_DONE} (?:được )?(?:về )?(?:cơ bản|(?:một|COUNT) (?:phần|nửa|số)|phần|bước|dự thảo|giai đoạn)",
    ),
    ("unfinished", rf"còn(?: (?:COUNT|{WORD})){{1,6}}? (?:là|thì|nữa)(?: là)? {_DONE}"),
    (
        "unfinished",
        r"(?:(?:đã|đang|mới|hiện|vừa|tham mưu) )+trình(?! độ| bày)|trình (?:ubnd|hđnd|tỉnh|chủ tịch|lãnh"
        r" đạo|ký)",
    ),
    ("unfinished", r"đã (?:triển khai|bắt đầu|tham mưu|dự thảo|lấy ý kiến|gửi lấy ý)"),
    ("idle", rf"{_NOT}(?: (?:thể|kịp|được|hề|có|tổ chức|ai))* (?:{_WORK}|động|đụng|đâu|gì)"),
    ("idle", rf"chưa{_END}"),
    ("later", rf"(?:{DATE} (?:mới|sẽ)|sẽ) (?:bắt đầu |tiến hành )?{_WORK}"),
    (
        "none",
        rf"(?:hạn|thời hạn|thời gian|mốc|tỷ lệ|mức độ|chỉ tiêu|mục tiêu)(?: (?!đã){ANY}){{0,3}}? {_DONE}",
    ),
    ("forecast", rf"{_ANNOUNCED}(?: (?!đã){ANY}){{0,5}}? {_DONE}"),
    ("forecast", rf"{DATE} (?:(?:là|thì|mới|sẽ|chắc|phải|có thể) )*{_DONE}"),
    ("dated", rf"(?:đã )?{_DONE}(?: (?:trước|trong|vào|từ|ngày|hồi))* {DATE}"),
    (
        "amount",
        rf"(?:(?:đã|mới|được|làm) )*{_DONE}(?: (?:được|khoảng|tầm|đạt|hơn|gần|trên|:))* (?:{PERCENT}"
        rf"|{RATIO}|{COUNT})",
    ),
    ("done", rf"(?:đã )?(?:{_DONE}|✅|☑|✔|ok rồi|ok luôn)"),
    ("done", rf"(?<=TASKS )(?:(?:thì|đã|cũng|là) )*ok{_END}"),
    ("done", rf"đã (?:triển khai )?(?:thực hiện|làm){_END}"),
    ("working", rf"(?:(?:hiện|vẫn|đều|cũng|đã|và) )*đang (?!{_NOT_WORK}){WORD}(?: {_WORK})?"),
    (
        "partly",
        r"(?:đúng|đảm bảo|kịp|bám sát|theo|chậm|trễ)(?: so với)? (?:tiến độ|kế hoạch)|(?:đang|bị|còn|hơi)"
        r" chậm",
    ),
    ("working", rf"tiếp tục {_WORK}|mới bắt đầu|mới {_WORK}|dở dang|làm dở"),
)
_NAMES = {f"rule{index}": name for index, (name, _) in enumerate(_RULES)}
_PHRASES = Phrase("|".join(f"(?P<rule{index}>{pattern})" for index, (_, pattern) in enumerate(_RULES)))

_MEANINGS: dict[str, tuple[Status | None, Strength]] = {
    "none": (None, Strength.PLAIN),
    "waiting": (Status.WAITING, Strength.PLAIN),
    "lacking": (Status.WAITING, Strength.PARTIAL),
    "ongoing": (Status.DONE_ONGOING, Strength.PLAIN),
    "submitted": (Status.IN_PROGRESS, Strength.LEFT_TO_DO),
    "unfinished": (Status.IN_PROGRESS, Strength.PLAIN),
    "working": (Status.IN_PROGRESS, Strength.PLAIN),
    "partly": (Status.IN_PROGRESS, Strength.PARTIAL),
    "idle": (Status.NOT_STARTED, Strength.PLAIN),
    "later": (Status.NOT_STARTED, Strength.FORECAST),
    "forecast": (Status.IN_PROGRESS, Strength.FORECAST),
    "done": (Status.DONE, Strength.PLAIN),
}
# "Kết nối xong" is about a part; about the whole where nothing but such words stands before and after "xong".
_JUST = words("đã vừa mới")
_BEFORE_WHOLE = (
    words(
        "đã rồi là thì đều cũng hiện nay vẫn được làm thực hiện triển khai cơ bản vụ này cái ạ em e anh"
        " chị và cả luôn báo cáo sở"
        " đơn vị ta ok còn nó đó tất vừa mới tỉnh huyện xã đều"
    )
    | frozenset("\n.,;:|-(!\t")
    | {TASKS, "->", "=", "CALL", DATE, "DOCUMENT"}
)
_AFTER_WHOLE = (
    words(
        "rồi từ tại vào trước theo đúng ạ em anh chị e a nhé nha luôn nhiệm được và hết nhưng trong nên"
        " đầy cả tất các do"
    )
    | frozenset("\n.,;:|-()!?✅\t")
    | {TASKS, DATE, PERCENT, "DOCUMENT", "->"}
)


def status_phrases(tokens: Tokens) -> Iterator[StatusPhrase]:
    """Yield each phrase that states a status."""
    for position, token in enumerate(tokens.items):
        if isinstance(token.value, Obstacle) and token.value.lacks_guidance:
            yield StatusPhrase(position, position + 1, Status.WAITING, Strength.PARTIAL)
    for found in tokens.find(_PHRASES):
        rule = _NAMES[str(found.match.lastgroup)]
        status, strength = _MEANINGS.get(rule) or _measured(tokens, found)
        if rule == "done" and not _is_about_the_whole(tokens, found):
            strength = Strength.PARTIAL
        if status:
            yield StatusPhrase(found.first, found.after, status, strength)


def _measured(tokens: Tokens, found: Found) -> tuple[Status | None, Strength]:
    """Return what "xong" says with a day or an amount after it: done by a past day or at 100 %."""
    token = tokens.items[found.after - 1]
    if isinstance(token.value, When):
        is_over = token.value.is_past or not _JUST.isdisjoint(
            tokens.words[max(0, found.first - 1) : found.first + 1]
        )
        return (Status.DONE, Strength.PLAIN) if is_over else (Status.IN_PROGRESS, Strength.FORECAST)
    if not isinstance(token.value, Quantity) or token.value.part is not Part.ACHIEVED:
        return None, Strength.PLAIN
    if token.word == PERCENT:
        is_all = token.value.value >= 100
        return (Status.DONE, Strength.PLAIN) if is_all else (Status.IN_PROGRESS, Strength.PLAIN)
    if token.word == RATIO and token.value.value == token.value.total:
        return Status.DONE, Strength.PARTIAL
    return None, Strength.PLAIN


def _is_about_the_whole(tokens: Tokens, found: Found) -> bool:
    before = tokens.words[found.first - 1] if found.first else "."
    after = tokens.words[found.after] if found.after < len(tokens) else "."
    clause = tokens.words[start_of(tokens.words, found.first, CLAUSE_ENDS) : found.first]
    return before in _BEFORE_WHOLE and after in _AFTER_WHOLE and RATIO not in clause and COUNT not in clause


def settled(phrases: list[StatusPhrase]) -> Status | None:
    """Return the one status that several phrases about the same task add up to, None for no phrase."""
    by_strength = {
        strength: [one.status for one in phrases if one.strength is strength] for strength in Strength
    }
    plain, partial = by_strength[Strength.PLAIN], by_strength[Strength.PARTIAL]
    left_to_do = by_strength[Strength.LEFT_TO_DO]
    if Status.DONE_ONGOING in plain:
        return Status.DONE_ONGOING
    if Status.DONE in plain and not left_to_do:
        return Status.DONE
    if Status.WAITING in plain + partial and Status.IN_PROGRESS not in plain[:1]:
        return Status.WAITING
    return next(iter(left_to_do + plain + partial + by_strength[Strength.FORECAST]), None)
