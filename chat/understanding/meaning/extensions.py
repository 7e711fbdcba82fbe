"""Requests for more time for a task, and until when: "xin lùi đến 15/7", "gia hạn NV 5 hết quý III"."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from chat.understanding.things.dates import DATE
from chat.understanding.things.days import When
from chat.understanding.things.quantities import Quantity
from chat.understanding.typed.clauses import SENTENCE_ENDS, end_of
from chat.understanding.typed.phrases import ANY, Phrase, keyed
from chat.understanding.typed.spelling import words
from chat.understanding.typed.tokens import Found, Group, Tokens

GRANTED = "GRANTED"


@dataclass(frozen=True, slots=True)
class TimeRequest:
    """More time asked for; `until` is None where no day is named."""

    until: date | None


_ASK = "(?:xin|cần|cho|cho phép|đề nghị|đề xuất|kiến nghị|mong|nhờ)"
_DELAY = (
    r"(?:gia hạn|lùi|dời|hoãn(?! thành| thiện| tất| toàn| chỉnh)|khất|kéo dài|nợ|giãn (?:tiến độ|hạn"
    r"|thời)|nới(?= (?:hạn|thời|tiến|TASKS))|(?:điều chỉnh|thay đổi|chuyển)(?: lại)? (?:thời hạn|thời gian"
    r"|thời điểm|hạn|tiến độ|mốc)|thêm (?:ít |chút |một ít )?(?:thời gian|hạn|(?:\d+|COUNT|vài|mấy|một"
    r"|hai|ba) (?:ngày|tuần|tháng"
    r"|hôm|bữa)))"
)
_LATE = "(?:chậm|muộn|trễ)"
_TOWARDS = "(?:(?:đến|tới|sang|qua|hết|thành|trước|vào|->) ?)+"
_REQUEST = Phrase(
    rf"{_ASK}(?: (?!không ){ANY}){{0,9}}? {_DELAY}|(?:xin"
    rf"|cho(?: {ANY}){{0,2}}?) (?:thêm )?{_TOWARDS} {DATE}"
    rf"|xin (?:được )?(?:điều chỉnh|chuyển|đổi|để)(?: {ANY}){{0,4}}? (?:sang|đến|tới|qua) {DATE}"
    rf"|xin {DATE}(?= (?:[,.;)\n]|ạ|nhé|nha|em|anh|chị)|$)"
    rf"|{_ASK}(?: {ANY}){{0,5}}? {_LATE}(?: {ANY}){{0,3}}? (?:{_TOWARDS}|thêm|sau|(?:COUNT|\d+) (?:ngày"
    r"|hôm|tuần|buổi))"
    rf"|(?:gia hạn|lùi|dời)(?: {ANY}){{0,6}}? (?:{_TOWARDS}|thêm)"
    rf"|(?:gia hạn|lùi|dời|khất|hoãn|đẩy (?:sang|qua|lùi))(?: lại)? (?:(?:giúp|hộ|cho|giùm"
    rf"|dùm) )?(?:{ANY} ){{0,3}}?(?:{DATE}|(?:COUNT|\d+) (?:ngày|tuần|tháng|hôm|bữa))"
)
_REFUSED = Phrase(rf"(?:không|chưa|khỏi)(?: (?:phải|cần|có|muốn|dám|được))* (?:xin |đề nghị )?{_DELAY}")
_GRANTED = Phrase(
    rf"(?:đã|được)(?: (?!xin |đề nghị |văn bản ){ANY}){{0,7}}? {_DELAY}(?:(?: {ANY}){{0,4}}? {DATE})?"
    rf"|{_DELAY}(?: {ANY}){{0,4}}?(?: {DATE})? rồi"
)
_ASKING = words("xin mong nghị phép nhờ để")
_REPORTING = Phrase(r"(?:gửi|nộp|trả|trả lời|báo cáo|số liệu|phản hồi)")
_TO = words("đến tới sang qua hết thành trước vào ngày là") | {"->", ":"}
_DURATION = Phrase(
    rf"thêm (?:COUNT|\d+) (?P<unit>ngày|tuần)(?: làm việc)? (?:kể từ|tính từ|từ"
    rf"|so với)(?: {ANY}){{0,3}}? {DATE}"
)
_TERM = Phrase(rf"(?:thời hạn|hạn|thời gian)(?: {ANY}){{0,4}}? (?::|đến|là|tới) (?:đến )?{DATE}")
_MOST_DAYS = 3650
_DAYS = {"ngay": 1, "tuan": 7}


def with_grants(tokens: Tokens) -> Tokens:
    """Return the tokens with time already granted, or not wanted, gathered so that it is no request."""
    return tokens.gathered(
        Group(found.first, found.after, GRANTED)
        for pattern in (_GRANTED, _REFUSED)
        for found in tokens.find(pattern)
        if _ASKING.isdisjoint(tokens.words[max(0, found.first - 6) : found.first])
    )


def asks_for_time(said: str) -> bool:
    """Return whether a sentence asks for more time for a task, not merely to send the report late."""
    request = _REQUEST.search(said)
    return bool(request) and not asks_to_report_late(said)


def asks_to_report_late(said: str) -> bool:
    """Return whether a sentence asks to send the report itself late: "cho gửi báo cáo muộn đến mai"."""
    request = _REQUEST.search(said)
    return bool(request and _REPORTING.search(said[request.start() :].split(" , ", maxsplit=1)[0]))


def time_requests(tokens: Tokens) -> Iterator[tuple[int, TimeRequest]]:
    """Yield each request for more time with the token it stands at."""
    after = 0
    for found in tokens.find(_REQUEST):
        end = end_of(tokens.words, found.first, SENTENCE_ENDS)
        if found.first >= after and asks_for_time(keyed(tokens.words[found.first : end])):
            after = end
            yield from list(_dates(tokens, found, end)) or [(found.first, TimeRequest(_new_term(tokens)))]


def _new_term(tokens: Tokens) -> date | None:
    """Return the day that another sentence names as the new term, None for no such sentence."""
    for found in tokens.find(_TERM):
        value = tokens.items[found.after - 1].value
        if isinstance(value, When):
            return value.day
    return None


def _dates(tokens: Tokens, request: Found, end: int) -> Iterator[tuple[int, TimeRequest]]:
    """Yield the days asked for: those "đến" leads to, else the latest named, or days added to a named one."""
    added = _DURATION.search(keyed(tokens.words[request.first : end]))
    named = [(at, tokens.items[at].value) for at in range(request.first, end)]
    days = [(at, value.day) for at, value in named if isinstance(value, When) and value.day]
    if added and days:
        number = next((value.value for _, value in named if isinstance(value, Quantity)), 0)
        added_days = min(int(number) * _DAYS[added["unit"]], _MOST_DAYS)
        yield days[-1][0], TimeRequest(days[-1][1] + timedelta(days=added_days))
        return
    led_to = [(at, day) for at, day in days if tokens.words[at - 1] in _TO]
    for at, day in led_to or sorted(days, key=lambda one: one[1])[-1:]:
        yield at, TimeRequest(day)
