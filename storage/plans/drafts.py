"""Drafts: plans as they were read, which wait for the secretariat's word."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from storage.actors import Actor, remember_person
from storage.models import DraftState, PlanDraft


@dataclass(frozen=True, slots=True)
class Decision:
    """What a press on a draft led to; `changed` is False when it was decided before."""

    draft: PlanDraft
    changed: bool


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


def decide(session: Session, draft: PlanDraft, state: DraftState) -> Decision:
    """Save or drop an open draft; only the first of two presses changes anything."""
    statement = (
        update(PlanDraft)
        .where(PlanDraft.id == draft.id, PlanDraft.state == DraftState.OPEN)
        .values(state=state)
        .returning(PlanDraft.id)
    )
    changed = session.execute(statement).first() is not None
    session.refresh(draft)
    return Decision(draft, changed)
