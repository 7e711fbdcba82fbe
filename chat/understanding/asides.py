"""What a message says beside its report: questions, orders to the bot, courtesies, calls to colleagues."""

from collections.abc import Iterator

from chat.understanding.clauses import PARTICLES, SENTENCE_ENDS, start_of, stretches
from chat.understanding.extensions import asks_for_time
from chat.understanding.phrases import ANY, WORD, Phrase, keyed
from chat.understanding.spelling import words
from chat.understanding.tasks import TASKS, Scope, TaskList
from chat.understanding.tokens import Group, Token, Tokens

QUESTION, ORDER, COURTESY = "QUESTION", "ORDER", "COURTESY"

_US = "(?:em|anh|chị|mình|tôi|bọn em|bên em|đơn vị|sở|e|a|c|tớ)"
_CALLING = (
    rf"(?:(?:CALL|COMMAND|dạ|vâng|thưa|à|ừ|ok|,|và|(?:(?:bot|em|anh|chị|e|a|c|ad|admin|bác|sếp|mn|các {WORD}"
    rf"|mọi người|cả nhà|tổ giúp việc)(?: {WORD})? )?ơi) )*"
)
_OPENS_QUESTION = Phrase(
    rf"{_CALLING}(?:(?:cho|cho phép|xin|muốn)(?: phép)?(?: {_US})?(?: xin)? hỏi|hỏi|nếu|trường hợp|giả sử|bao giờ|khi nào"
    r"|sao|tại sao|vì sao|làm sao|có phải|có cần|có được|ai|ủa)"
)
_OPENS_REQUEST = Phrase(
    rf"{_CALLING}(?:nhờ {_US}? ?|nhờ bot |nhờ |làm ơn |xin |vui lòng |đề nghị |bot )*(?:liệt kê|thống kê|tra cứu|kiểm tra (?:giúp|lại|hộ)"
    rf"|xem (?:giúp|lại|hộ)|nhắc lại|giải thích|hướng dẫn (?:{_US}|giúp|cách)|chỉ (?:giúp|cách)|tìm (?:giúp|hộ)|xuất (?:giúp|cho|file)|in (?:ra|giúp)|tổng hợp (?:giúp|lại|cho)"
    rf"|gửi (?:lại|giúp|hộ|cho {_US}|{_US})|cho {_US} (?:xin|xem|biết|mượn)|cho (?:xin|xem|biết))"
)
_ENDS_QUESTION = Phrase(
    rf"(?:có|được|phải|đúng|cần|kịp|hay|sao|ổn|đủ|nên|thấy|biết|ok|tính|nữa|gì|xong)(?: {ANY}){{0,9}}? không$"
    r"|(?:bao giờ|khi nào|lúc nào|hôm nào|ngày nào|thế nào|như nào|ra sao|làm sao|thì sao|vì sao|sao|ở đâu|chỗ nào|đâu|bao nhiêu|mấy giờ"
    r"|mấy|gì|ai|nào|bao lâu|hả|nhỉ|hở|chứ)$|hay (?:là )?(?!lỗi|bị|treo|chậm|quá|mất|đứt|rớt|lắm)(?:{ANY} ){0,3}{ANY}$|còn (?:mấy|bao nhiêu|bao lâu)"
)
_ENDS_WITH_YET = Phrase(r"(?!(?:vẫn|thì|hiện|còn|cũng|mà|là|nhưng|nay|đều|TASKS|DATE) )[^,.;:|() ]+ chưa$")
_IS_EMBEDDED = Phrase(
    rf"(?:không|chưa)(?: {ANY}){{0,6}}? (?:bao giờ|khi nào|lúc nào|thế nào|ra sao|gì|ai|nào|đâu|bao nhiêu|mấy)"
)
_CONFIRMS = Phrase(
    r"(?:như vậy |thế |vậy )*(?:có )?(?:được|đúng|phải|ok|ổn)(?: rồi)?(?: (?:không|chưa|hả|nhỉ))?"
)
_ORDERS = Phrase(
    rf"(?:(?:và|rồi|hãy|vui lòng|làm ơn|CALL|bot|nhờ {_US}|nhờ|giúp|đề nghị|yêu cầu|you|please) )*"
    r"(?:bỏ qua|quên|đánh dấu|xóa|hủy|đặt (?:trạng thái|thành|là|lại)|coi như|chuyển hết|chuyển tất cả|ghi nhận|cập nhật|ghi|nhập|hãy|ignore|mark|delete|disregard)"
)
_RECORDS = Phrase(r"đánh dấu|ghi nhận|cập nhật|ghi|nhập|đặt|coi như|mark")
_LONGEST_OPENING = 12
_ORDER_STARTS = words("và rồi nhưng") | {",", ":"}
_HAS_DONE = Phrase("đã")
_BEGS = Phrase("xin|cho|đề nghị|mong")
_POLITELY = Phrase(r"được (?:không|chứ)|(?:nhé|nha|ạ|với)$")
_REPORTS = words("xong thành đang chưa đạt") | {"%"}
_OPENS_ASKING = Phrase(
    rf"{_CALLING}(?:(?:cho|cho phép|xin|muốn)(?: phép)?(?: {_US})?(?: xin)? hỏi|bao giờ|sao|tại sao|vì sao|làm sao|có phải|ủa|ai)"
)
_THANKS = Phrase(
    rf"{_CALLING}(?:xin )?(?:chân thành )?(?:cảm ơn|cám ơn|thanks?|thank you|tks|chúc|chúc mừng|mừng|hoan hô|hoan nghênh|tuyên dương|khen|hay quá|tuyệt vời)"
)
_COLLEAGUES = (
    "(?:các (?:đồng chí|anh chị|anh|chị|bạn|em|phòng|đơn vị|bộ phận|xã|phường|cơ quan)|mọi người|mn|anh em|ae|cả nhà|cả phòng"
    "|toàn thể|anh chị em|đồng chí nào|ai)"
)
_CALLS_COLLEAGUES = Phrase(
    rf"(?:(?:đề nghị|yêu cầu|nhắc|nhờ|giao|mong|kính mong|kính đề nghị|kính mời|mời|gửi|chuyển|thông báo|fw|kính gửi) )*{_COLLEAGUES}"
    r"(?! (?:ơi|,|:|đã|đang|chưa|đều|đồng chí ,))|(?:kính )?mời|thông báo|lịch"
)
_MEETS = Phrase(r"(?<!tong )họp|giao ban|hội nghị|tập huấn|tập trung|có mặt|liên hoan|ăn|nhậu|đá bóng|trực")


def with_asides(tokens: Tokens, is_about_a_task: bool) -> Tokens:
    """Return the tokens with each part that reports nothing gathered into one token: question, order or courtesy."""
    return tokens.gathered(_asides(tokens, is_about_a_task))


def _asides(tokens: Tokens, is_about_a_task: bool) -> Iterator[Group]:
    for start, end in stretches(tokens.words, SENTENCE_ENDS):
        said = keyed(tokens.words[start:end])
        is_asked = tokens.words[end : end + 1] == ["?"]
        if not is_asked and (_THANKS.opens(said) or _is_call(said)):
            yield Group(start, end, COURTESY)
        elif is_asked or _asks(tokens.words[start:end]):
            if not (asks_for_time(said) and _BEGS.search(said) and _POLITELY.search(said)):
                yield Group(_start_of_question(tokens, start, end, is_about_a_task), end, QUESTION)
        else:
            yield from _orders(tokens, start, end)


def _is_call(said: str) -> bool:
    """Return whether colleagues are called to something: "mời các đ/c 9h họp", "các phòng hoàn thành trước 20/6"."""
    if _HAS_DONE.search(said):
        return False
    return bool(_CALLS_COLLEAGUES.opens(said) or ("TIME" in said and _MEETS.search(said)))


def _asks(message: list[str]) -> bool:
    """Return whether a sentence without a question mark asks something."""
    kept = len(message)
    while kept and (message[kept - 1] in PARTICLES or message[kept - 1] == ","):
        kept -= 1
    said, tail = keyed(message), keyed(message[:kept])
    if _OPENS_REQUEST.opens(said) and not asks_for_time(said):
        return True
    if _OPENS_ASKING.opens(said):
        return True
    return not _IS_EMBEDDED.search(tail) and bool(_ENDS_QUESTION.search(tail) or _ENDS_WITH_YET.search(tail))


def _start_of_question(tokens: Tokens, start: int, end: int, is_about_a_task: bool) -> int:
    """Return where a question begins: a clause before it that reports on a task does not belong to it."""
    last = start_of(tokens.words, end - 1, {","})
    before = tokens.words[start:last]
    is_whole = _CONFIRMS.is_all(keyed(tokens.words[last:end])) or _OPENS_QUESTION.opens(keyed(before))
    reports = TASKS in before or (is_about_a_task and not _REPORTS.isdisjoint(before))
    return last if reports and not is_whole else start


def _orders(tokens: Tokens, start: int, end: int) -> Iterator[Group]:
    """Yield what tells the bot to do something, from the clause that begins to; one's own tasks are a report."""
    position = start
    while position < end:
        found = _ORDERS.opens(keyed(tokens.words[position : min(end, position + _LONGEST_OPENING)]))
        if found and not (_RECORDS.search(found.group()) and _names_tasks(tokens.items[position:end])):
            yield Group(position, end, ORDER)
            return
        position = next((at + 1 for at in range(position, end) if tokens.words[at] in _ORDER_STARTS), end)


def _names_tasks(items: list[Token]) -> bool:
    """Return whether tasks are named one by one: "cập nhật NV 5 xong" reports, "đánh dấu tất cả là xong" does not."""
    named = [token.value for token in items if isinstance(token.value, TaskList)]
    return bool(named) and all(tasks.scope is Scope.NAMED for tasks in named)
