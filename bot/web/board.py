"""The leaders' page over HTTP: for those who see all units all of it, for others their own unit."""

from collections.abc import Awaitable, Callable
from http import HTTPStatus
from pathlib import Path

from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, Response
from starlette.routing import Route

import reports.board
from bot.web import board_pages
from bot.web.access import site_of, viewer_of
from bot.web.board_pages import Look, NothingToShowError, Page
from bot.web.numbers import numbered
from reports.board import notices
from reports.board.where import ROOT
from storage.walls import inside_office

FOLDER = Path(reports.board.__file__).parent
STATIC = {"style.css": "text/css", "print.js": "text/javascript"}


def shows(page: Page) -> Callable[[Request], Awaitable[Response]]:
    """Return what answers with a page, or with why there is none."""

    async def answer(request: Request) -> Response:
        actor, site = await viewer_of(request), site_of(request)
        if actor is None:
            return HTMLResponse(notices.outside(), HTTPStatus.UNAUTHORIZED)
        number = next(iter(request.path_params.values()), None)
        look = Look(actor, site.moment, request.query_params, request.url.path.removeprefix(ROOT), number)
        try:
            # A page takes most of a second of a processor; several at once would keep everybody waiting.
            async with site.drawing:
                shown = inside_office(actor.office_id, page)
                return HTMLResponse(await site.services.database.read_in_thread(shown, look))
        except NothingToShowError as error:
            return HTMLResponse(error.page, error.status)

    return answer


async def static(request: Request) -> Response:
    """Answer with the style sheet or the script that the pages have in common."""
    name = request.url.path.removeprefix(f"{ROOT}/")
    return FileResponse(FOLDER / name, media_type=STATIC[name], headers={"Cache-Control": "no-cache"})


ROUTES = (
    *(Route(f"{ROOT}/{name}", static, methods=["GET"]) for name in STATIC),
    *(
        Route(numbered(f"{ROOT}{path}"), shows(page), methods=["GET"])
        for path, page in board_pages.PAGES.items()
    ),
)
