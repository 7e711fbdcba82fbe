"""Deadlines from cells whose ends were guessed: words of another cell may stand among their own."""

import re

from plans.date_repair import mended
from plans.dates import find_mentions
from plans.plan import DeadlineKind
from plans.text import fold

STRAYED = "Ô thời hạn được suy ra và có thể lẫn chữ của ô khác; đề nghị đối chiếu với văn bản."
_OWN_WORD = re.compile(
    r"truoc|ngay|thang|quy|nam|den|het|cuoi|dau|giua|trong|va|tu|hoan|thanh|xong|thuong|xuyen|hang|moi|dinh|ky"
    r"|thuc|hien|duy|tri|cac|nhung|tiep|theo|cham|nhat|du|kien|giai|doan|phan|lien|tuc|sau|khi|moc|thoi|han|gian"
    r"|muon|vao|buoi|gio|toi|tro|di|nay"
)
_DATED = frozenset(DeadlineKind) - {
    DeadlineKind.AWAITING_GUIDANCE,
    DeadlineKind.BY_INDICATOR,
    DeadlineKind.MIXED,
    DeadlineKind.NONE,
}
_WORD = re.compile(r"[a-z]+")
_BESIDE = re.compile(r"\([^()]*\)|(?<!tiep )\btheo (?!doi)[^,;.()]*")
"""What may stand beside a date in any words: "theo lộ trình của Bộ"."""


def may_hold_other_words(phrase: str, kind: DeadlineKind) -> bool:
    """Return whether words stand in a deadline that none is made of: "Trước ngày điện tử 15/5/2026"."""
    if kind not in _DATED:
        return False
    _, rest = find_mentions(mended(_BESIDE.sub(" ", fold(phrase)))[0])
    return not all(map(_OWN_WORD.fullmatch, _WORD.findall(rest)))
