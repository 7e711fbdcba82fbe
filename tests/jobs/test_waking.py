"""What another process puts into a queue rings no bell here: the next tick does."""

import asyncio

from chat.markup import Marked
from chat.outgoing import say
from jobs.ticks import tick
from storage import inbox, outbox
from storage.database import Database
from storage.models import ChannelKind, InboxLane
from tests.auxil.cast import NOW
from tests.auxil.world import HANOI

RECEIVED = {"update_id": 7, "message": {"text": "/nhiemvu", "chat": {"id": -5, "type": "group"}}}
SENDER = outbox.queue_of(ChannelKind.TELEGRAM)


async def rang(database: Database, queue: str) -> bool:
    """Return whether the bell of a queue has rung since it was heard last."""
    try:
        await asyncio.wait_for(database.bells[queue].wait(600), 0.001)
    except TimeoutError:
        return False
    return True


async def test_the_tick_wakes_whoever_has_something_to_do(database: Database):
    other = Database(database.url)
    other.transact(inbox.receive, [RECEIVED], NOW)
    other.transact(outbox.enqueue, [say(1, Marked("Xin chào"))], NOW)
    other.close()
    assert not await rang(database, SENDER)
    tick(database, lambda _session: [], HANOI, NOW)
    assert await rang(database, SENDER)
    assert await rang(database, InboxLane.WORDS)
    assert not await rang(database, InboxLane.DOCUMENTS)
