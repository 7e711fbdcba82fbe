"""The control API over HTTP: POST /control/{action} with the arguments as a JSON object."""

from inspect import isawaitable

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
        action = ACTIONS.get(request.path_params["action"])
        if action is None:
            return JSONResponse({"error": f"there is no action {request.path_params['action']}"}, 404)
        self._stage.feed.world("status")
        try:
            result = action(self._stage, **await request.json())
            if isawaitable(result):
                result = await result
        except (ImpossibleError, ValidationError) as error:
            return JSONResponse({"error": str(error)}, 400)
        if isinstance(result, bytes):
            return Response(result, media_type="application/octet-stream")
        return Response(to_json(result), media_type="application/json")
