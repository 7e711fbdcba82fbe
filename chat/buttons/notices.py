"""Buttons of no wing: a list of notices, a file that was refused, all commands of a chat."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from chat.buttons.base import Button, Key, Keyboard, button, rows_of

NUMBERS_A_ROW = 6


@dataclass(frozen=True)
class ShowNotice(Button):
    """Show one of the notices that a list names, as it was meant."""

    code: ClassVar[str] = "notice"
    message: int


@dataclass(frozen=True)
class SendFileAgain(Button):
    """Send the file that was refused; of one that the channel keeps it matters whether it is a picture."""

    code: ClassVar[str] = "file-again"
    message: int
    picture: int


@dataclass(frozen=True)
class ShowCommands(Button):
    """Show every command of this chat."""

    code: ClassVar[str] = "commands"


def all_commands() -> Keyboard:
    """Return the button that shows every command."""
    return Keyboard([[button("Mọi lệnh", ShowCommands())]])


def notices(messages: Sequence[int]) -> Keyboard:
    """Return a button with a number for each notice of a list."""
    keys = [button(f"{place}", ShowNotice(message)) for place, message in enumerate(messages, start=1)]
    return Keyboard(rows_of(keys, NUMBERS_A_ROW))


def file_again(message: int, *, picture: bool) -> Key:
    """Return the button that sends a refused file again."""
    return button("📎 Gửi lại tệp", SendFileAgain(message, int(picture)))
