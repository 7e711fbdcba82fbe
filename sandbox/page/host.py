"""What the program that runs a sandbox adds to its page: acts of its own, and a state to show."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from sandbox.errors import ImpossibleError, Json

Act = Callable[..., Awaitable[Json]]


@dataclass(slots=True)
class Host:
    """The program beside the sandbox, on an event loop of its own; without one there is nothing to do."""

    state: Json = field(default_factory=dict)
    acts: Mapping[str, Act] = field(default_factory=dict)
    loop: asyncio.AbstractEventLoop | None = None

    async def do(self, name: str, arguments: dict[str, Any]) -> Json:
        """Return what an act of the host answers; raises ImpossibleError when there is no such act."""
        if self.loop is None or name not in self.acts:
            raise ImpossibleError(f"the host has no act {name}")
        under_way = asyncio.run_coroutine_threadsafe(self._called(name, arguments), self.loop)
        try:
            return await asyncio.wrap_future(under_way)
        except asyncio.CancelledError:
            if under_way.cancelled():
                raise ImpossibleError("the host has ended") from None
            raise

    async def _called(self, name: str, arguments: dict[str, Any]) -> Json:
        return await self.acts[name](**arguments)
