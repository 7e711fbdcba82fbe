"""Codes for the units of the tests, and the chats that they link."""

from datetime import timedelta

from sqlalchemy import select

from storage.database import Database
from storage.groups import codes, linking
from storage.models import ChatLink, LinkRole, LinkState
from tests.auxil import cast
from tests.auxil.cast import FINANCE, FINANCE_CHAT, NOW
from tests.auxil.province import unit


def code_for(database: Database, name: str = FINANCE) -> str:
    owner = database.transact(lambda session: unit(session, name).id)
    return database.transact(codes.issue_one, LinkRole.UNIT, owner, NOW)


def use(database: Database, code: str, chat: int = FINANCE_CHAT, after: timedelta = timedelta(0)) -> ChatLink:
    return database.transact(linking.use_code, code, cast.speaker(chat), NOW + after)


def leader_of(database: Database, name: str) -> str:
    owner = database.transact(lambda session: unit(session, name).id)
    return database.transact(codes.issue_one, LinkRole.LEADER, owner, NOW)


def links_in(database: Database) -> list[tuple[int, LinkState]]:
    query = select(ChatLink).order_by(ChatLink.id)
    return database.read(lambda session: [(row.chat_id, row.state) for row in session.scalars(query)])
