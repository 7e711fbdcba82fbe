"""What is due to come in the month: worked out from the script by rules of the test's own, none of our code.

Which unit owes what by when, what it said of it, who is to be told of what on which morning, what the level
below makes up for the one above, and what each office's digest and /tonghop are to say.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from tests.auxil.expected_year import (
    ONE_DAY,
    Thing,
    is_worked,
    ladder,
    on_or_before,
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
Numbers = dict[str, object]


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

    def owed(self, today: date, office: str | None = None) -> list[Thing]:
        return [
            one
            for one in self.things
            if one.is_owed(today) and (office is None or one.unit.startswith(f"{office}|"))
        ]

    def morning(self, today: date) -> dict[str, set[Row]]:
        """Return what each unit is reminded of, and note by which office."""
        rows: dict[str, set[Row]] = defaultdict(set)
        for thing in self.owed(today) if is_worked(today) else ():
            if today in ladder(thing.due):
                office, name = thing.unit.split("|")
                called = _at_level((office, name), thing.name)
                rows[thing.unit].add((name, called, time_left(today, thing.due)))
                if today > thing.due and open_days_between(thing.due, today) == 3:
                    escalated = called[0].lower() + called[1:] if thing.name == REPORT else called
                    rows[thing.unit].add((name, ESCALATED, escalated))
        self.reminders.update((unit.split("|")[0], today) for unit in rows)
        return rows

    def digest(self, office: str, today: date) -> Numbers:
        """Return every number of an office's digest; `before` is the morning of the one before."""
        before = on_or_before(today - ONE_DAY)
        owed = self.owed(today, office)
        late = [one for one in owed if on_or_before(one.due) < today]
        is_first = before <= SAVED
        fresh = [one for one in late if is_first or on_or_before(one.due) >= before]
        still = [one for one in late if one not in fresh]
        of_unit = Counter(one.unit.split("|")[1] for one in fresh)
        due = Counter(one.name for one in owed if on_or_before(one.due) == today)
        return {
            "due": dict(due),
            "late": len(of_unit),
            "late units": {
                unit: (things, max(_late(one, today) for one in fresh if one.unit.endswith(f"|{unit}")))
                for unit, things in of_unit.items()
            },
            "still": (
                len({one.unit for one in still}),
                len({one.name for one in still}),
                max(_late(one, today) for one in still),
            )
            if still
            else (),
            "settled": self._settled(office, before, today),
            "reporting": self._reporting(office, today),
            "obstacles": sum(where == office and before <= on < today for where, on in self.obstacles),
            "before": self._before(office, before, today),
        }

    def _of(self, office: str) -> list[Thing]:
        return [one for one in self.things if one.unit.startswith(f"{office}|")]

    def _settled(self, office: str, before: date, today: date) -> int:
        return len({one.name for one in self._of(office) if one.due < before <= _met(one) < today})

    def _reporting(self, office: str, today: date) -> tuple[int, ...]:
        reports = [one for one in self._of(office) if one.name == REPORT]
        left = sum(one.is_owed(today) for one in reports)
        is_near = -timedelta(days=14) <= reports[0].due - today <= timedelta(days=7)
        return (len(reports) - left, len(reports)) if left and is_near else ()

    def _before(self, office: str, before: date, today: date) -> tuple[int, ...]:
        """Return reminders, statements and of how many units, tasks done, reports and late ones since then."""
        said = [
            one.said.unit
            for one in self.words
            if one.said.unit[0] == office and before <= one.on < today and not one.is_withdrawn
        ]
        met = [one for one in self._of(office) if before <= _met(one) < today]
        open_ = {one.name for one in self.owed(today, office)}
        reports = [one for one in met if one.name == REPORT]
        return (
            sum(
                times
                for (where, on), times in self.reminders.items()
                if where == office and before <= on < today
            ),
            len(said),
            len(set(said)),
            len({one.name for one in met if one.name != REPORT} - open_),
            len(reports),
            sum(_met(one) > one.due for one in reports),
        )

    def claims(self, office: str, today: date) -> int:
        """Return how many tasks are said to be done, on a morning after one was."""
        done = [_met(one) for one in self._of(office) if one.name != REPORT and _met(one) < today]
        return len(done) if any(on >= on_or_before(today - ONE_DAY) for on in done) else 0

    def missing(self, office: str, today: date) -> tuple[int, ...]:
        """Return how many reports of how many were submitted, on the last day on which they can be in time."""
        reports = [one for one in self._of(office) if one.name == REPORT]
        left = sum(one.until > today + ONE_DAY for one in reports)
        return (len(reports) - left, len(reports)) if left and on_or_before(reports[0].due) == today else ()

    # /tonghop

    def standing_of(self, office: str, today: date, open_obstacles: int) -> Numbers:
        """Return every number of an office's /tonghop in the evening of a day."""
        tasks = dict.fromkeys("123", COMMUNES) if office == TOP else LEADS
        states = Counter(self._state(office, number, units) for number, units in tasks.items())
        reports = [
            _met(one) - one.due for one in self._of(office) if one.name == REPORT and _met(one) < NEVER
        ]
        late = {one.name for one in self._of(office) if one.until > today + ONE_DAY and one.due < today}
        soon = {
            one.name
            for one in self._of(office)
            if one.until > today + ONE_DAY and today <= one.due <= today + timedelta(days=14)
        }
        asked = sum(one.name == REPORT for one in self._of(office))
        in_time = sum(days <= timedelta(0) for days in reports)
        return {
            "done": states["done"],
            "begun": states["begun"],
            "nothing": states["nothing"],
            "unconfirmed": states["done"],
            "soon": len(soon - {REPORT}),
            "reports": (asked, in_time, len(reports) - in_time, asked - len(reports)),
            "overdue": len(late - {REPORT}),
            "obstacles": open_obstacles,
        }

    def _state(self, office: str, number: str, units: Sequence[str]) -> str:
        if office == TOP:
            done = [self._is_done_above(unit, number) for unit in units]
        else:
            said = [self.standing((office, unit), number)[-1:] for unit in units]
            done = [words[0].said.is_done if words else None for words in said]
        if all(done):
            return "done"
        return "begun" if any(one is not None for one in done) else "nothing"

    def _is_done_above(self, unit: str, number: str) -> bool | None:
        said = self.standing((TOP, unit), number)[-1:]
        return said[0].said.is_done if said else None


def _at_level(unit: Unit, name: str) -> str:
    """Return a task's number with its level, in the group that owes to two."""
    if name == REPORT or unit not in {OF_BOTH, (TOP, OF_BOTH[0])}:
        return name
    return f"{name} ({'tỉnh' if unit[0] == TOP else 'xã'})"


def _met(thing: Thing) -> date:
    """Return on which day something was done, NEVER while it is not."""
    return thing.until - ONE_DAY if thing.until < NEVER else NEVER


def _late(thing: Thing, today: date) -> int:
    return open_days_between(thing.due, today)


def days() -> Iterator[date]:
    """Yield the days of the month."""
    yield from (SAVED + n * ONE_DAY for n in range(1, (LAST - SAVED).days + 1))
