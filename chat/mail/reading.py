"""A mail as it came over the network, read: its words, its files, whether a person wrote it.

It may be hostile, so it is read in a process of its own (`bot.mail_process`), within limits.
"""

import email
import hashlib
import re
from collections.abc import Iterator, Sequence
from email.message import Message

from chat.mail import headers
from chat.mail.automatic import bounce_in, why_automatic
from chat.mail.html_words import words_of
from chat.mail.letter import Attached, Letter
from chat.mail.quotes import reply_in, unflowed, unwrapped
from plans.reading.old_encodings import encoding_of, in_unicode_if_old

LARGEST = 30_000_000
"""Bytes of a mail: the largest file that is taken, written in letters as mail does."""
MOST_PARTS = 100
MOST_FILES = 20
SMALL_PICTURE = 20_000
"""Bytes: a smaller picture within the text is the letterhead of a signature."""
_PARTS = re.compile(rb"^content-type:", re.IGNORECASE | re.MULTILINE)
_NO_FILES = frozenset(
    (
        *("application/pkcs7-signature", "application/x-pkcs7-signature", "application/pgp-signature"),
        *("text/calendar", "message/delivery-status", "text/rfc822-headers"),
    )
)
_WINMAIL = frozenset(("application/ms-tnef", "application/vnd.ms-tnef"))
_PICTURES = {"image/jpeg": ".jpg", "image/png": ".png"}


class UnreadableMailError(Exception):
    """A mail is larger than is taken, or made of more parts than a person sends."""


def read(raw: bytes) -> Letter:
    """Return what a mail says; raises UnreadableMailError."""
    if len(raw) > LARGEST:
        raise UnreadableMailError("too large")
    if sum(1 for _ in _PARTS.finditer(raw)) > MOST_PARTS:
        raise UnreadableMailError("too many parts")
    message = email.message_from_bytes(raw)
    parts = list(_parts(message))
    for part in (message, *parts):
        headers.mend(part)
    plain, html = (_text(parts, kind) for kind in ("text/plain", "text/html"))
    name, sender = headers.address_in(message, "From")
    seen = words_of(html) if html.strip() else ""
    written = seen if seen.strip() else unwrapped(plain)
    return Letter(
        message_id=headers.number_of(message) or f"<{_digest(raw)}@none>",
        sender=sender,
        sender_name=name,
        subject=headers.header(message, "Subject"),
        answers=_named_in(message, plain, seen),
        words=_in_unicode(reply_in(written)),
        files=tuple(_files(parts)),
        automatic=why_automatic(message),
        bounce=bounce_in(message, plain),
        has_winmail=any(part.get_content_type() in _WINMAIL for part in parts),
    )


def _digest(raw: bytes) -> str:
    return hashlib.sha256(raw).hexdigest()[:40]


def _named_in(message: Message, plain: str, seen: str) -> str:
    """Return everything in which the token of a thread may stand, the most certain first."""
    named = [headers.raw_header(message, name) for name in ("In-Reply-To", "References")]
    returned = [headers.raw_header(part, "Message-ID") for part in message.walk() if part is not message]
    heads = [_text([part], "text/rfc822-headers") for part in message.walk()]
    return "\n".join(one[:50_000] for one in (*named, *returned, *heads, plain, seen) if one)


def _parts(message: Message) -> Iterator[Message]:
    """Yield the parts of a mail itself; a mail within it is one part."""
    if message.get_content_maintype() == "multipart":
        for piece in headers.parts_in(message):
            yield from _parts(piece)
    else:
        yield message


def _is_attached(part: Message) -> bool:
    return part.get_content_disposition() == "attachment" or bool(headers.file_name(part))


def _text(parts: Sequence[Message], kind: str) -> str:
    texts = [part for part in parts if part.get_content_type() == kind and not _is_attached(part)]
    return "\n".join(map(_text_of, texts))


def _text_of(part: Message) -> str:
    content = part.get_payload(decode=True)
    if not isinstance(content, bytes):
        return ""
    text = headers.decoded_bytes(content, part.get_content_charset())
    if str(part.get_param("format", "")).lower() == "flowed":
        return unflowed(text, joined=str(part.get_param("delsp", "")).lower() == "yes")
    return text


def _in_unicode(words: str) -> str:
    """Return words in Unicode that were typed in a font of TCVN3 or VNI."""
    old = encoding_of(words.split("\n"))
    return in_unicode_if_old(words, old) if old is not None else words


def _files(parts: Sequence[Message]) -> Iterator[Attached]:
    number = 0
    for part in parts:
        kind, name = part.get_content_type(), headers.file_name(part)
        is_within = part.get_content_maintype() == "text" and not _is_attached(part)
        if is_within or kind in _NO_FILES or kind in _WINMAIL:
            continue
        content = _content(part)
        is_inline = part.get_content_disposition() == "inline" or "Content-ID" in part
        if not content or (is_inline and kind.startswith("image/") and len(content) < SMALL_PICTURE):
            continue
        number += 1
        if number > MOST_FILES:
            return
        yield Attached(name or _name_for(kind, number), content, kind in _PICTURES)


def _content(part: Message) -> bytes:
    if part.get_content_type() == "message/rfc822":
        return next((inner.as_bytes() for inner in headers.parts_in(part)), b"")
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""


def _name_for(kind: str, number: int) -> str:
    suffix = {**_PICTURES, "message/rfc822": ".eml", "application/pdf": ".pdf"}.get(kind, ".bin")
    return f"tep-{number}{suffix}"
