"""What people say whom nobody has registered: it waits until it is known whether they speak for the unit."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from storage import inbox, log, questions
from storage.actors import Actor
from storage.groups.focal_points import register
from storage.log import Author
from storage.models import Question, QuestionKind


def keep_report(
    session: Session, actor: Actor, updates: Sequence[dict[str, Any]], now: datetime
) -> tuple[int, bool]:
    """Keep what an unregistered person said behind the question whether they speak for the unit.

    Return the question, and whether it is new: all that one person says waits behind one.
    """
    for question in _waiting(session, actor.chat_id):
        kept = question.details
        if (kept["person"], kept["unit"]) == (actor.person_id, actor.unit_id):
            told = [*kept["updates"], *updates][: inbox.MOST_WAITING]
            question.details = {**kept, "updates": told}
            return question.id, False
    details = {
        "unit": actor.unit_id,
        "person": actor.person_id,
        "name": actor.display_name,
        "updates": list(updates),
    }
    return questions.ask(session, QuestionKind.REPORTER, actor.chat_id, details, now), True


def waiting_reporter(session: Session, question_id: int) -> Question | None:
    """Return the question whether somebody speaks for a unit, or None if it is answered."""
    question = session.get(Question, question_id)
    if question is None or question.kind is not QuestionKind.REPORTER or question.answered_at is not None:
        return None
    return question


def agree(session: Session, author: Author, question: Question, now: datetime) -> None:
    """Register the person who was asked about, and let what they said be handled in their name."""
    details = question.details
    question.answered_at = now
    register(session, author, details["unit"], details["person"], details["name"], now)
    inbox.hear_again(session, question.id, details["updates"], details["unit"], now)


def refuse(session: Session, author: Author, question: Question, now: datetime) -> None:
    """Record that the person does not speak for the unit; what they said is kept, and not recorded."""
    question.answered_at = now
    subject = f"unit:{question.details['unit']}"
    log.record(session, author, "refuse_focal_point", subject, now, before=question.details["name"])


def forget_waiting(session: Session, chat_id: int, person_id: int, now: datetime) -> None:
    """Let what a person said in a chat, and nobody has agreed to yet, not be recorded any more."""
    for question in _waiting(session, chat_id):
        if question.details["person"] == person_id:
            question.answered_at = now


def _waiting(session: Session, chat_id: int) -> list[Question]:
    query = select(Question).where(
        Question.chat_id == chat_id,
        Question.kind == QuestionKind.REPORTER,
        Question.answered_at.is_(None),
    )
    return list(session.scalars(query))
