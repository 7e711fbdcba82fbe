"""A unit reports by buttons: which task, its status, and afterwards "Sửa" or "Thu hồi"."""

from sqlalchemy.orm import Session

from chat.audience import for_unit
from chat.buttons.base import Keyboard
from chat.buttons.reporting import statuses as status_buttons
from chat.buttons.reporting.statuses import (
    EditStatement,
    OpenTask,
    ReportStatus,
    TaskAsked,
    WithdrawStatement,
)
from chat.conversation import on_press
from chat.heard import Heard
from chat.markup import Marked
from chat.messages.decisions.upward import take_back
from chat.messages.reporting.states import task_state
from chat.moment import Moment
from chat.outgoing import edit, reply
from chat.texts import access
from chat.texts.reporting import statuses as status_texts
from chat.texts.words import status_and_percent
from handlers.reporting.recording import Spoken, shown
from storage import outbox
from storage.actors import Actor
from storage.decisions import matters
from storage.models import Statement
from storage.plans import names, obligations
from storage.reporting import led_tasks, statements
from storage.reporting.led_tasks import Led, NotYourTaskError
from storage.reporting.statements import Said


def ask_status(
    session: Session, heard: Heard, actor: Actor, moment: Moment, button: OpenTask
) -> Marked | None:
    """Send the question with the status buttons; return what to say if the task is another unit's."""
    try:
        led = led_tasks.task_led_by(session, actor.speaks_for, button.task)
    except NotYourTaskError:
        return status_texts.not_your_task()
    text, keyboard = _question(session, actor, led)
    key = moment.once("ask", heard.chat_id, heard.id, button.task)
    question = reply(heard, text, keyboard=keyboard, about=TaskAsked(led.task.id), dedupe_key=key)
    outbox.enqueue(session, [question], moment.now)
    return None


def _question(session: Session, actor: Actor, led: Led) -> tuple[Marked, Keyboard]:
    task, present = led.task, led.present
    named = names.to_tell(session, actor.speaks_for)
    moved = obligations.moved_dues(session, actor.speaks_for)
    text = status_texts.how_does_it_stand(task_state(task, present, named, moved))
    return text, status_buttons.statuses(task.id, present.id if present else 0)


def record_status(
    session: Session, heard: Heard, actor: Actor, moment: Moment, button: ReportStatus
) -> Marked | None:
    """Record a pressed status and show it; return what to say if the press is stale or foreign."""
    said = Said(button.task, button.status, message_id=heard.id)
    return record_press(session, heard, actor, moment, said, button.shown)


def record_press(
    session: Session, heard: Heard, actor: Actor, moment: Moment, said: Said, shown_before: int
) -> Marked | None:
    """Record what a button says and show it; return what to say if the press is stale or foreign.

    `shown_before` is the id of what was current when the button was shown, or 0.
    """
    try:
        led = led_tasks.task_led_by(session, actor.speaks_for, said.task_id)
    except NotYourTaskError:
        return status_texts.not_your_task()
    present = led.present
    if present is not None and present.id != shown_before:
        return _stale(session, heard, actor, moment, led, present, said)
    spoken = statements.record_of(session, actor, led, said, moment.now, moment.today)
    text = shown(session, actor, moment, [Spoken(led.task, spoken, before=present)])
    answer = edit(heard, text, keyboard=status_buttons.recorded(spoken.id))
    outbox.enqueue(session, [answer], moment.now)
    return None


def _stale(
    session: Session, heard: Heard, actor: Actor, moment: Moment, led: Led, present: Statement, said: Said
) -> Marked:
    """Show what is current below a button shown before; a doubled press is only told so."""
    if present.message_id == heard.id and present.status is said.status:
        return status_texts.recorded_before()
    text, keyboard = _question(session, actor, led)
    outbox.enqueue(session, [edit(heard, text, keyboard=keyboard)], moment.now)
    return status_texts.changed_meanwhile(status_and_percent(present.status, present.percent))


def ask_again(
    session: Session, heard: Heard, actor: Actor, moment: Moment, button: EditStatement
) -> Marked | None:
    """Ask for the status once more, in place where the message is about this task alone."""
    try:
        spoken = statements.own_statement(session, actor.speaks_for, button.statement)
        led = led_tasks.task_led_by(session, actor.speaks_for, spoken.task_id)
    except NotYourTaskError:
        return status_texts.not_your_task()
    text, keyboard = _question(session, actor, led)
    question = (
        edit(heard, text, keyboard=keyboard)
        if _is_about_one(heard)
        else reply(heard, text, keyboard=keyboard, about=TaskAsked(spoken.task_id))
    )
    outbox.enqueue(session, [question], moment.now)
    return None


def _is_about_one(heard: Heard) -> bool:
    """Return whether the message that was pressed shows one statement: they have a row of buttons each."""
    return heard.buttons is None or len(heard.buttons.rows) == 1


def withdraw(
    session: Session, heard: Heard, actor: Actor, moment: Moment, button: WithdrawStatement
) -> Marked | None:
    """Withdraw a statement of the unit and show what is current now."""
    try:
        spoken = statements.withdraw(session, actor, button.statement, moment.now, moment.today)
    except NotYourTaskError:
        return status_texts.not_your_task()
    if spoken is None:
        return access.already_done()
    present = statements.current(session, spoken.unit_id, spoken.task_id)
    current = status_and_percent(present.status, present.percent) if present else ""
    matters.withdraw_with(session, actor, [button.statement], moment.now, moment.today)
    text = status_texts.withdrawn(spoken.task.number, current, actor.display_name)
    keyboard = status_buttons.reminder([(spoken.task_id, spoken.task.number)], [])
    answer = (
        edit(heard, text, keyboard=keyboard)
        if _is_about_one(heard)
        else reply(heard, text, keyboard=keyboard)
    )
    outbox.enqueue(session, [answer], moment.now)
    take_back(session, moment, [button.statement])
    return None


CONVERSATION = (
    on_press(OpenTask, ask_status, for_unit),
    on_press(ReportStatus, record_status, for_unit),
    on_press(EditStatement, ask_again, for_unit),
    on_press(WithdrawStatement, withdraw, for_unit),
)
