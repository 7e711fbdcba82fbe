"""A unit's report of a period: what is reported, what is missing, "Nộp báo cáo"."""

from collections.abc import Sequence

from sqlalchemy.orm import Session

from chat.audience import for_unit
from chat.buttons.reporting import periods as period_buttons
from chat.buttons.reporting.periods import NoChangeAll, OpenPeriod, SubmitPeriod
from chat.context import Context
from chat.conversation import on_command, on_long_press, on_press
from chat.heard import Heard
from chat.moment import Moment
from chat.outgoing import answer_press, edit, edit_buttons, reply
from chat.texts import access
from chat.texts.reporting import periods as period_texts
from handlers.reporting.period_card import card_of, content_of, show_card, still_owed
from plans.standing import NamedPeriod
from storage import outbox
from storage.actors import Actor
from storage.plans import days_off
from storage.reporting import periods, statements


def show_next_card(session: Session, heard: Heard, actor: Actor, moment: Moment) -> None:
    """Answer with the card of the earliest report still owed."""
    owed = periods.owed_by(session, actor.speaks_for)
    if not owed:
        outbox.enqueue(session, [reply(heard, period_texts.nothing_due())], moment.now)
        return
    show_card(session, heard, actor, moment, owed[0].id)


async def open_period(context: Context) -> None:
    """Show the report that the button names."""
    press, message, button = pressed(update, OpenPeriod)
    await context.transact(show_card, heard, actor, moment, button.period)
    answer_press(context, press)


async def report_no_change(context: Context) -> None:
    """Record "không thay đổi" for everything not reported on yet."""
    press, message, button = pressed(update, NoChangeAll)
    answer = await context.transact(record_no_change, heard, actor, moment, button.period)
    answer_press(context, press, answer, alert=True)


def record_no_change(session: Session, heard: Heard, actor: Actor, moment: Moment, period_id: int) -> str:
    """Carry forward the last word on each task without a report in the period; return what to say."""
    if not periods.due_together(session, actor.speaks_for, period_id):
        return access.expired()
    unchanged = content_of(session, actor, moment, period_id).earlier.values()
    if not unchanged:
        return period_texts.nothing_left_unchanged()
    for present in unchanged:
        said = statements.unchanged(present, heard.id)
        statements.record(session, actor, said, moment.now, moment.today)
    text, keyboard = card_of(session, actor, moment, period_id)
    outbox.enqueue(session, [edit(heard, text, keyboard=keyboard)], moment.now)
    return period_texts.no_change_recorded(len(unchanged))


def submit_period(
    session: Session, heard: Heard, actor: Actor, moment: Moment, button: SubmitPeriod
) -> str | None:
    """Submit what there is, once, on time or late; return a warning of gaps, or why nothing is done."""
    together = periods.due_together(session, actor.speaks_for, button.period)
    if not together:
        return access.expired()
    owed = still_owed(session, actor, moment, together)
    if not owed:
        return access.already_done()
    content = content_of(session, actor, moment, button.period)
    missing = content.missing
    if missing > button.missing:
        accept = period_buttons.period(
            button.period, repeatable=len(content.earlier), accepted_missing=missing
        )
        outbox.enqueue(session, [edit_buttons(heard, accept)], moment.now)
        return period_texts.gaps(missing)
    submitted = periods.submit(session, actor.speaks_for, owed, moment.now, moment.today)
    outbox.enqueue(
        session, [edit(heard, _confirmation(session, actor, moment, submitted, missing))], moment.now
    )
    return None


def _confirmation(
    session: Session, actor: Actor, moment: Moment, submitted: Sequence[NamedPeriod], missing: int
) -> str:
    actor, due = actor, submitted[0].due
    return period_texts.submitted(
        submitted,
        actor.unit_name or "",
        actor.display_name,
        on=moment.today,
        days_late=days_off.calendar(session).working_days_after(due, moment.today),
        missing=missing,
    )


CONVERSATION = (
    on_command("baocao", "baocaothang", work=show_next_card, who=for_unit, with_words=False),
    on_long_press(OpenPeriod, open_period, for_unit),
    on_long_press(NoChangeAll, report_no_change, for_unit),
    on_press(SubmitPeriod, submit_period, for_unit),
)
