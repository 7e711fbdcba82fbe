"""The confirmed tasks of a letter go among those that came singly, with the letter as their source."""

from sqlalchemy.orm import Session

from chat.audience import for_secretariat
from chat.buttons.plans.preview import GiveDraft
from chat.conversation import on_press
from chat.heard import Heard
from chat.markup import Marked
from chat.messages.plans.given import several_to_units
from chat.moment import Moment
from chat.outgoing import reply
from chat.texts import access
from chat.texts.plans import given as given_texts
from handlers.plans.decided import closed
from handlers.plans.linked_below import told_of_new
from handlers.plans.saving import mark_saved, state_of_past
from plans.given import Origin, Urgency
from plans.plan import Plan as Document
from plans.privacy import masked
from plans.reading.form import from_json
from storage import outbox
from storage.actors import Actor
from storage.models import LinkRole, PlanDraft
from storage.plans import drafts, given, given_standing
from storage.reminders import reachable_chats


def give_draft(
    session: Session, heard: Heard, actor: Actor, moment: Moment, button: GiveDraft
) -> Marked | None:
    """Put the tasks of a draft into the year's plan and tell the units; return why that cannot be."""
    draft = drafts.draft_in(session, button.draft, heard.chat_id)
    if draft is None:
        return access.expired()
    reading = from_json(draft.reading)
    refusal = mark_saved(session, moment, draft, reading)
    if refusal is not None:
        return refusal
    now, today = moment.now, moment.today
    plan = given.year_plan(session, actor, now, today)
    origin = given.new_origin(session, _origin(draft, reading.plan), Urgency.NORMAL, now)
    tasks = [given.add(session, plan, task, origin, now, today) for task in reading.plan.tasks]
    given.let_owe(session, actor, plan, tasks, now, today, state_of_past(draft))
    led = {task.id: given_standing.still_owing(session, task.id) for task in tasks}
    units = set().union(*led.values())
    chats = reachable_chats.chats_of_units(session, LinkRole.UNIT, today, units)
    reached, numbers = len({chat.unit_id for chat in chats}), [task.number for task in tasks]
    text = given_texts.several_given(plan.title, numbers, reached, len(units), actor.display_name)
    told = [*several_to_units(tasks, led, chats), *told_of_new(session, plan.title, tasks, led)]
    shown = closed(session, heard, moment, draft, actor.display_name)
    outbox.enqueue(session, [*shown, reply(heard, text), *told], now)
    return None


def _origin(draft: PlanDraft, document: Document) -> Origin:
    """Return the letter as what the tasks are given by; one without a number by its title or its file."""
    title = document.title
    if document.number:
        return Origin(document.number, document.issued, title, document.issuer)
    return Origin(title or masked(draft.file_name), document.issued, None, document.issuer)


CONVERSATION = (on_press(GiveDraft, give_draft, for_secretariat),)
