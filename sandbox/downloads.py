"""The files the bot found by getFile, over HTTP, for as long as their links live."""

from datetime import timedelta

from starlette.requests import Request as HttpRequest
from starlette.responses import JSONResponse, Response
from starlette.types import Receive, Scope, Send

from sandbox import wire
from sandbox.botapi import check_token
from sandbox.connection import break_connection
from sandbox.errors import RefusalError
from sandbox.faults import DOWNLOAD, FaultKind
from sandbox.stage import Stage
from sandbox.wire import BrokenConnectionError, ForeignAnswerError

LINK_LIFE = timedelta(hours=1)
"""How long Telegram promises that a link of getFile leads to the file."""


class Downloads:
    """Answers /file/bot{token}/{path}."""

    def __init__(self, stage: Stage, token: str) -> None:
        self._stage = stage
        self._token = token

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, or break its connection."""
        request = HttpRequest(scope, receive)
        try:
            response = await self._answer(request)
        except RefusalError as refusal:
            response = JSONResponse(refusal.body(), refusal.code)
        except ForeignAnswerError as foreign:
            response = foreign.response
        except BrokenConnectionError:
            await break_connection(scope, receive)
            return
        await response(scope, receive, send)

    async def _answer(self, request: HttpRequest) -> Response:
        check_token(request, self._token)
        fault = self._stage.faults.take(DOWNLOAD, None, self._stage.clock.now())
        if fault:
            await wire.reach(self._stage, fault, DOWNLOAD)
        content = self._content(request.path_params["path"])
        if fault and fault.kind is FaultKind.CUT:
            content = content[: len(content) // 2]
        elif fault:
            await wire.answer(self._stage, fault, None)
        return Response(content, media_type="application/octet-stream")

    def _content(self, path: str) -> bytes:
        """Return what a link leads to; raises RefusalError when it was never given, or too long ago."""
        stage = self._stage
        given, file = stage.links.get(path), stage.world.files_by_path.get(path)
        if given is None or file is None or stage.clock.now() - given >= LINK_LIFE:
            raise RefusalError(404, "Not Found")
        left = stage.downloads_left.get(file.id)
        if left == 0:
            raise RefusalError(404, "Not Found")
        if left is not None:
            stage.downloads_left[file.id] = left - 1
        return file.content
