"""How far a plan is, whole and by its parts, at the press of a button."""

from collections import Counter
from collections.abc import Mapping

from sqlalchemy.orm import Session

from chat.audience import for_secretariat_readers
from chat.buttons.base import Keyboard, day_of
from chat.buttons.summary import summary as summary_buttons
from chat.buttons.summary.summary import Part, ShowPart, ShowPartAsOf
from chat.conversation import on_press
from chat.heard import Heard
from chat.markup import Marked
from chat.moment import Moment
from chat.outgoing import reply
from chat.texts import access
from chat.texts.summary import leaders as leader_texts
from chat.texts.summary import parts as part_texts
from plans.standing import Facts, Scope
from plans.status import FINISHED, Status
from reports.summary import Summary, summarise
from storage import outbox
from storage.actors import Actor
from storage.plans import saving
from storage.summary import earlier, parts, raised, scopes, waiting
from storage.summary import facts as summary

"""Data of a button can be forged; at the ends of the calendar there is no month before or after."""


def show(session: Session, heard: Heard, moment: Moment, scope: Scope, part: Part) -> None:
    """Answer with a part of the summary."""
    text, keyboard = _shown(session, moment, scope, part)
    key = moment.once("sum", heard.chat_id, heard.id, scope.plan_id, part)
    outbox.enqueue(session, [reply(heard, text, keyboard=keyboard, dedupe_key=key)], moment.now)


def _shown(session: Session, moment: Moment, scope: Scope, part: Part) -> tuple[Marked, Keyboard | None]:
    facts = summary.facts(session, scope)
    value = summarise(facts, moment.now)
    if part is Part.WHOLE:
        text = part_texts.summary(value, moment.local_now, _unconfirmed(session, moment, facts))
        return text, summary_buttons.summary(scope)
    if part is Part.LEADER:
        return _for_leader(session, moment, facts, value)
    return _text(session, scope, part, facts, value), None


def _unconfirmed(session: Session, moment: Moment, facts: Facts) -> int:
    finished = [task.id for task in facts.tasks if task.status in FINISHED]
    return waiting.unconfirmed(session, facts.scope, finished, moment.local_now.tzinfo)


def _for_leader(session: Session, moment: Moment, facts: Facts, value: Summary) -> tuple[Marked, Keyboard]:
    waits = waiting.for_leaders(session, facts.scope)
    moved = earlier.movement(session, facts.scope)
    unconfirmed = _unconfirmed(session, moment, facts)
    text = leader_texts.overall(value, waits, moved, unconfirmed, moment.local_now)
    return text, summary_buttons.leader(facts.scope, waits.to_decide)


def _text(session: Session, scope: Scope, part: Part, facts: Facts, value: Summary) -> Marked:
    match part:
        case Part.GROUPS:
            return _by_group(session, facts, value)
        case Part.UNITS:
            return part_texts.by_unit(value, parts.units(session, scope))
        case Part.OVERDUE:
            return part_texts.overdue(value)
        case Part.MISSING:
            return part_texts.missing(value)
        case Part.DECISIONS:
            return leader_texts.decisions(value.plan, waiting.for_leaders(session, scope))
        case _:
            return part_texts.unanswered(value, raised.unanswered(session, scope))


def _by_group(session: Session, facts: Facts, value: Summary) -> Marked:
    counts: dict[int | None, Counter[Status | None]] = {}
    for task in facts.tasks:
        counts.setdefault(task.group, Counter())[task.status] += 1
    named: list[tuple[str, str, Mapping[Status | None, int]]] = [
        (number, title, counts[position])
        for position, number, title in parts.groups(session, facts.scope.plan_id)
        if position in counts
    ]
    if None in counts:
        named.append(("", part_texts.OTHER_TASKS, counts[None]))
    return part_texts.by_group(value, named)


def show_pressed(
    session: Session, heard: Heard, _actor: Actor, moment: Moment, button: ShowPart | ShowPartAsOf
) -> Marked | None:
    """Answer with what the button names; return what to say if there is no such plan or day."""
    if saving.find(session, button.plan) is None:
        return access.expired()
    due = day_of(button.due) if isinstance(button, ShowPart) else None
    day = day_of(button.day) if isinstance(button, ShowPartAsOf) else None
    scope = scopes.scope_for(session, button.plan, due, day, moment.today)
    show(session, heard, moment, scope, button.part)
    return None


CONVERSATION = (
    on_press(ShowPart, show_pressed, for_secretariat_readers),
    on_press(ShowPartAsOf, show_pressed, for_secretariat_readers),
)
