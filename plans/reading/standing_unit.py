"""Which unit a document names as the one that collects the reports."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from plans.reading.content import Line
from plans.reading.prose import sentences
from plans.text import clean

_HEAD = (
    r"(?:Công an|Sở|Văn phòng|Phòng|Thanh tra|Ban|Bộ Chỉ huy|Bộ|Viện|Cục|Chi cục|Tổng cục|Vụ|Trung tâm|Tổ"
    r"|Ủy ban Mặt trận|Hội|Đoàn|Bảo hiểm|Kho bạc|Ngân hàng|Thuế|Thống kê|Học viện|Đảng ủy|Tỉnh đoàn)"
)
# "Sở Văn hóa, Thể thao và Du lịch", "Sở Lao động - Thương binh và Xã hội" go on after comma and dash.
_NAME = rf"{_HEAD}(?! chỉ đạo| phận) (?:[^,;.():–-]|(?:, | - )(?!{_HEAD}|[Cc]ơ quan)(?=[A-ZĐ])){{1,70}}?"
_LEADS = r"(?:chủ trì,? )?(?:phối hợp [^.;]{0,80}? )?"
_WATCHES = (
    rf"{_LEADS}(?:làm |là )?(?:(?:cơ quan |đơn vị )?(?:thường trực|đầu mối)|(?:theo dõi|đôn đốc|tổng hợp)\b)"
)
_COLLECTING = re.compile(
    rf"\((?:thông )?qua (?P<through>{_NAME})[),;]"
    rf"|[Tt]hường trực[^().;]{{0,60}}\((?P<named>{_NAME})\)"
    rf"|(?P<agency>{_NAME}),? ?(?:[(–-] ?|là )(?:[Cc]ơ quan |[Đđ]ơn vị )(?:[Tt]hường trực|đầu mối)"
    rf"|(?P<followed>{_NAME}) (?:có trách nhiệm )?(?:theo dõi|đôn đốc|giúp)[^.;]{{0,80}} tổng hợp\b"
    rf"|[Gg]iao (?P<collecting>{_NAME}) {_WATCHES}"
    rf"|\b(?:[Gg]ửi|[Bb]áo cáo)[^.;()]{{0,80}}? (?:về |đến |cho |tới |gửi )(?P<receiver>{_NAME})"
    r"(?! ?\((?:thông )?qua)(?= (?:trước|để|theo|qua|định kỳ|tổng hợp|chậm nhất|báo cáo)|[;.]|$| ?\("
    rf"|,(?! (?!{_HEAD})[A-ZĐ]))"
    rf"|\b[Gg]ửi (?P<given>{_NAME})(?=,? (?:để |tổng hợp|báo cáo|trước|chậm nhất))"
)
_IN_CHARGE = re.compile(rf"[Gg]iao (?P<charged>{_NAME}) (?:chủ trì|là cơ quan)")


def unit_that_collects(lines: Iterable[Line]) -> str | None:
    """Return the unit that the text most often says collects the reports or keeps watch."""
    found = Counter(_named(_COLLECTING, lines))
    return found.most_common(1)[0][0] if found else None


def unit_in_charge(lines: Iterable[Line]) -> str | None:
    """Return the one unit that is put in charge of the plan; None where several lead something."""
    units = set(_named(_IN_CHARGE, lines))
    return units.pop() if len(units) == 1 else None


def _named(pattern: re.Pattern[str], lines: Iterable[Line]) -> Iterator[str]:
    for sentence in sentences(lines):
        for match in pattern.finditer(sentence):
            yield from (clean(unit) for unit in match.groups() if unit)
