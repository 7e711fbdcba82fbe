"""Questions of the bot that wait for a button; a row, so that they outlive a restart.

What is asked while somebody speaks for a unit is a question of that unit, and of who takes over from it: of
those that share a chat no other answers it. This holds for every kind, without a word of those who ask.
"""

from datetime import datetime
from typing import Any

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from storage.groups import spoken
from storage.groups.spoken import UNIT
from storage.models import Question, QuestionKind
from storage.units import former_links


def ask(session: Session, kind: QuestionKind, chat_id: int, details: dict[str, Any], now: datetime) -> int:
    """Keep what is needed to act on the answer; return the question's id for the buttons."""
    unit = spoken.unit_in(session, chat_id)
    of_unit = {} if unit is None else {UNIT: unit}
    question = Question(kind=kind, chat_id=chat_id, details={**of_unit, **details}, asked_at=now)
    session.add(question)
    session.flush()
    return question.id


def waiting(session: Session, question_id: int) -> dict[str, Any] | None:
    """Return the details of a question that nobody has answered yet."""
    question = session.get(Question, question_id)
    return question.details if question is not None and question.answered_at is None else None


def keep(session: Session, question_id: int, details: dict[str, Any]) -> None:
    """Let a question that waits know more: what of it was decided."""
    session.get_one(Question, question_id).details = details


def open_of_kind(session: Session, kind: QuestionKind, chat_id: int) -> list[Question]:
    """Return the open questions of a chat to whom is spoken for there, the latest first."""
    query = select(Question).where(
        Question.kind == kind, Question.chat_id == chat_id, Question.answered_at.is_(None)
    )
    found = session.scalars(query.order_by(Question.id.desc()))
    return [one for one in found if is_of(session, one.id, kind, chat_id)]


def latest(session: Session, kind: QuestionKind, chat_id: int) -> int | None:
    """Return the question of this kind that was asked last in a chat, answered or not."""
    query = select(func.max(Question.id)).where(Question.kind == kind, Question.chat_id == chat_id)
    return session.scalar(query)


def close_about(
    session: Session, kind: QuestionKind, chat_id: int, message_id: int, now: datetime
) -> list[int]:
    """Close the open questions of a chat about one of its messages; return their ids."""
    query = select(Question).where(
        Question.kind == kind, Question.chat_id == chat_id, Question.answered_at.is_(None)
    )
    closed = [one for one in session.scalars(query) if one.details.get("message_id") == message_id]
    for question in closed:
        question.answered_at = now
    return [question.id for question in closed]


def details(session: Session, question_id: int) -> dict[str, Any]:
    """Return the details of a question, answered or not."""
    return session.get_one(Question, question_id).details


def is_of(session: Session, question_id: int, kind: QuestionKind, chat_id: int) -> bool:
    """Return whether there is such a question of this kind in this chat, for whom is spoken there now."""
    question = session.get(Question, question_id)
    if question is None or question.kind is not kind or question.chat_id != chat_id:
        return False
    asked, now = question.details.get(UNIT), spoken.unit_in(session, chat_id)
    return asked in (None, now) or (now is not None and now in former_links.heirs_of(session, asked))


def answer(
    session: Session, question_id: int, kind: QuestionKind, chat_id: int, now: datetime
) -> dict[str, Any] | None:
    """Return the details of a question and close it; None if it was answered before, or is not theirs."""
    if not is_of(session, question_id, kind, chat_id):
        return None
    statement = (
        update(Question)
        .where(
            Question.id == question_id,
            Question.kind == kind,
            Question.chat_id == chat_id,
            Question.answered_at.is_(None),
        )
        .values(answered_at=now)
        .returning(Question.details)
    )
    return session.scalars(statement).first()
