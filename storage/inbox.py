"""The inbox: updates are stored before Telegram hears that we have them, and handled exactly once."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from storage.models import ChatLink, InboxLane, InboxState, InboxUpdate, LinkRole, LinkState
from storage.rows import insert_missing

MOST_WAITING = 100
"""So many updates wait behind one question at most."""
LOOKED_BACK = 2_000
"""Among so many updates the one is looked for that an edit changes."""
BEFORE_ALL_QUESTIONS = 1 << 62
SLOW_PRESSES = ("file:", "file-on:", "rank:")
"""How the data of the buttons begins that make a file, which takes seconds."""
SLOW_COMMANDS = ("/congvan",)
SHEETS = (".xlsx", ".xlsm", ".xls")


class AlreadyHandledError(Exception):
    """The update's effects are in the database already; this attempt must leave none."""


def receive(session: Session, payloads: Sequence[dict[str, Any]], now: datetime) -> int:
    """Store updates as Telegram sent them, ignoring those we have; return how many were new."""
    units = _unit_chats(session) if any(map(_document, payloads)) else frozenset()
    rows = [
        {
            "update_id": payload["update_id"],
            "payload": payload,
            "lane": _lane(payload, units),
            "state": InboxState.RECEIVED,
            "received_at": now,
        }
        for payload in payloads
    ]
    return insert_missing(session, InboxUpdate, rows)


def _unit_chats(session: Session) -> frozenset[int]:
    query = select(ChatLink.chat_id).where(
        ChatLink.role == LinkRole.UNIT, ChatLink.state != LinkState.REPLACED
    )
    return frozenset(session.scalars(query))


def _said(payload: dict[str, Any]) -> dict[str, Any]:
    said: dict[str, Any] = payload.get("message") or payload.get("edited_message") or {}
    return said


def _document(payload: dict[str, Any]) -> dict[str, Any]:
    document: dict[str, Any] = _said(payload).get("document") or {}
    return document


def _lane(payload: dict[str, Any], units: Collection[int]) -> InboxLane:
    """Return the lane of an update; new words for a document follow the document.

    A unit's document is evidence for its words, and so takes its turn among them, unless it is a sheet that
    is to be read.
    """
    said, name = _said(payload), _document(payload).get("file_name") or ""
    is_evidence = said.get("chat", {}).get("id") in units and not name.lower().endswith(SHEETS)
    is_slow = "document" in said and not is_evidence
    is_slow = is_slow or (payload.get("callback_query", {}).get("data") or "").startswith(SLOW_PRESSES)
    is_slow = is_slow or (said.get("text") or "").startswith(SLOW_COMMANDS)
    return InboxLane.DOCUMENTS if is_slow else InboxLane.WORDS


def payload_of(session: Session, update_id: int) -> dict[str, Any]:
    """Return a received update as Telegram sent it; raises if there is none."""
    return session.get_one(InboxUpdate, update_id).payload


def words_before(session: Session, update_id: int, chat_id: int, message_id: int) -> str | None:
    """Return what a message said when it was heard last before an update; None if that is too long ago."""
    query = (
        select(InboxUpdate.payload)
        .where(InboxUpdate.update_id < update_id, InboxUpdate.update_id > update_id - LOOKED_BACK)
        .order_by(InboxUpdate.update_id.desc())
    )
    heard = (_said(payload) for payload in session.scalars(query).yield_per(100))
    mine = (said for said in heard if _is(said, chat_id, message_id))
    return next((said.get("text") or said.get("caption") or "" for said in mine), None)


def _is(said: dict[str, Any], chat_id: int, message_id: int) -> bool:
    return said.get("message_id") == message_id and said.get("chat", {}).get("id") == chat_id


def hear_again(
    session: Session, question_id: int, updates: Sequence[dict[str, Any]], unit_id: int, now: datetime
) -> None:
    """Let updates that waited behind a question be handled now, as said for a unit.

    Their own numbers are taken by their first handling; Telegram never uses negative ones. What was said is
    handled as of the moment it was said.
    """
    first = question_id * MOST_WAITING - BEFORE_ALL_QUESTIONS
    renumbered = [
        {
            **payload,
            "update_id": first + number,
            "waited": {"unit": unit_id, "said_at": _said_at(session, payload)},
        }
        for number, payload in enumerate(updates)
    ]
    receive(session, renumbered, now)


def _said_at(session: Session, payload: dict[str, Any]) -> str:
    if "waited" in payload:  # behind another question before
        return str(payload["waited"]["said_at"])
    return session.get_one(InboxUpdate, payload["update_id"]).received_at.isoformat()


def waiting(session: Session, lane: InboxLane, limit: int = 50) -> list[dict[str, Any]]:
    """Return the payloads of a lane that are not handled yet, oldest first."""
    query = select(InboxUpdate.payload).where(
        InboxUpdate.state == InboxState.RECEIVED, InboxUpdate.lane == lane
    )
    return list(session.scalars(query.order_by(InboxUpdate.update_id).limit(limit)))


def mark_done(session: Session, update_id: int, now: datetime) -> None:
    """Mark the update done, in the transaction of its effects.

    Raises AlreadyHandledError: it was done before, so the effects must be rolled back.
    """
    if not _settle(session, update_id, InboxState.DONE, None, now):
        raise AlreadyHandledError(update_id)


def mark_failed(session: Session, update_id: int, error: str, now: datetime) -> bool:
    """Record why the update could not be handled; return False if it was settled already."""
    return _settle(session, update_id, InboxState.FAILED, error, now)


def mark_ignored(session: Session, update_id: int, now: datetime) -> None:
    """Mark as done an update that concerned nobody, unless it is settled already."""
    _settle(session, update_id, InboxState.DONE, None, now)


def _settle(session: Session, update_id: int, state: InboxState, error: str | None, now: datetime) -> bool:
    statement = (
        update(InboxUpdate)
        .where(InboxUpdate.update_id == update_id, InboxUpdate.state == InboxState.RECEIVED)
        .values(state=state, error=error, handled_at=now)
        .returning(InboxUpdate.update_id)
    )
    return session.execute(statement).first() is not None
