"""What is due for one chat as one mail: plain words, and the same as HTML; buttons as answers to write."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, formataddr
from mimetypes import guess_type
from urllib.parse import quote

from markupsafe import Markup

from chat.mail.marks import Mark
from chat.markup import Marked
from chat.texts.groups import mail as texts
from plans.privacy import masked_numbers
from plans.text import as_file_name, without_markup

_LINKED = re.compile(r"https?://[^\s<>\"]+|(?<![\w/<])/[a-z]{3,20}\b")
"""What is followed by a press: an address, a command."""
_NUMBER = re.compile(r"<[!-;=?-~]{3,400}>")
"""How mails are numbered; what somebody wrote instead of a number goes into no head of ours."""
_ORNAMENT = re.compile(r"^[^\w(“]+|[^\w)”%.]+$")
_LOOK = {
    "page": Marked("margin:0;padding:0;background:#f3f4f6"),
    "card": Marked(
        "max-width:640px;margin:0 auto;background:#ffffff;border:1px solid #d9dce1;border-radius:6px"
    ),
    "head": Marked(
        "padding:14px 24px;border-bottom:3px solid #b91c1c;font:bold 15px Arial,sans-serif;color:#7f1d1d"
    ),
    "part": Marked("padding:16px 24px;font:15px/1.5 Arial,sans-serif;color:#1f2933"),
    "heading": Marked(
        "font:bold 13px Arial,sans-serif;color:#6b7280;text-transform:uppercase;margin:0 0 6px"
    ),
    "line": Marked("margin:0 0 4px"),
    "item": Marked("margin:0 0 4px;padding-left:16px;text-indent:-12px"),
    "gap": Marked("height:8px;line-height:8px;font-size:1px"),
    "button": Marked(
        "display:inline-block;margin:4px 6px 4px 0;padding:7px 14px;border:1px solid #1d4ed8;"
        "border-radius:4px;color:#1d4ed8;text-decoration:none;font:14px Arial,sans-serif;background:#f5f8ff"
    ),
    "hint": Marked("margin:6px 0 0;font:13px/1.4 Arial,sans-serif;color:#6b7280"),
    "foot": Marked(
        "padding:12px 24px 16px;border-top:1px solid #e5e7eb;font:12px/1.5 Arial,sans-serif;color:#6b7280"
    ),
    "link": Marked("color:#1d4ed8"),
}
"""The look of each piece: mail programs know styles on the piece itself only."""


@dataclass(frozen=True, slots=True)
class File:
    """A file that goes with a mail."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Part:
    """One message in a mail: its number, its words, the labels of its buttons, its file."""

    number: int
    text: Markup
    labels: Sequence[str] = ()
    file: File | None = None


@dataclass(frozen=True, slots=True)
class Letterhead:
    """From whom mails are, and the page where the same can be done; None without one."""

    name: str
    address: str
    page: str | None = None

    @property
    def domain(self) -> str:
        """Return the domain of the address."""
        return self.address.rpartition("@")[2]


@dataclass(frozen=True, slots=True)
class Mail:
    """What is due for one chat, to whom it goes and in which thread it stands."""

    chat_id: int
    to: Sequence[str]
    mark: Mark
    subject: str
    earlier: Sequence[int]
    """The numbers of the mails before it in its thread."""
    answers: str | None
    """The Message-ID of the mail that it answers."""
    parts: Sequence[Part]
    unit: str
    contact: str | None


def rendered(mail: Mail, head: Letterhead, now: datetime) -> bytes:
    """Return the mail as it goes over the network."""
    message = EmailMessage(policy=SMTP)
    message["From"] = formataddr((head.name, head.address))
    message["To"] = ", ".join(mail.to)
    message["Subject"] = f"Re: {mail.subject}" if mail.answers else mail.subject
    message["Date"] = format_datetime(now)
    message["Auto-Submitted"] = "auto-replied" if mail.answers else "auto-generated"
    message["X-Auto-Response-Suppress"] = "OOF, AutoReply, RN, NRN"
    message.set_content(plain(mail, head), cte="quoted-printable")
    message.add_alternative(page(mail, head), subtype="html", cte="quoted-printable")
    for part in mail.parts:
        if part.file is not None:
            _attach(message, part.file)
    return _threading(mail, head) + message.as_bytes()


def _threading(mail: Mail, head: Letterhead) -> bytes:
    """Return the headers that name mails: the library encodes long ones as words, which breaks threads."""
    earlier = [Mark(mail.mark.token, number).message_id(head.domain) for number in mail.earlier]
    named = [*earlier, *([mail.answers] if mail.answers and _NUMBER.fullmatch(mail.answers) else [])]
    lines = [f"Message-ID: {mail.mark.message_id(head.domain)}"]
    if named:
        lines += [f"In-Reply-To: {named[-1]}", "References: " + "\r\n ".join(named)]
    return "".join(f"{line}\r\n" for line in lines).encode("ascii", "ignore")


def _attach(message: EmailMessage, file: File) -> None:
    kind = guess_type(file.name)[0] or "application/octet-stream"
    main, _, sub = kind.partition("/")
    name = as_file_name(masked_numbers(file.name))
    message.add_attachment(file.content, maintype=main, subtype=sub, filename=name)


def plain(mail: Mail, head: Letterhead) -> str:
    """Return the words of a mail without any marks."""
    several = len(mail.parts) > 1
    blocks = []
    for place, part in enumerate(mail.parts, start=1):
        lines = [f"== {texts.part(place)} =="] if several else []
        lines.append(without_markup(part.text))
        if part.labels:
            lines += ["", without_markup(texts.choices(list(map(bare, part.labels))))]
        if part.file is not None:
            lines.append(f"[{masked_numbers(part.file.name)}]")
        blocks.append("\n".join(lines))
    foot = [texts.how_to_answer(), texts.from_whom(mail.contact), texts.mark(mail.mark.shown)]
    blocks.append(
        "\n".join(["-- ", *map(without_markup, [*([texts.parts_of_a_mail()] if several else []), *foot])])
    )
    return "\n\n".join([*blocks[:-1], *([head.page] if head.page else []), blocks[-1]]) + "\n"


def page(mail: Mail, head: Letterhead) -> str:
    """Return the words of a mail as HTML that mail programs of offices show."""
    several = len(mail.parts) > 1
    body = Marked("").join(
        _part(mail, head, part, place if several else None) for place, part in enumerate(mail.parts, start=1)
    )
    foot = [texts.how_to_answer(), *([texts.parts_of_a_mail()] if several else [])]
    link = _link(head.page, head.page) if head.page else Marked("")
    return Marked(
        '<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width"></head>'
        '<body style="{page}"><div style="padding:16px 8px"><div style="{card}">'
        '<div style="{head}">{name}</div>{body}'
        '<div style="{foot}">{how}<br>{link}{whom}<br>{mark}</div></div></div></body></html>'
    ).format(
        page=_LOOK["page"],
        card=_LOOK["card"],
        head=_LOOK["head"],
        name=head.name,
        body=body,
        foot=_LOOK["foot"],
        how=Marked("<br>").join(foot),
        link=link + Marked("<br>") if link else link,
        whom=texts.from_whom(mail.contact),
        mark=texts.mark(mail.mark.shown),
    )


def _part(mail: Mail, head: Letterhead, part: Part, place: int | None) -> Marked:
    heading = _styled("heading", texts.part(place)) if place is not None else Marked("")
    lines = Marked("").join(_line(mail, head, line) for line in part.text.split("\n"))
    file = _styled("hint", Marked("📎 {}").format(part.file.name)) if part.file is not None else Marked("")
    return _styled("part", heading + lines + _buttons(mail, head, part, place) + file)


def _line(mail: Mail, head: Letterhead, line: str) -> Marked:
    marked = Marked(line)  # noqa: S704 -- a line of a marked text
    if not line.strip():
        return _styled("gap", Marked("&nbsp;"))
    linked = Marked(  # noqa: S704 -- commands are letters
        _LINKED.sub(lambda found: _to(mail, head, found[0]), marked)
    )
    return _styled("item" if line.startswith("• ") else "line", linked)


def _to(mail: Mail, head: Letterhead, words: str) -> Marked:
    """Return a link to an address, or to an answer that gives a command."""
    if words.startswith("/"):
        return _link(_answer_with(mail, head, words), words)
    return _link(words, words)


def _buttons(mail: Mail, head: Letterhead, part: Part, place: int | None) -> Marked:
    if not part.labels:
        return Marked("")
    before = f"{texts.part(place)}: " if place is not None else ""
    links = [
        Marked('<a href="{}" style="{}">{}</a>').format(
            _answer_with(mail, head, f"{before}{bare(label)}"), _LOOK["button"], label
        )
        for label in part.labels
    ]
    return _styled("gap", Marked("&nbsp;")) + Marked(" ").join(links) + _styled("hint", texts.by_click())


def bare(label: str) -> str:
    """Return the words of a button without the pictures around them, as people write them."""
    return _ORNAMENT.sub("", label).strip() or label


def _answer_with(mail: Mail, head: Letterhead, words: str) -> Marked:
    """Return a link that opens an answer with these words, known by its mark."""
    body = f"{words}\n\n({without_markup(texts.mark(mail.mark.shown))})"
    query = f"subject={quote('Re: ' + mail.subject)}&body={quote(body)}"
    return Marked("mailto:{}?").format(head.address) + Marked.escape(Markup(query.replace("&", "&amp;")))  # noqa: S704 -- quoted


def _link(address: str, words: str) -> Marked:
    where = address if isinstance(address, Marked) else Marked(quote(address, safe=":/?&=%#"))  # noqa: S704 -- quoted
    return Marked('<a href="{}" style="{}">{}</a>').format(where, _LOOK["link"], words)


def _styled(look: str, inner: Marked) -> Marked:
    return Marked('<div style="{}">{}</div>').format(_LOOK[look], inner)
