"""A mail given to a server, and what the server's answer means for it: at which step it was given matters."""

import base64
import smtplib
import socket
import ssl
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from enum import StrEnum
from functools import partial

SECONDS = 30
"""So long a server may be silent; behind the whole content, longer."""
SECONDS_AFTER_DATA = 120
TEMPORARY, FINAL = 4, 5
OUR_FAULT = ("5.7.", "5.5.", "relay", "authenticat")
"""How a server says at an address that it does not want us: that says nothing of the address."""


class Fate(StrEnum):
    """What became of a mail."""

    SENT = "sent"
    LATER = "later"
    """This one is taken later: greylisting, a full mailbox."""
    NO_SERVER = "no_server"
    """No mail can be given to the server now."""
    REFUSED = "refused"
    """Its content is refused."""
    NO_SUCH_ADDRESS = "no_such_address"
    UNSENDABLE = "unsendable"
    """We could not write it."""
    UNKNOWN = "unknown"
    """The connection was lost when the server had all of it."""


@dataclass(frozen=True, slots=True)
class Given:
    """What became of a mail, what was said to it, and the addresses that were refused for good."""

    fate: Fate
    said: str = ""
    refused: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Server:
    """Where mail is given to; `is_wrapped`: encrypted from the first byte on."""

    host: str
    port: int
    is_wrapped: bool
    user: str | None = None
    password: str | None = None

    @property
    def is_here(self) -> bool:
        """Return whether it is on this machine, to which nobody listens."""
        return self.host in ("localhost", "127.0.0.1", "::1")


class NotEncryptedError(Exception):
    """The server offers no encryption, and a password would be read by everybody on the way."""


@contextmanager
def connected(server: Server) -> Iterator[smtplib.SMTP]:
    """Connect, encrypt where that is offered, sign in; raises OSError, SMTPException, NotEncryptedError."""
    context = ssl.create_default_context()
    if server.is_wrapped:
        make: Callable[..., smtplib.SMTP] = partial(smtplib.SMTP_SSL, context=context)
    else:
        make = smtplib.SMTP
    connection = make(server.host, server.port, timeout=SECONDS, local_hostname=_our_name())
    try:
        connection.ehlo_or_helo_if_needed()
        if not server.is_wrapped and connection.has_extn("starttls"):
            connection.starttls(context=context)
            connection.ehlo()
        elif not server.is_wrapped and server.user and not server.is_here:
            raise NotEncryptedError("the server offers no STARTTLS")
        if server.user:
            _sign_in(connection, server.user, server.password or "")
        yield connection
    finally:
        with suppress(OSError, smtplib.SMTPException):
            connection.quit()
        connection.close()


def _sign_in(connection: smtplib.SMTP, user: str, password: str) -> None:
    """Sign in; the library's own way takes ASCII only, servers take any letters by PLAIN."""
    if f"{user}{password}".isascii():
        connection.login(user, password)
        return
    secret = base64.b64encode(f"\0{user}\0{password}".encode()).decode()
    code, said = connection.docmd("AUTH", f"PLAIN {secret}")
    if code // 100 != 2:
        raise smtplib.SMTPAuthenticationError(code, said)


def _our_name() -> str:
    """Return how we introduce ourselves, without asking DNS, which may take long."""
    name = socket.gethostname()
    return name if "." in name and name.isascii() else "[127.0.0.1]"


def give(server: Server, sender: str, to: Sequence[str], content: bytes) -> Given:
    """Give a mail to a server; return what became of it."""
    given: list[Given] = []
    try:
        with connected(server) as connection:
            given.append(_given(connection, sender, to, content))
            return given[0]
    except (OSError, smtplib.SMTPException, NotEncryptedError) as error:
        return given[0] if given else Given(Fate.NO_SERVER, _said_by(error))


def _given(connection: smtplib.SMTP, sender: str, to: Sequence[str], content: bytes) -> Given:
    code, said = connection.mail(sender, ["body=8bitmime"] if connection.has_extn("8bitmime") else [])
    if code // 100 != 2:
        return Given(Fate.NO_SERVER, _words(code, said))
    answers = {address: connection.rcpt(address) for address in to}
    refused = {
        address: _words(code, said) for address, (code, said) in answers.items() if _is_final(code, said)
    }
    if not any(code // 100 == 2 for code, _ in answers.values()):
        told = "; ".join(_words(code, said) for code, said in answers.values())
        return Given(Fate.NO_SUCH_ADDRESS if len(refused) == len(answers) else Fate.LATER, told, refused)
    code, said = connection.docmd("DATA")
    if code != 354:
        return Given(Fate.REFUSED if code // 100 == FINAL else Fate.LATER, _words(code, said), refused)
    return _content_given(connection, content, refused)


def _content_given(connection: smtplib.SMTP, content: bytes, refused: dict[str, str]) -> Given:
    """Give the content; from here on a lost connection says nothing of whether the server has it."""
    try:
        if connection.sock is not None:
            connection.sock.settimeout(SECONDS_AFTER_DATA)
        connection.send(_dotted(content))
        code, said = connection.getreply()
    except (OSError, smtplib.SMTPException) as error:
        return Given(Fate.UNKNOWN, _said_by(error), refused)
    if code // 100 == 2:
        return Given(Fate.SENT, _words(code, said), refused)
    return Given(Fate.REFUSED if code // 100 == FINAL else Fate.LATER, _words(code, said), refused)


def _dotted(content: bytes) -> bytes:
    """Return the content as it goes over the line: a line that is a dot would end it."""
    body = content if content.endswith(b"\r\n") else content + b"\r\n"
    doubled = body.replace(b"\r\n.", b"\r\n..")
    return (b"." + doubled if doubled.startswith(b".") else doubled) + b".\r\n"


def _is_final(code: int, said: bytes) -> bool:
    told = said.decode(errors="replace").casefold()
    return code // 100 == FINAL and not any(sign in told for sign in OUR_FAULT)


def _words(code: int, said: bytes) -> str:
    return f"{code} {said.decode(errors='replace')}"[:300]


def _said_by(error: Exception) -> str:
    if isinstance(error, smtplib.SMTPResponseException):
        answer = error.smtp_error
        return _words(error.smtp_code, answer if isinstance(answer, bytes) else str(answer).encode())
    return f"{type(error).__name__}: {error}"[:300]
