"""The secretariat decides about a previewed plan: what becomes of dates gone by, save it or drop it."""

from dataclasses import replace

from sqlalchemy.orm import Session

from chat.audience import for_secretariat
from chat.buttons.plans.preview import CountPast, DropPlan, Past, SavePlan
from chat.conversation import on_press
from chat.heard import Heard
from chat.markup import Marked
from chat.moment import Moment
from chat.outgoing import edit_buttons, reply
from chat.texts import access
from chat.texts.plans import preview as preview_texts
from chat.texts.plans import proposals as proposal_texts
from handlers.plans.decided import closed
from handlers.plans.linked_below import told_of_new
from handlers.plans.preview import decisions
from handlers.plans.task_links import after_saving
from plans.doubts import proposed_tasks
from plans.plan import PlanReading
from plans.privacy import masked
from plans.reading.form import from_json
from storage import outbox
from storage.actors import Actor
from storage.groups.links import linked_units
from storage.models import DraftState, ObligationState, Plan, PlanDraft, StatementSource
from storage.plans import drafts, obligations, saving
from storage.reporting import statements
from storage.reporting.statements import Said
from storage.units import addressees


def note_choice(
    session: Session, heard: Heard, _actor: Actor, moment: Moment, button: CountPast
) -> Marked | None:
    """Keep the choice and tick it; return what to say if it is too late."""
    draft = drafts.draft_in(session, button.draft, heard.chat_id)
    if draft is None or draft.state is not DraftState.OPEN:
        return preview_texts.decided_before()
    draft.past_is_overdue = button.past is Past.OVERDUE
    keyboard = decisions(session, moment, draft, from_json(draft.reading))
    outbox.enqueue(session, [edit_buttons(heard, keyboard)], moment.now)
    return None


def save(session: Session, heard: Heard, actor: Actor, moment: Moment, button: SavePlan) -> Marked | None:
    """Store the plan and what it obliges units to; return what to say if that cannot be done now."""
    draft = drafts.draft_in(session, button.draft, heard.chat_id)
    if draft is None:
        return access.expired()
    reading = from_json(draft.reading)
    refusal = mark_saved(session, moment, draft, reading)
    if refusal is not None:
        return refusal
    doubts = len(drafts.open_doubts(session, draft, reading.plan))
    saved = _store(session, actor, moment, draft, reading)
    text = preview_texts.saved(_still_to_do(session, saved, doubts), actor.display_name)
    links = after_saving(session, heard, moment, saved)
    below = told_of_new(session, saved.title, saved.tasks, obligations.leads_of(session, saved))
    shown = closed(session, heard, moment, draft, actor.display_name)
    outbox.enqueue(session, [*shown, reply(heard, text), *links, *below], moment.now)
    return None


def mark_saved(session: Session, moment: Moment, draft: PlanDraft, reading: PlanReading) -> Marked | None:
    """Mark a draft saved, once; return what to say if something has to be decided first."""
    is_open = draft.state is DraftState.OPEN
    proposed = proposed_tasks(reading.plan)
    if proposed and is_open:
        return proposal_texts.confirm_first(len(proposed))
    past = preview_texts.past_tasks(reading.plan, moment.today)
    if past and draft.past_is_overdue is None and is_open:
        return preview_texts.choose_past_first(len(past))
    if not drafts.decide(session, draft, DraftState.SAVED):
        return preview_texts.decided_before()
    return None


def state_of_past(draft: PlanDraft) -> ObligationState:
    """Return the state of what is owed though its date had gone by, as the secretariat chose."""
    return ObligationState.OPEN if draft.past_is_overdue else ObligationState.WAIVED


def _store(session: Session, actor: Actor, moment: Moment, draft: PlanDraft, reading: PlanReading) -> Plan:
    """Store the plan of a draft and what it obliges units to."""
    title = reading.plan.title or masked(draft.file_name)
    plan = replace(reading.plan, title=title)
    saved = saving.save_plan(session, plan, actor, moment.now, moment.today)
    obligations.materialise_plan(session, saved, moment.today, state_of_past(draft))
    _take_over_statuses(session, actor, moment, saved, reading)
    return saved


def _still_to_do(session: Session, plan: Plan, doubts: int) -> preview_texts.SavedPlan:
    """Return a saved plan with those whom nobody reaches yet."""
    leads: set[int] = set().union(*obligations.leads_of(session, plan).values())
    return preview_texts.SavedPlan(
        title=plan.title,
        tasks=len(plan.tasks),
        units=len(leads),
        without_group=addressees.names_of(session, leads - linked_units(session)),
        without_members=obligations.leads_without_members(session, plan),
        doubts=doubts,
    )


def _take_over_statuses(
    session: Session, actor: Actor, moment: Moment, saved: Plan, reading: PlanReading
) -> None:
    """Take over the statuses of a report document, so that a deployment starts from what is known."""
    leads = obligations.leads_of(session, saved)
    for row, task in zip(saved.tasks, reading.plan.tasks, strict=True):
        if task.status is not None:
            said = Said(row.id, task.status, text=task.progress, source=StatementSource.IMPORTED)
            units = leads.get(row.id, set())
            statements.import_status(session, actor, units, said, moment.now, moment.today)


def drop(session: Session, heard: Heard, actor: Actor, moment: Moment, button: DropPlan) -> Marked | None:
    """Close the draft without saving; return what to say if it was decided before."""
    draft = drafts.draft_in(session, button.draft, heard.chat_id)
    if draft is None or not drafts.decide(session, draft, DraftState.DROPPED):
        return preview_texts.decided_before()
    text = preview_texts.dropped(actor.display_name)
    shown = closed(session, heard, moment, draft, actor.display_name)
    outbox.enqueue(session, [*shown, reply(heard, text)], moment.now)
    return None


CONVERSATION = (
    on_press(CountPast, note_choice, for_secretariat),
    on_press(SavePlan, save, for_secretariat),
    on_press(DropPlan, drop, for_secretariat),
)
