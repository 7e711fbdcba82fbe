"""What a unit asks of others now: "đề nghị UBND tỉnh bố trí kinh phí", not what its own letters asked."""

from collections.abc import Iterator
from dataclasses import dataclass

from chat.understanding.meaning.extensions import asks_for_time
from chat.understanding.meaning.obstacles import OBSTACLE
from chat.understanding.things.dates import DATE
from chat.understanding.things.tasks import TASKS
from chat.understanding.typed.clauses import SENTENCE_ENDS, end_of
from chat.understanding.typed.phrases import WORD, Phrase, keyed
from chat.understanding.typed.spans import end_of_span, trimmed
from chat.understanding.typed.spelling import words
from chat.understanding.typed.tokens import Group, Tokens

PROPOSAL = "PROPOSAL"


@dataclass(frozen=True, slots=True)
class Proposal:
    """A proposal in the words of the message."""

    written: str


_NAMES = "(?:đề nghị|kiến nghị|đề xuất)"
_BODY = "(?:ubnd |lãnh đạo )?(?:tỉnh|sở|bộ|cấp trên|trung ương|công an|thành phố)(?: tài chính| nội vụ)?"
_MARKER = Phrase(
    rf"(?:(?:kính|xin|có|rất|chỉ|cũng) )*(?:{_NAMES}(?: (?:(?:,|và|/) )?{_NAMES})*|mong muốn|mong|trân"
    rf" trọng đề nghị|xin(?= (?:được |{_BODY} )?(?:hỗ trợ|ý kiến(?! sếp| lãnh đạo| giám đốc| trưởng)|chỉ đạo"
    r"|bố trí|bổ sung|cấp|hướng dẫn|tháo gỡ|quan tâm|xem xét|cho(?! {_BODY}| phép| lùi| gia)))"
    r"|nhờ(?= (?:ubnd|tỉnh|sở|bộ|công an|vp|văn phòng|trung tâm|huyện"
    r"|cấp trên|lãnh đạo|tổ)))(?: (?:là"
    r"|rằng|:|-|với cấp trên))*"
)
_ALREADY_ASKED = words(
    "đã đang gửi bản văn trình sơ theo có phiếu chờ việc nội không chưa kèm được và hoặc sẽ những các thời cứ"
) | {"DOCUMENT"}
_NOTHING = Phrase(r"(?:không|chưa)(?: (?:có|gì|ạ))*")
# Asked of the secretariat, not proposed: "đề nghị tổ công tác ghi nhận".
_TO_RECORD = Phrase(r"ghi nhận|cập nhật(?: giúp|$)|tổng hợp(?: giúp|$)|theo dõi|đánh dấu|xác nhận(?: giúp|$)")

_US = (
    "(?:(?:các )?(?:anh chị|anh|chị|em|đồng chí|bác|bot|hệ thống|tổ giúp việc|tổ công tác|tổ thư ký|cơ quan"
    " thường trực|thường trực|phòng tổng hợp|đơn vị tổng hợp|ban chỉ đạo))"
)
_FOR_US = (
    "(?:giúp|hộ|dùm|giùm|cho (?:em|đơn vị|sở|xã|phường|đúng|khớp)|thành|là|trên hệ thống|(?:trong|ở) báo)"
)
_RECORD = (
    rf"(?:{_FOR_US}|(?:số liệu|thông tin|trạng thái|tình trạng|kết quả|phần trăm|tỷ lệ|con số|báo cáo)"
    rf"(?: (?:báo cáo|tiến độ|này|trên|của {TASKS}|{TASKS}))*(?: {_FOR_US}|(?: (?:ạ|nhé|nha|em|anh|chị))*$))"
)
# What was recorded wrongly is asked of those who keep the record: "đề nghị Tổ giúp việc sửa lại giúp".
_TO_CORRECT = Phrase(
    rf"(?:{_US} )*(?:sửa|chỉnh|chỉnh sửa|điều chỉnh|đính chính|thay|đổi|cập nhật|nhập|ghi|xóa|gỡ)(?: lại)?"
    rf"(?:(?: {_RECORD})|(?: ạ| nhé| nha)*$)|(?:{_US} )*đính chính"
)
_ALL_UNITS = (
    "(?:(?:các|toàn thể|tất cả các|ubnd các|công an các|từng) )+(?:sở|ngành|ban|đơn vị|địa phương|cơ quan|xã"
    "|phường|huyện|thị xã|phòng|đồng chí|tổ chức|cơ sở)"
)
# A superior's words passed on: all units are told by when, or how, to do what they are charged with.
_ORDER = Phrase(
    rf"{_ALL_UNITS}(?: (?:,|{WORD})){{0,12}}? (?:(?:khẩn trương|nghiêm túc|tập trung|chủ động|sớm|tiếp tục"
    r"|phải|tổ chức) )*(?:hoàn thành|báo cáo|gửi báo cáo|nộp báo cáo|thực hiện(?: nghiêm| tốt)?|triển khai"
    r"|khẩn trương|nghiêm túc)"
)


def with_proposals(tokens: Tokens) -> Tokens:
    """Return the tokens with every proposal gathered into one token that holds a `Proposal`."""
    return tokens.gathered(_proposals(tokens))


def _proposals(tokens: Tokens) -> Iterator[Group]:
    position = 0
    for found in tokens.find(_MARKER):
        if found.first < position or _is_denied(tokens.words, found.first):
            continue
        start, end = trimmed(tokens.words, found.after, end_of_span(tokens.words, found.after))
        said = keyed(tokens.words[found.first : end])
        if start >= end or asks_for_time(said):
            continue
        written = keyed(tokens.words[start:end])
        if (
            not _NOTHING.is_all(written)
            and not _TO_RECORD.search(written)
            and not _TO_CORRECT.opens(written)
            and not _is_an_order(tokens.words, found.after)
            and OBSTACLE not in tokens.words[start:end]
        ):
            position = end
            yield Group(found.first, end, PROPOSAL, Proposal(tokens.verbatim(start, end)))


def _is_an_order(message: list[str], start: int) -> bool:
    """Return whether all units are told to do tasks, or something by a day."""
    sentence = message[start : end_of(message, start, SENTENCE_ENDS)]
    is_of_tasks = TASKS in sentence or DATE in sentence
    return is_of_tasks and _ORDER.opens(keyed(sentence)) is not None


def _is_denied(message: list[str], first: int) -> bool:
    return bool(first) and message[first - 1] in _ALREADY_ASKED
