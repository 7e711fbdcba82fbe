"""What unregistered people say waits, on both databases."""

from datetime import timedelta
from typing import Any

from sqlalchemy import select

from storage import inbox
from storage.database import Database
from storage.models import InboxUpdate
from tests.auxil.cast import NOW


def test_what_waited_is_heard_again_as_said_then_and_once(database: Database, finance: int):
    payload: dict[str, Any] = {"update_id": 77, "message": {"text": "NV 1 xong"}}
    database.transact(inbox.receive, [payload], NOW)
    database.transact(inbox.mark_done, 77, NOW)
    later = NOW + timedelta(days=1)
    for _ in range(2):
        database.transact(inbox.hear_again, 5, [payload], finance, later)
    again = database.read(
        lambda session: list(session.scalars(select(InboxUpdate).where(InboxUpdate.update_id < 0)))
    )
    assert [row.payload["waited"]["unit"] for row in again] == [finance]
    assert again[0].payload["waited"]["said_at"] == NOW.isoformat()
