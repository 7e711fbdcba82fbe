"""Mails that no person wrote: answers of a machine, lists, and what servers say of undelivered mail."""

import re
from email.message import Message

from chat.mail.headers import address_in, header, raw_header
from chat.mail.letter import Bounce

_FROM_LISTS = ("List-Id", "List-Unsubscribe", "List-Post", "List-Help")
_ANSWERED = ("X-Autoreply", "X-Autorespond", "X-AutoReply-From", "X-Mail-Autoreply")
_PRECEDENCE = frozenset(("bulk", "junk", "list", "auto_reply"))
_SUBJECT = re.compile(
    r"^(?:automatic reply|auto(?:matic)?[ -]?(?:reply|response)|out of (?:the )?office"
    r"|(?:thư )?trả lời tự động|tự động trả lời|vắng mặt)\b",
    re.IGNORECASE,
)
_SERVERS = ("mailer-daemon", "postmaster")
_STATUS = re.compile(r"\b([245])\.\d{1,3}\.\d{1,3}\b")
_CODE = re.compile(r"\b(5\d\d)[ -]")
LONGEST_SAID = 300
LOOKED_AT = 20_000


def why_automatic(message: Message) -> str | None:
    """Return by what it is seen that no person wrote a mail (RFC 3834), None for a person's."""
    submitted = header(message, "Auto-Submitted").lower()
    if submitted and not submitted.startswith("no"):
        return "Auto-Submitted"
    if raw_header(message, "Return-Path").strip() == "<>":
        return "Return-Path"
    named = next((name for name in (*_FROM_LISTS, *_ANSWERED) if name in message), None)
    if named is not None:
        return named
    if header(message, "Precedence").lower() in _PRECEDENCE:
        return "Precedence"
    if _is_a_server(message):
        return "From"
    return "Subject" if _SUBJECT.match(header(message, "Subject")) else None


def bounce_in(message: Message, text: str) -> Bounce | None:
    """Return what a server says of a mail that it could not deliver (RFC 3464), None for another mail."""
    if message.get_content_type() == "multipart/report" or _is_a_server(message):
        reports = (part for part in message.walk() if part.get_content_type() == "message/delivery-status")
        report = next(reports, None)
        if report is not None:
            return _told(report)
        if _is_a_server(message):
            return _in_words(text[:LOOKED_AT])
    return None


def _is_a_server(message: Message) -> bool:
    return address_in(message, "From")[1].partition("@")[0] in _SERVERS


def _told(report: Message) -> Bounce | None:
    blocks = report.get_payload()
    for block in blocks if isinstance(blocks, list) else []:
        if not isinstance(block, Message):
            continue
        if "Action" in block or "Status" in block:
            is_failed = header(block, "Action").lower() == "failed"
            recipient = header(block, "Final-Recipient") or header(block, "Original-Recipient")
            said = header(block, "Diagnostic-Code") or header(block, "Status")
            is_final = is_failed and not header(block, "Status").startswith("4")
            return Bounce(is_final, recipient.rpartition(";")[2].strip().casefold(), said[:LONGEST_SAID])
    return None


def _in_words(text: str) -> Bounce | None:
    """Return what a server says that does not keep to RFC 3464: its code, if it names one."""
    found = _CODE.search(text) or next((one for one in _STATUS.finditer(text) if one[1] == "5"), None)
    if found is None:
        return None
    line_end = text.find("\n", found.start())
    said = text[found.start() : line_end if line_end > 0 else None]
    return Bounce(is_final=True, recipient="", said=said.strip()[:LONGEST_SAID])
