"""What a person wrote in a reply: without what is quoted, greetings, and what a telephone adds."""

import re
from collections.abc import Sequence

from plans.text import normalise

LONGEST = 60_000
LONGEST_LINE = 2_000
_WRAPPED = 60
"""A line of plain text that is longer may go on in the next one: programs break lines before 80 letters."""

_WROTE = r"(?:wrote|writes|said|đã viết|viết|da viet)\s*:"
_ATTRIBUTION = re.compile(rf"^(?:On|Vào|Ngày|Lúc|Vao)\b.{{5,400}}?\b{_WROTE}$", re.IGNORECASE)
_AUTHOR = re.compile(rf"^.{{0,200}}<[^<>\s]+@[^<>\s]+>.{{0,80}}?{_WROTE}$", re.IGNORECASE)
"""The same without a date, on one line."""
_MOST_LINES = 4
"""Over so many lines programs break "On … wrote:"."""
_RULE = re.compile(
    r"^[-_* ]{0,12}\s*(?:Original (?:Message|Appointment)|Forwarded message|Reply message"
    r"|(?:Thư|Tin nhắn|Thông điệp|Nội dung thư) gốc|(?:Thư|Tin nhắn) (?:đã )?(?:được )?chuyển tiếp)"
    r"\s*[-_* ]{2,12}$",
    re.IGNORECASE,
)
_LINE = re.compile(r"^(?:_{8,}|-{20,}|={20,})$")
_FROM = re.compile(r"^[>*\s]{0,4}(?:From|Từ|Người gửi|Tu)\s*:\*?\s*\S", re.IGNORECASE)
_HEADER = re.compile(
    r"^[>*\s]{0,4}(?:Sent|Date|To|Cc|Subject|Importance|Đã gửi|Ngày gửi|Đã gửi vào|Gửi|Ngày|Thời gian"
    r"|Đến|Tới|Người nhận|Kính gửi|Chủ đề|Tiêu đề)\s*:",
    re.IGNORECASE,
)
_DEVICE = re.compile(
    r"^(?:Sent (?:from|via) (?:my |the |Outlook|Mail|Yahoo|Gmail|Samsung|iPhone|Zimbra)"
    r"|(?:Đã |Được )?gửi từ (?:iPhone|iPad|điện thoại|thiết bị|máy|Outlook|Yahoo|Gmail|Mail|Thư|Samsung"
    r"|ứng dụng|Zimbra)"
    r"|(?:Get|Tải(?: xuống)?|Nhận) Outlook (?:for|cho|dành cho)|Virus-free\b|Không có vi-?rút)",
    re.IGNORECASE,
)
_CLOSING = re.compile(
    r"^(?:xin )?(?:trân trọng(?: kính chào| cảm ơn| cám ơn| báo cáo)?"
    r"|(?:best |kind |warm |thanks and )?regards|thân mến|thân ái|kính thư|kính báo|kính chào)[\s.,!]*$",
    re.IGNORECASE,
)
_GREETING = re.compile(
    r"^(?:kính (?:gửi|thưa)|thân gửi|gửi|dear|chào|xin chào|kính chào)\b:?[^.:;!]{0,90}[.:,;!]?$",
    re.IGNORECASE,
)
_SAYS_MORE = re.compile(r"\b(?:nv|nhiệm vụ|mục|vướng|gia hạn|tái bút|p\.?s)\b", re.IGNORECASE)
_LONGEST_SIGNATURE = 10


def reply_in(text: str) -> str:
    """Return what was written above, between or below what is quoted; "" where nothing was."""
    lines = [line[:LONGEST_LINE].rstrip() for line in normalise(text)[:LONGEST].replace("\r", "").split("\n")]
    own = _without_quotes(lines)
    return "\n".join(_without_signature(_without_greeting(own))).strip()


def unwrapped(text: str) -> str:
    """Return plain text with the lines joined that a program has broken."""
    lines: list[str] = []
    for line in text.replace("\r", "").split("\n"):
        before = lines[-1] if lines else ""
        begins_small = line[:1].islower() or line[:1].isdigit()
        if (
            len(before) >= _WRAPPED
            and begins_small
            and not before.startswith(">")
            and before[-1:] not in ".:;!?"
        ):
            lines[-1] = f"{before.rstrip()} {line}"
        else:
            lines.append(line)
    return "\n".join(lines)


def unflowed(text: str, *, joined: bool = False) -> str:
    """Return text of "format=flowed" (RFC 3676) in its paragraphs; `joined`: a soft break takes its space."""
    lines: list[str] = []
    goes_on = False
    for line in text.replace("\r", "").split("\n"):
        if goes_on and not line.startswith(">"):
            lines[-1] += line.removeprefix(" ")
        else:
            lines.append(line if line.startswith(">") else line.removeprefix(" "))
        goes_on = line.endswith(" ") and line != "-- " and not line.startswith(">")
        if goes_on and joined:
            lines[-1] = lines[-1][:-1]
    return "\n".join(lines)


def _without_quotes(lines: Sequence[str]) -> list[str]:
    kept: list[str] = []
    place = 0
    while place < len(lines):
        line = lines[place].strip()
        if _RULE.match(line) or _is_header(lines, place) or _is_ruled_off(lines, place):
            break
        if covered := _attribution(lines, place):
            place += covered
            if not _is_quoted_after(lines, place):
                break
        elif line.startswith(">"):
            place += 1
        else:
            kept.append(lines[place].strip())
            place += 1
    return kept


def _attribution(lines: Sequence[str], place: int) -> int:
    """Return over how many lines "On …, X wrote:" stands here; 0 where it does not."""
    for number in range(1, _MOST_LINES + 1):
        some = " ".join(line.strip().lstrip("> ") for line in lines[place : place + number]).strip()
        if not some or len(some) > LONGEST_LINE or place + number > len(lines):
            return 0
        if number == 1 and _AUTHOR.match(some):
            return 1
        if _ATTRIBUTION.match(some) and ("@" in some or _is_quoted_after(lines, place + number)):
            return number
    return 0


def _is_quoted_after(lines: Sequence[str], place: int) -> bool:
    following = next((line.strip() for line in lines[place : place + 5] if line.strip()), "")
    return following.startswith(">")


def _is_header(lines: Sequence[str], place: int) -> bool:
    """Return whether the head of the mail that is answered begins here: From, and soon Sent, To, Subject."""
    if not _FROM.match(lines[place]):
        return False
    return sum(bool(_HEADER.match(line)) for line in lines[place + 1 : place + 7]) >= 2


def _is_ruled_off(lines: Sequence[str], place: int) -> bool:
    """Return whether a drawn line stands here with the head of a mail below it."""
    return bool(_LINE.match(lines[place].strip())) and any(
        _is_header(lines, later) for later in range(place + 1, min(place + 4, len(lines)))
    )


def _without_greeting(lines: list[str]) -> list[str]:
    rest = list(lines)
    while rest and not rest[0].strip():
        rest.pop(0)
    if len(rest) > 1 and _GREETING.match(rest[0].strip()) and not _SAYS_MORE.search(rest[0]):
        rest.pop(0)
    return rest


def _without_signature(lines: list[str]) -> list[str]:
    kept = list(lines)
    for place, line in enumerate(kept):
        told = line.strip()
        ends = _DEVICE.match(told) or line in ("-- ", "--")
        rest = kept[place + 1 :]
        is_closing = bool(_CLOSING.match(told)) and len([one for one in rest if one]) <= _LONGEST_SIGNATURE
        if (ends or is_closing) and not any(_SAYS_MORE.search(one) for one in rest):
            return kept[:place]
    return kept
