"""A neutral stand-in for Telegram, as small as can be: nobody says anything, all that is asked is done.

Run by its path, it prints its port, and "polled" when somebody first asks for what is new.
"""

import asyncio
import json
import sys
from asyncio import StreamReader, StreamWriter
from typing import Any

BOT = {"id": 1, "is_bot": True, "first_name": "Bot", "username": "a_bot", "can_join_groups": True}
ANSWERS: dict[str, Any] = {"getme": BOT, "getwebhookinfo": {"url": "", "pending_update_count": 0}}
POLL_SECONDS = 10


class StandIn:
    """Answers the calls of a bot."""

    def __init__(self) -> None:
        """Begin before anybody has polled."""
        self._is_polled = False

    async def serve(self, reader: StreamReader, writer: StreamWriter) -> None:
        """Answer call after call on one connection."""
        while line := await reader.readline():
            method = line.split()[1].decode().partition("?")[0].rsplit("/", 1)[1].lower()
            await reader.readexactly(await _length(reader))
            body = json.dumps({"ok": True, "result": await self._answer(method)}).encode()
            head = f"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
            writer.write(head.encode() + body)
            await writer.drain()

    async def _answer(self, method: str) -> Any:
        if method != "getupdates":
            return ANSWERS.get(method, True)
        if not self._is_polled:
            self._is_polled = True
            sys.stdout.write("polled\n")
            sys.stdout.flush()
        await asyncio.sleep(POLL_SECONDS)
        return []


async def _length(reader: StreamReader) -> int:
    """Read the headers of a call; return how long its body is."""
    length = 0
    while (header := await reader.readline()).strip():
        name, _, value = header.decode().partition(":")
        if name.lower() == "content-length":
            length = int(value)
    return length


async def main() -> None:
    """Serve until killed."""
    server = await asyncio.start_server(StandIn().serve, "127.0.0.1", 0)
    sys.stdout.write(f"{server.sockets[0].getsockname()[1]}\n")
    sys.stdout.flush()
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(main())
