"""What a fault does to a request on its way, and to the answer on its way back."""

import json
from http import HTTPStatus
from typing import Any

from starlette.responses import Response

from sandbox.faults import Fault, FaultKind
from sandbox.stage import Stage

PAGE = (
    "<!DOCTYPE html>\n<html><head><title>{code} {phrase}</title></head>\n"
    "<body><center><h1>{code} {phrase}</h1></center><hr><center>proxy</center></body></html>\n"
)


class BrokenConnectionError(Exception):
    """The connection is to break instead of an answer."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.kind.value)
        self.accepted = fault.kind is FaultKind.DROP_AFTER


class ForeignAnswerError(Exception):
    """Something else than what Telegram said is to arrive."""

    def __init__(self, fault: Fault, response: Response) -> None:
        super().__init__(fault.kind.value)
        self.accepted = fault.kind is FaultKind.CUT
        self.response = response


async def reach(stage: Stage, fault: Fault, method: str) -> None:
    """Let happen what happens before a request is processed; raises what it ends with."""
    refusal = fault.refusal(stage.clock.now())
    if refusal:
        raise refusal
    match fault.kind:
        case FaultKind.DROP_BEFORE:
            raise BrokenConnectionError(fault)
        case FaultKind.PAGE:
            page = PAGE.format(code=fault.code, phrase=HTTPStatus(fault.code).phrase)
            raise ForeignAnswerError(fault, Response(page, fault.code, media_type="text/html"))
        case FaultKind.EMPTY:
            raise ForeignAnswerError(fault, Response(b"", fault.code))
        case FaultKind.SLOW:
            await stage.rest(fault.seconds)
        case FaultKind.HELD:
            await stage.faults.hold(fault, method)


async def answer(stage: Stage, fault: Fault, result: Any) -> Any:
    """Return what arrives of the result of a processed request; raises what happens to it."""
    match fault.kind:
        case FaultKind.DROP_AFTER:
            raise BrokenConnectionError(fault)
        case FaultKind.CUT:
            whole = json.dumps({"ok": True, "result": result}).encode()
            raise ForeignAnswerError(fault, Response(whole[: len(whole) // 2], media_type="application/json"))
        case FaultKind.LATE:
            await stage.rest(fault.seconds)
        case FaultKind.INCOMPLETE:
            for path in fault.fields:
                result = _without(result, path)
    return result


def _without(value: Any, path: str) -> Any:
    """Return a value without a field, or each of a list without it."""
    if isinstance(value, list):
        return [_without(each, path) for each in value]
    name, _, rest = path.partition(".")
    if not isinstance(value, dict) or name not in value:
        return value
    if rest:
        return value | {name: _without(value[name], rest)}
    return {key: each for key, each in value.items() if key != name}
