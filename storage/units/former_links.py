"""Units for which a chat once spoke, and speaks no more: what is said for them is nobody else's.

These look over the walls on purpose: the office may be closed, and the chat that of another by now.
"""

from collections.abc import Collection
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from storage.models import ChatLink, LinkRole, LinkState, Task, Unit, UnitSuccession
from storage.walls import EVERY_OFFICE


class Former(NamedTuple):
    """A unit whose link to a chat has ended, with its whole office."""

    office: int
    link: int
    unit: str


def of_chat(session: Session, chat_id: int) -> list[Former]:
    """Return the units of offices to which a chat reports no more, the latest first."""
    of_units = (ChatLink.chat_id == chat_id, ChatLink.role == LinkRole.UNIT)
    present = select(ChatLink.office_id).where(*of_units, ChatLink.state != LinkState.REPLACED)
    query = (
        select(ChatLink.office_id, ChatLink.id, Unit.name)
        .join(Unit, Unit.id == ChatLink.unit_id)
        .where(*of_units, ChatLink.office_id.not_in(present))
        .order_by(ChatLink.id.desc())
    )
    return [Former(*row) for row in session.execute(query, execution_options=EVERY_OFFICE)]


def name_unless_followed(session: Session, unit_id: int, present: Collection[int]) -> str | None:
    """Return the name of a unit, None if one of those that are present has taken over from it."""
    if not heirs_of(session, unit_id).isdisjoint(present):
        return None
    name = select(Unit.name).where(Unit.id == unit_id)
    return session.scalars(name, execution_options=EVERY_OFFICE).first()


def heirs_of(session: Session, unit_id: int) -> set[int]:
    """Return a unit with all that have taken over from it, one after the other."""
    heirs, looked_at = {unit_id}, set[int]()
    while heirs - looked_at:
        looked_at |= heirs
        query = select(UnitSuccession.new_id).where(
            UnitSuccession.old_id.in_(heirs), UnitSuccession.applied_at.is_not(None)
        )
        heirs |= set(session.scalars(query, execution_options=EVERY_OFFICE))
    return heirs


def numbers_of(session: Session, tasks: Collection[int]) -> set[str]:
    """Return the numbers of these tasks, whoever has them."""
    query = select(Task.number).where(Task.id.in_(tasks))
    return set(session.scalars(query, execution_options=EVERY_OFFICE))
