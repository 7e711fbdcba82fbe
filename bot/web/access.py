"""Who asks: the device's key in a cookie, the token against requests of other sites, what is refused."""

import hashlib
import secrets
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar

from sqlalchemy.orm import Session
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from chat.context import Services
from chat.markup import Marked
from chat.texts.groups import page as page_texts
from plans.text import without_markup
from storage.actors import Actor, actor_of
from storage.walls import inside_office
from storage.web import devices
from storage.web.devices import Viewer

if TYPE_CHECKING:
    from bot.web.site import Site

P = ParamSpec("P")
R = TypeVar("R")

COOKIE_DAYS = 400
"""Browsers keep no cookie for longer."""
TOKEN = "x-csrf-token"  # noqa: S105 -- the name of a header
UNSAFE = frozenset({"POST", "PUT", "PATCH", "DELETE"})


class RefusedError(Exception):
    """A request is not taken; the answer says why."""

    def __init__(self, status: int, reason: Marked) -> None:
        """Keep the HTTP status and the words."""
        super().__init__(reason)
        self.status = status
        self.reason = reason


async def refusal(_request: Request, error: Exception) -> Response:
    """Return the answer to a request that is not taken."""
    assert isinstance(error, RefusedError)  # noqa: S101 -- registered for these only
    return JSONResponse({"error": without_markup(error.reason)}, error.status)


@dataclass(frozen=True, slots=True)
class Asked:
    """A request of somebody who is let in."""

    request: Request
    site: "Site"
    viewer: Viewer
    key: str

    @property
    def services(self) -> Services:
        """Return what the application is assembled from."""
        return self.site.services

    async def read(self, work: Callable[Concatenate[Session, P], R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Return what a query finds in the office of who asks."""
        there = inside_office(self.viewer.office_id, work)
        return await self.services.database.read_in_thread(there, *args, **kwargs)

    async def transact(
        self, work: Callable[Concatenate[Session, P], R], *args: P.args, **kwargs: P.kwargs
    ) -> R:
        """Do something in the office of who asks, all or nothing."""
        there = inside_office(self.viewer.office_id, work)
        return await self.services.database.transact_in_thread(there, *args, **kwargs)


def site_of(request: Request) -> "Site":
    """Return what the page is assembled from."""
    site: Site = request.app.state.site
    return site


def cookie_name(site: "Site") -> str:
    """Return the name of the cookie that holds a device's key; behind TLS no other host can set it."""
    return "__Host-dondoc" if site.is_secure else "dondoc"


def let_in(response: Response, site: "Site", key: str) -> None:
    """Let the browser keep the key of its device."""
    response.set_cookie(
        cookie_name(site),
        key,
        max_age=COOKIE_DAYS * 24 * 3600,
        secure=site.is_secure,
        httponly=True,
        samesite="lax",
    )


def let_out(response: Response, site: "Site") -> None:
    """Let the browser forget the key of its device."""
    response.delete_cookie(cookie_name(site), secure=site.is_secure, httponly=True, samesite="lax")


def csrf_of(key: str) -> str:
    """Return the token that only a page can know which came with this key."""
    return hashlib.sha256(f"csrf:{key}".encode()).hexdigest()


def comes_from_elsewhere(request: Request, site: "Site") -> bool:
    """Return whether the page of another site sends a request, as far as the browser tells."""
    origin = request.headers.get("origin")
    if origin is None:
        return request.headers.get("sec-fetch-site") in {"cross-site", "same-site"}
    return origin != site.address and origin.partition("://")[2] != request.headers.get("host")


async def viewer_in(request: Request) -> tuple[Viewer, str] | None:
    """Return who comes with a request, and the key of their device; None for whoever is not let in."""
    site = site_of(request)
    key = request.cookies.get(cookie_name(site))
    if not key:
        return None
    viewer = await site.services.database.read_in_thread(devices.viewer, key)
    return (viewer, key) if viewer is not None else None


async def viewer_of(request: Request) -> Actor | None:
    """Return who comes with a request, and with what rights; None for whoever is not let in."""
    found = await viewer_in(request)
    if found is None:
        return None
    return await site_of(request).services.database.read_in_thread(actor_of, found[0].speaker)


def for_viewers(
    answer: Callable[[Asked], Awaitable[Response]],
) -> Callable[[Request], Awaitable[Response]]:
    """Return what answers only those who are let in; what changes something needs the page's token."""

    async def endpoint(request: Request) -> Response:
        found = await viewer_in(request)
        if found is None:
            raise RefusedError(401, page_texts.shut_out())
        viewer, key = found
        if request.method in UNSAFE and not secrets.compare_digest(
            request.headers.get(TOKEN, "").encode(), csrf_of(key).encode()
        ):
            raise RefusedError(403, page_texts.refused())
        return await answer(Asked(request, site_of(request), viewer, key))

    return endpoint
