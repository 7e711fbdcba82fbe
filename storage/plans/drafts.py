"""Drafts: plans as they were read, which wait for the secretariat's word."""

from datetime import datetime
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from plans.doubts import Doubt, doubts_of
from plans.plan import Plan
from storage.actors import Actor, remember_person
from storage.models import Act, DraftState, OutboxMessage, OutboxState, PlanDraft
from storage.units import directory


def add_draft(
    session: Session, actor: Actor, file_name: str, reading: dict[str, Any], now: datetime
) -> PlanDraft:
    """Keep a reading that the secretariat has yet to decide about."""
    remember_person(session, actor.person_id, actor.display_name)
    draft = PlanDraft(
        chat_id=actor.chat_id,
        file_name=file_name,
        reading=reading,
        created_at=now,
        created_by=actor.person_id,
    )
    session.add(draft)
    session.flush()
    return draft


def draft_in(session: Session, draft_id: int, chat_id: int) -> PlanDraft | None:
    """Return the draft if it was previewed in this chat."""
    draft = session.get(PlanDraft, draft_id)
    return draft if draft is not None and draft.chat_id == chat_id else None


def open_drafts(session: Session, chat_id: int) -> list[PlanDraft]:
    """Return the drafts of a chat that nobody has saved or dropped, the latest first."""
    query = select(PlanDraft).where(PlanDraft.chat_id == chat_id, PlanDraft.state == DraftState.OPEN)
    return list(session.scalars(query.order_by(PlanDraft.id.desc())))


def messages_of(session: Session, draft: PlanDraft, kind: str) -> list[OutboxMessage]:
    """Return what was said in its chat about a draft, by the kind of subject, the oldest first."""
    query = select(OutboxMessage).where(
        OutboxMessage.chat_id == draft.chat_id,
        OutboxMessage.state == OutboxState.SENT,
        OutboxMessage.act == Act.SAY,
        OutboxMessage.message_id.is_not(None),
        OutboxMessage.about["kind"].as_string() == kind,
        OutboxMessage.about["draft"].as_integer() == draft.id,
    )
    return list(session.scalars(query.order_by(OutboxMessage.id)))


def decide(session: Session, draft: PlanDraft, state: DraftState) -> bool:
    """Save or drop an open draft; return False if that was decided before: of two presses one counts."""
    statement = (
        update(PlanDraft)
        .where(PlanDraft.id == draft.id, PlanDraft.state == DraftState.OPEN)
        .values(state=state)
        .returning(PlanDraft.id)
    )
    changed = session.execute(statement).first() is not None
    session.refresh(draft)
    return changed


def open_doubts(session: Session, draft: PlanDraft, plan: Plan) -> list[Doubt]:
    """Return what is still to be decided about the plan of a draft."""
    known, divided = directory.known_names(session), directory.divided(session)
    return doubts_of(plan, known, draft.accepted_units or (), divided)
