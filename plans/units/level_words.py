"""What a level is called in a word or two, beside a number: "tỉnh", "xã", "sở"; equal ones by their names."""

import re
from collections import Counter
from collections.abc import Mapping

from plans.text import clean

ABOVE = "cấp trên"
"""The top, where no plan of its names who issued it: whoever else there is stands below it."""
LONGEST = 40
_AGENCIES = (
    "sở|phòng|chi cục|cục|trạm|trường|bệnh viện|trung tâm|ban quản lý|tổng công ty|công ty"
    "|bộ(?! chỉ huy| tư lệnh)"
)
_AT_THE_START = re.compile(rf"(?P<word>{_AGENCIES}|thôn|bản|ấp|tổ dân phố|khu phố)\b", re.IGNORECASE)
_PLACE = re.compile(
    r"\b(?P<word>tỉnh|thành phố|đặc khu|phường|xã(?! hội)|thị trấn|huyện|quận(?! sự)|thị xã|thôn|khu phố)\b",
    re.IGNORECASE,
)
_GOVERNMENT = re.compile(r"^(?:ubnd|ủy ban nhân dân|uỷ ban nhân dân)\s+", re.IGNORECASE)


def level_words(names: Mapping[int, str | None]) -> dict[int, str]:
    """Return how each of several offices is called beside a number, by the names of their units.

    Where the words are the same, the names tell them apart; where these are too, their order does.
    """
    words = _told_apart({office: _word(name) for office, name in names.items()}, names)
    times = Counter(words.values())
    seen: Counter[str] = Counter()
    found = {}
    for office, word in words.items():
        seen[word] += 1
        found[office] = word if times[word] == 1 else f"{word} {seen[word]}"
    return found


def _told_apart(words: dict[int, str], names: Mapping[int, str | None]) -> dict[int, str]:
    times = Counter(words.values())
    return {
        office: word if times[word] == 1 else _short(names[office] or word) for office, word in words.items()
    }


def _word(name: str | None) -> str:
    if not name:
        return ABOVE
    found = _AT_THE_START.match(clean(name)) or _PLACE.search(clean(name))
    return found["word"].lower() if found else _short(name)


def _short(name: str) -> str:
    return _GOVERNMENT.sub("", clean(name))[:LONGEST].strip()
