"""Codes in bulk, on both databases."""

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from storage.database import Database
from storage.groups import codes, linking, overview
from storage.models import LinkCode, LinkRole
from tests.auxil import cast
from tests.auxil.cast import COMMUNE_CHAT, NOW
from tests.auxil.province import unit


def unit_id(session: Session, name: str) -> int:
    return unit(session, name).id


def test_the_codes_of_a_sheet_are_issued_at_once_listed_and_revoked(database: Database, finance: int):
    ids = [database.transact(unit_id, f"UBND xã Số {number}") for number in range(3)]
    made = codes.new_codes(ids)
    database.transact(codes.issue_sheet, cast.secretary(), made, NOW)
    listed = database.read(overview.unused_codes, NOW)
    assert [(one.unit_id, one.number, one.role) for one in listed] == [(one, 1, LinkRole.UNIT) for one in ids]
    assert database.transact(overview.revoke, cast.secretary(), ids[0], LinkRole.UNIT, NOW) == 1
    assert database.transact(overview.revoke_all, cast.secretary(), NOW) == 2
    assert database.read(overview.unused_codes, NOW) == []
    with pytest.raises(linking.RevokedCodeError):
        database.transact(linking.use_code, made[ids[1]], cast.speaker(COMMUNE_CHAT), NOW)


def test_only_the_hashes_of_a_sheets_codes_are_kept(database: Database, finance: int):
    made = codes.new_codes([finance])
    database.transact(codes.issue_sheet, cast.secretary(), made, NOW)
    query = select(LinkCode).where(LinkCode.used_at.is_(None))
    (row,) = database.read(lambda session: list(session.scalars(query)))
    assert made[finance] not in row.code_hash
    assert row.expires_at == NOW + codes.SHEET_LIFETIME
