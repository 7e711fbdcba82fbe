"""What people say, change, press and send on the page: in the inbox before the page hears that it is."""

import json
from typing import Any

from starlette.datastructures import FormData, UploadFile
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from starlette.types import Message

from bot.web.access import Asked, RefusedError, for_viewers
from chat.heard import LARGEST_FILE
from chat.markup import LONGEST_CAPTION, LONGEST_MESSAGE
from chat.texts.groups import page as page_texts
from plans.text import normalise
from storage.web import posts
from storage.web.posts import Sent

LONGEST_BODY = 64 * 1024
ROUND_A_FILE = 64 * 1024
"""What comes with a file: its caption, names, the borders of the parts."""
LONGEST_KEY = 64
LONGEST_NAME = 200
PRESS_SECONDS = 15.0
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
        _number(given.get("reply")),
        asked.services.clock(),
    )
    return JSONResponse({"message": post.message_id})


async def edit(asked: Asked) -> Response:
    """Take other words for a message of one's own."""
    given = await _given(asked)
    text, message = _words(given.get("text"), LONGEST_MESSAGE), _number(given.get("message")) or 0
    work, speaker = asked.transact, asked.viewer.speaker
    if not await work(posts.edit, speaker, message, text, asked.services.clock()):
        raise RefusedError(404, page_texts.not_yours())
    return JSONResponse({"message": message})


async def press(asked: Asked) -> Response:
    """Take a press, and tell what pops up once that is known."""
    given = await _given(asked)
    message, data, key = _number(given.get("message")) or 0, given.get("data"), _key(given)
    work, speaker = asked.transact, asked.viewer.speaker
    post = await work(posts.press, speaker, key, message, str(data), asked.services.clock())
    if post is None:
        raise RefusedError(409, page_texts.no_button())
    answer = post.answer or await asked.site.streams.answer_to(post.id, PRESS_SECONDS)
    return JSONResponse({"answer": answer if answer and answer["text"] else None})


async def upload(asked: Asked) -> Response:
    """Take a file with a few words."""
    hold_back(asked)
    async with asked.site.uploading, _small_enough(asked.request).form(max_files=1, max_fields=8) as form:
        sent = await _sent(form)
        caption = normalise(str(form.get("caption") or ""))
        if len(caption) > LONGEST_CAPTION:
            raise RefusedError(400, page_texts.nothing_said())
        post = await asked.transact(
            posts.say,
            asked.viewer.speaker,
            _key(form),
            caption,
            _number(form.get("reply")),
            asked.services.clock(),
            sent,
        )
    return JSONResponse({"message": post.message_id})


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
    name = normalise(given.filename or "").replace("\\", "/").rpartition("/")[2].strip()
    album = str(form.get("album") or "")[:LONGEST_KEY] or None
    return Sent(name[-LONGEST_NAME:] or "tep", content, content.startswith(PHOTOS), album)


def _small_enough(request: Request) -> Request:
    """Return the request as it may be read: no further than what the largest file takes."""
    most = LARGEST_FILE + ROUND_A_FILE
    if int(request.headers.get("content-length") or 0) > most:
        raise _too_large()
    came = 0

    async def receive() -> Message:
        nonlocal came
        message = await request.receive()
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
                raise RefusedError(413, page_texts.nothing_said())
        given = json.loads(body)
    except (ValueError, RecursionError, ClientDisconnect):
        given = None
    if not isinstance(given, dict):
        raise RefusedError(400, page_texts.refused())
    return given


def _key(given: Any) -> str:
    key = given.get("key")
    if not isinstance(key, str) or not 8 <= len(key) <= LONGEST_KEY:
        raise RefusedError(400, page_texts.refused())
    return key


def _words(text: Any, longest: int) -> str:
    words = normalise(text).strip() if isinstance(text, str) else ""
    if not words or len(words) > longest:
        raise RefusedError(400, page_texts.nothing_said())
    return words


def _number(value: Any) -> int | None:
    is_number = isinstance(value, int | str) and str(value).isascii() and str(value).isdigit()
    return int(value) if is_number and len(str(value)) < 16 else None


SAY = Route("/say", for_viewers(say), methods=["POST"])
EDIT = Route("/edit", for_viewers(edit), methods=["POST"])
PRESS = Route("/press", for_viewers(press), methods=["POST"])
UPLOAD = Route("/upload", for_viewers(upload), methods=["POST"])
