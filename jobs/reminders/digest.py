"""The secretariat's morning digest, with the table of what is overdue."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sqlalchemy.orm import Session

from chat.buttons.reminders import morning as morning_buttons
from chat.messages.reminders.missed import made_up_for, still_to_say
from chat.outgoing import in_wave, say, stored_file
from chat.texts.reminders import digest as digest_texts
from chat.texts.reminders.digest import Before, Digest, DueLine, LateLine, UnitLine
from chat.texts.reminders.missed import MissedLine, MissedMornings
from jobs.reminders.escalation import late_for_long
from plans.calendar import ONE_DAY, WorkingCalendar, end_of_day
from plans.ladder import Rung
from plans.text import without_markup
from reports.overdue import OverdueThing, overdue_table
from storage import files, outbox
from storage.decisions import extensions, matters
from storage.groups import links, reach
from storage.models import EscalationStep
from storage.plans import days_off
from storage.plans import names as plan_names
from storage.reminders import digest, escalations
from storage.reminders import owed as reminders
from storage.reminders.due_items import LONGEST_HOLIDAY
from storage.reminders.missed import mornings, not_said
from storage.reminders.owed import USUAL, Manner, Owed, OwedPeriod, OwedRequest, OwedTask


@dataclass(frozen=True, slots=True)
class LateItem:
    """Something past its date."""

    owed: Owed
    working_days: int
    needs_letter: bool
    is_new: bool
    """Whether a letter is proposed for it from today on."""


def send_digest(session: Session, now: datetime, today: date) -> int:
    """Queue the digest for each of the secretariat's groups; nothing on a day off. `now` is local."""
    calendar = days_off.calendar(session)
    groups = links.of_secretariat(session)
    names = plan_names.of_all(session)
    if not calendar.is_working(today) or not groups or not names:
        return 0
    units = digest.unit_names(session)
    things = reminders.owed(session, today + timedelta(days=LONGEST_HOLIDAY))
    letters = late_for_long(session, EscalationStep.SECRETARIAT, today, calendar)
    escalations.note(session, letters, EscalationStep.SECRETARIAT, today)
    manners = reminders.manners(session)
    late = _late(things, {thing.obligation_id for thing in letters}, manners, today, calendar)
    missed = _missed(session, units, today, calendar)
    text = digest_texts.digest(_digest(session, now, units, things, late, calendar, missed))
    to_make_up = made_up_for(session, today, end_of_day(today, now.tzinfo)) if missed.unsaid else []
    keyboard = morning_buttons.make_up(today, len(to_make_up)) if to_make_up else None
    table = overdue_table([_row(one, units, names) for one in late]) if late else None
    file = files.keep(session, digest_texts.overdue_file_name(today), table, now) if table else None
    messages = []
    for group in groups:
        key = f"digest:{today}:{group.id}"
        messages.append(in_wave(say(group.chat_id, text, topic_id=group.topic_id, keyboard=keyboard), key))
        if file is not None:
            caption = digest_texts.overdue_file(today)
            message = stored_file(group.chat_id, group.topic_id, file, caption)
            messages.append(in_wave(message, f"{key}:file"))
    return outbox.enqueue(session, messages, now)


def _late(
    things: Sequence[Owed],
    letters: set[int],
    manners: Mapping[int, Manner],
    today: date,
    calendar: WorkingCalendar,
) -> list[LateItem]:
    """Return what is past its last chance, the unit with the most first, its oldest first."""
    days = {due: calendar.working_days_after(due, today) for due in {thing.due for thing in things}}
    late = [
        LateItem(
            thing,
            days[thing.due],
            needs_letter=days[thing.due] >= manners.get(thing.plan_id or 0, USUAL).secretariat_days,
            is_new=thing.obligation_id in letters,
        )
        for thing in things
        if calendar.last_working_day_until(thing.due) < today
    ]
    per_unit: dict[int, int] = defaultdict(int)
    for one in late:
        per_unit[one.owed.unit_id] += 1
    return sorted(late, key=lambda one: (-per_unit[one.owed.unit_id], one.owed.unit_id, one.owed.due))


def _digest(
    session: Session,
    now: datetime,
    units: Mapping[int, str],
    things: Sequence[Owed],
    late: Sequence[LateItem],
    calendar: WorkingCalendar,
    missed: MissedMornings,
) -> Digest:
    today = now.date()
    since = datetime.combine(calendar.last_working_day_until(today - ONE_DAY), time(0), now.tzinfo)
    return Digest(
        today=today,
        due=_due(things, units, today, calendar),
        late=_late_lines(late, units),
        letters=[UnitLine(units[one.owed.unit_id], called(one.owed)) for one in late if one.is_new],
        obstacles=[UnitLine(one.unit.name, one.text) for one in matters.raised_since(session, since)],
        extensions=[
            UnitLine(one.unit.name, digest_texts.wanted(one.task.number, one.asked_until))
            for one in extensions.waiting(session)
        ],
        paused=[
            UnitLine(one.name, digest_texts.paused(one.until, one.reason))
            for one in digest.paused_units(session, today)
        ],
        unreachable=[one.name for one in reach.unreachable_units(session)],
        undelivered=[name for name, _ in digest.undelivered(session, since)],
        before=_before(session, since, datetime.combine(today, time(0), now.tzinfo)),
        missed=missed,
    )


def _missed(
    session: Session, units: Mapping[int, str], today: date, calendar: WorkingCalendar
) -> MissedMornings:
    """Return what was not said on the mornings before, each thing with the units that still owe it."""
    found = not_said(session, today, calendar)
    named: dict[tuple[str, tuple[Rung, ...]], list[str]] = defaultdict(list)
    for unit, things in found.items():
        for one in things:
            named[called(one.item.owed), one.rungs].append(units[unit])
    return MissedMornings(
        days=mornings(session, today, calendar) if found else [],
        things=[MissedLine(what, rungs, tuple(owing)) for (what, rungs), owing in named.items()],
        unsaid=sum(map(len, still_to_say(found).values())),
    )


def _before(session: Session, since: datetime, midnight: datetime) -> Before:
    found = digest.numbers(session, since, midnight)
    return Before(
        since=since.date(),
        is_yesterday=midnight.date() - since.date() == ONE_DAY,
        reminders=found.reminders,
        statements=found.statements,
        units=found.units,
        tasks_done=found.tasks_done,
        reports=found.reports,
        late_reports=found.late_reports,
    )


def _due(
    things: Sequence[Owed], units: Mapping[int, str], today: date, calendar: WorkingCalendar
) -> list[DueLine]:
    owing: dict[str, list[str]] = defaultdict(list)
    for thing in things:
        if calendar.last_working_day_until(thing.due) == today:
            owing[called(thing)].append(units[thing.unit_id])
    return [DueLine(what, tuple(names)) for what, names in owing.items()]


def _late_lines(late: Sequence[LateItem], units: Mapping[int, str]) -> list[LateLine]:
    by_unit: dict[int, list[int]] = defaultdict(list)
    for one in late:
        by_unit[one.owed.unit_id].append(one.working_days)
    return [LateLine(units[unit], len(days), max(days)) for unit, days in by_unit.items()]


def _row(one: LateItem, units: Mapping[int, str], plans: Mapping[int, str]) -> OverdueThing:
    thing = one.owed
    written = thing.deadline_text if isinstance(thing, OwedTask) else None
    return OverdueThing(
        unit=units[thing.unit_id],
        plan=plans.get(thing.plan_id or 0, ""),
        what=without_markup(called(thing)),
        deadline=written or "",
        due=thing.due,
        working_days_late=one.working_days,
        needs_letter=one.needs_letter,
    )


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
