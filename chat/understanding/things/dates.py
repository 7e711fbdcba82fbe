"""Dates as people type them: "15/6", "ngày 5 tháng 7", "hết quý III", "thứ 6 tuần sau", "mai"."""

from collections.abc import Callable, Iterator
from datetime import date

from chat.understanding.things import days
from chat.understanding.things.days import Match, When
from chat.understanding.things.numbers import COUNTED
from chat.understanding.typed.phrases import Phrase, keyed
from chat.understanding.typed.spelling import words
from chat.understanding.typed.tokens import Found, Group, Tokens

DATE = "DATE"


Reader = Callable[[Match, date], When | None]

_NOT_BEFORE_A_DATE = words("vụ mục stt đạt được hồ sơ tỷ lệ xã huyện phường người doanh nghiệp dn htx tthc")
_BEFORE_A_DATE = words(
    "ngày đến tới sang qua trước sau từ vào hạn sáng chiều tối trưa hôm hết tính nhật lúc mùng là khoảng"
    " tầm trong kể kiến đấu chốt họp gửi nghị lùi dời xin giỗ lễ kịp"
)
_LEADS_DOUBTFULLY = words("là")
"""With a noun after it, that is counted: "tiến độ là 3/4 hạng mục"."""
_AFTER_A_DATE = words(
    "rồi ạ nhé nha em anh chị e a c xong đã đang sẽ và với là thì mới hoàn tại ở có do vì để nên nhưng"
    " cho sở này tới qua lúc nghỉ họp tập hết vừa còn mà trình báo nữa trở khi thôi nv nhiệm mục đến sang"
    " từ"
) | {"TIME"}
_DONE_ABOUT = Phrase("(?:xong|làm|mới|gần)(?: (?:được|khoảng|tầm|chừng|cỡ|hơn|gần|đâu))*$")
_HOPED = words("kiến sẽ hẹn hứa phấn cố ước chắc")
_FRACTIONS = {("1", "2"), ("1", "3"), ("2", "3"), ("1", "4"), ("3", "4")}
""""Xong 3/4" is three quarters rather than a day in spring."""
_LEADS_TO_A_DAY, _RISES = words("đến tới trước hết hạn sang ngày"), words("lên tăng giảm đạt được từ")
_OF_SOME = Phrase(r"(?:tổng )?số(?! liệu)|(?:nhiệm vụ|đầu việc)(?! (?:số )?\d)")
_NOT_OVER = words("tháng kỳ lần hôm bữa tuần quý năm đợt so")
"""Before "trước" they tell of what was counted then: "tháng trước 5/7 xã"."""
_SIDES, _BEGINNING, _NOW = words("sau trước"), words("từ"), words("nay giờ")
_UP_TO = words("lên đến tới tăng thành sang") | {"->", "-"}
_LONGEST_RISE = 4
_HALL = words("ban")
"""Of "bàn giao": a day may stand before it."""
_YEAR = r"(?: (?:năm |/ |- )?(?P<year>20\d\d))?"
_PART = r"(?:(?P<part>đầu|giữa|cuối|hết|trong|khoảng|tầm) )?"


def with_dates(tokens: Tokens, today: date) -> Tokens:
    """Return the tokens with every date gathered into one token that holds a `When`."""
    return tokens.gathered(_dates(tokens, today))


def _dates(tokens: Tokens, today: date) -> Iterator[Group]:
    present = frozenset(tokens.words)
    readers = (reader for needed, group in _READERS if not needed or needed & present for reader in group)
    for phrase, read in readers:
        for found in tokens.find(phrase):
            when = read(found.match, today)
            doubts = _is_no_day if phrase is _DOTTED else _is_a_number
            is_number = read is days.day_and_month and doubts(tokens, found, phrase)
            if when and not is_number:
                yield Group(found.first, found.after, DATE, when)


def _is_a_number(tokens: Tokens, found: Found, phrase: Phrase) -> bool:
    """Return whether "12/27 huyện", "đạt 5/7", "NV 20 tháng 6" is meant rather than a day."""
    before = tokens.words[found.first - 1] if found.first else ""
    after = tokens.words[found.after] if found.after < len(tokens) else ""
    if before in _NOT_BEFORE_A_DATE or phrase is not _BARE:
        return before in _NOT_BEFORE_A_DATE
    if (found.match["day"], found.match["month"]) in _FRACTIONS and _is_reached(tokens, found.first):
        return True
    if _tells_since_when(tokens.words, found):
        return False
    is_noun = after[:1].isalpha() and after not in _AFTER_A_DATE
    if int(found.match["day"]) > int(found.match["month"]):
        return after == "%" or after in COUNTED - _HALL  # 20 of 7 there cannot be
    is_share = _OF_SOME.opens(keyed(tokens.words[found.after : found.after + 4])) is not None
    leads = _LEADS_DOUBTFULLY.isdisjoint([before]) and before in _BEFORE_A_DATE
    return after in COUNTED or after == "%" or is_share or (is_noun and not leads)


def _tells_since_when(message: list[str], found: Found) -> bool:
    """Return whether "sau 1/7 xã mới làm" leads to a day, where "từ 1/7 xã lên 3/7 xã" counts."""
    led, after = message[max(0, found.first - 2) : found.first], message[found.after :]
    if _SIDES.isdisjoint(led[-1:]):
        return not _BEGINNING.isdisjoint(led[-1:]) and _UP_TO.isdisjoint(after[:_LONGEST_RISE])
    return after[:1] != ["%"] and _NOT_OVER.isdisjoint(led) and _NOW.isdisjoint(after)


def _is_reached(tokens: Tokens, at: int) -> bool:
    led = tokens.words[max(0, at - 5) : at]
    return _DONE_ABOUT.search(keyed(led)) is not None and _HOPED.isdisjoint(led)


def _is_no_day(tokens: Tokens, found: Found, _: Phrase) -> bool:
    """Return whether tasks ("4.1 đến 4.3") or a share ("lên đến 30.6%") are meant rather than a day."""
    led = tokens.words[max(0, found.first - 2) : found.first]
    after = tokens.words[found.after] if found.after < len(tokens) else "."
    leads_to_a_day = (
        bool(led) and led[-1] in _LEADS_TO_A_DAY and led[0] not in _RISES and "." not in led[0][1:]
    )
    return not leads_to_a_day or after == "%" or (after[0].isalnum() and after not in _AFTER_A_DATE)


_DOTTED = Phrase(r"(?P<day>\d{1,2})\.(?P<month>\d{1,2})")
_BARE = Phrase(r"(?P<day>\d{1,2}) / (?P<month>\d{1,2})")
# Each group is tried only where one of its words stands in the message; the first needs none.
_READERS: tuple[tuple[frozenset[str], tuple[tuple[Phrase, Reader], ...]], ...] = (
    (
        frozenset(),
        (
            (Phrase(r"(?:ngày )?(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>20\d\d)"), days.full_date),
            (_DOTTED, days.day_and_month),
        ),
    ),
    (
        frozenset("/-"),
        (
            (
                Phrase(
                    r"(?:ngày )?(?P<day>\d{1,2}) (?P<s>[/-]) (?P<month>\d{1,2}) (?P=s) (?P<year>20\d\d|\d\d)"
                ),
                days.full_date,
            ),
            (Phrase(r"(?:ngày|mùng|mồng) (?P<day>\d{1,2}) [/-] (?P<month>\d{1,2})"), days.day_and_month),
            (_BARE, days.day_and_month),
            (Phrase(rf"{_PART}(?P<month>\d{{1,2}}) / (?P<year>20\d\d)"), days.month),
        ),
    ),
    (words("ngày mùng mồng"), ((Phrase(r"(?:ngày|mùng|mồng) (?P<day>\d{1,2})"), days.day_of_month),)),
    (
        words("tháng t"),
        (
            (
                Phrase(rf"(?:ngày )?(?:(?:mùng|mồng) )?(?P<day>\d{{1,2}}) tháng (?P<month>\d{{1,2}}){_YEAR}"),
                days.day_and_month,
            ),
            (Phrase(rf"{_PART}(?:tháng|t) (?P<month>\d{{1,2}}){_YEAR}"), days.month),
            (Phrase(r"(?P<part>cuối|hết) (?P<which>tháng)(?! \d)"), days.relative_month),
            (Phrase(rf"{_PART}tháng (?P<which>này|sau|tới)"), days.relative_month),
            (Phrase(rf"{_PART}(?P<which>sang) tháng(?! (?:\d|này|sau|tới))"), days.relative_month),
        ),
    ),
    (
        words("quý q"),
        (
            (
                Phrase(rf"(?:(?:cuối|hết|trong) )?(?:quý|q) (?P<quarter>[1-4]|iv|i{{1,3}}){_YEAR}"),
                days.quarter,
            ),
            (Phrase(r"(?:(?:cuối|hết|trong) )?quý (?P<which>này|sau|tới)"), days.relative_quarter),
            (Phrase(r"(?:cuối|hết) (?P<which>quý)"), days.relative_quarter),
        ),
    ),
    (
        words("năm"),
        (
            (Phrase(r"(?:(?:cuối|hết|trong) )?năm (?P<year>20\d\d)"), days.year),
            (Phrase(r"(?:cuối|hết) năm(?: nay)?|trong năm nay"), days.this_year),
            (Phrase(r"sang năm|(?:hết )?năm (?:sau|tới)"), days.next_year),
        ),
    ),
    (
        words("thứ t nhật"),
        (
            (
                Phrase(
                    r"(?:(?:sáng|chiều|tối|trưa) )?(?:(?:thứ|t) (?P<weekday>[2-7]|hai|ba|tư|năm|sáu|bảy)"
                    r"|chủ nhật)"
                    r"(?: tuần (?P<week>này|sau|tới|trước|rồi|vừa rồi)| (?:này|tới))?"
                ),
                days.weekday,
            ),
        ),
    ),
    (
        words("tuần"),
        (
            (Phrase(rf"{_PART}tuần (?P<which>này|sau|tới)"), days.week),
            (Phrase(r"(?P<part>cuối|hết) (?P<which>tuần)"), days.week),
            (Phrase(rf"{_PART}(?P<which>sang) tuần(?! (?:\d|này|sau|tới))"), days.week),
        ),
    ),
    (words("nay"), ((Phrase(r"(?:(?P<over>sáng|trưa)|hôm|chiều|tối) nay"), days.this_day),)),
    (words("mai sau"), ((Phrase(r"(?:(?:ngày|sáng|chiều|tối|trưa|hôm) )?mai|hôm sau"), days.tomorrow),)),
    (words("kia mốt"), ((Phrase(r"ngày kia|ngày mốt"), days.day_after_tomorrow),)),
    (
        words("nữa tới"),
        ((Phrase(r"(?:trong |(?<!them )(?<!vu ))\d{1,3} (?:ngày|tuần|tháng) (?:nữa|tới)"), days.from_now),),
    ),
)
