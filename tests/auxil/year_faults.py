"""What goes wrong in every month of the scripted year, on days on which it would be noticed."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date

from jobs.sending.outcomes import Locked, Outcome, Refused, Sent
from storage.models import Act, ChannelKind, channel_of
from storage.outbox import Claimed

NO_FILES = Refused("BadRequest: Not enough rights to send documents to the chat")
NO_WORDS = Locked("BadRequest: Not enough rights to send text messages to the chat", only_topic=False)
LOCKED_HOURS, CUT_OFF_HOURS = range(7, 18), range(1, 10)
"""A group is locked while offices are open; the network is away for nine hours, over the morning."""


@dataclass
class Faults:
    """A group locked for a day, an outage, the right to send files, words heard late: each once a month."""

    without_files: int
    """The chat that may get no files at all."""
    locked: dict[date, int] = field(default_factory=dict)
    cut_off: set[date] = field(default_factory=set)
    heard_late: set[date] = field(default_factory=set)

    def plan_day(self, today: date, reminded: Collection[int], busy: Collection[int]) -> None:
        """Choose what goes wrong today: a group that is reminded and says nothing is locked, and so on."""
        groups = {chat for chat in reminded if channel_of(chat) is ChannelKind.TELEGRAM}
        chats = sorted(groups - set(busy))
        if chats and not _has(self.locked, today):
            self.locked[today] = chats[0]
        elif reminded and not _has(self.cut_off, today):
            self.cut_off.add(today)
        elif busy and not _has(self.heard_late, today):
            self.heard_late.add(today)

    def is_cut_off(self, today: date, hour: int) -> bool:
        """Return whether there is no network."""
        return today in self.cut_off and hour in CUT_OFF_HOURS

    def has_not_heard(self, chat: int, today: date) -> bool:
        """Return whether what was said in the morning has not arrived in a chat by nine."""
        return today in self.cut_off or self.locked.get(today) == chat

    def outcome(self, claimed: Claimed, today: date, hour: int) -> Outcome:
        """Return what Telegram answers to a message."""
        if self.locked.get(today) == claimed.chat_id and hour in LOCKED_HOURS:
            return NO_WORDS
        if claimed.chat_id == self.without_files and claimed.act is Act.SEND_FILE:
            return NO_FILES
        return Sent(claimed.id)


def _has(days: Collection[date], today: date) -> bool:
    return any((day.year, day.month) == (today.year, today.month) for day in days)
