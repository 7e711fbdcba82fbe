"""The Bot API over HTTP: reads a request, lets it meet its faults, plays the method and answers."""

import time
from collections.abc import Mapping
from email.utils import format_datetime
from inspect import isawaitable
from typing import Any
from urllib.parse import parse_qsl

from starlette.datastructures import UploadFile
from starlette.requests import Request as HttpRequest
from starlette.responses import JSONResponse, Response
from starlette.types import Receive, Scope, Send

from sandbox import wire
from sandbox.connection import break_connection
from sandbox.errors import RefusalError, bad_request
from sandbox.facts import Upload, check_method, check_parameters
from sandbox.faults import FaultKind
from sandbox.files import MAX_UPLOAD
from sandbox.methods import METHODS
from sandbox.stage import Stage
from sandbox.views import Request
from sandbox.wire import BrokenConnectionError, ForeignAnswerError

Given = Mapping[str, object]

_ATTACH = "attach://"


class BotApi:
    """Answers /bot{token}/{method}."""

    def __init__(self, stage: Stage, token: str) -> None:
        self._stage = stage
        self._token = token

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, or break its connection."""
        request = HttpRequest(scope, receive)
        try:
            response: Response = JSONResponse({"ok": True, "result": await self._play(request)})
        except RefusalError as refusal:
            response = JSONResponse(refusal.body(), status_code=refusal.code)
        except ForeignAnswerError as foreign:
            response = foreign.response
        except BrokenConnectionError:
            await break_connection(scope, receive)
            return
        response.headers["date"] = format_datetime(self._stage.clock.now(), usegmt=True)
        await response(scope, receive, send)

    async def _play(self, request: HttpRequest) -> Any:
        check_token(request, self._token)
        method: str = request.path_params["method"]
        given: Given = {}
        try:
            given = await _parameters(request)
            result = await self._play_with_faults(method, given)
        except RefusalError as refusal:
            self._note(method, given, refusal.description, accepted=False)
            raise
        except (BrokenConnectionError, ForeignAnswerError) as lost:
            self._note(method, given, str(lost), accepted=lost.accepted)
            raise
        self._note(method, given, "ok", accepted=True, message_id=_message_id(given, result))
        return result

    async def _play_with_faults(self, method: str, given: Given) -> Any:
        check_method(method)
        fault = self._stage.faults.take(method, _chat_id(given), self._stage.clock.now())
        if fault:
            await wire.reach(self._stage, fault, method)
        if fault and fault.kind is FaultKind.HASTY:
            given = {**given, "timeout": 0}
        result = METHODS[method](self._stage, check_parameters(method, given))
        if isawaitable(result):
            result = await result
        return await wire.answer(self._stage, fault, result) if fault else result

    def _note(
        self, method: str, given: Given, outcome: str, *, accepted: bool, message_id: int | None = None
    ) -> None:
        parameters = {name: _noted(value) for name, value in given.items()}
        now = self._stage.clock.now()
        self._stage.requests.append(
            Request(method, parameters, accepted, outcome, now, time.monotonic(), message_id)
        )
        self._stage.feed.world("status")


def check_token(request: HttpRequest, token: str) -> None:
    """Raise RefusalError (401) when a request is for another bot."""
    if request.path_params["token"] != token:
        raise RefusalError(401, "Unauthorized")


async def _parameters(request: HttpRequest) -> Given:
    """Return the parameters of the query and the body; files are Uploads, form values text."""
    await _refuse_too_large(request)
    query = dict(parse_qsl(request.url.query, keep_blank_values=True))
    kind = request.headers.get("content-type", "").partition(";")[0]
    match kind:
        case "application/json":
            return query | await _json(request)
        case "application/x-www-form-urlencoded":
            return query | dict(parse_qsl((await request.body()).decode(), keep_blank_values=True))
        case "multipart/form-data":
            return query | await _multipart(request)
        case _:
            return query


async def _refuse_too_large(request: HttpRequest) -> None:
    if int(request.headers.get("content-length", 0)) > MAX_UPLOAD:
        # Read to the end: a client that is still writing would miss the answer.
        async for _ in request.stream():
            pass
        raise RefusalError(413, "Request Entity Too Large")


async def _json(request: HttpRequest) -> dict[str, object]:
    try:
        body = await request.json()
    except ValueError:
        raise bad_request("can't parse the JSON of the request") from None
    if not isinstance(body, dict):
        raise bad_request("the JSON of the request must be an object")
    return body


async def _multipart(request: HttpRequest) -> dict[str, object]:
    async with request.form() as form:
        given: dict[str, object] = {}
        for name, value in form.items():
            given[name] = (
                Upload(value.filename or name, await value.read()) if isinstance(value, UploadFile) else value
            )
    return _attached(given)


def _attached(given: dict[str, object]) -> dict[str, object]:
    """Return the parameters with every attach://name replaced by the file of that name."""
    links = {name: value for name, value in given.items() if isinstance(value, str)}
    used = {name: link.removeprefix(_ATTACH) for name, link in links.items() if link.startswith(_ATTACH)}
    missing = [file for file in used.values() if file not in given]
    if missing:
        raise bad_request(f"there is no file {missing[0]} in the request")
    kept = {name: value for name, value in given.items() if name not in used.values()}
    return kept | {name: given[file] for name, file in used.items()}


def _chat_id(given: Given) -> int | None:
    try:
        return int(str(given.get("chat_id")))
    except ValueError:
        return None


def _message_id(given: Given, result: Any) -> int | None:
    """Return the message a request made, changed or reacted to."""
    made = result.get("message_id") if isinstance(result, dict) else given.get("message_id")
    return None if made is None else int(str(made))


def _noted(value: object) -> object:
    return f"{value.name} ({len(value.content)} bytes)" if isinstance(value, Upload) else value
