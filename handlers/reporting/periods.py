"""A unit's report of a period: what is reported, what is missing, "Nộp báo cáo"."""

from collections.abc import Sequence

from sqlalchemy.orm import Session

from chat.audience import for_unit
from chat.buttons.reporting import periods as period_buttons
from chat.buttons.reporting.periods import OpenPeriod, SubmitPeriod
from chat.conversation import on_command, on_press
from chat.heard import Heard
from chat.markup import Marked
from chat.moment import Moment
from chat.outgoing import edit, edit_buttons, reply
from chat.texts import access
from chat.texts.reporting import periods as period_texts
from handlers.reporting.period_card import content_of, show_card, still_owed
from handlers.reporting.unit_words import REPORT_COMMANDS
from plans.standing import NamedPeriod
from storage import outbox
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


def submit_period(
    session: Session, heard: Heard, actor: Actor, moment: Moment, button: SubmitPeriod
) -> Marked | None:
    """Submit what there is, once, on time or late; return a warning of gaps, or why nothing is done."""
    together = periods.due_together(session, actor.speaks_for, button.period)
    if not together:
        return access.expired()
    owed = still_owed(session, actor, together)
    if not owed:
        return access.already_done()
    content = content_of(session, actor, button.period)
    missing = content.missing
    if missing > button.missing:
        accept = period_buttons.period(
            button.period, repeatable=len(content.earlier), accepted_missing=missing
        )
        outbox.enqueue(session, [edit_buttons(heard, accept)], moment.now)
        return period_texts.gaps(missing)
    submitted = periods.submit(session, actor.speaks_for, owed, moment.now, moment.today)
    text = _confirmation(session, actor, moment, submitted, missing)
    outbox.enqueue(session, [edit(heard, text)], moment.now)
    return None


def _confirmation(
    session: Session, actor: Actor, moment: Moment, submitted: Sequence[NamedPeriod], missing: int
) -> Marked:
    calendar = days_off.calendar(session)
    return period_texts.submitted(
        submitted,
        actor.unit_name or "",
        actor.display_name,
        on=moment.today,
        days_late=calendar.working_days_after(submitted[0].due, moment.today),
        missing=missing,
    )


CONVERSATION = (
    on_command(*REPORT_COMMANDS, work=show_next_card, who=for_unit, with_words=False),
    on_press(OpenPeriod, open_period, for_unit),
    on_press(SubmitPeriod, submit_period, for_unit),
)
