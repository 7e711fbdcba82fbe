"""What a chat can ask at any time: /nhiemvu, /huongdan."""

from sqlalchemy.orm import Session
from telegram import Message, Update
from telegram.ext import BaseHandler, CommandHandler, filters

from chat.audience import for_anyone, for_readers
from chat.buttons.reporting import statuses as status_buttons
from chat.context import Context, message_of
from chat.messages.decisions.states import task_state, told_apart
from chat.outgoing import reply
from chat.texts import guide
from chat.texts.decisions import claims as claim_texts
from chat.texts.reporting import statuses as status_texts
from storage import outbox
from storage.actors import PersonalRole
from storage.decisions import claims
from storage.models import LinkRole
from storage.plans import names, obligations
from storage.reporting import periods, statements


@for_readers
async def show_tasks(update: Update, context: Context) -> None:
    """Show what this unit owes."""
    message = message_of(update)
    await context.transact(list_owed, context, message)


def list_owed(session: Session, context: Context, message: Message) -> None:
    """Answer with the unit's open tasks and the reports it has yet to submit."""
    open_tasks = obligations.open_tasks(session, context.unit_id)
    standing = statements.standing_of(session, context.unit_id, [task.id for task in open_tasks])
    named = names.to_tell(session, context.unit_id)
    moved = obligations.moved_dues(session, context.unit_id)
    states = [task_state(task, standing.get(task.id), named, moved) for task in open_tasks]
    owed = [(period, named.get(plan)) for plan, period in periods.owed_with_plan(session, context.unit_id)]
    # A leader reads; the buttons report.
    reported = open_tasks if context.actor.role is LinkRole.UNIT else []
    done = _done(session, context.unit_id)
    text = status_texts.owed(context.actor.unit_name or "", states, owed, context.today, done)
    # Without any report there is nothing that could stand unchanged.
    buttons = (status_buttons.owed if standing else status_buttons.reminder)(
        told_apart([(task.id, task.number, named.get(task.plan_id)) for task in reported]), []
    )
    about = {"kind": "tasks", "tasks": [task.id for task in open_tasks]}
    outbox.enqueue(session, [reply(message, text, keyboard=buttons, about=about)], context.now)


def _done(session: Session, unit_id: int) -> list[str]:
    """Return what became of what the unit says is done."""
    said = claims.of_unit(session, unit_id)
    accepted = [number for number, is_accepted in said if is_accepted]
    return claim_texts.of_unit(accepted, [number for number, is_accepted in said if not is_accepted])


@for_anyone
async def show_guide(update: Update, context: Context) -> None:
    """Show what can be done in this chat."""
    message = message_of(update)
    await context.transact(explain, context, message)


def explain(session: Session, context: Context, message: Message) -> None:
    """Answer with the guide of this kind of chat."""
    if context.linked is None:
        text = guide.anybody()
    elif isinstance(context.linked.role, PersonalRole):
        text = guide.reader()
    elif context.linked.role is LinkRole.SECRETARIAT:
        text = guide.secretariat()
    elif context.linked.role is LinkRole.LEADER:
        text = guide.leader()
    else:
        text = guide.unit(f"{context.services.morning:%H:%M}")
    outbox.enqueue(session, [reply(message, text)], context.now)


def handlers() -> list[BaseHandler[Update, Context, None]]:
    """Return this conversation's handlers."""
    messages = filters.UpdateType.MESSAGE
    return [
        CommandHandler(["nhiemvu", "tasks"], show_tasks, filters=messages),
        CommandHandler(["huongdan", "help"], show_guide, filters=messages),
    ]
