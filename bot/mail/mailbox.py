"""A mailbox on an IMAP server, as far as we need one; every step may wait for the network."""

import imaplib
import re
import ssl
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

SECONDS = 30
_SIZE = re.compile(rb"RFC822\.SIZE (\d+)")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


class MailboxError(Exception):
    """The server could not be reached, or refused."""


@dataclass(frozen=True, slots=True)
class Account:
    """Where mail is read; `is_wrapped`: encrypted from the first byte on."""

    host: str
    port: int
    is_wrapped: bool
    user: str
    password: str
    folder: str = "INBOX"

    @property
    def is_here(self) -> bool:
        """Return whether it is on this machine, to which nobody listens."""
        return self.host in ("localhost", "127.0.0.1", "::1")

    @property
    def name(self) -> str:
        """Return by what the mailbox is known."""
        return f"{self.user}@{self.host}/{self.folder}"


class Mailbox:
    """An open mailbox; `validity` says for how long its UIDs hold."""

    def __init__(self, connection: imaplib.IMAP4, account: Account) -> None:
        """Open the folder; raises MailboxError."""
        self._connection = connection
        with _told():
            _done(connection.select(f'"{account.folder}"'))
            self.validity = _number(connection, "UIDVALIDITY")
            self._next = _number(connection, "UIDNEXT")

    @property
    def last_uid(self) -> int:
        """Return the UID of the last mail that was there when it was opened."""
        return self._next - 1

    def later_than(self, uid: int) -> list[int]:
        """Return the UIDs of the mails after one; raises MailboxError."""
        with _told():
            _done(self._connection.noop())  # else a server may keep to what was there before
            found = self._found("UID", f"{uid + 1}:*")
        return [number for number in found if number > uid]  # "n:*" always names the last one too

    def since(self, day: date) -> list[int]:
        """Return the UIDs of the mails that came from a day on; raises MailboxError."""
        with _told():
            return self._found("SINCE", f"{day.day}-{_MONTHS[day.month - 1]}-{day.year}")

    def _found(self, *what: str) -> list[int]:
        told = _done(self._connection.uid("SEARCH", *what))
        return sorted(int(number) for line in told if line for number in line.split())

    def size_and_moment(self, uid: int) -> tuple[int, datetime] | None:
        """Return how large a mail is and when it came; None for one that is gone. Raises MailboxError."""
        with _told():
            told = _done(self._connection.uid("FETCH", str(uid), "(RFC822.SIZE INTERNALDATE)"))
        for line in told:
            content = line if isinstance(line, bytes) else b""
            moment, size = imaplib.Internaldate2tuple(content), _SIZE.search(content)
            if moment is not None and size is not None:
                return int(size[1]), datetime.fromtimestamp(time.mktime(moment), UTC)
        return None

    def content(self, uid: int, *, only_head: bool = False) -> bytes:
        """Return a mail, or its head, as it came, unread as before; raises MailboxError."""
        part = "HEADER" if only_head else ""
        with _told():
            told = _done(self._connection.uid("FETCH", str(uid), f"(BODY.PEEK[{part}])"))
        return next((bytes(piece[1]) for piece in told if isinstance(piece, tuple)), b"")

    def mark_read(self, uid: int) -> None:
        """Let people who look into the mailbox see that a mail was taken; raises MailboxError."""
        with _told():
            _done(self._connection.uid("STORE", str(uid), "+FLAGS.SILENT", r"(\Seen)"))

    def close(self) -> None:
        """Leave, whatever the server says."""
        with suppress(OSError, imaplib.IMAP4.error):
            self._connection.logout()


def opened(account: Account) -> Mailbox:
    """Connect, encrypt, sign in and open the folder; raises MailboxError."""
    context = ssl.create_default_context()
    with _told():
        if account.is_wrapped:
            connection: imaplib.IMAP4 = imaplib.IMAP4_SSL(
                account.host, account.port, ssl_context=context, timeout=SECONDS
            )
        else:
            connection = imaplib.IMAP4(account.host, account.port, timeout=SECONDS)
        try:
            if not account.is_wrapped:
                _encrypt(connection, account, context)
            _sign_in(connection, account)
            return Mailbox(connection, account)
        except BaseException:
            with suppress(OSError, imaplib.IMAP4.error):
                connection.shutdown()
            raise


def _encrypt(connection: imaplib.IMAP4, account: Account, context: ssl.SSLContext) -> None:
    if "STARTTLS" in connection.capabilities:
        connection.starttls(context)
    elif not account.is_here:
        raise MailboxError("the server offers no STARTTLS, so everybody on the way would read the password")


def _sign_in(connection: imaplib.IMAP4, account: Account) -> None:
    """Sign in by PLAIN, which takes any letters; `login` takes ASCII only."""
    if "AUTH=PLAIN" in connection.capabilities:
        secret = f"\0{account.user}\0{account.password}".encode()
        connection.authenticate("PLAIN", lambda _: secret)
    else:
        connection.login(account.user, account.password)


def _number(connection: imaplib.IMAP4, name: str) -> int:
    told = connection.response(name)[1]
    if not told or told[0] is None:
        raise MailboxError(f"the server does not tell {name}")
    return int(told[0])


def _done(answer: tuple[str, list[Any]]) -> list[Any]:
    state, told = answer
    if state != "OK":
        raise MailboxError(f"{state}: {told!r}"[:300])
    return told


@contextmanager
def _told() -> Iterator[None]:
    try:
        yield
    except (OSError, imaplib.IMAP4.error, UnicodeError) as error:
        raise MailboxError(f"{type(error).__name__}: {error}"[:300]) from error
