"""Who is told to do something: the units in front of the doing, without titles and asides."""

import re
from dataclasses import dataclass
from itertools import islice

from plans.patterns import sought
from plans.reading.given.words import begins_a_doer, begins_an_act, end_of_name, lowered
from plans.reading.unit_list import split_units
from plans.text import clean
from plans.units.vocabulary import DEPARTMENT, FIELDS, MINISTRY

_LONGEST = 400
_MOST_STOPS = 5
ASIDE = sought(r"\([^()]*\)")
_LIST_COLON = sought(r"(?:các|những) (?:\S+ ){0,2}\S+$")
# Whoever heads a unit stands for it: "Giám đốc Sở Y tế", "Thủ trưởng các sở, ban, ngành".
_HEADS = (
    r"(?:(?:đồng chí |đ/c )?(?:tổng giám đốc|giám đốc|thủ trưởng|người đứng đầu|lãnh đạo|chủ tịch|bộ trưởng"
    r"|thống đốc"
    r"|viện trưởng|cục trưởng|vụ trưởng|chi cục trưởng|hiệu trưởng|chỉ huy trưởng|chánh án"
    r"|chánh(?= (?:văn phòng|thanh tra))"
    r"|trưởng(?= (?:ban|các|phòng|công an))|bí thư(?= (?:\S+ [uủ][ỷy]|các)))(?:,? (?=tổng giám|giám đốc"
    r"|thủ trưởng|chủ tịch)|(?= )) ?)+"
)
_HEAD_OF_UNIT = sought(rf"(?P<before>^|[,;] ?|(?<=\s)và ){_HEADS}(?=\S)", re.IGNORECASE)
_MINISTERS = sought(r"(?<=[Cc]ác )[Bb]ộ trưởng(?=, [Tt]hủ trưởng| và [Tt]hủ trưởng)")
# These names are known to the end: what stands behind them is said of them, whatever the verb.
_FIELD = "|".join(sorted({*FIELDS[DEPARTMENT], *FIELDS[MINISTRY]}, key=len, reverse=True))
_KNOWN = sought(
    rf"(?:(?:(?:Sở|Bộ) |(?<=[:,;] )|(?<= và ))(?:{_FIELD})"
    r"|(?:Công an|Thanh tra|Văn phòng UBND|Bộ Chỉ huy Quân sự) tỉnh)(?= [^\W\d_A-ZĐ])"
)
_FIELD_OF_LIST = sought(rf"(?:{_FIELD})(?=[,;]| và )")
_STILL_NAMES = sought(r" ?(?:[,;(&–-]|và |cùng |hoặc |tỉnh\b|thành phố\b|các |của |thuộc |trực |liên )")
_STOP = sought(r":|\.(?= |$)|;(?= (?:[Gg]iao|[Yy]êu cầu|[Đđ]ề nghị))")
_TIDY = " ,;:.–-/"
_TELLING = sought(
    r" (?:đã|chưa|đang|vừa|còn|vẫn|mới|cũng|sẽ|không|bị|rất|nếu|đạt|chậm|thiếu|buông|lúng|né|để xảy"
    r"|(?:trong|của|về|tại|với|cho|do|bởi|theo|ở|từ|khi|nếu|vì) $"
    r"|có (?!liên quan|tên|rừng|mô|dự|thẩm|chức|tỷ|nhu|biển|biên|đất|di|khu|nguy|đông)) ?"
)


@dataclass(frozen=True, slots=True)
class Doers:
    """The units named at the beginning of a text, and where what is said of them begins."""

    units: tuple[str, ...]
    end: int
    closed_by: str
    """ "" before a verb, ":" before a list or a topic, "." at the end of the text."""


def doers_of(text: str, start: int = 0, *, in_sentence: bool = False) -> Doers | None:
    """Return who is named from that place on, up to the doing, a colon or the end; None if nobody is."""
    rest = text[start : start + _LONGEST]
    if not begins_a_doer(rest, in_sentence=in_sentence):
        return None
    masked = ASIDE.sub(lambda aside: "\1" * len(aside[0]), rest)
    act = _end_of_known(masked, end_of_name(masked, 1))
    end, closed_by = _end_of(masked, act)
    named = ASIDE.sub("", rest[:end]).strip(_TIDY)
    is_cut_off = end == len(rest) < len(text) - start
    if not named or is_cut_off or _TELLING.search(f" {lowered(named)} "):
        return None
    return Doers(units_in(named), start + end + (closed_by == ":"), closed_by)


def units_in(words: str) -> tuple[str, ...]:
    """Return the units that the words list, each for its head: "Sở Y tế" for "Giám đốc Sở Y tế"."""
    ministries = _MINISTERS.sub("bộ", clean(words))
    return split_units(_HEAD_OF_UNIT.sub(lambda head: head["before"], ministries))


def _end_of(masked: str, act: int | None) -> tuple[int, str]:
    """Return where the name ends: before the doing, at a colon that is not of a list, at a full stop."""
    stops = _STOP.finditer(masked, 0, act if act is not None else len(masked))
    for match in islice(stops, _MOST_STOPS):
        if match[0] == ":" and _opens_list(masked, match.start()):
            continue
        return match.start(), ":" if match[0] == ":" else "."
    return (len(masked), ".") if act is None else (act, "")


def _end_of_known(masked: str, act: int | None) -> int | None:
    """Return the end of the last known name before the doing, if words follow that are no name."""
    last = None
    for match in _KNOWN.finditer(masked, 0, act if act is not None else len(masked)):
        last = match.end()
    if last is None or _STILL_NAMES.match(masked, last) or last + 1 == act:
        return act
    return last + 1


def _opens_list(masked: str, colon: int) -> bool:
    """Return whether a colon stands inside a name: "các Sở: Xây dựng, Y tế", not "các sở: Xây dựng đề án"."""
    if not _LIST_COLON.search(lowered(masked[:colon])):
        return False
    rest = masked[colon + 1 :].lstrip(" \1")
    return _FIELD_OF_LIST.match(rest) is not None or not begins_an_act(rest)
