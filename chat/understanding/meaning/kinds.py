"""What a message is for: more time, no change, a report, a question, an acknowledgement, or chatter."""

from chat.understanding.meaning.asides import COURTESY, ORDER, QUESTION
from chat.understanding.meaning.changes import Unchanged
from chat.understanding.meaning.extensions import TimeRequest, asks_to_report_late
from chat.understanding.meaning.subjects import TaskSubject
from chat.understanding.reply import Item, Kind
from chat.understanding.things.dates import DATE
from chat.understanding.typed.clauses import CLAUSE_ENDS, PARTICLES, stretches
from chat.understanding.typed.phrases import ANY, Phrase, keyed
from chat.understanding.typed.spelling import words
from chat.understanding.typed.tokens import Tokens

_US = "(?:em|anh|chị|mình|tôi|bọn em|bên em|bên mình|đơn vị|sở|phòng|huyện|xã|e|a|c|tớ|chúng tôi)"
_TELL = (
    "(?:báo cáo(?! là| rằng| như| :)|báo(?! cáo)|gửi|nộp|trả lời|phản hồi|cập nhật|nhắn|thông tin"
    "|có số liệu|bổ sung|up|rep|tổng"
    " hợp)(?! quỹ| tiền| link| file| ảnh| biên bản| tài liệu| giấy| quà)"
)
_SOON = (
    f"(?:{DATE}|TIME|lát|lát nữa|tí|tí nữa|chút|chút nữa|sau|muộn hơn|tối|chiều|sáng|đầu giờ"
    "|cuối (?:giờ|buổi|ngày)|mấy hôm nữa)"
)
_RECEIPTS = (
    PARTICLES
    | words(
        "ok yes rõ vg vâng dạ ừ uh uk noted roger đã nhận được rồi"
        " nhất trí đồng ý tiếp thu biết nắm hiểu đọc xem tuân lệnh sếp bot thông tin tks thanks cảm ơn"
        " nhiều mình tôi"
    )
    | frozenset("👍🫡👌,")
)
_SAYS_RECEIVED = words(
    "ok yes rõ vg vâng dạ ừ uh uk noted roger nhận trí thu biết nắm hiểu đồng tuân đọc"
) | frozenset("👍🫡👌")
_AGREES = Phrase(r"(?:dạ )?(?:vâng|ok|rõ|uh|uk|ừ|nhận (?:được|rồi|thông))")
_HAS_RECEIVED = Phrase(
    rf"(?:đã|(?<!cac ){_US}) (?:nhận|tiếp nhận|nắm|rõ|biết|hiểu|đọc|xem)(?: (?:được|rồi))*"
    r"(?: (?:thông tin|thông báo|tin|công văn|văn bản|nội dung|nhắc|chỉ đạo|yêu cầu|DOCUMENT|ạ|nhé|em|anh"
    r"|chị|,|\.)|$)"
)
_WILL_TELL = Phrase(
    rf"{_SOON}(?: (?!họp ){ANY}){{0,4}}? {_TELL}|(?:sẽ|để|xin(?! lỗi))(?: {_US})?(?: {ANY}){{0,5}}? {_TELL}"
    rf"|{_TELL}(?: {ANY}){{0,3}}? (?:sau|{_SOON})|{_US} (?:{ANY} ){{0,2}}?(?:kiểm tra|check|rà soát|hỏi"
    rf"|xem)(?: {ANY}){{0,4}}? {_TELL}|(?:báo cáo|gửi|nộp)(?: {ANY}){{0,4}}? (?:muộn|chậm|trễ)|(?:chờ"
    rf"|đợi)(?: {ANY}){{0,6}}? {_TELL}"
    rf"|để {_US}(?: {ANY})? (?:kiểm tra|rà soát|hỏi|xem|check|xin ý kiến|tổng hợp|đối chiếu|giục|nhắc"
    rf"|đôn đốc)|(?:chờ"
    rf"|đợi) {_US} (?:tí|chút|xíu|lát|kiểm|hỏi|xem)|(?:đang|sẽ|để) (?:{ANY} ){{0,3}}?(?:tổng hợp|tập hợp"
    rf"|rà soát|kiểm tra|làm|viết|soạn|hoàn thiện|xin)(?: {ANY}){{0,2}}? (?:báo cáo|số liệu)"
)
_CALLS = Phrase(
    r"(?:mọi người|cả nhà|các (?:đồng chí|anh chị|bạn|phòng|anh|chị|em)|anh em|mn|chuẩn bị|mời|nhớ)"
)


def kind_of(tokens: Tokens, everyone: list[TaskSubject], said: list[Item]) -> Kind:
    """Return what a message is for: by what is said of its tasks, else by its other words."""
    if everyone and all(subject.said(Unchanged) for subject in everyone):
        return Kind.NO_CHANGE
    asks_for_time = any(subject.said(TimeRequest) for subject in everyone)
    if asks_for_time and not any(_reports_progress(item) for item in said):
        return Kind.EXTENSION
    return Kind.REPORT if said else _kind_of_no_report(tokens)


def _reports_progress(item: Item) -> bool:
    return item.status is not None or item.percent is not None or bool(item.figures)


def _kind_of_no_report(tokens: Tokens) -> Kind:
    if QUESTION in tokens.words or ORDER in tokens.words:
        return Kind.QUESTION
    said = keyed(word for word in tokens.words if word not in {COURTESY, "CALL"})
    will_tell = _WILL_TELL.search(said) and not _CALLS.search(said)
    if will_tell or asks_to_report_late(said) or _has_received(tokens.words, said):
        return Kind.ACK
    return Kind.CHATTER


def _has_received(message: list[str], said: str) -> bool:
    return bool(_HAS_RECEIVED.search(said) or _AGREES.opens(said)) or _is_receipt(message)


def _is_receipt(message: list[str]) -> bool:
    """Return whether some clause of the message says nothing but "vâng", "đã nhận", "ok em"."""
    clauses = (message[start:end] for start, end in stretches(message, CLAUSE_ENDS))
    return any(_RECEIPTS.issuperset(clause) and not _SAYS_RECEIVED.isdisjoint(clause) for clause in clauses)
