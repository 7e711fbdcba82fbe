"""The control API over HTTP: POST /control/{action} with the arguments as a JSON object."""

from inspect import isawaitable
from typing import Any

from pydantic import ValidationError
from pydantic_core import to_json
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from sandbox.actions import ACTIONS
from sandbox.errors import ImpossibleError
from sandbox.stage import Stage


class ControlApi:
    """Does what people and tests ask for."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage

    async def act(self, request: Request) -> Response:
        """Answer with the result as JSON or as bytes; 400 with an `error` when it cannot be done."""
        if (action := request.path_params["action"]) not in ACTIONS:
            return JSONResponse({"error": f"there is no action {action}"}, 404)
        try:
            result = await self.done(action, await request.json())
        except ImpossibleError as error:
            return JSONResponse({"error": str(error)}, 400)
        is_file = isinstance(result, bytes)
        content = result if isinstance(result, bytes) else to_json(result)
        return Response(content, media_type="application/octet-stream" if is_file else "application/json")

    async def done(self, action: str, arguments: dict[str, Any]) -> object:
        """Return the result of an action; raises ImpossibleError for what cannot be."""
        self._stage.feed.world("status")
        try:
            result = ACTIONS[action](self._stage, **arguments)
            return await result if isawaitable(result) else result
        except ValidationError as error:
            raise ImpossibleError(str(error)) from error
