"""What a person wrote in a reply: without what is quoted, with what an answer between quotes is about."""

import re
from collections.abc import Sequence

from chat.mail.courtesies import without_greeting, without_signature
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
_ITEM = re.compile(r"^[•*·]\s*([^\s:][^:]{1,120}):")
"""A line of a list of ours, and what it is about."""
_NAMES_ONE = re.compile(r"\b(?:nv|nhiệm vụ|mục|báo cáo)\b", re.IGNORECASE)


def reply_in(text: str) -> str:
    """Return what was written above, between or below what is quoted; "" where nothing was."""
    lines = [line[:LONGEST_LINE].rstrip() for line in normalise(text)[:LONGEST].replace("\r", "").split("\n")]
    own = _without_quotes(lines)
    return "\n".join(without_signature(without_greeting(own))).strip()


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
    above = _Above()
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
            above.quoted(line.lstrip("> "))
            place += 1
        else:
            kept.append(above.told_below(line))
            place += 1
    return kept


class _Above:
    """What is quoted right above an answer: written between quotes, "đã xong" is about the line above it."""

    def __init__(self) -> None:
        self._item = ""
        self._is_over = False

    def quoted(self, line: str) -> None:
        """Note a quoted line; an item goes on in the next lines up to an empty one."""
        if found := _ITEM.match(line):
            self._item, self._is_over = found[1].strip(), False
        elif not line:
            self._is_over = True
        elif self._is_over:
            self._item = ""

    def told_below(self, line: str) -> str:
        """Return a line that a person wrote, with what it is about where it does not say so itself."""
        item = self._item
        if not line or not item:
            return line
        self._item = ""
        return line if _NAMES_ONE.search(line) else f"{item}: {line}"


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
