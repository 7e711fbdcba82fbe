"""What is due to come in the month: worked out from the script by rules of the test's own, none of our code.

Which unit owes what by when, what it said of it, who is to be told of what on which morning, what the level
below makes up for the one above, and what each office's digest and /tonghop are to say.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from tests.auxil.expected_year import (
    ONE_DAY,
    Thing,
    is_worked,
    ladder,
    open_days_between,
)
from tests.auxil.month_of_levels.heard import ESCALATED, REPORT, Proposal, Row
from tests.auxil.month_of_levels.script import (
    COMMUNES,
    DUE,
    LEADS,
    OF_BOTH,
    OFFICES,
    SERVES,
    TOP,
    UNITS,
    Said,
    Unit,
)
from tests.auxil.month_of_levels.time_words import time_left

SAVED, LAST = date(2025, 5, 15), date(2025, 6, 18)
NEVER = date.max


def name_of(unit: Unit) -> str:
    """Return a unit as one word, by which things are kept."""
    return "|".join(unit)


@dataclass(slots=True)
class Word:
    """Something that a unit said, and whether it stands."""

    said: Said
    on: date
    is_withdrawn: bool = False


@dataclass
class Ledger:
    """All that is owed and all that was said, moved on by the test as people act."""

    things: list[Thing] = field(default_factory=list)
    words: list[Word] = field(default_factory=list)
    reminders: Counter[tuple[str, date]] = field(default_factory=Counter)
    """How many reminders speak of an office's plan on a day."""
    unsure: dict[tuple[str, date], str] = field(default_factory=dict)
    """Of which unit an office's digest of a day says that something may not have come."""
    obstacles: list[tuple[str, date]] = field(default_factory=list)
    """In which office one was raised, and when."""

    def __post_init__(self) -> None:
        """Let everybody owe what the plans ask."""
        for name in COMMUNES:
            self._owe((TOP, name), REPORT, date(2025, 6, 14))
            self._owe((TOP, name), "NV 1", date(2025, 6, 19))
            self._owe((TOP, name), "NV 2", date(2025, 9, 19))
        for office, before in OFFICES.items():
            for unit in UNITS:
                self._owe((office, unit), REPORT, date(2025, 6, before - 1))
                self._owe((office, unit), "NV 1", date(2025, 9, 9))
            for number, due in {"3": date(2025, 6, DUE[office] - 1), "4": date(2025, 8, 29)}.items():
                for unit in LEADS[number]:
                    self._owe((office, unit), f"NV {number}", due)

    def _owe(self, unit: Unit, name: str, due: date) -> None:
        self.things.append(Thing(name_of(unit), name, due, SAVED + ONE_DAY))

    def find(self, unit: Unit, name: str) -> Thing | None:
        """Return what a unit owes by a name; what has no date is not owed by one."""
        return next((one for one in self.things if (one.unit, one.name) == (name_of(unit), name)), None)

    def say(self, said: Said, today: date) -> None:
        """Let a unit say something of a task."""
        self.words.append(Word(said, today))
        thing = self.find(said.unit, f"NV {said.task}")
        if thing is not None:
            thing.until = today + ONE_DAY if said.is_done else NEVER

    def withdraw(self, unit: Unit, task: str) -> None:
        """Let a unit take back what it last said of a task; it had said it once."""
        self.last_word(unit, task).is_withdrawn = True
        thing = self.find(unit, f"NV {task}")
        if thing is not None:
            thing.until = NEVER

    def submit(self, unit: Unit, today: date) -> None:
        """Let a unit submit its report."""
        thing = self.find(unit, REPORT)
        assert thing is not None
        thing.until = today + ONE_DAY

    def last_word(self, unit: Unit, task: str) -> Word:
        """Return what stands of what a unit said of a task."""
        return self.standing(unit, task)[-1]

    def standing(self, unit: Unit, task: str) -> list[Word]:
        return [
            one
            for one in self.words
            if (one.said.unit, one.said.task) == (unit, task) and not one.is_withdrawn
        ]

    # The level below for the level above

    def proposal(self, office: str, obstacles: Sequence[str], since: date) -> dict[str, Proposal]:
        """Return what an office's units make up for each task above of which they said anything.

        Who has not finished is missing that has said nothing since a day.
        """
        found = {}
        for below, above in SERVES.items():
            said = [self.standing((office, unit), below)[-1:] for unit in LEADS[below]]
            words = [one.said for (one,) in filter(None, said)]
            heard = sum(one.said.is_done or one.on >= since for (one,) in filter(None, said))
            if not words:
                continue
            done = sum(one.is_done for one in words)
            counted = [one.households for one in words if one.households]
            sums = (sum(have for have, _ in counted), sum(total for _, total in counted))
            found[above] = Proposal(
                "hoàn thành" if done == len(said) else "đang thực hiện",
                done,
                len(said),
                sums if counted else None,
                len(said) - heard,
                obstacles.count(below),
            )
        return found

    # Mornings

    def of(self, office: str) -> list[Thing]:
        """Return what the units of an office owe, or owed."""
        return [one for one in self.things if one.unit.startswith(f"{office}|")]

    def owed(self, today: date, office: str) -> list[Thing]:
        """Return what the units of an office owe on a morning."""
        return [one for one in self.of(office) if one.is_owed(today)]

    def morning(self, today: date) -> dict[str, set[Row]]:
        """Return what each unit is reminded of, and note by which office."""
        rows: dict[str, set[Row]] = defaultdict(set)
        for thing in self.things if is_worked(today) else ():
            if thing.is_owed(today) and today in ladder(thing.due):
                office, name = thing.unit.split("|")
                called = _at_level((office, name), thing.name)
                rows[thing.unit].add((name, called, time_left(today, thing.due)))
                if today > thing.due and open_days_between(thing.due, today) == 3:
                    escalated = called[0].lower() + called[1:] if thing.name == REPORT else called
                    rows[thing.unit].add((name, ESCALATED, escalated))
        self.reminders.update((unit.split("|")[0], today) for unit in rows)
        return rows


def _at_level(unit: Unit, name: str) -> str:
    """Return a task's number with its level, in the group that owes to two."""
    if name == REPORT or unit not in {OF_BOTH, (TOP, OF_BOTH[0])}:
        return name
    return f"{name} ({'tỉnh' if unit[0] == TOP else 'xã'})"


def days() -> Iterator[date]:
    """Yield the days of the month."""
    yield from (SAVED + n * ONE_DAY for n in range(1, (LAST - SAVED).days + 1))
