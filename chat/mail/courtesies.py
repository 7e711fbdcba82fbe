"""What stands around the words of a mail: greetings, closings, signatures, what programs and offices add.

A line that tells something is never left out, however courteously it begins.
"""

import re
from collections.abc import Sequence

_TELLS = re.compile(
    r"\b(?:nv|nhiệm vụ|mục|vướng|gia hạn|tái bút|p\.?s|(?:đã|đang|chưa|sẽ|không|còn|mới|vừa|có)\s+\w+|xong"
    r"|hoàn thành|đề nghị|kiến nghị|đề xuất|ban hành|tham mưu|tờ trình|công văn|quyết định|gửi kèm|đính kèm"
    r"|hồ sơ|kinh phí|chờ)\b|báo cáo:|\d\s*%",
    re.IGNORECASE,
)
_GREETING = re.compile(
    r"^(?:kính (?:gửi|thưa|chào)|thân gửi|gửi|dear|hi|hello|(?:(?:em|tôi|cháu|mình) )?(?:xin )?chào)\b:?"
    r"[^.:;!]{0,90}[.:,;!]?$",
    re.IGNORECASE,
)
_MOST_GREETINGS = 3
_END = r"[\s.,!/ạ]*$"
_CLOSING = re.compile(
    r"^(?:(?:xin )?(?:trân trọng|kính)"
    r"(?: (?:kính chào|cảm ơn|cám ơn|báo cáo|kính báo)(?: [^.:;!?\d]{1,40})?)?"
    r"|(?:(?:em|tôi|chúng tôi) )?(?:xin )?(?:rất )?(?:chân thành )?(?:cảm ơn|cám ơn)(?: [^.:;!?\d]{1,40})?"
    r"|(?:(?:many )?(?:thanks|thank you|tks)\s*(?:(?:&|and)\s*)?)?(?:best |kind |warm )*regards"
    r"|thanks|thank you|many thanks|tks|br|best|thân(?: mến| ái)?|kính (?:thư|báo|chào))" + _END,
    re.IGNORECASE,
)
_THANKS = re.compile(r"\b(?:cảm ơn|cám ơn|thanks|thank you|tks)\b", re.IGNORECASE)
_DEVICE = re.compile(
    r"^(?:Sent (?:from|via) (?:my |the |Outlook|Mail|Yahoo|Gmail|Samsung|iPhone|Zimbra)"
    r"|(?:Đã |Được )?gửi từ (?:iPhone|iPad|điện thoại|thiết bị|máy|Outlook|Yahoo|Gmail|Mail|Thư|Samsung"
    r"|ứng dụng|hộp thư|Zimbra|.{1,30} của tôi\W*$)"
    r"|(?:Get|Tải(?: xuống)?|Nhận) Outlook (?:for|cho|dành cho)|Virus-free\b|Không có vi-?rút)",
    re.IGNORECASE,
)
_RULE = re.compile(r"^(?:--+|__+|\*\*+|==+)$")
_NOTICE = re.compile(
    r"^\W{0,3}(?:(?:(?:thư|email|e-mail)(?: điện tử)? này|this (?:e-?mail|message))\b.*"
    r"(?:bảo mật|thông tin mật|người nhận|bên ngoài|confidential|recipient|outside)"
    r"|(?:lưu ý|cảnh báo|caution|warning|external|confidential\w*|disclaimer)\b.*(?:thư|mail|message)"
    r"|(?:please|hãy|xin)\b.*(?:\bin (?:thư|email)|\bprint))",
    re.IGNORECASE,
)
"""What offices put below every mail; it is one line, however long."""
_LONGEST_SIGNATURE = 10


def without_greeting(lines: Sequence[str]) -> list[str]:
    """Return the lines without those that only greet, if there are others."""
    rest = list(lines)
    for _ in range(_MOST_GREETINGS):
        while rest and not rest[0].strip():
            rest.pop(0)
        if len(rest) < 2 or not _GREETING.match(rest[0].strip()) or _TELLS.search(rest[0]):
            break
        rest.pop(0)
    return rest


def without_signature(lines: Sequence[str]) -> list[str]:
    """Return the lines up to a closing or a signature behind which nothing is told any more."""
    kept = list(lines)
    for place, line in enumerate(kept):
        told = line.strip()
        if _THANKS.search(told) and not any(one.strip() for one in kept[:place]):
            continue  # whoever only thanks has said that
        if _NOTICE.match(told) and not any(map(_TELLS.search, _said(kept[place + 1 :]))):
            return kept[:place]
        if _ends(told, _said(kept[place + 1 :])):
            return kept[:place]
    return kept


def _said(lines: Sequence[str]) -> list[str]:
    """Return the lines with words in them, up to what an office puts below all its mails."""
    notice = next((place for place, line in enumerate(lines) if _NOTICE.match(line.strip())), len(lines))
    return [line for line in lines[:notice] if line.strip()]


def _ends(line: str, rest: Sequence[str]) -> bool:
    """Return whether what somebody writes ends with a line, as what is below it tells nothing."""
    if any(map(_TELLS.search, rest)):
        return False
    is_closing = bool(_CLOSING.match(line)) and not _TELLS.search(line)
    is_short = len(rest) <= _LONGEST_SIGNATURE
    return bool(_DEVICE.match(line)) or ((is_closing or bool(_RULE.match(line))) and is_short)
