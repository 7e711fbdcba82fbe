"""What each unit is reminded of on a morning: by its plan's ladder, its silences, its long delays."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time, timedelta

from sqlalchemy.orm import Session

from plans.calendar import WorkingCalendar
from plans.ladder import WEEK, Ladder, Rung, RungKind, nearest_rung
from plans.plan import RuleKind
from plans.silence import rung_after
from storage.models import EscalationStep
from storage.reminders import acknowledgements, escalations
from storage.reminders import owed as reminders
from storage.reminders.acknowledgements import Acknowledged
from storage.reminders.owed import USUAL, Manner, Owed, OwedPeriod, OwedRequest
from storage.rows import Units

# A rung is so many days before the last chance; the longest run of days off here is Tết's nine.
LONGEST_HOLIDAY = 15


@dataclass(frozen=True, slots=True)
class DueItem:
    """One thing a unit is reminded of today."""

    owed: Owed
    rung: Rung
    acknowledged_on: date | None
    """The day on which the unit said that it saw it, where that has expired and was not told yet."""
    is_escalated: bool
    """Whether its leader is told of it today."""


class Rungs:
    """What is to be said today of a due date by a plan's ladder, worked out once for each."""

    def __init__(self, today: date, calendar: WorkingCalendar, manners: Mapping[int, Manner]) -> None:
        """Keep the day and how plans remind."""
        self.today, self.calendar, self.manners = today, calendar, manners
        self._known: dict[tuple[date, Ladder], Rung | None] = {}

    def manner(self, thing: Owed) -> Manner:
        """Return how a thing is reminded of."""
        return reminders.manner_of(self.manners, thing.plan_id, thing.urgency)

    def of(self, thing: Owed, said: Acknowledged | None) -> Rung | None:
        """Return what is said today of a thing, None for nothing."""
        ladder = self.manner(thing).ladder
        if isinstance(thing, OwedPeriod) and thing.period.kind is RuleKind.WEEKLY:
            ladder = ladder.within(WEEK)  # the report before is not even due then
        if said is not None:
            return rung_after(said.silence, self.today, thing.due, ladder, self.calendar)
        key = (thing.due, ladder)
        if key not in self._known:
            self._known[key] = rung_after(None, self.today, thing.due, ladder, self.calendar)
        return self._known[key]


def items_by_unit(
    session: Session, today: date, calendar: WorkingCalendar, units: Units = None
) -> dict[int, list[DueItem]]:
    """Return what units are reminded of today, by unit; on a day off nothing."""
    if not calendar.is_working(today):
        return {}
    rungs = Rungs(today, calendar, reminders.manners(session))
    said = acknowledgements.latest(session, units)
    escalated = escalations.told_on(session, EscalationStep.LEADER, today)
    found: dict[int, list[DueItem]] = defaultdict(list)
    for thing in reminders.owed(session, today + _lookahead(rungs.manners), units):
        item = _item(thing, rungs, said.get(thing.obligation_id), thing.obligation_id in escalated)
        if item is not None:
            found[thing.unit_id].append(item)
    return found


def _item(thing: Owed, rungs: Rungs, said: Acknowledged | None, is_escalated: bool) -> DueItem | None:
    rung = rungs.of(thing, said)
    if rung is None and is_escalated:
        rung = nearest_rung(rungs.today, thing.due, rungs.calendar)
    if rung is None or (_has_hour(thing) and rung.kind is not RungKind.OVERDUE):
        return None
    is_news = said is not None and said.silence.until < rungs.today and said.told_on in {None, rungs.today}
    return DueItem(thing, rung, said.silence.since if said and is_news else None, is_escalated)


def _has_hour(thing: Owed) -> bool:
    return isinstance(thing, OwedRequest) and thing.has_hour


def _lookahead(manners: Mapping[int, Manner]) -> timedelta:
    furthest = max(max(one.ladder.before, default=0) for one in (USUAL, *manners.values()))
    return timedelta(days=furthest + LONGEST_HOLIDAY)


def morning_of(items: list[DueItem], manners: Mapping[int, Manner], usual: time) -> time:
    """Return when a unit is reminded of these: at the earliest of the times its plans set."""
    return min(manners.get(item.owed.plan_id or 0, USUAL).morning or usual for item in items)
