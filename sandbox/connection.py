"""Lets an application see the connection a request came on, so that it can break it."""

import asyncio
from typing import Any

from uvicorn.protocols.http.h11_impl import H11Protocol

_KEY = "sandbox.connection"


class BreakableProtocol(H11Protocol):
    """HTTP over connections that the application finds in its scope."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override] # as uvicorn has it
        """Note the connection for all its requests."""
        super().connection_made(transport)
        serve = self.app

        async def serve_on_connection(scope: Any, receive: Any, send: Any) -> None:
            scope[_KEY] = transport
            await serve(scope, receive, send)

        self.app = serve_on_connection


async def break_connection(scope: Any, receive: Any) -> None:
    """Close the connection of a request without an answer."""
    scope[_KEY].close()
    while (await receive())["type"] != "http.disconnect":
        pass
