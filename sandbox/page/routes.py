"""The page over HTTP: its files, what it shows, the changes as server-sent events, and what people do."""

import asyncio
import json
from collections.abc import AsyncIterator
from itertools import islice
from pathlib import Path
from urllib.parse import quote

from pydantic_core import to_json
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response, StreamingResponse
from starlette.routing import BaseRoute, Route
from starlette.types import Message as ASGIMessage

from messenger import static_file
from sandbox.actions import finding
from sandbox.control import ControlApi
from sandbox.errors import ImpossibleError, Json
from sandbox.files import MAX_DOWNLOAD
from sandbox.page import shown
from sandbox.page.host import Host
from sandbox.stage import Stage
from sandbox.state import Message

FOLDER = Path(__file__).parent / "static"
MAX_BODY = MAX_DOWNLOAD * 4 // 3 + 64 * 1024
"""The largest file that the bot could fetch, as the page sends it."""
MESSAGES = 60
GATHER = 0.04
"""Seconds in which changes gather, so that a wave comes in a few events instead of one a message."""
BEAT = 15
PICTURES = {b"\x89PNG": "image/png", b"\xff\xd8\xff": "image/jpeg"}
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}
ALLOWED = frozenset(
    {
        "add_bot",
        "block",
        "clear_faults",
        "create_group",
        "create_person",
        "cut_network",
        "delete",
        "edit",
        "join",
        "leave",
        "press",
        "promote",
        "refuse_for",
        "remove_bot",
        "say",
        "start",
        "unblock",
        "upgrade",
        "upload_document",
        "upload_photo",
    }
)
"""What people do on the page; the rest of the control API is for programs."""


class Page:
    """Serves the page of one sandbox."""

    def __init__(self, stage: Stage, host: Host) -> None:
        self._stage = stage
        self._host = host
        self._control = ControlApi(stage)

    def routes(self) -> list[BaseRoute]:
        """Return where everything is, below the path of the page."""
        return [
            Route("/", self.index),
            Route("/static/{name}", self.static),
            Route("/events", self.events),
            Route("/chat", self.chat),
            Route("/file", self.file),
            Route("/requests", self.requests),
            Route("/act/{action}", self.act, methods=["POST"]),
            Route("/host/{name}", self.ask_host, methods=["POST"]),
        ]

    async def index(self, _request: Request) -> Response:
        """Answer with the page."""
        return FileResponse(FOLDER / "index.html", headers=HEADERS)

    async def static(self, request: Request) -> Response:
        """Answer with a style sheet, a script or a picture of the page."""
        file = static_file(request.path_params["name"], FOLDER)
        if file is None:
            raise HTTPException(404)
        return FileResponse(file, headers=HEADERS)

    async def events(self, _request: Request) -> Response:
        """Answer with everything, and from then on with every change."""
        return StreamingResponse(self._changes(), media_type="text/event-stream", headers=HEADERS)

    async def _changes(self) -> AsyncIterator[bytes]:
        with self._stage.feed.watching() as watcher:
            yield _event("everything", shown.everything(self._stage, self._host))
            while not self._stage.closing.is_set():
                if await watcher.wait(BEAT):
                    await asyncio.sleep(GATHER)
                    yield _event("changes", shown.changes(self._stage, self._host, watcher.take()))
                else:
                    yield b":\n\n"

    async def chat(self, request: Request) -> Response:
        """Answer with the last messages of a chat, or with those before one."""
        place = finding.chat(self._stage, _number(request, "chat"))
        before = _number(request, "before") if "before" in request.query_params else None
        earlier = (said for said in reversed(place.messages.values()) if before is None or said.id < before)
        messages = [shown.message(said) for said in islice(earlier, MESSAGES)]
        complete = len(messages) < MESSAGES
        return JSONResponse({"messages": messages[::-1], "complete": complete}, headers=HEADERS)

    async def file(self, request: Request) -> Response:
        """Answer with the document or photo of a message; only pictures are shown, the rest is saved."""
        said = self._message(request)
        file = said.file
        if file is None:
            raise HTTPException(404)
        self._stage.fetched.add((said.chat.id, said.id))
        self._stage.feed.world("status")
        picture = next((kind for start, kind in PICTURES.items() if file.content.startswith(start)), None)
        where = "inline" if picture and said.photo else "attachment"
        headers = HEADERS | {"Content-Disposition": f"{where}; filename*=UTF-8''{quote(file.name)}"}
        return Response(file.content, media_type=picture or file.mime_type, headers=headers)

    async def requests(self, request: Request) -> Response:
        """Answer with the bot's requests that made or changed a message."""
        said = self._message(request)
        return JSONResponse(shown.requests_about(self._stage, said.chat.id, said.id), headers=HEADERS)

    async def act(self, request: Request) -> Response:
        """Do what a person does on the page."""
        if request.path_params["action"] not in ALLOWED:
            raise HTTPException(404)
        return await self._control.act(await _small_enough(request))

    async def ask_host(self, request: Request) -> Response:
        """Ask the program that runs the sandbox to do something."""
        arguments: Json = await (await _small_enough(request)).json()
        try:
            answer = await self._host.do(request.path_params["name"], arguments)
        except (ImpossibleError, TypeError) as error:
            return JSONResponse({"error": str(error)}, 400)
        return Response(to_json(answer), media_type="application/json", headers=HEADERS)

    def _message(self, request: Request) -> Message:
        place = finding.chat(self._stage, _number(request, "chat"))
        return finding.message(place, _number(request, "message"))


def _event(name: str, data: Json) -> bytes:
    return f"event: {name}\ndata: {json.dumps(data, ensure_ascii=False)}\n\n".encode()


def _number(request: Request, name: str) -> int:
    try:
        return int(request.query_params[name])
    except (KeyError, ValueError):
        raise HTTPException(400, f"expected a number as {name}") from None


async def _small_enough(request: Request) -> Request:
    """Return the request with its body read; raises HTTPException (413) when that is too large."""
    body = bytearray()
    async for part in request.stream():
        body += part
        if len(body) > MAX_BODY:
            raise HTTPException(413, "the file is too large")

    async def replay() -> ASGIMessage:
        return {"type": "http.request", "body": bytes(body), "more_body": False}

    return Request(request.scope, replay)
