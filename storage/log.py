"""The log of who did what: every change has an author."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from sqlalchemy.orm import Session

from storage.actors import remember_person
from storage.models import LogEvent


class Author(Protocol):
    """A person in a chat."""

    @property
    def person_id(self) -> int:
        """Telegram's id of the person."""

    @property
    def display_name(self) -> str:
        """The person's name as Telegram shows it."""

    @property
    def chat_id(self) -> int:
        """Telegram's id of the chat."""


def written(**values: object) -> str:
    """Return several values as one: "level=province; leader=Ông A"; those not set are left out."""
    return "; ".join(f"{key}={value}" for key, value in values.items() if value not in {None, ""})


@dataclass(frozen=True, slots=True)
class Deed:
    """One of many things done at once: what, to which subject, with the values before and after."""

    action: str
    subject: str
    before: str | None = None
    after: str | None = None


def record(
    session: Session,
    author: Author,
    action: str,
    subject: str,
    now: datetime,
    *,
    before: str | None = None,
    after: str | None = None,
) -> None:
    """Add one event: who did what to which subject, with the values before and after."""
    remember_person(session, author.person_id, author.display_name)
    session.add(
        LogEvent(
            at=now,
            person_id=author.person_id,
            chat_id=author.chat_id,
            action=action,
            subject=subject,
            before=before,
            after=after,
        )
    )


def record_all(session: Session, author: Author, events: Sequence[Deed], now: datetime) -> None:
    """Add what an author did at once to many subjects."""
    remember_person(session, author.person_id, author.display_name)
    session.add_all(
        LogEvent(
            at=now,
            person_id=author.person_id,
            chat_id=author.chat_id,
            action=event.action,
            subject=event.subject,
            before=event.before,
            after=event.after,
        )
        for event in events
    )
    session.flush()
