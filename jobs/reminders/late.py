"""What is past its date, of the units that somebody reaches: new since the digest before, or as it was."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from chat.texts.reminders import digest as digest_texts
from chat.texts.reminders.digest import LateLine, StillLate
from plans.calendar import WorkingCalendar
from storage.reminders.owed import Manner, Owed, OwedPeriod, OwedRequest, OwedTask, manner_of


@dataclass(frozen=True, slots=True)
class LateItem:
    """Something past its date."""

    owed: Owed
    working_days: int
    needs_letter: bool
    is_new: bool
    """Whether a letter is proposed for it from today on."""
    is_fresh: bool
    """Whether it was not late yet when the secretariat was last told."""


@dataclass(frozen=True, slots=True)
class Told:
    """What the secretariat is told today of letters, and when it was last told something."""

    letters: set[int]
    before: date | None


def late_items(
    things: Sequence[Owed],
    told: Told,
    manners: Mapping[int, Manner],
    today: date,
    calendar: WorkingCalendar,
) -> list[LateItem]:
    """Return what is past its last chance, the unit with the most first, its oldest first."""
    dues = {thing.due for thing in things}
    days = {due: calendar.working_days_after(due, today) for due in dues}
    chances = {due: calendar.last_working_day_until(due) for due in dues}
    late = [
        LateItem(
            thing,
            days[thing.due],
            needs_letter=days[thing.due] >= manner_of(manners, thing.plan_id, thing.urgency).secretariat_days,
            is_new=thing.obligation_id in told.letters,
            is_fresh=told.before is None or chances[thing.due] >= told.before,
        )
        for thing in things
        if chances[thing.due] < today
    ]
    per_unit: dict[int, int] = defaultdict(int)
    for one in late:
        per_unit[one.owed.unit_id] += 1
    return sorted(late, key=lambda one: (-per_unit[one.owed.unit_id], one.owed.unit_id, one.owed.due))


def fresh_lines(late: Sequence[LateItem], units: Mapping[int, str]) -> list[LateLine]:
    """Return what is late since the secretariat was last told, the longest first."""
    return _lines([one for one in late if one.is_fresh], units)


def still_late(late: Sequence[LateItem], units: Mapping[int, str]) -> StillLate | None:
    """Return what was late already when the secretariat was last told, the longest first."""
    known = [one for one in late if not one.is_fresh]
    if not known:
        return None
    return StillLate(len({one.owed.unit_id for one in known}), _lines(known, units))


def _lines(late: Sequence[LateItem], units: Mapping[int, str]) -> list[LateLine]:
    """Return each thing once, with the units that owe it and the longest delay; the longest first."""
    together: dict[tuple[str, int], list[LateItem]] = defaultdict(list)
    for one in sorted(late, key=lambda one: -one.working_days):
        together[_thing(one.owed)].append(one)
    return [
        LateLine(
            called(first.owed), tuple(units[one.owed.unit_id] for one in (first, *others)), first.working_days
        )
        for first, *others in together.values()
    ]


def called(thing: Owed) -> str:
    """Return how a thing is called in a list of many units' things."""
    match thing:
        case OwedTask():
            return digest_texts.task(thing.number, thing.title)
        case OwedPeriod():
            return digest_texts.report(thing.period)
        case OwedRequest():
            return digest_texts.request(thing.what)
        case _:
            raise TypeError(thing)


def _thing(owed: Owed) -> tuple[str, int]:
    """Return what is owed, whoever owes it: a task that thirteen units lead is one."""
    match owed:
        case OwedTask(task_id=number):
            return "task", number
        case OwedPeriod(period=period):
            return "period", period.id
        case OwedRequest(request_id=number):
            return "request", number
        case _:
            raise TypeError(owed)
