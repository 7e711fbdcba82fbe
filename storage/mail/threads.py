"""Threads of mails and their tokens; which plan something is about that is said in them."""

import secrets
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from storage.models import MailThread, Plan, ReportPeriod, Task

# Lower case, without what looks alike: people may have to type it.
_ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"
LENGTH = 16
"""Letters of a token: 79 bits, which nobody guesses by mail."""


def thread_for(session: Session, chat_id: int, about: str, subject: str, now: datetime) -> MailThread:
    """Return the thread of a chat about something, a new one where there is none."""
    query = select(MailThread).where(MailThread.chat_id == chat_id, MailThread.about == about)
    thread = session.scalars(query).first()
    if thread is None:
        token = "".join(secrets.choice(_ALPHABET) for _ in range(LENGTH))
        thread = MailThread(chat_id=chat_id, about=about, token=token, subject=subject, created_at=now)
        session.add(thread)
        session.flush()
    return thread


def by_token(session: Session, token: str) -> MailThread | None:
    """Return the thread of a token, None for one that we never wrote."""
    return session.scalars(select(MailThread).where(MailThread.token == token)).first()


def about_plan(plan_id: int | None, day: date) -> str:
    """Return by what a thread is known: the plan and the month."""
    month = f"{day:%Y-%m}"
    return month if plan_id is None else f"{plan_id}:{month}"


def plan_of(session: Session, abouts: Sequence[dict[str, Any] | None]) -> Plan | None:
    """Return the first plan that messages are about, None where they are about none."""
    for about in abouts:
        for column, table, names in (
            (Task.plan_id, Task.id, ("task", "tasks")),
            (ReportPeriod.plan_id, ReportPeriod.id, ("period", "periods")),
        ):
            ids = [number for name in names for number in _numbers((about or {}).get(name))]
            plan_id = session.scalar(select(column).where(table.in_(ids)).limit(1)) if ids else None
            if plan_id is not None:
                return session.get(Plan, plan_id)
    return None


def _numbers(value: Any) -> list[int]:
    found = value if isinstance(value, list) else [value]
    return [number for number in found if isinstance(number, int)]
