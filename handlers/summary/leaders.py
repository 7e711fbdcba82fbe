"""What leaders see: of all units, or of their own."""

from dataclasses import replace

from sqlalchemy.orm import Session

from chat.audience import for_readers
from chat.buttons.summary import summary as summary_buttons
from chat.buttons.summary.summary import Part, ShowOwnUnit
from chat.conversation import on_press
from chat.heard import Heard
from chat.markup import Marked
from chat.moment import Moment
from chat.outgoing import reply
from chat.texts import access
from chat.texts.reporting import periods as period_texts
from chat.texts.summary import details as detail_texts
from chat.texts.summary import leaders as leader_texts
from chat.texts.summary import parts as part_texts
from handlers.summary.parts import show
from plans.leadership import UnitLeaderView
from plans.standing import Scope
from storage import outbox
from storage.actors import Actor
from storage.models import Unit
from storage.plans import saving
from storage.summary import earlier, parts, scopes, waiting

MOST_PLANS = 3


def show_to_leader_of_all(session: Session, heard: Heard, moment: Moment) -> None:
    """Answer with the plan as its leaders see it, or ask which plan is meant."""
    saved = saving.all_plans(session)
    if len(saved) == 1:
        show(session, heard, moment, scopes.now(session, saved[0].id, moment.today), Part.LEADER)
        return
    choice = summary_buttons.plans([(plan.id, plan.title) for plan in saved], Part.LEADER)
    answer = reply(heard, part_texts.which_plan(len(saved)), keyboard=choice) if saved else None
    outbox.enqueue(session, [answer or reply(heard, leader_texts.no_plan())], moment.now)


def show_to_leader_of_unit(session: Session, heard: Heard, actor: Actor, moment: Moment) -> None:
    """Answer with each plan as the leader of one unit sees it."""
    unit = session.get_one(Unit, actor.speaks_for)
    plans = parts.plans_of(session, unit.id)[-MOST_PLANS:]
    answers = [
        reply(
            heard,
            leader_texts.of_unit(_view(session, unit, plan, moment), moment.local_now),
            keyboard=summary_buttons.unit_leader(plan),
        )
        for plan in plans
    ]
    outbox.enqueue(session, answers or [reply(heard, period_texts.nothing_due())], moment.now)


def _view(session: Session, unit: Unit, plan_id: int, moment: Moment) -> UnitLeaderView:
    scope = scopes.now(session, plan_id, moment.today)
    view, since = parts.unit_view(session, scope, unit), earlier.month_before(session, scope)
    then = parts.unit_view(session, replace(scope, day=since, is_past=True, submitted_by=since), unit)
    movement = earlier.movement_of_unit(since, then, view)
    return UnitLeaderView(view, movement, waiting.of_unit(session, scope, unit.id))


def show_own_unit(
    session: Session, heard: Heard, actor: Actor, moment: Moment, button: ShowOwnUnit
) -> Marked | None:
    """Answer with every task of the unit; return what to say if the plan is none of its."""
    unit = session.get_one(Unit, actor.speaks_for)
    if button.plan not in parts.plans_of(session, unit.id):
        return access.expired()
    scope: Scope = scopes.now(session, button.plan, moment.today)
    text = detail_texts.unit(parts.unit_view(session, scope, unit), moment.local_now)
    key = moment.once("own", heard.chat_id, heard.id, button.plan)
    outbox.enqueue(session, [reply(heard, text, dedupe_key=key)], moment.now)
    return None


CONVERSATION = (on_press(ShowOwnUnit, show_own_unit, for_readers),)
