"""What a chat can ask at any time: /nhiemvu, /huongdan."""

from sqlalchemy.orm import Session
from telegram import Message, Update
from telegram.ext import BaseHandler, CommandHandler, filters

from chat import keyboards, texts
from chat.audience import for_anyone, for_readers
from chat.context import Context, message_of
from chat.outgoing import reply
from chat.states import task_state, told_apart
from storage import claims, obligations, outbox, periods, plan_names, reporting
from storage.actors import PersonalRole
from storage.models import LinkRole


@for_readers
async def show_tasks(update: Update, context: Context) -> None:
    """Show what this unit owes."""
    message = message_of(update)
    await context.transact(list_owed, context, message)


def list_owed(session: Session, context: Context, message: Message) -> None:
    """Answer with the unit's open tasks and the reports it has yet to submit."""
    open_tasks = obligations.open_tasks(session, context.unit_id)
    standing = reporting.standing_of(session, context.unit_id, [task.id for task in open_tasks])
    named = plan_names.to_tell(session, context.unit_id)
    moved = obligations.moved_dues(session, context.unit_id)
    states = [task_state(task, standing.get(task.id), named, moved) for task in open_tasks]
    owed = [(period, named.get(plan)) for plan, period in periods.owed_with_plan(session, context.unit_id)]
    # A leader reads; the buttons report.
    reported = open_tasks if context.actor.role is LinkRole.UNIT else []
    done = _done(session, context.unit_id)
    text = texts.reporting.owed(context.actor.unit_name or "", states, owed, context.today, done)
    # Without any report there is nothing that could stand unchanged.
    buttons = (keyboards.owed if standing else keyboards.reminder)(
        told_apart([(task.id, task.number, named.get(task.plan_id)) for task in reported]), []
    )
    about = {"kind": "tasks", "tasks": [task.id for task in open_tasks]}
    outbox.enqueue(session, [reply(message, text, keyboard=buttons, about=about)], context.now)


def _done(session: Session, unit_id: int) -> list[str]:
    """Return what became of what the unit says is done."""
    said = claims.of_unit(session, unit_id)
    accepted = [number for number, is_accepted in said if is_accepted]
    return texts.claims.of_unit(accepted, [number for number, is_accepted in said if not is_accepted])


@for_anyone
async def show_guide(update: Update, context: Context) -> None:
    """Show what can be done in this chat."""
    message = message_of(update)
    await context.transact(explain, context, message)


def explain(session: Session, context: Context, message: Message) -> None:
    """Answer with the guide of this kind of chat."""
    if context.linked is None:
        text = texts.guide.anybody()
    elif isinstance(context.linked.role, PersonalRole):
        text = texts.guide.reader()
    elif context.linked.role is LinkRole.SECRETARIAT:
        text = texts.guide.secretariat()
    elif context.linked.role is LinkRole.LEADER:
        text = texts.guide.leader()
    else:
        text = texts.guide.unit(f"{context.services.morning:%H:%M}")
    outbox.enqueue(session, [reply(message, text)], context.now)


def handlers() -> list[BaseHandler[Update, Context, None]]:
    """Return this conversation's handlers."""
    messages = filters.UpdateType.MESSAGE
    return [
        CommandHandler(["nhiemvu", "tasks"], show_tasks, filters=messages),
        CommandHandler(["huongdan", "help"], show_guide, filters=messages),
    ]
