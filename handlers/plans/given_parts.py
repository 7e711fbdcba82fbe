"""The parts of a task that is about to be given: asked for one after the other, then shown together."""

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from sqlalchemy.orm import Session

from chat.buttons.base import Keyboard
from chat.buttons.plans import given as given_buttons
from chat.buttons.plans.given import GivenPart, GivenWhom
from chat.markup import Marked
from chat.moment import Moment
from chat.texts.plans import given as given_texts
from chat.texts.requests import composing as composing_texts
from chat.understanding.commands.given_tasks import GivenWords, merged, read_given
from chat.understanding.commands.given_terms import GivenTerm, read_term, term_in
from handlers.plans import given_draft
from handlers.plans.given_draft import Draft
from plans.addressees import AddresseeKind, Addressees
from plans.calendar import WorkingCalendar
from plans.given import title_of
from plans.reading.unit_list import split_units
from plans.text import capitalised
from plans.units import UnitLevel
from storage.groups import links
from storage.plans import days_off, given
from storage.units import addressees

LEVELS = {GivenWhom.PROVINCE: UnitLevel.PROVINCE, GivenWhom.COMMUNE: UnitLevel.COMMUNE}
FRIDAY = 4
WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class ShownDraft:
    """What is said of a task that is not given yet, with its buttons."""

    draft: Draft
    text: Marked
    keyboard: Keyboard


def next_step(session: Session, moment: Moment, draft: Draft, note: Marked = Marked("")) -> ShownDraft:
    """Return the question for the first part that is missing or unclear, or the whole task to look at."""
    asked, text, keyboard = _question(session, moment, draft)
    kept = given_draft.keep(session, replace(draft, asked=asked))
    return ShownDraft(kept, note + text, keyboard)


def _question(session: Session, moment: Moment, draft: Draft) -> tuple[GivenPart | None, Marked, Keyboard]:
    said, question = draft.said, draft.question
    if not said.what:
        return GivenPart.WHAT, given_texts.ask_what(), given_buttons.only_drop(question)
    if not said.lead:
        choices = _whom_choices(session, moment)
        return GivenPart.LEAD, given_texts.ask_whom(said.what), given_buttons.whom(question, choices)
    unclear = given_draft.unclear_unit(session, draft)
    if unclear is not None:
        name, candidates = unclear
        return GivenPart.UNIT, given_texts.ask_unit(name), given_buttons.unit(question, candidates)
    if said.term is None:
        days = _term_choices(moment.today, days_off.calendar(session))
        return GivenPart.TERM, given_texts.ask_term(said.what), given_buttons.term(question, days)
    return None, *_preview(session, moment, draft)


def _whom_choices(session: Session, moment: Moment) -> list[GivenWhom]:
    """Return the kinds of units that there are."""
    return [
        choice
        for choice, level in LEVELS.items()
        if addressees.units_meant(session, Addressees(AddresseeKind.LEVELS, (level,)), set(), moment.today)
    ]


def _term_choices(today: date, calendar: WorkingCalendar) -> list[date]:
    """Return the end of this week, of the next one and of the month, each a working day to come."""
    friday = today + timedelta(days=(FRIDAY - today.weekday()) % 7)
    end_of_month = (today.replace(day=1) + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    days = (calendar.last_working_day_until(day) for day in (friday, friday + WEEK, end_of_month))
    return sorted({day for day in days if day > today})


def _preview(session: Session, moment: Moment, draft: Draft) -> tuple[Marked, Keyboard]:
    units = given.units_meant(session, draft.said.lead)
    new = [name for name in draft.said.lead if name in draft.accepted]
    text = given_texts.preview(
        given_draft.as_told(session, draft.said),
        title_of(moment.today.year, draft.said.plan),
        [*addressees.names_of(session, units), *new],
        [*addressees.names_of(session, units - links.linked_units(session)), *new],
        draft.file[1] if draft.file else None,
    )
    return text, given_buttons.preview(draft.question, len(units) + len(new), draft.urgency)


def checked(moment: Moment, draft: Draft) -> tuple[Draft, Marked]:
    """Return the task without what cannot be so, and what is wrong with it."""
    said, note = draft.said, Marked("")
    if len(said.what) > given_texts.LONGEST_WHAT:
        note += given_texts.too_long(len(said.what))
        said = replace(said, what="")
    if said.due is not None and is_past(moment, said.due, said.hour):
        note += composing_texts.past_moment(said.term or "")
        said = replace(said, term=None, due=None, hour=None)
    return replace(draft, said=said), note


def is_past(moment: Moment, due: date, hour: time | None) -> bool:
    """Return whether a day, or its hour where one is set, has gone by."""
    at = moment_of(moment, due, hour)
    return due < moment.today or (at is not None and at <= moment.now)


def moment_of(moment: Moment, due: date | None, hour: time | None) -> datetime | None:
    """Return when something is due, where an hour is set."""
    return datetime.combine(due, hour, moment.zone) if due is not None and hour is not None else None


def take_words(session: Session, moment: Moment, draft: Draft, words: str) -> tuple[Draft, Marked]:
    """Return the task with what was answered to the part that was asked for, and what is wrong with that."""
    match draft.asked:
        case GivenPart.LEAD:
            said = replace(draft.said, lead=read_given(words, moment.today).lead or split_units(words))
            return replace(draft, said=said), Marked("")
        case GivenPart.UNIT:
            unclear = given_draft.unclear_unit(session, draft)
            meant = split_units(words)
            return (given_draft.rename(draft, unclear[0], meant) if unclear else draft), Marked("")
        case GivenPart.TERM:
            term = read_term(words, moment.today) or term_in(words, moment.today)[1]
            if term is None:
                return draft, composing_texts.no_moment(words)
            return checked(moment, replace(draft, said=_until(draft.said, term)))
        case GivenPart.WHAT if draft.said.lead:
            return checked(moment, replace(draft, said=replace(draft.said, what=capitalised(words))))
        case _:
            said = merged(draft.said, read_given(words, moment.today))
            return checked(moment, replace(draft, said=said))


def _until(said: GivenWords, term: GivenTerm) -> GivenWords:
    return replace(said, term=term.words, due=term.due, hour=term.hour, again=term.again)
