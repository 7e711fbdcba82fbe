"""A unit's report of a period: what is reported, what is missing, "Nộp báo cáo"."""

from sqlalchemy.orm import Session

from chat.audience import for_unit
from chat.buttons.reporting.periods import OpenPeriod, SubmitNothing, SubmitPeriod, TurnCard
from chat.conversation import on_command, on_press
from chat.heard import Heard
from chat.markup import Marked
from chat.moment import Moment
from chat.outgoing import edit, reply
from chat.texts import access
from chat.texts.reporting import periods as period_texts
from chat.texts.words import reports
from handlers.reporting.period_card import Turned, card_of, content_of, show_card, still_owed
from handlers.reporting.sheets import waiting_sheet
from handlers.reporting.unit_words import REPORT_COMMANDS
from plans.standing import NamedPeriod
from storage import log, outbox
from storage.actors import Actor
from storage.plans import days_off
from storage.reporting import periods


def show_next_card(session: Session, heard: Heard, actor: Actor, moment: Moment) -> None:
    """Answer with the card of the earliest report still owed."""
    owed = periods.owed_by(session, actor.speaks_for)
    if not owed:
        outbox.enqueue(session, [reply(heard, period_texts.nothing_due())], moment.now)
        return
    show_card(session, heard, actor, moment, owed[0].id)


def open_period(session: Session, heard: Heard, actor: Actor, moment: Moment, button: OpenPeriod) -> None:
    """Show the report that the button names."""
    show_card(session, heard, actor, moment, button.period)


def turn_card(
    session: Session, heard: Heard, actor: Actor, moment: Moment, button: TurnCard
) -> Marked | None:
    """Show other tasks of the report in the same message; return what to say if there is no such report."""
    if not periods.due_together(session, actor.speaks_for, button.period):
        return access.expired()
    _show_again(session, heard, actor, moment, button.period, Turned(button.first))
    return None


def _show_again(
    session: Session, heard: Heard, actor: Actor, moment: Moment, period_id: int, turned: Turned
) -> None:
    text, keyboard = card_of(session, actor, period_id, turned)
    outbox.enqueue(session, [edit(heard, text, keyboard=keyboard)], moment.now)


def submit_period(
    session: Session, heard: Heard, actor: Actor, moment: Moment, button: SubmitPeriod
) -> Marked | None:
    """Submit what there is, once, on time or late; return a warning of gaps, or why nothing is done.

    A report in which nothing is said is not submitted: that nothing arose is a word too.
    """
    content = content_of(session, actor, button.period) if _is_known(session, actor, button) else None
    if content is None or not _owed(session, actor, button):
        return access.expired() if content is None else access.already_done()
    if waiting := waiting_sheet(session, heard, actor, moment):
        outbox.enqueue(session, waiting, moment.now)
        return None
    if content.is_empty:
        turned = Turned(asks_whether_nothing=True)
        _show_again(session, heard, actor, moment, button.period, turned)
        return period_texts.nothing_said()
    if content.missing > button.missing and not content.says_nothing_arose:
        turned = Turned(accepted_missing=content.missing)
        _show_again(session, heard, actor, moment, button.period, turned)
        return period_texts.gaps(content.missing)
    _submit(session, heard, actor, moment, button, nothing_arose=content.says_nothing_arose)
    return None


def submit_nothing(
    session: Session, heard: Heard, actor: Actor, moment: Moment, button: SubmitNothing
) -> Marked | None:
    """Submit the report with the word that nothing arose; return why that is not done."""
    if not _is_known(session, actor, button):
        return access.expired()
    if not _owed(session, actor, button):
        return access.already_done()
    waits = bool(waiting_sheet(session, heard, actor, moment))
    if waits or not content_of(session, actor, button.period).is_empty:
        return submit_period(session, heard, actor, moment, SubmitPeriod(button.period, 0))
    _submit(session, heard, actor, moment, button, nothing_arose=True)
    return None


def _is_known(session: Session, actor: Actor, button: SubmitPeriod | SubmitNothing) -> bool:
    return bool(periods.due_together(session, actor.speaks_for, button.period))


def _owed(session: Session, actor: Actor, button: SubmitPeriod | SubmitNothing) -> list[NamedPeriod]:
    together = periods.due_together(session, actor.speaks_for, button.period)
    return still_owed(session, actor, together)


def _submit(
    session: Session,
    heard: Heard,
    actor: Actor,
    moment: Moment,
    button: SubmitPeriod | SubmitNothing,
    *,
    nothing_arose: bool,
) -> None:
    missing = content_of(session, actor, button.period).missing
    owed = _owed(session, actor, button)
    submitted = periods.submit(
        session, actor.speaks_for, owed, moment.now, moment.today, nothing_arose=nothing_arose
    )
    for period in submitted:
        unit, told = f"unit:{actor.speaks_for}", reports([period])
        log.record(session, actor, "submit_report", unit, moment.now, after=told)
    calendar = days_off.calendar(session)
    text = period_texts.submitted(
        submitted,
        actor.unit_name or "",
        actor.display_name,
        on=moment.today,
        days_late=calendar.working_days_after(submitted[0].due, moment.today),
        missing=missing,
        nothing_arose=nothing_arose,
    )
    outbox.enqueue(session, [edit(heard, text)], moment.now)


CONVERSATION = (
    on_command(*REPORT_COMMANDS, work=show_next_card, who=for_unit, with_words=False),
    on_press(OpenPeriod, open_period, for_unit),
    on_press(TurnCard, turn_card, for_unit),
    on_press(SubmitPeriod, submit_period, for_unit),
    on_press(SubmitNothing, submit_nothing, for_unit),
)
