"""How the client asks the control API over HTTP."""

import base64
import ssl
from collections.abc import Hashable
from functools import cache
from typing import Any, Protocol, Self, TypeVar, cast

import httpx
from pydantic import TypeAdapter

from sandbox.errors import ImpossibleError

Result = TypeVar("Result")

TIMEOUT = 60
"""Longer than anybody waits for the answer to a press."""


class Transport(Protocol):
    """How an action gets to the sandbox; raises ImpossibleError for what cannot be."""

    def post(self, action: str, arguments: dict[str, Any]) -> bytes:
        """Return the result of an action, as JSON or as the bytes of a file."""

    def close(self) -> None:
        """Let go of the sandbox."""


class OverHttp:
    """The control API of a sandbox in another process."""

    def __init__(self, address: str) -> None:
        # Plain HTTP to this machine: an empty context spares the loading of all certificates.
        no_certificates = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        self._http = httpx.Client(
            base_url=f"{address}/control/", timeout=TIMEOUT, verify=no_certificates, trust_env=False
        )

    def post(self, action: str, arguments: dict[str, Any]) -> bytes:
        """Return the result of an action."""
        answer = self._http.post(action, json=arguments)
        if answer.is_client_error:
            raise ImpossibleError(answer.json()["error"])
        return answer.raise_for_status().content

    def close(self) -> None:
        """Close the connections to the sandbox."""
        self._http.close()


class Asking:
    """One sandbox to ask; raises ImpossibleError for what cannot be."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def close(self) -> None:
        """Let go of the sandbox."""
        self._transport.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _ask(self, result: type[Result], action: str, **arguments: Any) -> Result:
        read: Result = _adapter(cast("Hashable", result)).validate_json(self._bytes(action, **arguments))
        return read

    def _do(self, action: str, **arguments: Any) -> None:
        self._transport.post(action, arguments)

    def _bytes(self, action: str, **arguments: Any) -> bytes:
        return self._transport.post(action, arguments)


@cache
def _adapter(result: Any) -> TypeAdapter[Any]:
    return TypeAdapter(result)


def as_base64(content: bytes) -> str:
    return base64.b64encode(content).decode("ascii")
