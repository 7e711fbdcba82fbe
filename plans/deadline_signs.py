"""What a deadline phrase says apart from its dates: numbers, guidance to wait for, work without end."""

from dataclasses import dataclass

from plans.patterns import sought

_EVERY = r"(?:(?<!ngan )\bhang|\bmoi)"
ONGOING = sought(
    rf"(?<!phi )(?<!chi )thuong xuyen|\blien tuc|{_EVERY} (?:nam|thang|quy|tuan|ngay)\b(?! \d)"
    r"|\bdinh ky|\b(?:cac|nhung) nam (?:tiep theo|sau)|/ ?lan\b|\bmot lan\b|\btheo (?:thang|quy|tuan)\b"
    r"|\blau dai|\b(?:nam|quy|thang|tuan) \d+ lan\b"
    r"|\b\d+ lan ?(?:/|trong|moi|mot) ?(?:1 )?(?:nam|quy|thang|tuan)\b"
)
RECURRENCE = sought(rf"{_EVERY} (?:nam|thang|quy)\b(?! \d)")
CARRIED_ON = sought(r"\bduy tri|\btiep tuc")
_GUIDANCE = sought(
    r"(?<!tiep )(?<!kem )\btheo (?!doi\b|(?:thang|quy|tuan)\b(?! dinh| che))"
    r"|\bkhi\b(?! (?:het|ket thuc) (?:nam|quy|thang|\0))|\btuy (?:theo|thuoc)"
    r"|\bphu thuoc|\bcho (?:den |y kien|huong dan|chi dao|van ban|bo |trung uong|cap tren)|\bcan cu\b"
    r"|\bdot xuat"
)
_FRACTION = r"(?<![\d/.-])(?!20\d\d)\d{1,5} ?/ ?(?!20\d\d)\d{1,5}(?![\d/])"
_NUMBER = sought(
    r"\d ?%|\bphan tram\b|\btop \d|\bxep (?:hang|thu)|\bthu hang|\bdung (?:o )?(?:thu|top)"
    rf"|{_FRACTION}(?= (?![lio]+\b)[a-z]{{2}}| ?\()|\b(?:dat|du|xep|thu) {_FRACTION}"
    r"|\b(?:dat|toi thieu|it nhat|tren|hon|khong duoi) (?:tu )?\d"
)
_FINISHED = sought(r"\bda (?:hoan thanh|thuc hien xong|xong)")


@dataclass(frozen=True, slots=True)
class Signs:
    """What a phrase says apart from its dates."""

    number: bool
    ongoing: bool
    guidance: bool
    finished: bool

    @classmethod
    def of(cls, text: str) -> "Signs":
        """Return the signs in a folded text from which the dates are taken."""
        ongoing, guidance = ONGOING.search(text), _GUIDANCE.search(text)
        # "thường xuyên theo chỉ đạo của …": the guidance says how to go on, not when to finish.
        waits = guidance is not None and (ongoing is None or guidance.start() < ongoing.start())
        return cls(bool(_NUMBER.search(text)), ongoing is not None, waits, bool(_FINISHED.search(text)))
