"""Lines that name what a task needs by a label: "Cơ quan chủ trì: …", "Thời gian hoàn thành: …"."""

import re
from dataclasses import dataclass, field
from enum import Enum, auto

from plans.reading.given.doers import units_in
from plans.reading.given.words import lowered


class Label(Enum):
    """What a labelled part of a paragraph holds."""

    LEAD = auto()
    COORDINATING = auto()
    TERM = auto()
    PRODUCT = auto()
    CONTENT = auto()
    OTHER = auto()


_BODY = (
    r"(?:các )?(?:cơ quan|đơn vị|bộ phận|phòng|sở, ngành|đầu mối|tổ chức|cá nhân)(?:(?:, |/| và )(?:cơ quan"
    r"|đơn vị|bộ phận|tổ chức|cá nhân|địa phương))*"
)
_DOING = (
    r"(?:thực hiện|tham mưu|giải quyết|triển khai|chính|tổ chức|hoàn thành|trình|ban hành|dự kiến|xây dựng"
    r"|hoàn thiện|đầu ra|cần đạt|công việc|nhiệm vụ|cụ thể|chủ yếu)"
)
_LABELS: tuple[tuple[Label, str], ...] = (
    (Label.COORDINATING, rf"(?:{_BODY} )?phối hợp(?: với| cùng| {_DOING})*"),
    (Label.LEAD, rf"(?:{_BODY} )?(?:chủ trì|đầu mối)(?:,? {_DOING})*(?: và phối hợp)?"),
    (
        Label.LEAD,
        (
            rf"{_BODY}(?: được giao)?(?: chịu trách nhiệm| phụ trách| thực hiện| tham mưu| triển khai"
            r"| tổ chức)+(?: chính)?"
        ),
    ),
    (Label.LEAD, r"thực hiện(?=\s*:\s*(?:các |sở |ubnd |phòng |công an |văn phòng |ban ))"),
    (
        Label.LEAD,
        (
            r"(?:phân công|trách nhiệm|giao)(?: nhiệm vụ| trách nhiệm)?(?: tổ chức)? thực hiện"
            r"|phân công nhiệm vụ"
        ),
    ),
    (Label.TERM, rf"(?:thời gian|thời hạn|tiến độ|hạn|kỳ hạn|thời điểm)(?:(?:,? | và ){_DOING})*|hoàn thành"),
    (Label.PRODUCT, rf"(?:dự kiến )?(?:sản phẩm|kết quả)(?: {_DOING})*"),
    (Label.CONTENT, rf"nội dung(?: {_DOING})*"),
    (
        Label.OTHER,
        (
            rf"(?:nguồn )?kinh phí(?: {_DOING})*|địa điểm(?: {_DOING})*|đối tượng(?: {_DOING})*"
            rf"|hình thức(?: {_DOING})*|thành phần|số lượng|quy mô"
        ),
    ),
)
_ANY = re.compile(
    r"(?:^|(?<=[.;,(] )|(?<=\()|(?<=[.;,]))(?:(?:"
    + "|".join(f"(?P<l{place}>{words})" for place, (_, words) in enumerate(_LABELS))
    + r"))\s*:"
)
_LED_BY = re.compile(r"[\s,]*(?:là (?:cơ quan|đơn vị) )?chủ trì(?: thực hiện| tham mưu)?")
_WITH = re.compile(r"[\s,;.]*(?:và )?phối hợp(?: thực hiện)?(?: với| cùng| với các)?\s*")
_TIDY = " ,;.:(–-/"


@dataclass(slots=True)
class Labelled:
    """What the labels of a paragraph say, and what stands before the first of them."""

    before: str = ""
    lead: tuple[str, ...] = ()
    coordinating: tuple[str, ...] = ()
    term: str = ""
    product: str = ""
    content: str = ""
    labels: set[Label] = field(default_factory=set)

    def add(self, other: "Labelled") -> None:
        """Add what the labels of another paragraph say of the same work."""
        self.lead += other.lead
        self.coordinating += other.coordinating
        self.term = f"{self.term}; {other.term}".strip("; ")
        self.product = self.product or other.product
        self.content = self.content or other.content
        self.labels |= other.labels


def begins_a_label(text: str) -> bool:
    """Return whether the words begin with a label."""
    return _ANY.match(lowered(text)) is not None


def labelled(text: str) -> Labelled | None:
    """Return what the labels in a paragraph say; None when it has none."""
    found = list(_ANY.finditer(lowered(text)))
    if not found:
        return None
    said = Labelled(before=text[: found[0].start()].strip(_TIDY))
    ends = [*(match.start() for match in found[1:]), len(text)]
    for match, end in zip(found, ends, strict=True):
        label = next(label for place, (label, _) in enumerate(_LABELS) if match[f"l{place}"])
        said.labels.add(label)
        _take(said, label, text[match.end() : end].strip(" ,;("))
    return said


def _take(said: Labelled, label: Label, words: str) -> None:
    value = words.rstrip(_TIDY)
    if value.count(")") > value.count("("):
        value = value.rstrip(") ")
    match label:
        case Label.LEAD:
            lead, *others = re.split(_LED_BY.pattern + r"(?=$|[,;. ])", value, maxsplit=1)
            partners = _WITH.match(others[0]) if others and others[0] else None
            said.lead += units_in(lead)
            said.coordinating += units_in(others[0][partners.end() :]) if partners else ()
        case Label.COORDINATING:
            said.coordinating += units_in(value)
        case Label.TERM:
            said.term = f"{said.term}; {value}".strip("; ")
        case Label.PRODUCT:
            said.product = value
        case Label.CONTENT:
            said.content = value
        case _:
            pass
