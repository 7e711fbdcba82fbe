"""The parts of a request that is being composed: taken from words, asked for, shown together."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sqlalchemy.orm import Session

from chat.buttons.base import Keyboard
from chat.buttons.requests import requests as request_buttons
from chat.buttons.requests.requests import RequestDraft, WhomChoice
from chat.heard import Heard
from chat.markup import Marked
from chat.messages.requests.composing import as_told
from chat.moment import Moment
from chat.outgoing import reply
from chat.texts.requests import composing as composing_texts
from chat.understanding.commands.requests import Until
from plans.addressees import AddresseeKind, Addressees
from plans.calendar import WorkingCalendar
from plans.units import UnitLevel
from storage import outbox
from storage.groups import links
from storage.models import SPOKEN_TO, ReportRequest, Task
from storage.plans import days_off
from storage.requests import requests
from storage.units import addressees

LEVELS = {
    WhomChoice.PROVINCE: UnitLevel.PROVINCE,
    WhomChoice.DISTRICT: UnitLevel.DISTRICT,
    WhomChoice.COMMUNE: UnitLevel.COMMUNE,
}
ALWAYS = frozenset({WhomChoice.ALL})
AFTERNOON = 16
LAST_HOUR_OF_TODAY = 14


@dataclass(frozen=True, slots=True)
class ShownDraft:
    """What is said of a draft, with its buttons."""

    text: Marked
    keyboard: Keyboard


def attach(draft: ReportRequest, heard: Heard) -> None:
    """Let the document of a message go with the request."""
    if heard.document is not None:
        draft.document, draft.document_name = heard.document.id, heard.document.name


def take_what(draft: ReportRequest, what: str) -> Marked:
    """Take what is to be reported; return what is wrong with it."""
    if len(what) > composing_texts.LONGEST_WHAT:
        return composing_texts.too_long(len(what)) + "\n\n"
    draft.what = what or None
    return Marked("")


def take_whom(
    session: Session, moment: Moment, draft: ReportRequest, words: str
) -> tuple[Marked, Sequence[Task]]:
    """Take whom the words mean; return what is wrong with them, or the tasks to choose from."""
    found = addressees.understand(session, words, moment.today)
    if found.whom is not None:
        requests.address(draft, found.whom, words)
        return Marked(""), ()
    if found.tasks:
        return Marked(""), found.tasks
    return composing_texts.unknown_units(found.unknown or [words]), ()


def take_until(moment: Moment, draft: ReportRequest, until: Until, words: str) -> Marked:
    """Take until when there is time; return what is wrong with it."""
    due_at = datetime.combine(until.day, until.hour, moment.zone) if until.hour is not None else None
    if until.day < moment.today or (due_at is not None and due_at <= moment.now):
        return composing_texts.past_moment(words)
    draft.due, draft.due_at = until.day, due_at
    return Marked("")


def next_step(
    session: Session,
    moment: Moment,
    draft: ReportRequest,
    note: Marked = Marked(""),
    tasks: Sequence[Task] = (),
) -> ShownDraft:
    """Return the question for the first part that is missing, or the whole request to look at."""
    words, buttons = composing_texts, request_buttons
    if draft.what is None:
        return ShownDraft(note + words.ask_what(), buttons.only_drop(draft.id))
    if tasks:
        choices = [(task.id, task.plan.number or task.plan.title) for task in tasks]
        return ShownDraft(note + words.several_tasks(tasks[0].number), buttons.leads(draft.id, choices))
    if draft.addressees is None:
        choices_of_units = _whom_choices(session, moment)
        return ShownDraft(note + words.ask_whom(draft.what), buttons.whom(draft.id, choices_of_units))
    if draft.due is None:
        choices_of_time = _when_choices(moment.local_now, days_off.calendar(session))
        return ShownDraft(note + words.ask_when(draft.what), buttons.when(draft.id, choices_of_time))
    return _preview(session, moment, draft, note)


def _whom_choices(session: Session, moment: Moment) -> list[WhomChoice]:
    """Return the groups of units that have members."""
    levels = {
        choice
        for choice, level in LEVELS.items()
        if addressees.units_meant(session, Addressees(AddresseeKind.LEVELS, (level,)), set(), moment.today)
    }
    silent = {WhomChoice.SILENT} if addressees.silent_units(session, None) else set()
    return [choice for choice in WhomChoice if choice in ALWAYS | levels | silent]


def _when_choices(now: datetime, calendar: WorkingCalendar) -> list[tuple[date, int]]:
    """Return this afternoon, the next two working days and the end of the week."""
    today = now.date()
    first = calendar.next_working_day(today)
    friday = calendar.last_working_day_until(today + timedelta(days=(4 - today.weekday()) % 7))
    days = [first, calendar.next_working_day(first), friday]
    if calendar.is_working(today) and now.time() < time(LAST_HOUR_OF_TODAY):
        days.append(today)
    return [(day, AFTERNOON) for day in sorted({day for day in days if day > today or day in days[3:]})]


def _preview(session: Session, moment: Moment, draft: ReportRequest, note: Marked) -> ShownDraft:
    asked = requests.units_asked(session, draft, moment.today)
    linked = {link.unit_id for link in links.of_units(session) if link.state in SPOKEN_TO}
    text = composing_texts.preview(
        as_told(draft, moment.zone),
        (draft.addressees or {}).get("words", ""),
        addressees.names_of(session, asked),
        addressees.names_of(session, asked - linked),
    )
    reached = len(asked & linked) or len(asked)
    return ShownDraft(note + text, request_buttons.request_preview(draft.id, reached))


def answer(session: Session, heard: Heard, moment: Moment, draft: ReportRequest, shown: ShownDraft) -> None:
    """Answer a message with what is said of a draft; a reply to that goes on with it."""
    answer = reply(heard, shown.text, keyboard=shown.keyboard, about=RequestDraft(draft.id))
    outbox.enqueue(session, [answer], moment.now)
