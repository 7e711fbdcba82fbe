"""What in a sentence asks the units for reports, and what only looks like it."""

from plans.patterns import sought

_FILLER = "\0"
_DATE = r"\d{1,2}(?:/| thang )\d{1,2}(?:/| nam )20\d\d"
_DOCUMENT = (
    r"(?:ke hoach|quyet dinh|nghi quyet|cong van|chi thi|thong bao|luat|nghi dinh|thong tu|ket luan|cong dien"
    r"|de an|van ban|chuong trinh|to trinh|huong dan)"
)
_NOT_ASKED = (
    # the day of another document
    sought(rf"\b{_DOCUMENT}\b(?:(?!\b(?:truoc|gui|bao cao)\b)[^.;]){{0,60}}?,? ngay {_DATE}"),
    # the days that the figures cover
    sought(
        r"\b(?:so lieu|thoi gian (?:chot|lay|tinh)|ky bao cao|tinh)\b[^.;()]{0,80}?"
        r"\btu (?:ngay )?\d[^.;()]{0,80}?\b(?:den|toi)(?: het)? (?:ngay )?\d{1,2}(?:/\d{1,2})?[^,.;()]{0,60}"
    ),
    sought(r"\b(?:chot|tinh|lay) so lieu\b[^.;()]{0,60}?\bngay \d{1,2}[^,.;()]{0,40}"),
    # reports that are a work of their own: "công bố báo cáo dự báo hằng năm"
    sought(
        r"(?:\b(?:cong bo|phat hanh|xuat ban|bien soan|tham dinh|hoan thien)(?: \w+){0,3}? bao cao"
        r"|\bbao cao (?:du bao|thuong nien|chuyen de|quoc gia|nghien cuu|tai chinh|khao sat))\b"
        r"(?: (?!gui\b)\w+){0,8}"
    ),
)
_MANY = sought(
    r"\b(?:cac|nhung|tung|moi) (?:so|co quan|don vi|dia phuong|bo|phong|ban|nganh|xa|huyen|truong|to chuc"
    r"|thanh vien)|\bubnd (?:cac|cap|xa|phuong|huyen)|\b(?:don vi|co quan) (?:duoc giao|chu tri)"
    r"|\bthu truong\b"
)
_UPWARDS = (
    r"bao cao(?: (?:ket qua|tinh hinh|tien do)[^,;.]{0,60}?)?(?: ve| cho| voi| len)? (?:uy ban nhan dan|ubnd"
    r"|chu tich|chinh phu|thu tuong|bo |tinh uy|thanh uy|ban chi dao|thuong truc|lanh dao)"
)
_DIRECTLY = r"(?![^.;]{0,40}\b(?:qua|gui)\b)"
_COMPILED = sought(rf"\btong hop\b[^.;]{{0,120}}?\b(?:{_UPWARDS}|bao cao)\b{_DIRECTLY}")
_AFTER_COMPILING = sought(rf"\bde (?:\w+,? ){{0,3}}?tong hop\b[^.;]{{0,120}}?\b{_UPWARDS}\b{_DIRECTLY}")
_ONE_UNIT = sought(
    r"(?:\d{1,2}(?:\.\d{1,2})*[.)]|[a-z][.)]|\W)* ?(?:giao )?"
    r"(?:so|cong an|van phong|thanh tra|ban|phong|cuc|vu)\b"
    rf"[^.;]{{0,160}}?\b{_UPWARDS}\b{_DIRECTLY}"
)


def asked(folded: str) -> str:
    """Return the sentence with what asks for no report blanked out, letter for letter."""
    for words in _NOT_ASKED:
        folded = words.sub(lambda match: _FILLER * len(match[0]), folded)
    return folded


def speaks_to_many(folded: str) -> bool:
    """Return whether the sentence names several units: "các đơn vị", "UBND cấp xã"."""
    return _MANY.search(folded) is not None


def is_upwards(folded: str, place: int) -> bool:
    """Return whether what stands at that place is said of the report that one unit makes of all the others'.

    "Sở Nội vụ tổng hợp, báo cáo UBND tỉnh trước ngày 20/12" binds nobody but the Sở Nội vụ; "gửi về Sở Nội vụ
    trước ngày 15 để tổng hợp, báo cáo UBND tỉnh" binds everybody to the 15th.
    """
    start = folded.rfind(";", 0, place) + 1
    clause = folded[start:place]
    if _AFTER_COMPILING.search(clause):
        return True
    compiled = _COMPILED.search(clause) or _ONE_UNIT.match(clause)
    return compiled is not None and _MANY.search(clause[: compiled.end()]) is None
