"""The page itself: its files, what is new as server-sent events, messages, files, and what people do."""

import mimetypes
from collections.abc import AsyncIterator
from pathlib import Path
from urllib.parse import quote

from sqlalchemy.orm import Session
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from bot.web import forms, shown
from bot.web.access import Asked, RefusedError, csrf_of, for_viewers, site_of, viewer_in
from bot.web.another import ANOTHER
from bot.web.numbers import number_in, numbered
from bot.web.said import EDIT, PRESS, SAY, UPLOAD
from bot.web.streams import Watcher
from chat.texts.groups import page as page_texts
from handlers.groups.devices import shut_out
from messenger import static_file
from plans.privacy import masked_numbers
from storage.web import devices, messages

FOLDER = Path(__file__).parent / "static"
BEAT = 15.0
MOST_STREAMS = 8
"""So many pages of one device are open at once; each costs memory."""
BEATING = b"event: beat\ndata: {}\n\n"
"""Seen by the page, unlike a comment: one that hears none for long knows that its connection is gone."""
PICTURES = {b"\x89PNG": "image/png", b"\xff\xd8\xff": "image/jpeg"}


async def index(request: Request) -> Response:
    """Answer with the page, or with how to come in."""
    if await viewer_in(request) is None:
        by_mail = site_of(request).send_link is not None
        return HTMLResponse(str(forms.outside(by_mail=by_mail)), 401)
    return FileResponse(FOLDER / "index.html")


async def static(request: Request) -> Response:
    """Answer with a style sheet, a script or a picture of the page."""
    return _file(str(request.path_params["name"]))


async def at_the_root(request: Request) -> Response:
    """Answer with a file that browsers want at the root: what makes the page an app."""
    return _file(request.url.path.removeprefix("/"))


def _file(name: str) -> Response:
    path = static_file(name, FOLDER)
    if path is None:
        raise RefusedError(404, page_texts.not_there())
    kind = mimetypes.guess_type(name)[0]
    media_type = "application/manifest+json" if name.endswith(".webmanifest") else kind
    return FileResponse(path, media_type=media_type, headers={"Cache-Control": "no-cache"})


async def events(asked: Asked) -> Response:
    """Answer with everything, and from then on with every change."""
    if asked.site.streams.open_on(asked.viewer.device_id) >= MOST_STREAMS:
        raise RefusedError(429, page_texts.slower())
    after = number_in(asked.request.headers.get("last-event-id") or asked.request.query_params.get("after"))
    # Proxies that gather what they pass on would keep every change back.
    headers = {"X-Accel-Buffering": "no"}
    return StreamingResponse(_told(asked, after), media_type="text/event-stream", headers=headers)


async def _told(asked: Asked, after: int | None) -> AsyncIterator[bytes]:
    streams, viewer = asked.site.streams, asked.viewer
    with streams.watching(viewer) as watcher:
        now = asked.services.clock()
        everything, version, changes = await asked.read(_beginning, asked, after)
        streams.begin(viewer.chat_id, version)
        yield everything + changes
        await asked.transact(devices.note_seen, viewer.device_id, now)
        async for told in _news(watcher):
            yield told


def _beginning(session: Session, asked: Asked, after: int | None) -> tuple[bytes, int, bytes]:
    """Return what a page begins with: everything, how far the conversation has come, what is new."""
    whole = shown.everything(session, asked.viewer, csrf_of(asked.key), asked.services.clock())
    version, changes = shown.changes(session, asked.viewer.chat_id, after) or (after or 0, b"")
    return shown.event("everything", whole), version, changes


async def _news(watcher: Watcher) -> AsyncIterator[bytes]:
    while not watcher.is_over:
        yield await watcher.next(BEAT) or BEATING


async def earlier(asked: Asked) -> Response:
    """Answer with the last messages, or with those before one."""
    before = number_in(asked.request.query_params.get("before"))
    return JSONResponse(await asked.read(_earlier, asked.viewer.chat_id, before))


def _earlier(session: Session, chat_id: int, before: int | None) -> shown.Json:
    found = messages.last(session, chat_id, shown.MOST_AT_ONCE, before)
    complete = len(found) < shown.MOST_AT_ONCE
    return {"messages": shown.shown(session, chat_id, found), "complete": complete}


async def file(asked: Asked) -> Response:
    """Answer with the file of a message; only pictures are shown, the rest is saved."""
    number, chat_id = asked.request.path_params["message"], asked.viewer.chat_id
    found = await asked.read(messages.file_of, chat_id, number)
    if found is None:
        raise RefusedError(404, page_texts.not_there())
    name, content = found
    picture = next((kind for start, kind in PICTURES.items() if content.startswith(start)), None)
    where = "inline" if picture else "attachment"
    headers = {"Content-Disposition": f"{where}; filename*=UTF-8''{quote(masked_numbers(name))}"}
    return Response(content, media_type=picture or "application/octet-stream", headers=headers)


async def list_devices(asked: Asked) -> Response:
    """Answer with the devices that have the conversation open."""
    found = await asked.read(shown.listed, asked.viewer)
    return JSONResponse({"devices": found})


async def revoke(asked: Asked) -> Response:
    """Shut a device of this conversation out."""
    work, viewer = asked.transact, asked.viewer
    number = asked.request.path_params["device"]
    if not await work(shut_out, viewer.speaker, number, viewer.chat_id, asked.site.moment):
        raise RefusedError(404, page_texts.not_there())
    return await list_devices(asked)


ROUTES = (
    Route("/", index),
    Route("/static/{name}", static),
    Route("/manifest.webmanifest", at_the_root),
    Route("/sw.js", at_the_root),
    Route("/events", for_viewers(events)),
    Route("/messages", for_viewers(earlier)),
    Route(numbered("/file/{message:int}"), for_viewers(file)),
    Route("/devices", for_viewers(list_devices)),
    ANOTHER,
    Route(numbered("/devices/{device:int}/revoke"), for_viewers(revoke), methods=["POST"]),
    SAY,
    EDIT,
    PRESS,
    UPLOAD,
)
