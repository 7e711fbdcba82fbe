"""Chats that owe to several levels: which offices have units there, and how each level is called.

These look over the walls on purpose: a group sees the numbers of all its levels and has to tell them apart.
"""

from collections import defaultdict
from collections.abc import Collection

from sqlalchemy import ColumnElement, ScalarSelect, bindparam, func, select
from sqlalchemy.orm import Session

from plans.units.level_words import level_words
from storage.models import ChatLink, LinkRole, LinkState, Office, Plan
from storage.walls import EVERY_OFFICE, TOP

_IS_HEARD = (ChatLink.state != LinkState.REPLACED) & ChatLink.role.in_((LinkRole.UNIT, LinkRole.LEADER))
_OFFICES_OF_CHATS = (
    select(ChatLink.chat_id, ChatLink.office_id)
    .where(ChatLink.chat_id.in_(bindparam("chats", expanding=True)), _IS_HEARD)
    .distinct()
    .order_by(ChatLink.chat_id, ChatLink.office_id)
    .execution_options(**EVERY_OFFICE)
)
_WHO_ISSUED_AT_THE_TOP = (
    select(Plan.issuer, Plan.standing_unit)
    .where(Plan.office_id == TOP)
    .order_by(Plan.id.desc())
    .limit(1)
    .execution_options(**EVERY_OFFICE)
)


def shared_by_levels(session: Session, chats: Collection[int]) -> dict[int, list[int]]:
    """Return which of these chats speak for units of several offices, and of which, the top first."""
    found: dict[int, list[int]] = defaultdict(list)
    for chat, office in session.execute(_OFFICES_OF_CHATS, {"chats": sorted(set(chats))}):
        found[chat].append(office)
    return {chat: offices for chat, offices in found.items() if len(offices) > 1}


def count_in(chat_id: ColumnElement[int]) -> ScalarSelect[int]:
    """Return for units of how many offices a chat speaks, within a statement that looks over the walls."""
    offices = select(func.count(ChatLink.office_id.distinct())).where(ChatLink.chat_id == chat_id, _IS_HEARD)
    return offices.scalar_subquery()


def words_in(session: Session, chat_id: int) -> dict[int, str]:
    """Return how the level of each office is called in a chat; nothing where the chat has only one."""
    return words_of(session, shared_by_levels(session, [chat_id]).get(chat_id, ()))


def words_of(session: Session, offices: Collection[int]) -> dict[int, str]:
    """Return how the levels of these offices are called where all of them are spoken of."""
    if not offices:
        return {}
    query = select(Office.id, Office.name).where(Office.id.in_(offices)).order_by(Office.id)
    top = {TOP: _name_of_top(session)} if TOP in offices else {}
    return level_words({**top, **{office: name for office, name in session.execute(query)}})  # noqa: C416 -- as elsewhere


def _name_of_top(session: Session) -> str | None:
    """Return who runs the top's plans, as its latest plan names them: the top is no unit of anybody."""
    row = session.execute(_WHO_ISSUED_AT_THE_TOP).first()
    return next((name for name in row if name), None) if row is not None else None
