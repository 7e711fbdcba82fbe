"""A neutral stand-in for Telegram, as small as can be: all that is asked is done.

Run by its path, perhaps with the seconds that an answer takes and a file of updates, it prints its port, and
"polled" when somebody first asks for what is new. Told to go on, it lets everything be said; it prints the
seconds from when that is first asked for until as many messages have been sent.
"""

import asyncio
import json
import sys
from asyncio import StreamReader, StreamWriter
from pathlib import Path
from time import monotonic
from typing import Any
from urllib.parse import parse_qs

BOT = {"id": 1, "is_bot": True, "first_name": "Bot", "username": "a_bot", "can_join_groups": True}
ANSWERS: dict[str, Any] = {"getme": BOT, "getwebhookinfo": {"url": "", "pending_update_count": 0}}
POLL_SECONDS = 10
LOOK_SECONDS = 0.02
MOST_AT_ONCE = 100


class StandIn:
    """Answers the calls of a bot."""

    def __init__(self, away: float = 0.0, updates: list[dict[str, Any]] | None = None) -> None:
        """Begin before anybody has polled, so many seconds away, with what is to be said."""
        self._away = away
        self._to_say = updates or []
        self._said: list[dict[str, Any]] = []
        self._is_polled = False
        self._began, self._sent = 0.0, 0

    async def let_speak(self) -> None:
        """Wait until told; then let everything be said."""
        await asyncio.to_thread(sys.stdin.readline)
        self._said = self._to_say

    async def serve(self, reader: StreamReader, writer: StreamWriter) -> None:
        """Answer call after call on one connection."""
        while line := await reader.readline():
            path, _, query = line.split()[1].decode().partition("?")
            content = (await reader.readexactly(await _length(reader))).decode(errors="replace")
            await asyncio.sleep(self._away)
            # Bots may ask in the address or, as python-telegram-bot does, in what they send.
            asked = parse_qs(query) | parse_qs(content)
            answer = await self._answer(path.rsplit("/", 1)[1].lower(), asked)
            body = json.dumps({"ok": True, "result": answer}).encode()
            head = f"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
            writer.write(head.encode() + body)
            await writer.drain()

    async def _answer(self, method: str, query: dict[str, list[str]]) -> Any:
        if method == "sendmessage":
            return self._take_message()
        if method != "getupdates":
            return ANSWERS.get(method, True)
        if not self._is_polled:
            self._is_polled = True
            _tell("polled")
        return await self._new(int(query.get("offset", ["0"])[0]))

    async def _new(self, offset: int) -> list[dict[str, Any]]:
        until = monotonic() + POLL_SECONDS
        while monotonic() < until:
            self._said = [one for one in self._said if one["update_id"] >= offset]
            if self._said:
                self._began = self._began or monotonic()
                return self._said[:MOST_AT_ONCE]
            await asyncio.sleep(LOOK_SECONDS)
        return []

    def _take_message(self) -> dict[str, Any]:
        self._sent += 1
        if self._sent == len(self._to_say):
            _tell(f"{monotonic() - self._began:.3f}")
        return {
            "message_id": self._sent,
            "date": 0,
            "chat": {"id": -1, "type": "supergroup", "title": "Nhóm"},
        }


def _tell(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


async def _length(reader: StreamReader) -> int:
    """Read the headers of a call; return how long its body is."""
    length = 0
    while (header := await reader.readline()).strip():
        name, _, value = header.decode().partition(":")
        if name.lower() == "content-length":
            length = int(value)
    return length


async def main(away: str = "0", updates: str = "") -> None:
    """Serve until killed."""
    stand_in = StandIn(float(away), json.loads(Path(updates).read_text()) if updates else None)
    server = await asyncio.start_server(stand_in.serve, "127.0.0.1", 0)
    _tell(str(server.sockets[0].getsockname()[1]))
    if updates:
        await stand_in.let_speak()
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
