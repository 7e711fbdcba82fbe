"""What people say, change, press and send on the page: in the inbox before the page hears that it is."""

import asyncio
import json
import re
from typing import Any

from starlette.datastructures import FormData, UploadFile
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from starlette.types import Message

from bot.web.access import Asked, RefusedError, for_viewers
from bot.web.numbers import number_in
from chat.heard import LARGEST_FILE
from chat.markup import LONGEST_CAPTION, LONGEST_MESSAGE
from chat.texts.groups import page as page_texts
from plans.text import as_file_name, normalise
from storage.models import WebPost
from storage.web import posts
from storage.web.posts import Sent

LONGEST_BODY = 64 * 1024
ROUND_A_FILE = 64 * 1024
"""What comes with a file: its caption, names, the borders of the parts."""
_KEY = re.compile(r"[0-9A-Za-z_-]{8,64}")
PRESS_SECONDS = 15.0
SILENT_SECONDS = 30.0
"""Whoever sends nothing of a file for so long is gone: telephones out of reach close no connection."""
PHOTOS = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")
MEGABYTE = 1_000_000


async def say(asked: Asked) -> Response:
    """Take words."""
    given = await _given(asked)
    text = _words(given.get("text"), LONGEST_MESSAGE)
    post = await asked.transact(
        posts.say,
        asked.viewer.speaker,
        _key(given),
        text,
        number_in(given.get("reply")),
        asked.services.clock(),
    )
    return JSONResponse({"message": post.message_id})


async def edit(asked: Asked) -> Response:
    """Take other words for a message of one's own."""
    given = await _given(asked)
    text, message = _words(given.get("text"), LONGEST_MESSAGE), number_in(given.get("message")) or 0
    work, speaker = asked.transact, asked.viewer.speaker
    if not await work(posts.edit, speaker, message, text, asked.services.clock()):
        raise RefusedError(404, page_texts.not_yours())
    return JSONResponse({"message": message})


async def press(asked: Asked) -> Response:
    """Take a press, and tell what pops up once that is known."""
    given = await _given(asked)
    message, data, key = number_in(given.get("message")) or 0, given.get("data"), _key(given)
    work, speaker = asked.transact, asked.viewer.speaker
    post = await work(posts.press, speaker, key, message, str(data), asked.services.clock())
    if post is None:
        raise RefusedError(409, page_texts.no_button())
    answer = post.answer or await asked.site.streams.answer_to(post.id, PRESS_SECONDS)
    return JSONResponse({"answer": answer})  # none: it is not known yet


async def upload(asked: Asked) -> Response:
    """Take a file with a few words."""
    hold_back(asked)
    coming = _as_it_may_come(asked.request).form(max_files=1, max_fields=8)
    # What comes slowly, or stays away, waits on the disk before its turn and keeps nobody from sending.
    async with asked.site.receiving, coming as form, asked.site.uploading:
        post = await _take(asked, form)
    return JSONResponse({"message": post.message_id})


async def _take(asked: Asked, form: FormData) -> WebPost:
    sent = await _sent(form)
    caption = normalise(str(form.get("caption") or ""))
    if len(caption) > LONGEST_CAPTION:
        raise RefusedError(400, page_texts.too_long(LONGEST_CAPTION))
    return await asked.transact(
        posts.say,
        asked.viewer.speaker,
        _key(form),
        caption,
        number_in(form.get("reply")),
        asked.services.clock(),
        sent,
    )


async def _sent(form: FormData) -> Sent:
    """Return the file of a form; raises RefusedError where there is none or it is too large."""
    given = form.get("file")
    if not isinstance(given, UploadFile):
        raise RefusedError(400, page_texts.refused())
    if (given.size or 0) > LARGEST_FILE:
        raise _too_large()
    content = await given.read()
    if not content:
        raise RefusedError(400, page_texts.nothing_said())
    name = as_file_name((given.filename or "").replace("\\", "/").rpartition("/")[2])
    album = form.get("album")
    album = album if isinstance(album, str) and _KEY.fullmatch(album) else None
    return Sent(name or "tep", content, content.startswith(PHOTOS), album)


def _as_it_may_come(request: Request) -> Request:
    """Return the request as it may be read: no further than what the largest file takes, and not for ever."""
    most = LARGEST_FILE + ROUND_A_FILE
    if int(request.headers.get("content-length") or 0) > most:
        raise _too_large()
    came = 0

    async def receive() -> Message:
        nonlocal came
        try:
            async with asyncio.timeout(SILENT_SECONDS):
                message = await request.receive()
        except TimeoutError:
            raise ClientDisconnect from None
        came += len(message.get("body", b""))
        if came > most:
            raise _too_large()
        return message

    return Request(request.scope, receive)


def _too_large() -> RefusedError:
    return RefusedError(413, page_texts.too_large(LARGEST_FILE // MEGABYTE))


def hold_back(asked: Asked) -> None:
    """Raise RefusedError where a device does more than people do."""
    place = str(asked.viewer.device_id)
    if asked.site.posts.is_reached(place):
        raise RefusedError(429, page_texts.slower())
    asked.site.posts.note(place)


async def _given(asked: Asked) -> dict[str, Any]:
    """Return what a request says as JSON; raises RefusedError for what cannot be read."""
    hold_back(asked)
    body = bytearray()
    try:
        async for part in asked.request.stream():
            body += part
            if len(body) > LONGEST_BODY:
                raise RefusedError(413, page_texts.too_long(LONGEST_MESSAGE))
        given = json.loads(body)
    except (ValueError, RecursionError, ClientDisconnect):
        given = None
    if not isinstance(given, dict):
        raise RefusedError(400, page_texts.refused())
    return given


def _key(given: Any) -> str:
    key = given.get("key")
    if not isinstance(key, str) or _KEY.fullmatch(key) is None:
        raise RefusedError(400, page_texts.refused())
    return key


def _words(text: Any, longest: int) -> str:
    words = normalise(text).strip() if isinstance(text, str) else ""
    if not words:
        raise RefusedError(400, page_texts.nothing_said())
    if len(words) > longest:
        raise RefusedError(400, page_texts.too_long(longest))
    return words


SAY = Route("/say", for_viewers(say), methods=["POST"])
EDIT = Route("/edit", for_viewers(edit), methods=["POST"])
PRESS = Route("/press", for_viewers(press), methods=["POST"])
UPLOAD = Route("/upload", for_viewers(upload), methods=["POST"])
