"""Which column of another system's file holds what, recognised from its heading."""

import re
from collections.abc import Mapping, Sequence
from enum import StrEnum

from plans.text import fold


class Role(StrEnum):
    """What a column holds; the last four are filled in."""

    NUMBER = "number"
    WHAT = "what"
    UNIT = "unit"
    DEADLINE = "deadline"
    SOURCE = "source"
    """The number of the document that gives the task."""
    STATUS = "status"
    RESULT = "result"
    FINISHED = "finished"
    """The day on which it was done."""
    PERCENT = "percent"


ANSWERS = (Role.STATUS, Role.RESULT, Role.FINISHED, Role.PERCENT)
_OTHER = re.compile(
    r".*\b(?:phoi hop|nguoi (?:giao|ky|tao|nhap)|(?:don vi|co quan|lanh dao) (?:giao|ban hanh|chi dao)"
    r"|ngay (?:giao|ban hanh|nhan|tao|van ban|ky|cap nhat)|loai|muc do khan|do khan|linh vuc|nhom|ghi chu"
    r"|ma (?:nhiem vu|viec|so|dinh danh)|gia han|san pham|ly do)\b.*"
)
# Tried in this order: "Kết quả thực hiện nhiệm vụ" is a result although it names the task too.
_WORDS: tuple[tuple[Role, re.Pattern[str]], ...] = (
    (
        Role.FINISHED,
        re.compile(
            r".*\bngay (?:thuc te )?(?:hoan thanh|ket thuc|xong)(?: thuc te| xong)?"
            r"|.*\b(?:hoan thanh|ket thuc) (?:ngay|thuc te)\b.*|.*\bthuc te (?:hoan thanh|ket thuc)"
        ),
    ),
    (
        Role.DEADLINE,
        re.compile(
            r".*\b(?:thoi han|ky han|han (?:xu ly|hoan|thuc|cuoi|chot|bao cao)"
            r"|thoi (?:gian|diem) (?:thuc hien|xu ly|hoan thanh|ket thuc))\b.*|han"
        ),
    ),
    (Role.PERCENT, re.compile(r".*(?:\bty le\b|\bphan tram\b|%|\bmuc do hoan thanh\b).*")),
    (Role.STATUS, re.compile(r".*\b(?:tinh trang|trang thai)\b.*|tien do(?: thuc hien| xu ly)?")),
    (
        Role.RESULT,
        re.compile(r".*\b(?:ket qua|tinh hinh|noi dung bao cao|giai trinh|dien giai|bao cao)\b.*"),
    ),
    (
        Role.SOURCE,
        re.compile(
            r".*\bso(?:[ ,/]*ky)? ?hieu\b.*|.*\bso (?:van ban|cong van)\b.*"
            r"|van ban(?: giao| chi dao| den| giao viec| giao nhiem vu| lien quan| goc)?"
            r"|can cu|nguon(?: giao)?"
        ),
    ),
    (Role.UNIT, re.compile(r".*\b(?:don vi|co quan|phong ban|chu tri|to chuc|dau moi)\b.*")),
    (Role.NUMBER, re.compile(r"(?:s ?)?tt|so ?tt|so thu tu|stt|thu tu|#|so nhiem vu|nv so|nhiem vu so")),
    (Role.WHAT, re.compile(r".*\b(?:nhiem vu|noi dung|cong viec|dau viec|viec|chi dao|trich yeu)\b.*")),
)
_LONGEST = 80
_IN_FULL = {
    "dvth": "don vi thuc hien",
    "dvct": "don vi chu tri",
    "cqct": "co quan chu tri",
    "d/v": "don vi",
    "dv": "don vi",
    "cq": "co quan",
    "vb": "van ban",
    "xl": "xu ly",
    "ht": "hoan thanh",
    "nv": "nhiem vu",
    "kq": "ket qua",
    "th": "thuc hien",
}
_SHORT = re.compile(rf"(?<![\w/])(?:{'|'.join(map(re.escape, _IN_FULL))})(?![\w/])")


def role_of(heading: str) -> Role | None:
    """Return what a column of this heading holds, None when it is of no use here."""
    name = _name(heading)
    if not name or len(name) > _LONGEST or _OTHER.fullmatch(name):
        return None
    return next((role for role, words in _WORDS if words.fullmatch(name)), None)


def _name(heading: str) -> str:
    name = re.sub(r"[()]", " ", fold(heading)).strip(" .:;*")
    return " ".join(_SHORT.sub(lambda found: _IN_FULL[found[0]], name).split())


def roles_of(headings: Sequence[str]) -> Mapping[Role, int]:
    """Return the column (from 0) of each role; of several of one kind the one that says most, else the first.

    Empty when these are no headings of a list of tasks that can be filled in. What may be meant otherwise is
    not filled in: without another deadline "Ngày hoàn thành" is the deadline.
    """
    found: dict[Role, int] = {}
    for place, heading in enumerate(headings):
        role = role_of(heading)
        if role is Role.WHAT and _may_be_a_result(heading) and role in found:
            role = Role.RESULT
        if role is not None and (role not in found or _says_more(role, heading)):
            found[role] = place
    if (
        Role.DEADLINE not in found
        and Role.FINISHED in found
        and "thuc te" not in fold(headings[found[Role.FINISHED]])
    ):
        found[Role.DEADLINE] = found.pop(Role.FINISHED)
    is_list = Role.WHAT in found and not found.keys().isdisjoint(ANSWERS) and len(found) > 2
    return found if is_list else {}


def _may_be_a_result(heading: str) -> bool:
    """Return whether "Nội dung thực hiện" may be what was done, beside what was to be done."""
    return re.search(r"\bnoi dung (?:thuc hien|xu ly)\b", _name(heading)) is not None


def _says_more(role: Role, heading: str) -> bool:
    """Return whether a later column is rather meant: "Nội dung nhiệm vụ" beside "Trích yếu"."""
    return role is Role.WHAT and "nhiem vu" in fold(heading)
