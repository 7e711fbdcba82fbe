"""The post on this machine: a real SMTP server that takes mail, and Dovecot, in which answers are read."""

import email
import grp
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from email.message import EmailMessage, Message
from email.policy import SMTP, default
from pathlib import Path
from typing import Any, cast
from uuid import uuid4

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import Envelope, Session

OWN = "dondoc@tinh.gov.vn"
WORD = "mat-khau"
HERE = "127.0.0.1"
OK = "250 OK"
CONFIGURATION = """
protocols = imap
listen = 127.0.0.1
base_dir = {folder}/run
state_dir = {folder}/state
log_path = {folder}/log
ssl = no
disable_plaintext_auth = no
default_internal_user = {inner}
default_login_user = {inner}
default_internal_group = {group}
first_valid_uid = 1
mail_location = maildir:{folder}/mail/%u
passdb {{
  driver = static
  args = password={password}
}}
userdb {{
  driver = static
  args = uid={uid} gid={gid} home={folder}/mail/%u
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {port}
  }}
  inet_listener imaps {{
    port = 0
  }}
}}
service anvil {{
  chroot =
}}
service stats {{
  unix_listener stats-writer {{
    mode = 0666
  }}
}}
"""


def free_port() -> int:
    """Return a port of this machine on which nobody listens."""
    with socket.socket() as probe:
        probe.bind((HERE, 0))
        port: int = probe.getsockname()[1]
    return port


@dataclass
class Dovecot:
    """A running IMAP server; any user may sign in by the password."""

    folder: Path
    port: int
    owner: tuple[int, int]

    def url(self, user: str) -> str:
        """Return the address of a user's mailbox."""
        return f"imap://{user}:{WORD}@{HERE}:{self.port}"

    def deliver(self, user: str, content: bytes) -> None:
        """Put a mail into a mailbox, as a delivery agent does."""
        box = self.folder / "mail" / user
        for place in ("cur", "new", "tmp"):
            (box / place).mkdir(parents=True, exist_ok=True)
        name = f"{time.time_ns()}.{uuid4().hex}.here"
        (box / "tmp" / name).write_bytes(content)
        if os.getuid() == 0:
            for path in (box, *box.rglob("*")):
                os.chown(path, *self.owner)
        (box / "tmp" / name).rename(box / "new" / name)

    def unread(self, user: str) -> int:
        """Return how many mails of a mailbox nobody has read."""
        box = self.folder / "mail" / user
        seen = sum("S" in path.name.rpartition(":2,")[2] for path in (box / "cur").glob("*:2,*"))
        return len([*(box / "new").iterdir(), *(box / "cur").iterdir()]) - seen


@contextmanager
def dovecot() -> Iterator[Dovecot]:
    """Run Dovecot with a mailbox for everybody; skip the test where it is not installed."""
    program = shutil.which("dovecot", path=f"{os.environ['PATH']}:/usr/sbin")
    if program is None:
        pytest.skip("dovecot is not installed")
    folder, port = Path(tempfile.mkdtemp(prefix="dovecot-")), free_port()
    folder.chmod(0o755)
    me = pwd.getpwuid(os.getuid())
    owner = pwd.getpwnam("nobody") if me.pw_uid == 0 else me
    (folder / "mail").mkdir()
    os.chown(folder / "mail", owner.pw_uid, owner.pw_gid)
    inner = "dovenull" if me.pw_uid == 0 else me.pw_name
    group = "dovecot" if me.pw_uid == 0 else grp.getgrgid(me.pw_gid).gr_name
    configuration = folder / "conf"
    configuration.write_text(
        CONFIGURATION.format(
            folder=folder,
            inner=inner,
            group=group,
            password=WORD,
            uid=owner.pw_uid,
            gid=owner.pw_gid,
            port=port,
        )
    )
    running = subprocess.Popen([program, "-F", "-c", configuration], stderr=subprocess.PIPE)
    try:
        _wait_for(port, running, folder)
        yield Dovecot(folder, port, (owner.pw_uid, owner.pw_gid))
    finally:
        running.terminate()
        running.communicate(timeout=30)
        shutil.rmtree(folder, ignore_errors=True)


def _wait_for(port: int, running: subprocess.Popen[bytes], folder: Path) -> None:
    end = time.monotonic() + 30
    while time.monotonic() < end and running.poll() is None:
        with suppress(OSError), socket.create_connection((HERE, port), timeout=5) as connection:
            if connection.recv(100).startswith(b"* OK"):
                return
    log = folder / "log"
    pytest.fail(f"dovecot does not answer: {log.read_text() if log.exists() else running.poll()}")


@dataclass
class PostOffice:
    """What the SMTP server takes, and what it says to whom: each answer once, "" cuts the connection."""

    taken: list[EmailMessage] = field(default_factory=list)
    to_address: dict[str, list[str]] = field(default_factory=dict)
    to_content: list[str] = field(default_factory=list)
    on_content: Callable[[], object] | None = None
    """What is done once, when the server has a mail and has not said so."""

    async def handle_RCPT(  # noqa: N802 -- aiosmtpd calls it so
        self, server: Any, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        answers = self.to_address.get(address, [])
        answer = answers.pop(0) if answers else OK
        if answer == OK:
            envelope.rcpt_tos.append(address)
        return answer

    async def handle_DATA(  # noqa: N802 -- as above
        self, server: Any, session: Session, envelope: Envelope
    ) -> str:
        answer = self.to_content.pop(0) if self.to_content else OK
        if answer in (OK, ""):
            content = cast("bytes", envelope.original_content)
            self.taken.append(email.message_from_bytes(content, policy=default))
        done, self.on_content = self.on_content, None
        if done is not None:
            done()
        if not answer:
            server.transport.abort()
        return answer or OK


@dataclass
class Post:
    """The post of one test: what the bot sent, and how people answer it."""

    office: PostOffice
    dovecot: Dovecot
    smtp_port: int
    user: str = field(default_factory=lambda: uuid4().hex)

    @property
    def settings(self) -> dict[str, str]:
        """Return the settings by which the bot uses it."""
        return {
            "mail_url": f"smtp://{HERE}:{self.smtp_port}",
            "mail_from": f"Đôn đốc – Công an tỉnh <{OWN}>",
            "imap_url": self.dovecot.url(self.user),
        }

    @property
    def last(self) -> EmailMessage:
        """Return the mail that was sent last."""
        return self.office.taken[-1]

    def comes(self, mail: Message | bytes) -> None:
        """Let a mail come into the bot's mailbox."""
        self.dovecot.deliver(self.user, mail if isinstance(mail, bytes) else mail.as_bytes())

    def unread(self) -> int:
        """Return how many mails of the bot's mailbox stay unread."""
        return self.dovecot.unread(self.user)


def words_of(mail: EmailMessage) -> str:
    """Return the plain words of a mail."""
    part = mail.get_body(("plain",))
    assert isinstance(part, EmailMessage)
    return cast("str", part.get_content()).replace("\r\n", "\n")


def reply(
    to: EmailMessage,
    words: str,
    *,
    sender: str,
    name: str = "Nguyễn Thu Hà",
    files: tuple[tuple[str, bytes], ...] = (),
    **headers: str,
) -> EmailMessage:
    """Return an answer as a mail program writes it: above the mail that it quotes."""
    mail = EmailMessage(policy=SMTP.clone(max_line_length=200))
    mail["From"] = f"{name} <{sender}>"
    mail["To"] = OWN
    mail["Subject"] = f"Re: {to['Subject']}"
    mail["Message-ID"] = f"<{uuid4().hex}@{sender.partition('@')[2]}>"
    mail["In-Reply-To"] = to["Message-ID"]
    mail["References"] = to["Message-ID"]
    for header, value in headers.items():
        key = header.replace("_", "-")
        del mail[key]
        mail[key] = value
    quoted = "\n".join(f"> {line}" for line in words_of(to).split("\n"))
    mail.set_content(
        f"{words}\n\nVào Th 5, 12 thg 6, 2025 lúc 07:30 Đôn đốc\n<{OWN}> đã viết:\n\n{quoted}\n",
        cte="quoted-printable",
    )
    for file, content in files:
        main, _, sub = ("image/jpeg" if file.endswith(".jpg") else "application/octet-stream").partition("/")
        mail.add_attachment(content, maintype=main, subtype=sub, filename=file)
    return mail


@contextmanager
def post_office() -> Iterator[tuple[PostOffice, int]]:
    """Run an SMTP server that takes everything, unless it is told otherwise."""
    office, port = PostOffice(), free_port()
    controller = Controller(office, hostname=HERE, port=port, decode_data=False)
    controller.start()
    try:
        yield office, port
    finally:
        controller.stop()
