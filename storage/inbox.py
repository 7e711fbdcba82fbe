"""The inbox: updates are stored before Telegram hears that we have them, and handled exactly once."""

import json
import zlib
from collections.abc import Collection, Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import bindparam, func, select, update
from sqlalchemy.orm import Session

from storage import bells
from storage.base import table_of
from storage.models import ChatLink, InboxLane, InboxState, InboxUpdate, LinkRole, LinkState
from storage.rows import insert_missing

MOST_WAITING = 100
"""So many updates wait behind one question at most."""
LOOKED_BACK = 2_000
"""Among so many updates the one is looked for that an edit changes."""
BEFORE_ALL_QUESTIONS = 1 << 62
MOST_TAKEN = 20
"""So many updates of a lane are taken at once."""
MOST_STARTS = 50
"""After so many starts at which an update was the first it is set aside; a few may be nobody's fault."""
NO_NUMBER = "no update_id"
SLOW_PRESSES = ("file:", "file-on:", "rank:")
"""How the data of the buttons begins that make a file, which takes seconds."""
SLOW_COMMANDS = ("/congvan",)
SHEETS = (".xlsx", ".xlsm", ".xls")


class AlreadyHandledError(Exception):
    """The update's effects are in the database already; this attempt must leave none."""


def receive(session: Session, payloads: Sequence[Any], now: datetime) -> int:
    """Store updates as Telegram sent them, ignoring those we have; return how many were new.

    What has no number of its own is stored too, as failed, under one that Telegram never uses.
    """
    units = _unit_chats(session) if any(map(_document, payloads)) else frozenset()
    rows = [
        {
            "update_id": number_of(payload) or _number_for(payload),
            "payload": payload,
            "lane": _lane(payload, units),
            "chat_id": _chat(payload).get("id") if isinstance(_chat(payload).get("id"), int) else None,
            "state": InboxState.FAILED if number_of(payload) is None else InboxState.RECEIVED,
            "error": NO_NUMBER if number_of(payload) is None else None,
            "handled_at": now if number_of(payload) is None else None,
            "starts": 0,
            "received_at": now,
        }
        for payload in payloads
    ]
    for row in rows:
        bells.ring(session, row["lane"])
    return insert_missing(session, InboxUpdate, rows)


def number_of(payload: Any) -> int | None:
    """Return the number of an update, or None where it has none."""
    number = payload.get("update_id") if isinstance(payload, dict) else None
    return number if isinstance(number, int) else None


def _number_for(payload: Any) -> int:
    return -1 - zlib.crc32(json.dumps(payload, sort_keys=True).encode())


def _unit_chats(session: Session) -> frozenset[int]:
    query = select(ChatLink.chat_id).where(
        ChatLink.role == LinkRole.UNIT, ChatLink.state != LinkState.REPLACED
    )
    return frozenset(session.scalars(query))


def _part(payload: Any, *names: str) -> dict[str, Any]:
    """Return the first of these parts that an update has; nothing where it is not what it should be."""
    found = (payload.get(name) for name in names) if isinstance(payload, dict) else ()
    return next((part for part in found if isinstance(part, dict)), {})


def _said(payload: Any) -> dict[str, Any]:
    return _part(payload, "message", "edited_message")


def _document(payload: Any) -> dict[str, Any]:
    return _part(_said(payload), "document")


def _chat(payload: Any) -> dict[str, Any]:
    pressed = _part(_part(payload, "callback_query"), "message")
    return _part(_said(payload) or pressed or _part(payload, "my_chat_member", "chat_member"), "chat")


def _lane(payload: Any, units: Collection[int]) -> InboxLane:
    """Return the lane of an update; new words for a document follow the document.

    A unit's document is evidence for its words, and so takes its turn among them, unless it is a sheet that
    is to be read.
    """
    name = str(_document(payload).get("file_name") or "")
    is_evidence = _chat(payload).get("id") in units and not name.lower().endswith(SHEETS)
    is_slow = bool(_document(payload)) and not is_evidence
    is_slow = is_slow or str(_part(payload, "callback_query").get("data") or "").startswith(SLOW_PRESSES)
    is_slow = is_slow or str(_said(payload).get("text") or "").startswith(SLOW_COMMANDS)
    if is_slow:
        return InboxLane.DOCUMENTS
    is_looked_up = _chat(payload).get("type") == "private" or bool(_chat(payload).get("username"))
    return InboxLane.LOOKUPS if is_looked_up else InboxLane.WORDS


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


def album_has_words_to_come(session: Session, chat_id: int, album: str) -> bool:
    """Return whether a piece of an album that carries words has arrived and is not handled yet."""
    waiting = select(InboxUpdate.payload).where(
        InboxUpdate.state == InboxState.RECEIVED, InboxUpdate.chat_id == chat_id
    )
    pieces = (_said(payload) for payload in session.scalars(waiting))
    return any(said.get("media_group_id") == album and said.get("caption") for said in pieces)


def hear_again(
    session: Session, question_id: int, updates: Sequence[dict[str, Any]], unit_id: int, now: datetime
) -> None:
    """Let updates that waited behind a question be handled now, as said for a unit.

    Their own numbers are taken by their first handling; Telegram never uses negative ones. What was said is
    handled as of the moment it was said.
    """
    hear_for_each(session, question_id, [(payload, unit_id, None) for payload in updates], now)


def hear_for_each(
    session: Session,
    question_id: int,
    updates: Sequence[tuple[dict[str, Any], int, str | None]],
    now: datetime,
) -> None:
    """Let updates be handled now, each as said for a unit: all of it, or the part of that name."""
    heard = []
    for payload, unit_id, part in updates:
        waited: dict[str, Any] = {"unit": unit_id, "said_at": _said_at(session, payload)}
        if of := part or payload.get("waited", {}).get("part"):
            waited["part"] = of
        heard.append({**payload, "waited": waited})
    _hear_behind(session, question_id, heard, now)


def hear_of(session: Session, question_id: int, payload: dict[str, Any], office: int, now: datetime) -> None:
    """Let an update that waited behind a question be handled now, as asked of an office."""
    waited = {"office": office, "said_at": _said_at(session, payload)}
    _hear_behind(session, question_id, [{**payload, "waited": waited}], now)


def _hear_behind(
    session: Session, question_id: int, payloads: Sequence[dict[str, Any]], now: datetime
) -> None:
    first = question_id * MOST_WAITING - BEFORE_ALL_QUESTIONS
    numbered = [{**payload, "update_id": first + number} for number, payload in enumerate(payloads)]
    receive(session, numbered, now)


def _said_at(session: Session, payload: dict[str, Any]) -> str:
    if "waited" in payload:  # behind another question before
        return str(payload["waited"]["said_at"])
    row = session.get(InboxUpdate, payload["update_id"])
    if row is not None:
        return row.received_at.isoformat()
    return datetime.fromtimestamp(_said(payload)["date"], UTC).isoformat()  # asked a month ago


_TURN = func.row_number().over(partition_by=InboxUpdate.chat_id, order_by=InboxUpdate.update_id)
_NUMBERED = (
    select(InboxUpdate.update_id, _TURN.label("turn"))
    .where(InboxUpdate.state == InboxState.RECEIVED, InboxUpdate.lane == bindparam("lane"))
    .subquery()
)
_WAITING = (
    select(InboxUpdate.payload)
    .join(_NUMBERED, _NUMBERED.c.update_id == InboxUpdate.update_id)
    .order_by(_NUMBERED.c.turn, InboxUpdate.update_id)
    .limit(bindparam("limit"))
)


def waiting(session: Session, lane: InboxLane, limit: int = MOST_TAKEN) -> list[dict[str, Any]]:
    """Return the payloads of a lane that are not handled yet: chats take turns, each in its own order."""
    return list(session.scalars(_WAITING, {"lane": lane, "limit": limit}))


def begin_again(session: Session) -> list[dict[str, Any]]:
    """Count the start of the program for the first update of each lane; return those that ended it too often.

    What stands first at one start after the other has not been handled by any of them.
    """
    suspects = []
    for lane in InboxLane:
        first = (payload["update_id"] for payload in waiting(session, lane, limit=1))
        for row in [session.get_one(InboxUpdate, update_id) for update_id in first]:
            row.starts += 1
            if row.starts > MOST_STARTS:
                suspects.append(row.payload)
    return suspects


def mark_done(session: Session, update_id: int, now: datetime) -> None:
    """Mark the update done, in the transaction of its effects.

    Raises AlreadyHandledError: it was done before, so the effects must be rolled back.
    """
    if not _write_outcome(session, update_id, InboxState.DONE, None, now):
        raise AlreadyHandledError(update_id)


def mark_failed(session: Session, update_id: int, error: str, now: datetime) -> bool:
    """Record why the update could not be handled; return False if it was handled already."""
    return _write_outcome(session, update_id, InboxState.FAILED, error, now)


def mark_ignored(session: Session, update_id: int, now: datetime) -> None:
    """Mark as done an update that concerned nobody, unless it is handled already."""
    _write_outcome(session, update_id, InboxState.DONE, None, now)


_INBOX = table_of(InboxUpdate)
_OUTCOME = (
    update(_INBOX)
    .where(_INBOX.c.update_id == bindparam("number"), _INBOX.c.state == InboxState.RECEIVED)
    .values({name: bindparam(name) for name in ("state", "error", "handled_at")})
    .returning(_INBOX.c.update_id)
)


def _write_outcome(
    session: Session, update_id: int, state: InboxState, error: str | None, now: datetime
) -> bool:
    values = {"number": update_id, "state": state, "error": error, "handled_at": now}
    return session.execute(_OUTCOME, values).first() is not None
