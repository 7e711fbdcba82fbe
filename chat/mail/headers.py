"""The heads of mails in Unicode: subjects, names and the names of files, however a program wrote them."""

import re
from email.errors import MessageError
from email.header import decode_header
from email.message import Message

from plans.text import as_file_name, clean, normalise

LONGEST = 1_000
_ENCODED = re.compile(r"=\?[^?\s]+\?[bBqQ]\?[^?]*\?=")
_ADDRESS = r"[^\s<>@\"(),;:\\]+@[^\s<>@\"(),;:\\]+"
_NAMED = re.compile(rf"(?s)(?P<name>.*)<\s*(?P<address>{_ADDRESS})\s*>")
_ALONE = re.compile(_ADDRESS)
_QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"')
_COMMENT = re.compile(r"\s*\([^()]*\)\s*$")
_NUMBER = re.compile(r"<[^<>\s]+>")
_READ = frozenset(("subject", "from", "content-disposition", "content-type"))


def decoded_bytes(content: bytes, charset: str | None) -> str:
    """Return bytes as text: by the charset that is named, else by what they are."""
    named = (charset or "").strip("\"' ").lower()
    tries = ["utf-8", "cp1258", "cp1252"]
    if named and named not in ("us-ascii", "ascii", "iso-8859-1", "unknown-8bit"):
        tries.insert(0, named)  # those four are also named by programs that do not know
    for name in tries:
        try:
            return normalise(content.decode(name))
        except (ValueError, LookupError):
            continue
    return normalise(content.decode("utf-8", errors="replace"))


def header(message: Message, name: str) -> str:
    """Return a header in Unicode on one line, "" where there is none."""
    return clean(_decoded(_raw(message, name)))[:LONGEST]


def raw_header(message: Message, name: str) -> str:
    """Return all headers of a name as they stand."""
    return " ".join(str(value) for value in message.get_all(name, []))


def address_in(message: Message, name: str) -> tuple[str, str]:
    """Return whose name and which address, in small letters, stand in a header; "" where that is not certain.

    The library takes the first of two, and the name for the address where that looks like one.
    """
    values = message.get_all(name, [])
    raw = " ".join(str(values[0])[:LONGEST].split()) if len(values) == 1 else ""
    named = _NAMED.fullmatch(_COMMENT.sub("", raw))
    shown, address = (named["name"].strip(), named["address"]) if named else ("", _COMMENT.sub("", raw))
    is_one = bool(_ALONE.fullmatch(address)) and all(
        one.casefold() == address.casefold() for one in _ALONE.findall(_QUOTED.sub("", shown))
    )
    whose = clean(_decoded(re.sub(r"\\(.)", r"\1", shown.strip('"'))))[:120]
    return (whose, address.casefold()) if is_one else ("", "")


def number_of(message: Message) -> str:
    """Return by what a mail is known to others, on one line; "" where it does not say."""
    raw = " ".join(raw_header(message, "Message-ID").split())
    found = _NUMBER.search(raw)
    return (found[0] if found is not None else raw)[:400]


def file_name(part: Message) -> str:
    """Return the name of an attachment: as RFC 2231 writes it, or encoded as only headers may be."""
    try:
        value = part.get_param("filename", None, "content-disposition") or part.get_param("name", None)
    except (
        TypeError,
        ValueError,
        LookupError,
    ):  # the library stumbles over pieces of which some have no number
        return ""
    if value is None:
        return ""
    if isinstance(value, tuple):
        shown = decoded_bytes(value[2].encode("raw-unicode-escape"), value[0])
    else:
        shown = value
    return as_file_name(clean(_decoded(shown)))


def parts_in(message: Message) -> list[Message]:
    """Return the parts right within a mail or a part; none where its borders are broken.

    The library stumbles over one without parts that says in which charset it is.
    """
    pieces = message.get_payload() if message.is_multipart() else []
    return [piece for piece in pieces if isinstance(piece, Message)] if isinstance(pieces, list) else []


def mend(message: Message) -> None:
    """Let headers be read whose letters were sent as they are: the library gives signs for them otherwise."""
    for name, value in list(message.raw_items()):
        if isinstance(value, str) and not value.isascii() and name.lower() in _READ:
            content = value.encode("utf-8", "surrogateescape")
            message.replace_header(name, decoded_bytes(content, None))


def _raw(message: Message, name: str) -> str:
    return str(message.get(name, ""))


def _decoded(value: str) -> str:
    if not _ENCODED.search(value):
        return value
    try:
        pieces = decode_header(re.sub(r"\?=\s+=\?", "?==?", value))
    except (ValueError, LookupError, MessageError):
        return value
    return "".join(_piece(piece, charset) for piece, charset in pieces)


def _piece(piece: bytes | str, charset: str | None) -> str:
    return piece if isinstance(piece, str) else decoded_bytes(piece, charset)
