"""Numbers as Vietnamese writes them: dots between thousands, a comma before decimals, nghìn, triệu, tỷ."""

import re

from chat.understanding.typed.spelling import spellings, words

NUMBER = r"\d[\d.,]*"
UNIT = r"nghìn|ngàn|vạn(?<!\*)|triệu|tỷ|tỉ"
"""What scales a number, for patterns; typed without marks "van" is the beginning of "văn bản", "vận hành"."""

# First words of what is usually counted: "5/7 xã" is a count, where "5/7" alone is a day.
COUNTED = words(
    "xã phường huyện thôn bản người hồ hs sơ đơn dn htx tthc nội cơ cq tổ trường trạm bệnh cơ chỉ khối hộ"
    " học giáo tài máy thủ cán công cb cbcc ccvc lượt văn điểm điện cột khu nhà bộ đối thuê doanh hợp"
    " tiêu chí phòng ban mục tổng việc"
) - words("nha")

_VALUES = {
    "nghìn": 1_000,
    "ngàn": 1_000,
    "vạn": 10_000,
    "triệu": 1_000_000,
    "tỷ": 1_000_000_000,
    "tỉ": 1_000_000_000,
}
_SCALES = {spelling: value for unit, value in _VALUES.items() for spelling in spellings(unit)}
UNIT_WORDS = frozenset(_SCALES)
_UNITS, _RATE = [[unit] for unit in UNIT_WORDS], [[word] for word in words("lệ")]
_LONGEST = 15
_THOUSANDS = re.compile(r"[1-9]\d{0,2}([.,])\d{3}(?:\1\d{3})*(?:(?!\1)[.,]\d+)?")


def is_unit(message: list[str], at: int) -> bool:
    """Return whether what scales a number stands there: "3,1 tỷ đồng", but not "3.1 tỷ lệ hồ sơ"."""
    return message[at : at + 1] in _UNITS and message[at + 1 : at + 2] not in _RATE


def read_number(written: str) -> int | float | None:
    """Return the value of a written count: "1.250" and "1,250" are 1250, None for what is no number."""
    return _value(written, decimal_comma=False)


def read_with_unit(written: str, unit: str | None) -> int | float | None:
    """Return the value of a number before "triệu" and the like, where a comma marks decimals ("1,236 triệu").

    No unit stands for one that is kept as written, as in "9,042 tỷ đồng".
    """
    value = _value(written, decimal_comma=True)
    if value is None or unit is None:
        return value
    return _tidy(value * _SCALES[unit])


def in_unit(value: int | float, unit: str) -> int | float:
    """Return a value counted by a unit: 500 millions are 0.5 of "tỷ"."""
    return _tidy(value / _SCALES[unit])


def _tidy(value: float) -> int | float:
    rounded = round(value, 6)
    return int(rounded) if rounded == int(rounded) else rounded


def read_percentage(written: str) -> int | float | None:
    """Return the value of a number before a percent sign, where a dot or a comma marks decimals."""
    return _plain_value(written.rstrip(".,").replace(",", "."))


def _value(written: str, *, decimal_comma: bool) -> int | float | None:
    written = written.rstrip(".,")
    grouped = _THOUSANDS.fullmatch(written)
    if grouped and not (decimal_comma and grouped.group(1) == "," and written.count(",") == 1):
        written = written.replace(grouped.group(1), "")
    return _plain_value(written.replace(",", "."))


def _plain_value(plain: str) -> int | float | None:
    if len(plain) > _LONGEST or plain.count(".") > 1:
        return None
    return float(plain) if "." in plain else int(plain)
