"""The secretariat confirms the tasks that were read from prose."""

from dataclasses import replace

from sqlalchemy.orm import Session

from chat.audience import for_secretariat
from chat.buttons.plans.preview import Confirmed, ConfirmTasks
from chat.conversation import on_press
from chat.heard import Heard
from chat.markup import Marked
from chat.moment import Moment
from chat.outgoing import edit_buttons, reply
from chat.texts.plans import preview as preview_texts
from chat.texts.plans import proposals as proposal_texts
from handlers.plans.preview import close_question, show_preview
from plans.doubts import confirm_tasks, proposed_tasks
from plans.reading.form import as_json, from_json
from storage import outbox
from storage.actors import Actor
from storage.models import DraftState
from storage.plans import drafts


def confirm(
    session: Session, heard: Heard, actor: Actor, moment: Moment, button: ConfirmTasks
) -> Marked | None:
    """Take the proposed tasks as given and show the reading anew; return what to say if it is too late."""
    draft = drafts.draft_in(session, button.draft, heard.chat_id)
    if draft is None or draft.state is not DraftState.OPEN:
        return preview_texts.decided_before()
    reading = from_json(draft.reading)
    proposed = len(proposed_tasks(reading.plan))
    if not proposed:
        return proposal_texts.confirmed_before()
    plan = confirm_tasks(reading.plan, without_ongoing=button.which is Confirmed.WITHOUT_ONGOING)
    left_out = len(reading.plan.tasks) - len(plan.tasks)
    if left_out:
        close_question(session, heard, moment, draft)
    confirmed = replace(reading, plan=plan)
    draft.reading = as_json(confirmed)
    session.flush()
    text = proposal_texts.confirmed(proposed - left_out, left_out, actor.display_name)
    outbox.enqueue(session, [edit_buttons(heard, None), reply(heard, text)], moment.now)
    show_preview(session, heard, moment, draft, confirmed)
    return None


CONVERSATION = (on_press(ConfirmTasks, confirm, for_secretariat),)
