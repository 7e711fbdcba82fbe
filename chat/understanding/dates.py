"""Dates as people type them: "15/6", "ngày 5 tháng 7", "hết quý III", "thứ 6 tuần sau", "mai"."""

import re
from calendar import monthrange
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from chat.understanding.numbers import COUNTED
from chat.understanding.phrases import Phrase
from chat.understanding.spelling import spellings, words
from chat.understanding.tokens import Found, Group, Tokens

DATE = "DATE"


@dataclass(frozen=True, slots=True)
class When:
    """A date named in a message: the day it next falls on (None if too vague), and whether it is over."""

    day: date | None
    is_past: bool = False


Match = re.Match[str]
Reader = Callable[[Match, date], When | None]

_WEEKDAY_NAMES = ("hai 2", "ba 3", "tư 4", "năm 5", "sáu 6", "bảy 7", "cn")
_WEEKDAYS = {
    key: day for day, names in enumerate(_WEEKDAY_NAMES) for name in names.split() for key in spellings(name)
}
_QUARTERS = {"1": 1, "2": 2, "3": 3, "4": 4, "i": 1, "ii": 2, "iii": 3, "iv": 4}
_VAGUE = words("đầu")
_MIDDLE = words("giữa")
_NEXT = words("sau tới")
_NOT_BEFORE_A_DATE = words("vụ mục stt đạt được hồ sơ tỷ lệ xã huyện phường người doanh nghiệp dn htx tthc")
_BEFORE_A_DATE = words(
    "ngày đến tới sang qua trước sau từ vào hạn sáng chiều tối trưa hôm hết tính nhật lúc mùng là khoảng"
    " tầm trong kể chốt"
    " họp gửi nghị lùi dời xin giỗ lễ"
)
_AFTER_A_DATE = words(
    "rồi ạ nhé nha em anh chị e a c xong đã đang sẽ và với là thì mới hoàn tại ở có do vì để nên nhưng"
    " cho sở này tới"
    " qua lúc nghỉ họp tập hết vừa còn mà trình báo nữa trở khi thôi nv nhiệm mục đến sang từ"
) | {"TIME"}
_YEAR = r"(?: (?:năm |/ |- )?(?P<year>20\d\d))?"
_PART = r"(?:(?P<part>đầu|giữa|cuối|hết|trong|khoảng|tầm) )?"


def with_dates(tokens: Tokens, today: date) -> Tokens:
    """Return the tokens with every date gathered into one token that holds a `When`."""
    return tokens.gathered(_dates(tokens, today))


def _dates(tokens: Tokens, today: date) -> Iterator[Group]:
    for pattern, read in _READERS:
        for found in tokens.find(pattern):
            when = read(found.match, today)
            is_number = read is _day_and_month and _is_a_number(tokens, found, pattern)
            if when and not is_number:
                yield Group(found.first, found.after, DATE, when)


def _is_a_number(tokens: Tokens, found: Found, pattern: Phrase) -> bool:
    """Return whether "12/27 huyện", "đạt 5/7", "NV 20 tháng 6" is meant rather than a day."""
    before = tokens.words[found.first - 1] if found.first else ""
    after = tokens.words[found.after] if found.after < len(tokens) else ""
    if before in _NOT_BEFORE_A_DATE or pattern is not _BARE:
        return before in _NOT_BEFORE_A_DATE
    is_noun = after[:1].isalpha() and after not in _AFTER_A_DATE
    return after in COUNTED or after == "%" or (is_noun and before not in _BEFORE_A_DATE)


def _full(match: Match, today: date) -> When | None:
    year = int(match["year"])
    return _on(year if year > 99 else 2000 + year, int(match["month"]), int(match["day"]), today)


def _day_and_month(match: Match, today: date) -> When | None:
    month, day = int(match["month"]), int(match["day"])
    if match.groupdict().get("year"):
        return _full(match, today)
    years = (today.year + ahead for ahead in range(9))
    coming = (_date(year, month, day) for year in years)
    upcoming = next((found for found in coming if found and found > today), None)
    this_year = _date(today.year, month, day)
    return When(upcoming, bool(this_year and this_year <= today)) if upcoming else None


def _day(match: Match, today: date) -> When | None:
    day = int(match["day"])
    months = (_months_on(today, ahead) for ahead in range(12))
    coming = (_date(year, month, day) for year, month in months)
    upcoming = next((found for found in coming if found and found > today), None)
    return When(upcoming, day <= today.day) if upcoming else None


def _month(match: Match, today: date) -> When | None:
    month = int(match["month"])
    if not 1 <= month <= 12:
        return None
    year = int(match["year"] or today.year)
    last = _last_of_month(year, month)
    is_past = last <= today
    if is_past and not match["year"]:
        last = _last_of_month(year + 1, month)
    return _within_month(match, last, is_past)


def _relative_month(match: Match, today: date) -> When | None:
    year, month = _months_on(today, 1 if match["which"] in _NEXT else 0)
    return _within_month(match, _last_of_month(year, month), is_past=False)


def _within_month(match: Match, last: date, is_past: bool) -> When:
    part = match["part"]
    if part in _VAGUE:
        return When(None, is_past)
    return When(last.replace(day=15) if part in _MIDDLE else last, is_past)


def _quarter(match: Match, today: date) -> When | None:
    year = int(match["year"] or today.year)
    last = _last_of_month(year, _QUARTERS[match["quarter"]] * 3)
    if last <= today and not match["year"]:
        return When(_last_of_month(year + 1, last.month), is_past=True)
    return When(last, last <= today)


def _relative_quarter(match: Match, today: date) -> When | None:
    quarter = (today.month - 1) // 3 + (1 if match["which"] in _NEXT else 0)
    return When(_last_of_month(today.year + quarter // 4, quarter % 4 * 3 + 3))


def _year(match: Match, today: date) -> When | None:
    year = int(match["year"])
    return _on(year, 12, 31, today)


def _this_year(_: Match, today: date) -> When | None:
    return When(date(today.year, 12, 31))


def _next_year(_: Match, today: date) -> When | None:
    return When(_date(today.year + 1, 12, 31))


def _weekday(match: Match, today: date) -> When | None:
    weekday = _WEEKDAYS[match["weekday"]] if match["weekday"] else 6
    monday = today - timedelta(days=today.weekday())
    if match["week"]:
        return When(monday + timedelta(days=weekday + (7 if match["week"] in _NEXT else 0)))
    return When(today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1))


def _week(match: Match, today: date) -> When | None:
    sunday = today + timedelta(days=6 - today.weekday())
    return When(
        None if match["part"] in _VAGUE else sunday + timedelta(days=7 if match["which"] in _NEXT else 0)
    )


def _today(match: Match, today: date) -> When | None:
    return When(today, is_past=bool(match["over"]))


def _tomorrow(_: Match, today: date) -> When | None:
    return When(today + timedelta(days=1))


def _day_after_tomorrow(_: Match, today: date) -> When | None:
    return When(today + timedelta(days=2))


def _from_now(match: Match, today: date) -> When | None:
    return When(None)


def _on(year: int, month: int, day: int, today: date) -> When | None:
    found = _date(year, month, day)
    return When(found, found <= today) if found else None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _months_on(today: date, ahead: int) -> tuple[int, int]:
    months = today.year * 12 + today.month - 1 + ahead
    return months // 12, months % 12 + 1


def _last_of_month(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


_BARE = Phrase(r"(?P<day>\d{1,2}) / (?P<month>\d{1,2})")
_DAY_MONTH = r"(?P<day>\d{1,2}) [/-] (?P<month>\d{1,2})"
_READERS: tuple[tuple[Phrase, Reader], ...] = (
    (
        Phrase(r"(?:ngày )?(?P<day>\d{1,2}) (?P<s>[/-]) (?P<month>\d{1,2}) (?P=s) (?P<year>20\d\d|\d\d)"),
        _full,
    ),
    (Phrase(r"(?:ngày )?(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>20\d\d)"), _full),
    (Phrase(rf"(?:ngày|mùng|mồng) (?P<day>\d{{1,2}}) tháng (?P<month>\d{{1,2}}){_YEAR}"), _day_and_month),
    (Phrase(rf"(?P<day>\d{{1,2}}) tháng (?P<month>\d{{1,2}}){_YEAR}"), _day_and_month),
    (Phrase(rf"(?:ngày|mùng|mồng) {_DAY_MONTH}"), _day_and_month),
    (_BARE, _day_and_month),
    (Phrase(r"(?:ngày|mùng|mồng) (?P<day>\d{1,2})"), _day),
    (Phrase(rf"{_PART}(?:tháng|t) (?P<month>\d{{1,2}}){_YEAR}"), _month),
    (Phrase(rf"{_PART}(?P<month>\d{{1,2}}) / (?P<year>20\d\d)"), _month),
    (Phrase(r"(?P<part>cuối|hết) (?P<which>tháng)(?! \d)"), _relative_month),
    (Phrase(rf"{_PART}tháng (?P<which>này|sau|tới)"), _relative_month),
    (Phrase(rf"(?:(?:cuối|hết|trong) )?(?:quý|q) (?P<quarter>[1-4]|iv|i{{1,3}}){_YEAR}"), _quarter),
    (Phrase(r"(?:(?:cuối|hết|trong) )?quý (?P<which>này|sau|tới)"), _relative_quarter),
    (Phrase(r"(?:cuối|hết) (?P<which>quý)"), _relative_quarter),
    (Phrase(r"(?:(?:cuối|hết|trong) )?năm (?P<year>20\d\d)"), _year),
    (Phrase(r"(?:cuối|hết) năm(?: nay)?|trong năm nay"), _this_year),
    (Phrase(r"sang năm|(?:hết )?năm (?:sau|tới)"), _next_year),
    (
        Phrase(
            r"(?:(?:sáng|chiều|tối|trưa) )?(?:(?:thứ|t) (?P<weekday>[2-7]|hai|ba|tư|năm|sáu|bảy)|chủ nhật)"
            r"(?: tuần (?P<week>này|sau|tới)| (?:này|tới))?"
        ),
        _weekday,
    ),
    (Phrase(rf"{_PART}tuần (?P<which>này|sau|tới)"), _week),
    (Phrase(r"(?P<part>cuối|hết) (?P<which>tuần)"), _week),
    (Phrase(r"(?:(?P<over>sáng|trưa)|hôm|chiều|tối) nay"), _today),
    (Phrase(r"(?:(?:ngày|sáng|chiều|tối|trưa|hôm) )?mai|hôm sau"), _tomorrow),
    (Phrase(r"(?:ngày|hôm) kia|ngày mốt"), _day_after_tomorrow),
    (
        Phrase(
            r"(?:trong |(?<!them ))(?P<number>\d{1,3}) (?:(?P<days>ngày)|(?P<weeks>tuần)|tháng) (?:nữa|tới)"
        ),
        _from_now,
    ),
)
