"""What a task is given by, as a message says it: "CV 123/UBND-VX ngày 01/12/2025 về việc …"."""

import re
from datetime import date

from plans.given import Origin
from plans.patterns import sought
from plans.text import clean

_TYPE = (
    r"(?:công văn|công điện|cv|thông báo|tb|kết luận|kl|quyết định|qđ|chỉ thị|kế hoạch|nghị quyết|tờ trình"
    r"|văn bản|vb|giấy mời|biên bản|chương trình|phiếu chuyển|báo cáo)"
)
# Without a number these are documents all the same; "báo cáo tình hình ngày 20/12" may be the work itself.
_NAMED = r"(?:công văn|công điện|thông báo|kết luận|chỉ thị|quyết định|nghị quyết|biên bản|giấy mời)"
_NUMBER = r"\d{1,6}[a-zđ]?(?:/\d{4})?(?:/[a-zđ]|-[a-zđ]{2})[\w&./-]*\w"
_DAY = r"ngày \d{1,2} tháng \d{1,2} năm \d{4}|(?:ngày )?\d{1,2}[/.-]\d{1,2}[/.-]\d{4}"
_DOCUMENT = (
    rf"(?P<document>(?:{_TYPE}\b[^|;\n,()\d]{{0,40}}?)?{_NUMBER}|{_TYPE} số \d{{1,6}}(?![\d/])"
    rf"|{_NAMED}\b[^|;\n,()\d]{{0,60}}?(?= ngày \d))(?:[ ,(]{{1,2}}(?P<day>{_DAY})\)?)?"
)
_OF = r"(?:,? của (?P<by>[^|;\n,()]{4,60}?))?"
_WHOLE = sought(
    rf"(?:theo |căn cứ |tại )?{_DOCUMENT}{_OF}(?:[,;:]? ?(?:về việc|v/v|về|trích yếu:?) (?P<about>.+))?\.?",
    re.IGNORECASE,
)
_GIVEN_BY = r"(?:(?:ý kiến|chỉ đạo|kết luận|giao|phân công|bút phê)[^|;\n,()]{0,30}? của )"
_LEAD_IN = sought(
    rf"(?:thực hiện|theo|căn cứ|tại)\b[^|;\n,()]{{0,30}}?"
    rf"(?:{_GIVEN_BY}(?P<giver>[^|;\n,()]{{4,60}}?)(?: tại| trong))? ?\b{_DOCUMENT}{_OF}, ?",
    re.IGNORECASE,
)
_ONLY_GIVER = sought(
    rf"(?:thực hiện|theo)\b[^|;\n,()]{{0,20}}?{_GIVEN_BY}(?P<giver>[^|;\n,()]{{4,60}}?), ?", re.IGNORECASE
)
_GIVER_GIVES = sought(
    r"(?P<giver>(?:đồng chí |đ/c )?(?:(?:phó )?(?:chủ tịch|bí thư|thủ tướng|trưởng ban)|lãnh đạo|thường trực"
    r"|ban thường vụ|ubnd|[uủ][ỷy] ban nhân dân|tỉnh [uủ][ỷy])\b[^|;\n,()]{0,60}?)"
    r" (?=(?:giao|yêu cầu|chỉ đạo) )",
    re.IGNORECASE,
)
_IN_ASIDE = sought(rf"[\s,]*\((?:theo |căn cứ |tại )?{_DOCUMENT}{_OF}\)\.?$", re.IGNORECASE)
_AT_THE_END = sought(rf"[\s,;]*\b(?:theo|căn cứ) {_DOCUMENT}{_OF}\.?$", re.IGNORECASE)
_NUMBERS = sought(r"\d+")


def read_origin(words: str) -> Origin | None:
    """Return the document that the words name and nothing else, with its day, subject and author."""
    found = _WHOLE.fullmatch(clean(words))
    return _origin(found) if found else None


def without_origin(sentence: str) -> tuple[str, Origin | None]:
    """Return a sentence without the words in front of it or behind it that say by what the task is given."""
    said, found = clean(sentence), Origin()
    for form in (_LEAD_IN, _ONLY_GIVER, _GIVER_GIVES):
        front = form.match(said)
        if front is not None:
            said, found = said[front.end() :], joined(found, _origin(front))
    behind = _IN_ASIDE.search(said) or _AT_THE_END.search(said)
    if behind is not None and behind.start():
        said, found = said[: behind.start()], joined(_origin(behind), found)
    return said, found if found != Origin() else None


def joined(one: Origin, other: Origin) -> Origin:
    """Return what both say of one source; where both say something, the second counts."""
    return Origin(
        other.document or one.document,
        other.issued or one.issued,
        other.about or one.about,
        other.given_by or one.given_by,
    )


def _origin(found: re.Match[str]) -> Origin:
    said = found.groupdict()
    document, day = said.get("document"), said.get("day")
    giver, about = said.get("giver") or said.get("by"), said.get("about")
    return Origin(
        document.strip(" ,") if document else None,
        _day(day) if day else None,
        about.strip(" .") if about else None,
        giver.strip() if giver else None,
    )


def _day(words: str) -> date | None:
    day, month, year = map(int, _NUMBERS.findall(words))
    try:
        return date(year, month, day)
    except ValueError:
        return None
