"""Whether a document amends another plan, and which: its title or its first article says so."""

import re
from collections.abc import Iterable, Iterator

from plans.plan import Problem
from plans.reading.content import Line
from plans.reading.prose import fold_in_place
from plans.text import clean

_ACT = r"(?:sua doi|dieu chinh|bo sung|thay the|bai bo|gia han|cap nhat)"
_DOCUMENT = r"(?:ke hoach|quyet dinh|chuong trinh|de an|phuong an|chi thi|cong van|thong bao|nghi quyet)"
_AMENDS = re.compile(
    rf"(?:ke hoach |quyet dinh |ve (?:viec )?|v/v |dieu 1\.? ?:? ?|(?:ban hanh |phe duyet )?)*{_ACT}"
    rf"(?:(?:,| va|, va)? {_ACT})*\b[^.;:]{{0,120}}?\b(?P<named>{_DOCUMENT}"
    r"(?: so)? \d+[\w/-]*(?: ngay (?:\d{1,2}/\d{1,2}/\d{4}|\d{1,2} thang \d{1,2} nam \d{4}))?)"
)
_NOTICE = (
    "Văn bản này sửa đổi, bổ sung {named} và thường chỉ nêu phần thay đổi. Lưu ở đây thì thành một kế hoạch "
    "riêng, nhiệm vụ và hạn đã lưu của văn bản được sửa đổi không tự đổi theo; muốn đổi chúng, đề nghị gửi "
    "bản đầy đủ sau sửa đổi."
)
_FIRST_LINES = 25


def amended_plan(title: str | None, lines: Iterable[Line]) -> Iterator[Problem]:
    """Yield what people should know of a document that amends another, which is named as written."""
    head = [clean(line.text) for _, line in zip(range(_FIRST_LINES), lines, strict=False)]
    for text in (clean(title or ""), *head):
        found = _AMENDS.match(fold_in_place(text))
        if found:
            named = text[found.start("named") : found.end("named")]
            yield Problem("toàn văn bản", text[:240], _NOTICE.format(named=named))
            return
