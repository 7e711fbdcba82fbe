"""What people see: the values the control API hands out and its client returns."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class Button:
    """A button under a message: its label and what it sends or opens."""

    label: str
    data: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Attachment:
    """The file of a message."""

    name: str
    size: int
    mime_type: str


@dataclass(frozen=True, slots=True)
class ChatMessage:
    """A message as a chat shows it; `text` is the caption when there is an attachment."""

    id: int
    date: datetime
    sender_id: int
    sender: str
    text: str
    html: str
    entities: tuple[dict[str, Any], ...]
    buttons: tuple[tuple[Button, ...], ...]
    reply_to: int | None
    topic: int | None
    attachment: Attachment | None
    edited: datetime | None
    pinned: bool
    reactions: tuple[str, ...]
    service: str
    """The kind of a service message ("new_chat_members"), empty for what somebody said."""

    def button(self, label_or_data: str) -> Button | None:
        """Return the button with this label or data."""
        buttons = (button for row in self.buttons for button in row)
        return next((button for button in buttons if label_or_data in (button.label, button.data)), None)


@dataclass(frozen=True, slots=True)
class CallbackAnswer:
    """What a person sees after pressing a button."""

    text: str
    show_alert: bool
    url: str


@dataclass(frozen=True, slots=True)
class Press:
    """A press of a button; the answer is None while the bot has not given one."""

    query_id: str
    answer: CallbackAnswer | None


@dataclass(frozen=True, slots=True)
class Request:
    """A request the bot made and what became of it."""

    method: str
    parameters: dict[str, Any]
    accepted: bool
    """Whether it was carried out, even if the answer never arrived."""
    outcome: str
    """"ok", the description of the error, or what happened to the connection."""
    at: datetime
    """By the clock of the sandbox."""
    seconds: float
    """By a steady real clock, to measure the pace."""
    message_id: int | None = None
    """The message it made or changed."""


@dataclass(frozen=True, slots=True)
class PublishedCommands:
    """The commands the bot published for a scope and a language."""

    scope: dict[str, Any]
    language: str
    commands: dict[str, str]
    """Descriptions by command."""
