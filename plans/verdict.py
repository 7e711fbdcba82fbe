"""What the secretariat says to a unit's word that a task is done."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Verdict(StrEnum):
    """What became of a claim that a task is done."""

    WAITING = "waiting"
    ACCEPTED = "accepted"
    RETURNED = "returned"
    SUPERSEDED = "superseded"
    """The unit has said something else meanwhile."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """A verdict, the day of it, and why a claim was returned."""

    verdict: Verdict
    on: date | None = None
    reason: str | None = None
