"""What a message says beside its report: questions, orders to the bot, courtesies, calls to colleagues."""

from collections.abc import Iterator

from chat.understanding.meaning.questions import (
    CALLING,
    asks_and_ends_so,
    confirms,
    is_question,
    opens_question,
)
from chat.understanding.things.numbers import NUMBER
from chat.understanding.things.tasks import TASKS, Extent, TaskList
from chat.understanding.typed.clauses import SENTENCE_ENDS, start_of, stretches
from chat.understanding.typed.phrases import WORD, Phrase, keyed
from chat.understanding.typed.spelling import words
from chat.understanding.typed.tokens import Group, Token, Tokens

QUESTION, ORDER, COURTESY = "QUESTION", "ORDER", "COURTESY"

_THANKS = Phrase(
    rf"{CALLING}(?:xin )?(?:chân thành )?(?:cảm ơn|cám ơn|thanks?|thank you|tks|chúc|chúc mừng|mừng|hoan"
    r" hô|hoan nghênh|tuyên dương|khen|hay quá|tuyệt vời)"
)
_CALLS_COLLEAGUES = Phrase(
    r"(?:(?:đề nghị|yêu cầu|nhắc|nhờ|giao|mong|kính|trân trọng|mời|gửi|chuyển|thông báo"
    r"|fw) )*(?:các (?:đồng chí|anh chị|anh|chị|bạn|em|phòng|đơn vị|bộ phận|xã|phường|cơ quan)"
    r"|mọi người|mn|anh em|ae|cả nhà|cả phòng|toàn thể|anh chị em|đồng chí nào"
    r"|ai(?! (?:phụ trách|chủ trì|theo dõi|quản lý|làm|biết|được giao)))(?! (?:ơi|,|:|đã|đang"
    r"|chưa|đều))|(?:kính )?mời|thông báo|lịch"
)
_MEETS = Phrase(r"(?<!tong )họp|giao ban|hội nghị|tập huấn|tập trung|có mặt|liên hoan|ăn|nhậu|đá bóng|trực")
_FOR_INFORMATION = Phrase(r"để (?:biết|nắm)|tham khảo(?: nhé| ạ| nha)?$")
_HAS_DONE = Phrase("đã|báo(?: cáo)?(?: về)? :")
_GREETS = Phrase("(?:kính )?(?:gửi|thưa|chuyển)")
_REPORTS_A_TASK = Phrase(
    r"TASKS(?: (?:thì|cũng|vẫn|hiện|nay|cơ bản|[:=-]))* (?:xong|đang|chưa|PERCENT|\d[\d.,]* %|mới|vướng"
    r"|hoàn thành(?! (?:trước|trong|đúng|sớm|DATE))"
    r"|(?:(?:được|đạt|khoảng|tầm|gần|hơn) )+\d[\d.,]* (?:%|phần trăm))"
)
"""What behind a greeting tells how far a task is: "gửi các anh chị: 12 xong, 15 đang làm"."""
_ORDERS = Phrase(
    r"(?:(?:và|rồi|hãy|vui lòng|làm ơn|CALL|bot|nhờ (?:em|anh|chị|bot)|nhờ|giúp|đề nghị|yêu cầu|you"
    r"|please) )*(?:bỏ qua|quên|đánh dấu|xóa|hủy|đặt (?:trạng thái|thành|là|lại)|coi như(?= (?:tất|toàn|mọi"
    r"|các|những|hết|TASKS))|chuyển (?:hết|tất cả)|ghi nhận|cập nhật|ghi|nhập|hãy|ignore|mark|delete"
    r"|disregard)"
)
_RECORDS = Phrase(r"đánh dấu|ghi nhận|cập nhật|ghi|nhập|đặt|coi như|mark")
_ENTERS_COUNTED = Phrase(
    rf"(?:cập nhật|ghi nhận|nhập|ghi)(?: (?:được|đủ))? {NUMBER}"
    rf"(?: / \d[\d.]*(?! %)| (?!(?:nhiệm|việc|mục|phần) ){WORD})"
)
_ASKED = words("giúp hộ giùm nhé nha")
_LONGEST_OPENING = 12
_ORDER_STARTS = words("và rồi nhưng") | {",", ":"}
_REPORTS = words("xong thành đang chưa đạt") | {"%"}


def with_asides(tokens: Tokens, is_about_a_task: bool) -> Tokens:
    """Return the tokens with each part that reports nothing gathered into one."""
    return tokens.gathered(_asides(tokens, is_about_a_task))


def _asides(tokens: Tokens, is_about_a_task: bool) -> Iterator[Group]:
    for start, end in stretches(tokens.words, SENTENCE_ENDS):
        sentence = tokens.words[start:end]
        is_marked = tokens.words[end : end + 1] == ["?"]
        if not is_marked and not asks_and_ends_so(sentence) and _is_courtesy(keyed(sentence)):
            yield Group(start, end, COURTESY)
        elif is_question(sentence, is_marked):
            yield Group(_start_of_question(tokens.words, start, end, is_about_a_task), end, QUESTION)
        else:
            yield from _asking_clauses(tokens.words, start, end)
            yield from _orders(tokens, start, end)


def _is_courtesy(said: str) -> bool:
    """Return whether thanks are given or colleagues called: "mời các đ/c họp", "các phòng làm trước 20/6"."""
    if _THANKS.opens(said):
        return True
    is_for_information = TASKS not in said and _FOR_INFORMATION.search(said)
    calls = is_for_information or _CALLS_COLLEAGUES.opens(said) or ("TIME" in said and _MEETS.search(said))
    greets = _GREETS.opens(said) and _REPORTS_A_TASK.search(said)
    return bool(calls) and not greets and not _HAS_DONE.search(said)


def _start_of_question(message: list[str], start: int, end: int, is_about_a_task: bool) -> int:
    """Return where a question begins: a clause before it that reports on a task does not belong to it."""
    last = start_of(message, end - 1, {","})
    before = message[start:last]
    reports = TASKS in before or (is_about_a_task and not _REPORTS.isdisjoint(before))
    return last if reports and not confirms(message[last:end]) and not opens_question(before) else start


def _asking_clauses(message: list[str], start: int, end: int) -> Iterator[Group]:
    for first, after in stretches(message[start:end], {","}):
        if asks_and_ends_so(message[start + first : start + after]):
            yield Group(start + first, start + after, QUESTION)


def _orders(tokens: Tokens, start: int, end: int) -> Iterator[Group]:
    """Yield what tells the bot to do something, unless it is about tasks named one by one."""
    position = start
    while position < end:
        found = _ORDERS.opens(keyed(tokens.words[position : min(end, position + _LONGEST_OPENING)]))
        records = found and _RECORDS.search(found.group())
        if found and not (records and _tells_of_work(tokens, position, end)):
            yield Group(position, end, ORDER)
            return
        position = next((at + 1 for at in range(position, end) if tokens.words[at] in _ORDER_STARTS), end)


def _tells_of_work(tokens: Tokens, first: int, after: int) -> bool:
    """Return whether what sounds like an order tells of tasks named, or of what was entered and counted."""
    counts = _ENTERS_COUNTED.opens(keyed(tokens.words[first : min(after, first + _LONGEST_OPENING)]))
    is_asked = not _ASKED.isdisjoint(tokens.words[first:after])
    return _names_tasks(tokens.items[first:after]) or (counts is not None and not is_asked)


def _names_tasks(items: list[Token]) -> bool:
    """Return whether tasks are named one by one: "cập nhật NV 5 xong" is a report, not an order."""
    named = [token.value for token in items if isinstance(token.value, TaskList)]
    return bool(named) and all(tasks.scope is Extent.NAMED for tasks in named)
