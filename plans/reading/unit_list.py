"""The units named in a cell: where one ends and the next begins."""

import re
from collections.abc import Iterator

from plans.text import clean, fold

# A word that begins the name of one unit ("Sở Y tế"), followed by what distinguishes it.
_NAMED_UNIT = re.compile(
    r"(?:so (?!hoa|lieu|huu)|ban (?!hanh|tinh|huyen)|phong (?!chong)|van phong |ubnd |uy ban |cong an "
    r"|trung tam |bao hiem |bhxh |ngan hang |nhnn |chi cuc |cuc |tong cuc |bo (?!tri|sung|mon)|toa an "
    r"|vien (?!chuc)|truong (?!hop)|dai hoc |dai (?=phat|truyen|khi)|buu dien |hoi |doan (?!the)|tinh doan "
    r"|lien doan |mat tran |thanh tra |kho bac |dien luc |cong ty |tap doan |chi nhanh |hai quan |thue "
    r"|benh vien |lien minh |to (?=cong tac|giup viec)|(?:huyen|tinh|thanh|dang) uy|thuong truc |vnpt"
    r"|viettel)"
)
_COLLECTIVE_NOUN = (
    r"(?:so|ban|nganh|phong|bo|co quan|don vi|dia phuong|to chuc|doan the|hoi|doanh nghiep|huyen|xa|phuong"
    r"|chi nhanh|truong|ubnd|uy ban nhan dan|cong ty|benh vien|to|thanh vien|ngan hang|trung tam|cuc"
    r"|chi cuc)"
)
_EACH_OF = re.compile(rf"(?:cac|nhung|toan bo|tat ca(?: cac)?) {_COLLECTIVE_NOUN}\b")
_COLLECTIVE = re.compile(
    r"(?:cac |nhung )?(?:(?:so|ban|nganh|phong|bo|co quan|don vi|dia phuong|to chuc|doan the)\b"
    r"(?=$|,| (?:ban|nganh|phong|doan the|khac|cap|co|lien quan|thuoc|truc thuoc|duoc|da)\b)|(?:cac|nhung) )"
)
_MISSING_SEPARATOR = re.compile(
    r"(?<!phòng)(?<!và)(?<!của)(?<!thuộc)(?<!với)(?<!tịch)(?<!đạo)(?<!,)(?<!-)(?<!đốc)"
    r" (?=(?:UBND|Ủy ban nhân dân|Uỷ ban nhân dân) (?:cấp|các|huyện|xã|thị|thành))"
    r"|(?:(?<=\w tỉnh)|(?<=\w huyện)) (?=(?:Sở|Phòng|Công an|Bộ phận|Văn phòng|Bảo hiểm|Trung tâm"
    r"|Thanh tra) \w)"
)
_COMMA = re.compile(r"(, ?)")
_PARENTHESES = re.compile(r"\([^()]*\)?")
_HIDDEN, _SHOWN = str.maketrans(",;", "\1\2"), str.maketrans("\1\2", ",;")
_AND = re.compile(r"(?<= )(?:và|hoặc) |/ ?(?=(?:Sở|UBND|Công an|Phòng) )")
_BULLET = re.compile(r"^(?:[-+•*–]|\d{1,2}[.)])\s*")
_LONGEST = 5_000
"""No list of units is longer: what is, stays in one piece for people to see."""
_TAIL = " ,;.…:-"


def split_units(text: str) -> tuple[str, ...]:
    """Return the units in the words of the text; "Sở Văn hóa, Thể thao và Du lịch" stays one."""
    if len(text) > _LONGEST:
        return (clean(text),)
    pieces = (piece for line in _lines(text) for piece in _PARENTHESES.sub(_hide, line).split(";"))
    units = (_tidy(unit) for piece in pieces for unit in _units_of(_BULLET.sub("", piece.strip())))
    return tuple(dict.fromkeys(unit for unit in units if unit))


def _hide(match: re.Match[str]) -> str:
    return match[0].translate(_HIDDEN)


def _tidy(unit: str) -> str:
    return unit.translate(_SHOWN).strip(_TAIL).replace("( ", "(").replace(" )", ")")


def _lines(text: str) -> Iterator[str]:
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
        if current and not begins_unit(first, after=current):
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
        left = text[start : match.start()].strip()
        halfway = fold(left).endswith(("hdnd", "hoi dong nhan dan", "quoc hoi", "dbqh"))
        if left and not halfway and begins_unit(text[match.end() :], after=left):
            yield left
            start = match.end()
    yield text[start:].strip()


def begins_unit(words: str, after: str = "") -> bool:
    """Return whether the words begin another unit than the one they come after."""
    folded = fold(words)
    if _COLLECTIVE.match(folded) and not folded.startswith(("cac ", "nhung ")):
        return not _COLLECTIVE.match(fold(after))
    return bool(_NAMED_UNIT.match(folded) or _EACH_OF.match(folded))
