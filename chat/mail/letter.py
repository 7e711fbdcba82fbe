"""A mail that came, as we understand mails: plain values, which also pass between processes."""

import base64
from dataclasses import asdict, dataclass
from typing import Any, Self


@dataclass(frozen=True, slots=True)
class Attached:
    """A file that came with a mail."""

    name: str
    content: bytes
    is_picture: bool

    def as_json(self) -> dict[str, Any]:
        """Return what passes between processes."""
        return {**asdict(self), "content": base64.b64encode(self.content).decode()}

    @classmethod
    def from_json(cls, told: dict[str, Any]) -> Self:
        """Return what another process has read."""
        return cls(told["name"], base64.b64decode(told["content"]), told["is_picture"])


@dataclass(frozen=True, slots=True)
class Bounce:
    """What a mail server says of a mail of ours that it could not deliver."""

    recipients: tuple[str, ...]
    """Who cannot be written to any more, as far as it says; none where it does not."""
    said: str
    is_final: bool = True


@dataclass(frozen=True, slots=True)
class Letter:
    """A mail: from whom, what it answers, what its writer says and sends."""

    message_id: str
    sender: str
    sender_name: str
    subject: str
    answers: str
    """The headers that name earlier mails, and all its text: the token of a thread may stand anywhere."""
    words: str = ""
    files: tuple[Attached, ...] = ()
    automatic: str | None = None
    """By what it is seen that no person wrote it."""
    bounce: Bounce | None = None
    has_winmail: bool = False
    """Whether Outlook packed what came into a winmail.dat, which nobody else opens."""

    def as_json(self) -> dict[str, Any]:
        """Return what passes between processes."""
        return {**asdict(self), "files": [file.as_json() for file in self.files]}

    @classmethod
    def from_json(cls, told: dict[str, Any]) -> Self:
        """Return what another process has read."""
        bounce = _bounce(told["bounce"]) if told["bounce"] else None
        files = tuple(map(Attached.from_json, told["files"]))
        return cls(**{**told, "bounce": bounce, "files": files})


def _bounce(told: dict[str, Any]) -> Bounce:
    return Bounce(tuple(told["recipients"]), told["said"], told["is_final"])
