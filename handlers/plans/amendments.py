"""The secretariat brings a saved plan to a new version; units whose tasks changed are told."""

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy.orm import Session

from chat.audience import for_secretariat
from chat.buttons.plans.preview import AmendPlan
from chat.conversation import on_press
from chat.heard import Heard
from chat.markup import Marked
from chat.moment import Moment
from chat.outgoing import reply, say
from chat.texts import access
from chat.texts.plans import amendments as amendment_texts
from chat.texts.words import deadline
from handlers.plans.decided import closed
from handlers.plans.linked_below import Amended, told_below
from handlers.plans.saving import mark_saved, state_of_past
from handlers.plans.task_links import after_saving
from plans.reading.form import from_json
from storage import outbox
from storage.actors import Actor
from storage.groups import links
from storage.models import SPOKEN_TO, Task
from storage.outbox import Outgoing
from storage.plans import amendments, drafts
from storage.plans.amendments import Effect


def amend(session: Session, heard: Heard, actor: Actor, moment: Moment, button: AmendPlan) -> Marked | None:
    """Apply a draft to the saved plan it is a version of; return what to say if that cannot be done now."""
    draft = drafts.draft_in(session, button.draft, heard.chat_id)
    if draft is None:
        return access.expired()
    reading = from_json(draft.reading)
    saved = amendments.same_plan(session, reading.plan)
    if saved is None:
        return access.expired()
    refusal = mark_saved(session, moment, draft, reading)
    if refusal is not None:
        return refusal
    plan = replace(reading.plan, title=reading.plan.title or saved.title)
    found = amendments.compare(session, saved, plan, moment.now)
    past = state_of_past(draft)
    effects = amendments.apply(session, saved, plan, actor, moment.now, moment.today, past)
    notices = _notices(session, saved.title, effects)
    text = amendment_texts.applied(saved.title, found, len(notices), actor.display_name)
    below = told_below(session, Amended(saved, found, effects))
    links = after_saving(session, heard, moment, saved)
    told = [reply(heard, text), *links, *notices, *below]
    shown = closed(session, heard, moment, draft, actor.display_name)
    outbox.enqueue(session, [*shown, *told], moment.now)
    return None


def _notices(session: Session, title: str, effects: Sequence[Effect]) -> list[Outgoing]:
    """Return what each linked unit is told of its own tasks, and of nobody else's."""
    concerned = {effect.unit_id: effect for effect in effects}
    return [
        say(
            link.chat_id,
            _told(link.unit.name, title, concerned[link.unit.id]),
            topic_id=link.topic_id,
            unit=link.unit.id,
        )
        for link in links.of_units(session)
        if link.unit is not None and link.state in SPOKEN_TO and link.unit.id in concerned
    ]


def _told(unit: str, title: str, effect: Effect) -> Marked:
    words = amendment_texts
    lines = [
        *(words.now_yours(task.number, task.title, _deadline(task)) for task in effect.now_leads),
        *(words.other_deadline(task.number, task.title, _deadline(task)) for task in effect.other_deadline),
        *(words.no_longer_yours(task.number, task.title) for task in effect.leads_no_longer),
    ]
    reports = [words.report_asked(report.before, report.after) for report in effect.reports]
    return words.told_unit(unit, title, lines, reports)


def _deadline(task: Task) -> Marked:
    return deadline(task.deadline_text, task.before, task.due)


CONVERSATION = (on_press(AmendPlan, amend, for_secretariat),)
