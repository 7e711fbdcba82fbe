"""The title of a task copied into a message, and other quotations: what they say is no report."""

from collections.abc import Iterator

from chat.understanding.things.tasks import TASKS
from chat.understanding.typed.clauses import SENTENCE_ENDS, end_of
from chat.understanding.typed.phrases import Phrase, keyed
from chat.understanding.typed.spelling import words
from chat.understanding.typed.tokens import Group, Tokens

TITLE = "TITLE"

_CLOSING = {"“": "”", '"': '"', "«": "»", "‘": "’"}
_LONGEST = 120
_SHORTEST = 4
_OPENS_TITLE = Phrase(
    r"(?:đảm bảo|bảo đảm|xây dựng|ban hành|triển khai|thực hiện|rà soát|cấp|số hóa|kết nối|tham mưu"
    r"|phối hợp|tổ chức|đẩy mạnh|tăng cường|nâng|làm sạch|cung cấp|hoàn thiện|hoàn thành|chuẩn hóa"
    r"|tái cấu trúc|tích hợp|đồng bộ|ứng dụng|phát triển|mở rộng|tuyên truyền|tập huấn|bố trí|nghiên cứu"
    r"|thí điểm|vận hành"
    r"|cập nhật|thu nhận|tạo lập|đưa|phổ cập|duy trì|kiểm tra|giám sát|hướng dẫn|đề xuất|áp dụng|chi trả"
    r"|chuyển đổi|quản lý|khai thác|hỗ trợ|bảo trì|trang bị)"
)
_SAYS_PROGRESS = words("đã đang chưa xong vẫn không được đạt rồi vướng chờ") | {"->"}
_GIVES_A_REASON = Phrase("(?:lý do|lí do|nguyên nhân|khó khăn|do|vì|bởi|thiếu|chậm)")
_STATES_ALL = Phrase(
    "(?:cơ bản )?(?:hoàn thành|hoàn tất)(?: (?:tốt|toàn bộ|đúng hạn|sớm|trước hạn|đúng tiến độ|ạ))*"
    "|(?:(?:hoàn thành|hoàn tất)(?: (?:và|,))? )?(?:(?:làm|thực hiện|triển khai|duy trì) )*(?:thường xuyên"
    "|định kỳ|hằng tháng|hàng tháng)|(?:hoàn thành|hoàn tất)(?: (?:và|,))? duy trì|duy trì(?: tốt)?"
    "|dở dang"
)
"""A bracket that says how far a task is, where nothing but the next task follows it."""
_SAYS_NO_MORE = frozenset("\n.;!")


def with_titles(tokens: Tokens) -> Tokens:
    """Return the tokens with each quotation and each task's title gathered into one token."""
    tokens = tokens.gathered(_quotations(tokens))
    return tokens.gathered(_titles(tokens))


def _quotations(tokens: Tokens) -> Iterator[Group]:
    position = 0 if not _CLOSING.keys().isdisjoint(tokens.words) else len(tokens)
    while position < len(tokens):
        closing = _CLOSING.get(tokens.words[position])
        end = end_of(tokens.words, position + 1, {closing, "\n"}) if closing else len(tokens)
        if (
            closing
            and end < len(tokens)
            and tokens.words[end] == closing
            and _SHORTEST < end - position < _LONGEST
            and TASKS not in tokens.words[position:end]
        ):
            yield Group(position, end + 1, TITLE)
            position = end
        position += 1


def _titles(tokens: Tokens) -> Iterator[Group]:
    for position, word in enumerate(tokens.words[:-1]):
        if word != TASKS:
            continue
        opening = tokens.words[position + 1]
        end = _end_of_title(tokens, position + 2, opening)
        if end:
            yield Group(position + 1, end, TITLE)


def _end_of_title(tokens: Tokens, start: int, opening: str) -> int | None:
    """Return where a title after "NV 5 -", "NV 5:", "NV 5 về" or "NV 5 (" ends, None if none stands there."""
    if opening == "(":
        end = end_of(tokens.words, start, {")", "\n"})
        inside = tokens.words[start:end]
        is_title = "%" not in inside and "/" not in inside and _SAYS_PROGRESS.isdisjoint(inside)
        is_closed = is_title and tokens.words[end : end + 1] == [")"]
        return end + 1 if is_closed and not _tells_of_the_task(tokens.words, start, end) else None
    if opening not in {"-", ":", *_ABOUT} or not _OPENS_TITLE.opens(keyed(tokens.words[start : start + 3])):
        return None
    end = _end_outside_brackets(tokens.words, start)
    is_headed = tokens.words[end : end + 1] == [":"]
    inside = tokens.words[start:end]
    is_title = len(inside) >= _SHORTEST and _SAYS_PROGRESS.isdisjoint(inside) and TASKS not in inside
    return (
        end
        if is_title and (is_headed or (opening == "-" and tokens.verbatim(start, start + 1)[0].isupper()))
        else None
    )


def _tells_of_the_task(message: list[str], start: int, end: int) -> bool:
    """Return whether a bracket is all that is said of a task ("NV 5 (hoàn thành)"), or tells a reason."""
    said, after = keyed(message[start:end]), message[end + 1 : end + 3]
    says_no_more = _SAYS_NO_MORE.issuperset(after[:1]) or after == [",", TASKS]
    return _GIVES_A_REASON.opens(said) is not None or (says_no_more and _STATES_ALL.is_all(said))


def _end_outside_brackets(message: list[str], start: int) -> int:
    depth = 0
    for position in range(start, len(message)):
        word = message[position]
        depth += (word == "(") - (word == ")")
        if (word in SENTENCE_ENDS or word == ":") and (depth <= 0 or word == "\n"):
            return position
    return len(message)


_ABOUT = words("về")
