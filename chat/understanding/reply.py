"""What a reply of a unit's focal point says, as plain values."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from plans.status import Status


class Kind(StrEnum):
    """What a message is for (the first that fits, in this order)."""

    EXTENSION = "extension"
    NO_CHANGE = "no_change"
    REPORT = "report"
    QUESTION = "question"
    ACK = "ack"
    CHATTER = "chatter"


@dataclass(frozen=True, slots=True)
class ReplyContext:
    """Who speaks: the unit, the tasks it leads, the task of the message answered, the day it was sent."""

    unit: str
    tasks: tuple[str, ...]
    about: str | None
    today: date


@dataclass(frozen=True, slots=True)
class SaidFigure:
    """A count achieved; `total` only where the message says "x/y", `what` in the words of the message."""

    done: int | float
    total: int | float | None = None
    what: str | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """What a message says of one task; `task` is None when it does not say of which."""

    task: str | None
    status: Status | None = None
    percent: int | float | None = None
    figures: tuple[SaidFigure, ...] = ()
    obstacle: str | None = None
    proposal: str | None = None
    extension_until: date | None = None
    document: str | None = None
    given_back: str | None = None
    """The words that say it is not, or no longer, the unit's task."""
    expected: str | None = field(default=None, compare=False)
    """When it is expected to be done, as written."""
    done_on: str | None = field(default=None, compare=False)
    """When it was done, as written."""
    range_said: str | None = field(default=None, compare=False)
    """The range of which the percentage is the lower end, as written: "50-60%"."""
    is_named: bool = field(default=True, compare=False)
    """Whether its number stands in the message, or the message answers one about it: "tất cả" names none."""
    words: str | None = field(default=None, compare=False)
    """The words about this task alone; empty where they only repeat the status, None where not known."""


@dataclass(frozen=True, slots=True)
class Understood:
    """The kind of a message and its items, in order of mention."""

    kind: Kind
    items: tuple[Item, ...] = ()
