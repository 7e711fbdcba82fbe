"""One-time codes that link chats: made, listed, revoked; only their hashes are kept."""

import hashlib
import secrets
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from storage import log
from storage.models import LinkCode, LinkRole
from storage.walls import EVERY_OFFICE

LIFETIME = timedelta(hours=24)
SHEET_LIFETIME = timedelta(days=30)
"""A sheet with the links of all units passes through many hands before the last group is linked."""
# No 0/O, 1/I/L: a code is sometimes read out over the phone.
_ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
_LENGTH = 12
FOR_PEOPLE = frozenset({LinkRole.LEADER, LinkRole.PROVINCE_LEADER})
"""The codes of these roles are for leaders, and good in a private chat."""
OF_NO_UNIT = {LinkRole.PROVINCE_LEADER: "leaders:", LinkRole.OPERATOR: "operator:"}


def new_codes(units: Iterable[int]) -> dict[int, str]:
    """Return a new code for each unit, not stored yet."""
    return {unit: _random() for unit in units}


def issue(
    session: Session,
    codes: Mapping[int, str] | Mapping[None, str],
    role: LinkRole,
    now: datetime,
    lifetime: timedelta = LIFETIME,
) -> None:
    """Store codes by the unit they link (None for the secretariat), many at once."""
    rows = [
        {
            "code_hash": digest(code),
            "role": role,
            "unit_id": unit,
            "created_at": now,
            "expires_at": now + lifetime,
        }
        for unit, code in codes.items()
    ]
    if rows:
        session.execute(insert(LinkCode), rows)


def issue_one(session: Session, role: LinkRole, unit_id: int | None, now: datetime) -> str:
    """Return a new one-time code, valid for 24 hours."""
    code = _random()
    issue(session, {unit_id: code} if unit_id is not None else {None: code}, role, now)
    return code


def issue_by(session: Session, author: log.Author, role: LinkRole, unit_id: int | None, now: datetime) -> str:
    """Return a new one-time code for a unit or a leader, with its issuer in the log."""
    log.record(session, author, "issue_code", subject_of(role, unit_id), now, after=role)
    return issue_one(session, role, unit_id, now)


def subject_of(role: LinkRole, unit_id: int | None) -> str:
    """Return what the log calls those whom a code or a link is for."""
    if unit_id is not None:
        return f"unit:{unit_id}"
    return OF_NO_UNIT.get(role, "secretariat:")


def issue_sheet(session: Session, author: log.Author, codes: Mapping[int, str], now: datetime) -> None:
    """Store the codes of a sheet, which are valid for longer."""
    issue(session, codes, LinkRole.UNIT, now, SHEET_LIFETIME)
    log.record(session, author, "issue_codes", "unit:", now, after=str(len(codes)))


def known(session: Session, code: str) -> LinkCode | None:
    """Return the code as it was issued, by whichever office, or None if it never was."""
    query = select(LinkCode).where(LinkCode.code_hash == digest(code))
    return session.scalars(query, execution_options=EVERY_OFFICE).first()


def digest(code: str) -> str:
    """Return what is kept of a code."""
    # The code is random and long enough that a plain digest cannot be searched.
    return hashlib.sha256(code.strip().upper().encode()).hexdigest()


def _random() -> str:
    return "".join(secrets.choice(_ALPHABET) for _ in range(_LENGTH))
