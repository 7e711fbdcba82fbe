"""Presses of buttons that wait for the bot's answer, for as long as Telegram waits."""

import asyncio
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sandbox.errors import Json, bad_request
from sandbox.views import CallbackAnswer

FIRST_QUERY = 4_382_000_000_000_001
LIFETIME = timedelta(seconds=15)


@dataclass(slots=True)
class Query:
    """One press and the answer to it."""

    id: str
    pressed: datetime
    answer: CallbackAnswer | None = None
    settled: asyncio.Event = field(default_factory=asyncio.Event)

    async def wait(self, seconds: float) -> None:
        """Wait for the answer, but no longer than this."""
        with suppress(TimeoutError):
            await asyncio.wait_for(self.settled.wait(), seconds)


class Callbacks:
    """All presses by their id."""

    def __init__(self) -> None:
        self._queries: dict[str, Query] = {}

    def open(self, pressed: datetime) -> Query:
        """Return a new press."""
        query = Query(str(FIRST_QUERY + len(self._queries)), pressed)
        self._queries[query.id] = query
        return query

    def find(self, query_id: str) -> Query | None:
        """Return a press by its id."""
        return self._queries.get(query_id)

    def answer(self, parameters: Json, now: datetime) -> None:
        """Keep the bot's answer; raises RefusalError when the press is unknown, too old or answered."""
        query = self.find(parameters["callback_query_id"])
        if query is None or query.answer or now - query.pressed > LIFETIME:
            raise bad_request("query is too old and response timeout expired or query ID is invalid")
        text, url = parameters.get("text", ""), parameters.get("url", "")
        query.answer = CallbackAnswer(text, parameters.get("show_alert", False), url)
        query.settled.set()

    def wake(self) -> None:
        """Let all that wait for an answer go on without."""
        for query in self._queries.values():
            query.settled.set()
