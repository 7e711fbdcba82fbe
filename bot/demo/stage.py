"""The people and groups of the demo, and its screen: every message as a person would see it."""

import textwrap
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.rehearsal import Rehearsal
from chat.texts.words import capitalised, weekday_and_day
from sandbox.views import ChatMessage

WIDTH = 96
INDENT = "    "
BOT_NAME = "Đôn đốc"


@dataclass(frozen=True, slots=True)
class Group:
    """A group chat of the demo with the person who speaks in it."""

    title: str
    chat: int
    person: int
    name: str


@dataclass
class Screen:
    """Prints what is new in the groups; what was printed once and not edited since is not printed again."""

    rehearsal: Rehearsal
    zone: ZoneInfo
    write: Callable[[str], None]
    groups: list[Group] = field(default_factory=list)
    _seen: dict[tuple[int, int], tuple[str, tuple[str, ...]]] = field(default_factory=dict)
    _day: date | None = None

    def heading(self, text: str) -> None:
        """Print what happens next."""
        self.write("")
        self.write(f"══ {text} ".ljust(WIDTH, "═"))

    def refresh(self) -> None:
        """Print what has changed, then what is new, in the order in which it was said."""
        said = [
            (message.edited is None, message.id, group, message)
            for group in self.groups
            for message in self.rehearsal.people.messages(group.chat)
            if not message.service
        ]
        for _, _, group, message in sorted(said, key=lambda row: row[:2]):
            self._show(group, message)

    def _show(self, group: Group, message: ChatMessage) -> None:
        look = (message.text, tuple(button.label for row in message.buttons for button in row))
        before = self._seen.get((group.chat, message.id))
        if before == look:
            return
        self._seen[group.chat, message.id] = look
        self._show_day(message.edited or message.date)
        if before is not None and before[0] == message.text:
            self._print_buttons(message, "    (nút dưới tin đổi thành)")
        else:
            self._print(group, message, "" if before is None else ", sửa tin")

    def _show_day(self, moment: datetime) -> None:
        local = moment.astimezone(self.zone).date()
        if local != self._day:
            self._day = local
            self.write("")
            self.write(f"── {capitalised(weekday_and_day(local))} ".ljust(WIDTH, "─"))

    def _print(self, group: Group, message: ChatMessage, note: str) -> None:
        changed = message.edited or message.date
        clock = f"{changed.astimezone(self.zone):%H:%M}"
        sender = BOT_NAME if message.sender_id == self.rehearsal.people.bot() else message.sender
        self.write("")
        self.write(f"[{group.title}] {sender} ({clock}{note})")
        for line in message.text.splitlines():
            self.write(textwrap.fill(line, WIDTH, initial_indent=INDENT, subsequent_indent=INDENT) or "")
        if message.attachment is not None:
            self.write(f"{INDENT}📎 {message.attachment.name}")
        self._print_buttons(message)

    def _print_buttons(self, message: ChatMessage, note: str = "") -> None:
        if note:
            self.write(f"{note}{'' if message.buttons else ' (không còn nút)'}")
        for row in message.buttons:
            self.write(INDENT + " ".join(f"[ {button.label} ]" for button in row))


def last_from_bot(rehearsal: Rehearsal, chat: int) -> ChatMessage:
    """Return the bot's latest message in a chat."""
    bot = rehearsal.people.bot()
    return [message for message in rehearsal.people.messages(chat) if message.sender_id == bot][-1]
