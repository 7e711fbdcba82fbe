"""What a person sees in a cell: its stored value under its number format."""

import re
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from fractions import Fraction

from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900, from_excel

from plans.periods import MONTHS_A_YEAR
from plans.reading.sheets.grid import EMPTY, CellKind, SheetCell
from plans.reading.sheets.number_format import Part, Section, Token, number_format
from plans.text import clean

ERROR = "Ô này báo lỗi {text} của bảng tính nên không có nội dung; đề nghị sửa ô rồi gửi lại."
NO_RESULT = (
    "Ô này là công thức chưa có kết quả; đề nghị mở tệp bằng Excel, bấm Lưu rồi gửi lại, hoặc gõ thẳng nội "
    "dung."
)
_THOUSANDS = (
    "Ô này được lưu là số {number}; nếu ý là {thousands} thì bảng tính đã hiểu dấu ngăn hàng nghìn là dấu "
    "thập phân, đề nghị kiểm tra."
)
_NO_YEAR = (
    "Ô này được bảng tính hiểu là ngày {day} và chỉ hiện “{text}”; nếu ý không phải ngày ấy, đề nghị gõ lại."
)
_TURNED = (
    "Ô này hiện “{text}”, đọc là ngày {seen}; nhưng bảng tính lưu ngày {day} (định dạng tháng/ngày/năm). Đề "
    "nghị xác nhận ngày nào đúng."
)
_NO_DAY = "Ô này được định dạng là ngày nhưng chứa số {number}, đề nghị kiểm tra."
_ZERO = date(1899, 12, 30)
"""The day whose number is 0."""
_EARLIEST = 1930
"""A day before it is a small number in a cell that happens to be formatted as a date."""
_MOST_DIGITS = 20
_KEPT_PLACES = 4
_PERCENT_PLACES = 2
_LETTERS = re.compile(r"[^\W\d_]")
_DENOMINATOR = re.compile(r"[0#?]{1,3}|[1-9]\d{0,2}")


def shown_number(stored: str, code: str, *, since_1904: bool = False) -> SheetCell:
    """Return what is seen of a stored number; a zero under a date format is an empty cell."""
    try:
        value = Decimal(stored.strip())
    except InvalidOperation:
        return SheetCell(clean(stored))
    if not value.is_finite() or abs(value.adjusted()) > _MOST_DIGITS:
        return SheetCell(clean(stored), CellKind.NUMBER)
    seen = number_format(code)
    section = seen.section_for(value)
    if section.is_date:
        return _serial(value, section, since_1904=since_1904)
    if section.has(Part.PERCENT):
        return SheetCell(_framed(_percent(value, section), section), CellKind.PERCENT)
    # A section of its own for negative numbers says itself how they are marked.
    return _number(abs(value) if len(seen.sections) > 1 else value, section)


def shown_day(moment: datetime | date | time, code: str) -> SheetCell:
    """Return what is seen of a moment that is stored as such."""
    if isinstance(moment, time):
        return SheetCell(f"{moment.hour}:{moment.minute:02}", CellKind.DATE)
    day = moment.date() if isinstance(moment, datetime) else moment
    if day == _ZERO:
        return EMPTY
    if day.year < _EARLIEST:
        number = str((day - _ZERO).days)
        return SheetCell(number, CellKind.NUMBER, _NO_DAY.format(number=number))
    section = number_format(code).sections[0]
    return _day(day, section)


def shown_text(text: str, code: str) -> SheetCell:
    """Return what is seen of a stored text: a format may add words to it, or hide it."""
    section = number_format(code).for_text
    if section is None:
        return SheetCell(text.strip())
    return SheetCell(
        "".join(text if token.part is Part.TEXT else token.text for token in section.tokens).strip()
    )


def _serial(value: Decimal, section: Section, *, since_1904: bool) -> SheetCell:
    """Return the day or the time of a serial number."""
    if value == 0:
        return EMPTY
    if not section.has(Part.DATE):
        minutes = round(value * 24 * 60)
        return SheetCell(f"{minutes // 60}:{minutes % 60:02}", CellKind.DATE)
    try:
        moment = from_excel(float(value), CALENDAR_MAC_1904 if since_1904 else CALENDAR_WINDOWS_1900)
    except (OverflowError, ValueError):
        moment = None
    if not isinstance(moment, datetime) or moment.year < _EARLIEST:
        number = _plain(value)
        return SheetCell(number, CellKind.NUMBER, _NO_DAY.format(number=number))
    return _day((moment + timedelta(seconds=0.5)).date(), section)


def _day(day: date, section: Section) -> SheetCell:
    """Return a day as the format shows it; whole dates always as 20/6/2025, in whatever order they stand."""
    places = [place for place, token in enumerate(section.tokens) if _names_part(token)]
    if not places:
        return SheetCell(_WHOLE.format(day), CellKind.DATE)
    first, last = places[0], places[-1]
    core = section.tokens[first : last + 1]
    before, after = _words(section.tokens[:first]), _words(section.tokens[last + 1 :])
    if section.has(Part.TIME):
        before = after = ""
    if _may_be_turned(day, core):
        # What an official reads is what the sheet shows: 12/6/2026 is the 12th of June.
        seen = f"{day.month}/{day.day}/{day.year}"
        text = clean(f"{before}{seen}{after}")
        return SheetCell(text, CellKind.DATE, _TURNED.format(text=text, seen=seen, day=_WHOLE.format(day)))
    text = clean(f"{before}{_core(day, core)}{after}")
    has_no_year = {token.text[0] for token in core if _names_part(token)} == {"d", "m"}
    doubt = _NO_YEAR.format(day=_WHOLE.format(day), text=text) if has_no_year else None
    return SheetCell(text, CellKind.DATE, doubt)


_WHOLE = "{0.day}/{0.month}/{0.year}"


def _core(day: date, tokens: Sequence[Token]) -> str:
    """Return what stands from the first part of the date to the last."""
    parts = [token for token in tokens if _names_part(token)]
    named = {token.text[0] for token in parts}
    if any(token.part is Part.LITERAL and _LETTERS.search(token.text) for token in tokens):
        return "".join(_of_day(day, token) for token in tokens)
    if len(named) == 3:
        return _WHOLE.format(day)
    if "y" in named or any(token.text.startswith("mmm") for token in parts):
        parts.sort(key=lambda token: "dmy".index(token.text[0]))
    text = "/".join(_of_day(day, token) for token in parts)
    return f"Tháng {text}" if named == {"m"} and parts[0].text.startswith("mmm") else text


def _may_be_turned(day: date, tokens: Sequence[Token]) -> bool:
    """Return whether a day is shown month first ("m/d/yyyy") and reads as another day, day first.

    "mm-dd-yy" is how the format is stored that shows dates as the country of the reader has them.
    """
    shown = [token.text for token in tokens if _names_part(token)]
    forms = [(part[0], len(part)) for part in shown]
    is_month_first = [letter for letter, _ in forms] == ["m", "d", "y"] and forms[0][1] <= 2 < forms[2][1]
    return is_month_first and day.day <= MONTHS_A_YEAR and day.day != day.month


def _names_part(token: Token) -> bool:
    """Return whether a token shows the day, the month or the year, not the name of the weekday."""
    return token.part is Part.DATE and not token.text.startswith(("ddd", "e"))


def _of_day(day: date, token: Token) -> str:
    if token.part is Part.LITERAL:
        return token.text
    if not _names_part(token):
        return ""
    if token.text.startswith("y"):
        return str(day.year)
    number = day.day if token.text.startswith("d") else day.month
    return f"{number:02}" if len(token.text) == 2 else str(number)


def _words(tokens: Sequence[Token]) -> str:
    """Return the words that a format adds, without mere punctuation."""
    written = "".join(token.text for token in tokens if token.part is Part.LITERAL)
    return written if _LETTERS.search(written) else ""


def _percent(value: Decimal, section: Section) -> str:
    return _plain(_rounded(value * 100, max(_places(section), _PERCENT_PLACES)))


def _number(value: Decimal, section: Section) -> SheetCell:
    places = _places(section)
    if section.has(Part.GENERAL) or not section.has(Part.DIGITS) or section.has(Part.EXPONENT):
        written = _plain(value)
    elif (whole := _fraction(value, section)) is not None:
        return SheetCell(whole, CellKind.NUMBER)
    else:
        written = _padded(_rounded(value, max(places, _KEPT_PLACES)), section)
    text = _framed(written, section) if section.tokens else ""
    is_plain = section.has(Part.GENERAL) or section.has(Part.TEXT) or places == 3
    return SheetCell(text, CellKind.NUMBER, _lost_thousands(value, places) if is_plain and text else None)


def _lost_thousands(value: Decimal, places: int) -> str | None:
    """Return the doubt that "1.250" was typed where the program knows "." as the decimal sign."""
    size = abs(value)
    is_whole = size == size.to_integral_value()
    if not 1 <= size < 1000 or (is_whole and places != 3) or (size * 1000) % 1 != 0:
        return None
    thousands = f"{value:.3f}"
    return _THOUSANDS.format(number=_plain(value).replace(".", ","), thousands=thousands)


def _places(section: Section) -> int:
    """Return how many decimals the format asks for."""
    digits = next((token.text for token in section.tokens if token.part is Part.DIGITS), "")
    return sum(sign in "0#?" for sign in digits.partition(".")[2])


def _rounded(value: Decimal, places: int) -> Decimal:
    return value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def _padded(value: Decimal, section: Section) -> str:
    """Return a number with the leading and closing zeros that the format shows: "01", "1.10"."""
    digits = next(token.text for token in section.tokens if token.part is Part.DIGITS)
    whole, _, decimals = _plain(value).lstrip("-").partition(".")
    before, _, after = digits.partition(".")
    least = before.count("0")
    whole = "" if whole == "0" and not least else whole.zfill(least)
    decimals = decimals.ljust(after.count("0"), "0")
    sign = "-" if value < 0 else ""
    return f"{sign}{whole}.{decimals}" if decimals else f"{sign}{whole}"


def _fraction(value: Decimal, section: Section) -> str | None:
    """Return "1/2" or "2 1/2" where the format shows fractions, else None."""
    slash = Token(Part.LITERAL, "/")
    if slash not in section.tokens:
        return None
    below = "".join(token.text for token in section.tokens[section.tokens.index(slash) + 1 :]).strip()
    if not _DENOMINATOR.fullmatch(below):
        return None
    fixed = int(below) if below.isdigit() else 0
    limit = fixed or 10 ** len(below) - 1
    fraction = Fraction(round(value * fixed), fixed) if fixed else Fraction(value).limit_denominator(limit)
    whole, rest = divmod(fraction, 1)
    return " ".join(filter(None, [str(whole) if whole or not rest else "", str(rest) if rest else ""]))


def _plain(value: Decimal) -> str:
    """Return all the digits that a spreadsheet keeps (15), without exponent and closing zeros."""
    kept = Decimal(f"{value:.15g}")
    text = f"{kept:f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text in {"-0", ""} else text


def _framed(written: str, section: Section) -> str:
    """Return a number between the words that its format puts around it."""
    parts: list[str] = []
    is_written = False
    for token in section.tokens:
        if token.part is Part.LITERAL:
            parts.append(token.text)
        elif token.part is Part.PERCENT:
            parts.append("%")
        elif not is_written:
            parts.append(written)
            is_written = True
    return clean("".join(parts))
