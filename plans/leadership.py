"""What a leader is shown: what waits for whose decision, beside how things stand and move."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from plans.movement import Movement
from plans.standing import UnitView
from plans.text import fold
from plans.units import UnitLevel, authority, read_unit


class Decider(StrEnum):
    """Whose decision a matter waits for, seen from the leaders of the authority that issued the plan."""

    LEADERS = "leaders"
    STANDING_UNIT = "standing_unit"
    ABOVE = "above"


def decider(body: str | None, home: str | None, *, passed_up: bool) -> Decider:
    """Return whose decision a matter waits for, by the competent body and whether it was passed up.

    What the secretariat passed up waits for the leaders, and what asks for their authority by name; what
    asks for the centre waits above them; everything else is for the standing unit to answer.
    """
    reading = read_unit(body, authority(home)) if body else None
    if reading is not None and reading.level is UnitLevel.CENTRAL:
        return Decider.ABOVE
    is_named = reading is not None and fold(reading.canonical) == fold(authority(home))
    return Decider.LEADERS if passed_up or is_named else Decider.STANDING_UNIT


@dataclass(frozen=True, slots=True)
class WaitingMatter:
    """An obstacle, a proposal or a task given back that waits for an answer."""

    unit: str
    task: str | None
    text: str
    asked: str | None
    """What is asked for, where it was said beside what is in the way."""
    since: date
    decider: Decider
    body: str | None


@dataclass(frozen=True, slots=True)
class WaitingExtension:
    """A request for more time that waits for a decision."""

    unit: str
    task: str
    due: date | None
    until: date
    since: date


@dataclass(frozen=True, slots=True)
class Waiting:
    """Everything in a plan that waits for somebody above the units, the longest first."""

    matters: Sequence[WaitingMatter]
    extensions: Sequence[WaitingExtension]
    unanswered: int = 0
    """How many obstacles and proposals wait for an answer, each counted: as /vuongmac counts them."""
    claims: int = 0
    """How many tasks are said to be done and wait for the standing unit."""

    def of(self, who: Decider) -> Sequence[WaitingMatter]:
        """Return the matters that wait for somebody's decision."""
        return [matter for matter in self.matters if matter.decider is who]

    @property
    def to_decide(self) -> int:
        """Return how much waits for the leaders and the standing unit."""
        return len(self.matters) - len(self.of(Decider.ABOVE)) + len(self.extensions)


@dataclass(frozen=True, slots=True)
class OwnWaiting:
    """What of a unit waits for the unit itself, and what of it waits for somebody above it."""

    returned: Sequence[tuple[str, str]]
    """The number of each task that was called done and given back, and why."""
    proposed: Sequence[tuple[str, date]]
    """The number of each task for which another day was proposed, and that day."""
    answered: Sequence[str]
    """What was answered, and the unit has not said whether that helps."""
    matters_above: int
    extensions_above: int
    claims_above: int


@dataclass(frozen=True, slots=True)
class UnitLeaderView:
    """One plan as the leader of a unit sees it."""

    view: UnitView
    movement: Movement
    waiting: OwnWaiting
