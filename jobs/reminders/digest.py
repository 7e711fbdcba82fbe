"""The secretariat's morning digest, with the table of what is overdue."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sqlalchemy.orm import Session

from chat.buttons.base import Keyboard
from chat.buttons.reminders import morning as morning_buttons
from chat.messages.reminders.missed import made_up_for, still_to_say
from chat.outgoing import in_wave, say, stored_file
from chat.texts.reminders import digest as digest_texts
from chat.texts.reminders.digest import Before, Digest, DueLine, ReportingLine, UnitLine
from chat.texts.reminders.missed import MissedLine, MissedMornings
from jobs.reminders.escalation import late_for_long
from jobs.reminders.late import LateItem, Told, called, fresh_lines, late_items, still_late
from plans.calendar import ONE_DAY, WorkingCalendar, end_of_day
from plans.ladder import Rung
from plans.text import alphabetical, without_markup
from reports.overdue import OverdueThing, overdue_table
from storage import files, outbox
from storage.decisions import claims, extensions, matters
from storage.groups import links, reach
from storage.models import EscalationStep
from storage.plans import days_off, saving
from storage.plans import names as plan_names
from storage.reminders import digest, due_days, escalations
from storage.reminders import owed as reminders
from storage.reminders.due_items import LONGEST_HOLIDAY
from storage.reminders.missed import mornings, not_said
from storage.reminders.owed import Owed, OwedTask
from storage.upkeep import nightly

REPORTS_SINCE, REPORTS_UNTIL = timedelta(days=14), timedelta(days=7)
"""Reports are told of that were due so long ago at most, or are due so soon."""


@dataclass(frozen=True, slots=True)
class Owing:
    """What is owed this morning: by units with a group, late or not, and which units have none."""

    things: Sequence[Owed]
    late: Sequence[LateItem]
    alone: Sequence[str]
    before: date | None
    """The day of the digest before."""


def send_digest(session: Session, now: datetime, today: date) -> int:
    """Queue the digest for each of the secretariat's groups; nothing on a day off. `now` is local."""
    calendar = days_off.calendar(session)
    groups = links.of_secretariat(session)
    names = plan_names.of_all(session)
    if not calendar.is_working(today) or not groups or not names:
        return 0
    units = digest.unit_names(session)
    owing = _owing(session, units, today, calendar)
    missed = _missed(session, units, today, calendar)
    text = digest_texts.digest(_digest(session, now, units, owing, calendar, missed))
    keyboard = _keyboard(session, now, owing, missed)
    file = _table(session, now, owing, units, names)
    messages = []
    for group in groups:
        key = f"{digest.KEY}{today}:{group.id}"
        messages.append(in_wave(say(group.chat_id, text, topic_id=group.topic_id, keyboard=keyboard), key))
        if file is not None:
            caption = digest_texts.overdue_file(today)
            message = stored_file(group.chat_id, group.topic_id, file, caption)
            messages.append(in_wave(message, f"{key}:file"))
    return outbox.enqueue(session, messages, now)


def _owing(session: Session, units: Mapping[int, str], today: date, calendar: WorkingCalendar) -> Owing:
    """Return what is owed; a unit that nobody reaches is not late, it is alone."""
    linked = links.linked_units(session)
    everything = reminders.owed(session, today + timedelta(days=LONGEST_HOLIDAY))
    things = [thing for thing in everything if thing.unit_id in linked]
    letters = [
        thing
        for thing in late_for_long(session, EscalationStep.SECRETARIAT, today, calendar)
        if thing.unit_id in linked
    ]
    escalations.note(session, letters, EscalationStep.SECRETARIAT, today)
    told = Told({thing.obligation_id for thing in letters}, digest.last_digest(session, today))
    late = late_items(things, told, reminders.manners(session), today, calendar)
    alone = {units[thing.unit_id] for thing in everything if thing.unit_id not in linked}
    return Owing(things, late, sorted(alone, key=alphabetical), told.before)


def _keyboard(session: Session, now: datetime, owing: Owing, missed: MissedMornings) -> Keyboard | None:
    """Return what can be done at once: make up for missed mornings, remind, draft a letter."""
    today = now.date()
    made_up = made_up_for(session, today, end_of_day(today, now.tzinfo)) if missed.unsaid else []
    plans = sorted({one.owed.plan_id for one in owing.late if one.owed.plan_id is not None})
    titles = [(plan, title) for plan in plans if (title := saving.title(session, plan))]
    return morning_buttons.digest(today, made_up=len(made_up), late=len(owing.late), plans=titles)


def _table(
    session: Session, now: datetime, owing: Owing, units: Mapping[int, str], plans: Mapping[int, str]
) -> int | None:
    """Return the table of all that is overdue, made on mornings on which something is new in it."""
    if not any(one.is_fresh or one.is_new for one in owing.late):
        return None
    table = overdue_table([_row(one, units, plans) for one in owing.late])
    return files.keep(session, digest_texts.overdue_file_name(now.date()), table, now)


def _digest(
    session: Session,
    now: datetime,
    units: Mapping[int, str],
    owing: Owing,
    calendar: WorkingCalendar,
    missed: MissedMornings,
) -> Digest:
    today = now.date()
    since = datetime.combine(calendar.last_working_day_until(today - ONE_DAY), time(0), now.tzinfo)
    told_at = digest.last_told_at(session, today) or since
    asked, (oldest, unconfirmed) = extensions.waiting(session), claims.waiting(session, 1)
    return Digest(
        today=today,
        due=_due(owing.things, units, today, calendar),
        late=fresh_lines(owing.late, units),
        is_first=owing.before is None,
        still_late=still_late(owing.late, units),
        settled=digest.settled_since(session, owing.before, today) if owing.before else 0,
        reporting=_reporting(session, today),
        alone=owing.alone,
        letters=[UnitLine(units[one.owed.unit_id], called(one.owed)) for one in owing.late if one.is_new],
        obstacles=[UnitLine(one.unit.name, one.text) for one in matters.raised_since(session, told_at)],
        extensions=[
            UnitLine(one.unit.name, digest_texts.wanted(one.task.number, one.asked_until))
            for one in asked
            if one.asked_at >= told_at
        ],
        extensions_before=sum(one.asked_at < told_at for one in asked),
        claims=unconfirmed,
        claims_since=oldest[0].statement.said_on if oldest else None,
        paused=_paused(session, today),
        unreachable=[one.name for one in reach.unreachable_units(session)],
        undelivered=[name for name, _ in digest.undelivered(session, since)],
        before=_before(session, since, datetime.combine(today, time(0), now.tzinfo)),
        missed=missed,
        backup_failed=nightly.failed(session, today),
    )


def _paused(session: Session, today: date) -> list[UnitLine]:
    paused = digest.paused_units(session, today)
    return [UnitLine(one.name, digest_texts.paused(one.until, one.reason)) for one in paused]


def _reporting(session: Session, today: date) -> list[ReportingLine]:
    """Return how many units with a group have submitted the reports that are due these days."""
    linked = links.linked_units(session)
    lines = []
    for reports in due_days.due_between(session, today - REPORTS_SINCE, today + REPORTS_UNTIL):
        alone = sum(unit not in linked for unit in reports.missing)
        missing = len(reports.missing) - alone
        if missing:
            asked = reports.units - alone
            lines.append(ReportingLine(reports.periods, asked - missing, asked))
    return lines


def _missed(
    session: Session, units: Mapping[int, str], today: date, calendar: WorkingCalendar
) -> MissedMornings:
    """Return what was not said on the mornings before, each thing with the units that still owe it."""
    found = not_said(session, today, calendar, sorted(links.linked_units(session)))
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
        claims=found.claims,
        unconfirmed=found.unconfirmed,
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
