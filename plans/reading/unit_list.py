"""The units named in a cell: where one ends and the next begins."""

import re
from collections.abc import Iterator

from plans.patterns import sought
from plans.reading.unit_plurals import spread
from plans.reading.unit_words import MANY, begins_many, begins_unit, has_unit_word, stands_for_many
from plans.text import clean, fold

_MISSING_SEPARATOR = sought(
    r"(?<!phòng)(?<!và)(?<!của)(?<!thuộc)(?<!với)(?<!tịch)(?<!đạo)(?<!,)(?<!-)(?<!đốc)(?<!&)(?<!\+)"
    r" (?=(?:UBND|Ủy ban nhân dân|Uỷ ban nhân dân) (?:cấp|các|huyện|xã|thị|thành))"
    r"|(?:(?<=\w tỉnh)|(?<=\w huyện)) (?=(?:Sở|Phòng|Công an|Bộ phận|Văn phòng|Bảo hiểm|Trung tâm"
    r"|Thanh tra) \w)"
)
_COMMA = sought(r"(, ?)")
_PARENTHESES = sought(r"\([^()]*\)?")
_HIDDEN, _SHOWN = str.maketrans(",;", "\1\2"), str.maketrans("\1\2", ",;")
_AND = sought(r"(?<= )(?:và|hoặc|&) |[/+] ?|(?<= )[-–] ")
_DASH = ("-", "–")
# Units of one rank: "Sở A - Sở B" are two; "Phòng A - Sở B" is a part of the other.
_PEER = sought(
    r"(?:so|ubnd|uy ban|cong an|thanh tra|kho bac|bhxh|bao hiem xa hoi|thue|tinh doan|lien doan|hoi|toa an"
    r"|bao|vien kiem sat|van phong (?:ubnd|hdnd|tinh uy)|vp|ca|bo chi huy|mat tran) (?=\w)"
)
_SAME_HEAD = sought(r"(\w+) .+\0\1 ")
_NO_NAME_YET = frozenset({"bao", "dai", "tap chi"})
"""Nouns that share what follows: "Báo và Đài Phát thanh, Truyền hình tỉnh" is one unit."""
_BULLET = sought(r"^(?:[-+•*–]|\d{1,2}[.)])\s*")
_INTRODUCTION = sought(r"(?:các|những) (?:cơ quan|đơn vị|sở, |bộ, )[^:;]{0,40}: ?", re.IGNORECASE)
_LONGEST = 5_000
"""No list of units is longer: what is, stays in one piece for people to see."""
_TAIL = " ,;.…:-"


def split_units(text: str) -> tuple[str, ...]:
    """Return the units in the words of the text; "Sở Văn hóa, Thể thao và Du lịch" stays one."""
    if len(text) > _LONGEST:
        return (clean(text),)
    pieces = (piece for line in lines_of(text) for piece in _PARENTHESES.sub(_hide, line).split(";"))
    found = (
        spread(list(_units_of(_without_introduction(_BULLET.sub("", piece.strip()))))) for piece in pieces
    )
    units = (_tidy(unit) for piece in found for unit in piece)
    return tuple(dict.fromkeys(unit for unit in units if unit))


def _hide(match: re.Match[str]) -> str:
    return match[0].translate(_HIDDEN)


def _without_introduction(text: str) -> str:
    """Return the list without "Các đơn vị thuộc Bộ:" in front of the units themselves."""
    match = _INTRODUCTION.match(text)
    return text[match.end() :] if match and begins_unit(text[match.end() :]) else text


def _tidy(unit: str) -> str:
    return unit.translate(_SHOWN).strip(_TAIL).replace("( ", "(").replace(" )", ")")


def lines_of(text: str) -> Iterator[str]:
    """Return the paragraphs of the cell; a line that begins no unit goes on with the one before."""
    current = ""
    for line in text.split("\n"):
        words = clean(line)
        if current and (_BULLET.match(words) or begins_unit(words)):
            yield current
            current = words
        else:
            current = f"{current} {words}".strip()
    yield current


def _units_of(text: str) -> Iterator[str]:
    current = ""
    parts = _COMMA.split(f", {_MISSING_SEPARATOR.sub(', ', text)}")
    for comma, part in zip(parts[1::2], parts[2::2], strict=True):
        first, *others = _split_at_and(part.removeprefix("và "))
        if current and not (begins_unit(first, after=current) or begins_many(first)):
            first = f"{current}{comma}{first}"
        elif current:
            yield current
        for unit in others:
            yield first
            first = unit
        current = first
    yield current


def _split_at_and(text: str) -> Iterator[str]:
    """Split "Sở A và Sở B", but neither "Văn phòng HĐND và UBND" nor "Giáo dục và Đào tạo"."""
    start = 0
    for match in _AND.finditer(text):
        left, right = text[start : match.start()].strip(), text[match.end() :]
        if left and _are_two(left, match[0].strip(), right):
            yield left
            start = match.end()
    yield text[start:].strip()


def _are_two(left: str, sign: str, right: str) -> bool:
    """Return whether what stands before and behind "và", "+", "/" or a dash are two units."""
    head = fold(left)
    if head in _NO_NAME_YET or head.endswith(("hdnd", "hoi dong nhan dan", "quoc hoi", "dbqh")):
        return False
    if sign in _DASH:
        return _are_peers(head, fold(right))
    return begins_unit(right, after=left) and not _shares(left, right)


def _are_peers(left: str, right: str) -> bool:
    both = _PEER.match(left) and _PEER.match(right)
    return bool(both or (has_unit_word(left) and _SAME_HEAD.match(f"{left}\0{right}")))


def _shares(left: str, right: str) -> bool:
    """Return whether one plural stands before both: "các Hiệp hội và Doanh nghiệp công nghệ số"."""
    return stands_for_many(left) and MANY.match(fold(right)) is not None
