"""A unit asks at any time what it owes: /nhiemvu."""

from sqlalchemy.orm import Session

from chat.audience import for_readers
from chat.buttons.reporting import statuses as status_buttons
from chat.buttons.reporting.statuses import TasksAsked
from chat.conversation import on_command
from chat.heard import Heard
from chat.markup import Marked
from chat.messages.reporting.states import task_state, told_apart
from chat.moment import Moment
from chat.outgoing import reply
from chat.texts.decisions import claims as claim_texts
from chat.texts.reporting import statuses as status_texts
from storage import outbox
from storage.actors import Actor
from storage.decisions import claims
from storage.models import LinkRole
from storage.plans import names, obligations
from storage.reporting import periods, statements


def list_owed(session: Session, heard: Heard, actor: Actor, moment: Moment) -> None:
    """Answer with the unit's open tasks and the reports it has yet to submit."""
    open_tasks = obligations.open_tasks(session, actor.speaks_for)
    current = statements.current_of(session, actor.speaks_for, [task.id for task in open_tasks])
    named = names.to_tell(session, actor.speaks_for)
    moved = obligations.moved_dues(session, actor.speaks_for)
    states = [task_state(task, current.get(task.id), named, moved) for task in open_tasks]
    owed = [(period, named.get(plan)) for plan, period in periods.owed_with_plan(session, actor.speaks_for)]
    # A leader reads; the buttons report.
    reported = open_tasks if actor.role is LinkRole.UNIT else []
    done = _done(session, actor.speaks_for)
    text = status_texts.owed(actor.unit_name or "", states, owed, moment.today, done)
    # Without any report there is nothing that could stay unchanged.
    buttons = (status_buttons.owed if current else status_buttons.reminder)(
        told_apart([(task.id, task.number, named.get(task.plan_id)) for task in reported]), []
    )
    about = TasksAsked(tuple(task.id for task in open_tasks))
    outbox.enqueue(session, [reply(heard, text, keyboard=buttons, about=about)], moment.now)


def _done(session: Session, unit_id: int) -> list[Marked]:
    """Return what became of what the unit says is done."""
    said = claims.of_unit(session, unit_id)
    accepted = [number for number, is_accepted in said if is_accepted]
    return claim_texts.of_unit(accepted, [number for number, is_accepted in said if not is_accepted])


CONVERSATION = (on_command("nhiemvu", "tasks", work=list_owed, who=for_readers),)
