"""Keeps other web sites out: a browser that was sent here by another page is refused."""

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

HOSTS = ("127.0.0.1", "localhost")
OWN_SITES = frozenset({"same-origin", "none"})
"""What a browser says of a request by our own page, and of an address typed by a person."""


class OwnOriginOnly:
    """Passes on the requests of programs and of our own page.

    The name in the request must be this machine's, so that no other name can be made to point here
    (DNS rebinding); a browser must say that it comes from our own page.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or refuse it."""
        if scope["type"] == "http" and not _is_own(scope):
            await PlainTextResponse("Forbidden: another origin", 403)(scope, receive, send)
            return
        await self._app(scope, receive, send)


def _is_own(scope: Scope) -> bool:
    headers = Headers(scope=scope)
    port = scope["server"][1]
    hosts = {f"{host}:{port}" for host in HOSTS}
    origins = {None, *(f"http://{host}" for host in hosts)}
    return (
        headers.get("host") in hosts
        and headers.get("origin") in origins
        and headers.get("sec-fetch-site", "none") in OWN_SITES
    )
