"""Numbers as Vietnamese writes them: dots or commas between thousands, a comma before decimals, nghìn, triệu, tỷ."""

import re

from chat.understanding.spelling import words

NUMBER = r"\d[\d.,]*"
UNIT = "nghìn|ngàn|vạn|triệu|tỷ|tỉ"

# First words of what is usually counted: "5/7 xã" is a count, where "5/7" alone is a day.
COUNTED = words(
    "xã phường huyện thôn bản người hồ hs sơ đơn dn htx tthc nội cơ cq tổ trường trạm bệnh cơ chỉ khối hộ học giáo"
    " tài máy thủ cán công cb cbcc ccvc lượt văn điểm điện cột khu nhà bộ đối thuê doanh hợp tiêu chí phòng ban mục"
    " tổng"
)

_SCALES = {
    "nghin": 1_000,
    "ngan": 1_000,
    "van": 10_000,
    "trieu": 1_000_000,
    "ty": 1_000_000_000,
    "ti": 1_000_000_000,
}
_LONGEST = 15
_THOUSANDS = re.compile(r"[1-9]\d{0,2}([.,])\d{3}(?:\1\d{3})*(?:(?!\1)[.,]\d+)?")


def read_number(written: str, unit: str | None = None) -> int | float | None:
    """Return the value of a written number ("1.250", "1,250": 1250; "2,1" with "trieu": 2100000), None if it has none.

    A comma before three digits marks thousands, unless a unit follows: "1,236 triệu" has decimals.
    """
    written = written.rstrip(".,")
    if len(written) > _LONGEST:
        return None
    grouped = _THOUSANDS.fullmatch(written)
    if grouped and not (unit and grouped.group(1) == "," and written.count(",") == 1):
        written = written.replace(grouped.group(1), "")
    return _scaled(written.replace(",", "."), _SCALES.get(unit or "", 1))


def read_percentage(written: str) -> int | float | None:
    """Return the value of a number before a percent sign, where a dot or comma always marks decimals."""
    written = written.rstrip(".,")
    return _scaled(written.replace(",", "."), 1) if len(written) <= _LONGEST else None


def _scaled(plain: str, scale: int) -> int | float | None:
    if plain.count(".") > 1:
        return None
    if "." not in plain:
        return int(plain) * scale
    value = round(float(plain) * scale, 6)
    return int(value) if scale > 1 and value.is_integer() else value
