"""The entrance: a link shows a form, the form lets the device in; a link by mail; the way out.

Looking at a link uses nothing up: mail scanners and messengers open links before people do.
"""

import secrets
from http import HTTPStatus

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from bot.web import forms
from bot.web.access import Asked, for_viewers, let_in, let_out, site_of, viewer_in
from bot.web.browsers import named
from bot.web.limits import Limit
from bot.web.signing_in import Comer, has_opened, opens, sign_in
from chat.channels import BOARD, ENTRANCE, NEXT
from chat.markup import Marked
from chat.texts.groups import page as page_texts
from handlers.groups.devices import shut_out
from handlers.groups.linking import refusal
from plans.text import clean
from storage.groups import linking

FORM = "dondoc-form"
FORM_SECONDS = 24 * 3600
LONGEST_NAME = 60
LONGEST_CODE = 40
LONGEST_FORM = 4096


async def ask(request: Request) -> Response:
    """Show whose conversation a link opens, and ask for a name; who came in by it before goes on."""
    found = await viewer_in(request)
    if found is not None:
        database, chat_id = site_of(request).services.database, found[0].chat_id
        if await database.read_in_thread(has_opened, _code(request), chat_id):
            return RedirectResponse(_goal(request), HTTPStatus.SEE_OTHER)
    return await _form(request, request.cookies.get(FORM) or secrets.token_urlsafe(32))


async def _form(request: Request, form: str, problem: Marked | None = None) -> Response:
    site = site_of(request)
    if site.wrong_codes.is_reached(_place(request)):
        return _page(forms.told(page_texts.too_often()), HTTPStatus.TOO_MANY_REQUESTS)
    try:
        whose = await site.services.database.read_in_thread(opens, _code(request), site.moment)
    except linking.RefusedCodeError as error:
        return _refused(request, error)
    status = HTTPStatus.OK if problem is None else HTTPStatus.BAD_REQUEST
    answer = _page(forms.entrance(whose, form, problem), status)
    answer.set_cookie(
        FORM, form, max_age=FORM_SECONDS, secure=site.is_secure, httponly=True, samesite="strict"
    )
    return answer


async def enter(request: Request) -> Response:
    """Let the device in that sends the form, and bring it to the page."""
    site, typed = site_of(request), await _typed(request)
    form, name = request.cookies.get(FORM, ""), clean(typed.get("name", ""))[:LONGEST_NAME]
    if not form or not secrets.compare_digest(form.encode(), typed.get("form", "").encode()):
        return await _form(request, secrets.token_urlsafe(32), page_texts.form_too_old())
    if not name:
        return await _form(request, form, page_texts.name_missing())
    if site.wrong_codes.is_reached(_place(request)):
        return _page(forms.told(page_texts.too_often()), HTTPStatus.TOO_MANY_REQUESTS)
    comer = Comer(_code(request), name, named(request.headers.get("user-agent", "")), form)
    services = site.services
    try:
        key = await services.database.transact_in_thread(sign_in, comer, site.moment, services.channel.name)
    except linking.RefusedCodeError as error:
        return _refused(request, error)
    answer = RedirectResponse(_goal(request), HTTPStatus.SEE_OTHER)
    let_in(answer, site, key)
    return answer


async def mail(request: Request) -> Response:
    """Send a link to a registered mail address; the answer is the same for any other."""
    site, typed = site_of(request), await _typed(request)
    if site.send_link is None:
        return _page(forms.told(page_texts.not_there()), HTTPStatus.NOT_FOUND)
    if site.mails.is_reached(_place(request)):
        return _page(forms.told(page_texts.too_often()), HTTPStatus.TOO_MANY_REQUESTS)
    site.mails.note(_place(request))
    address = clean(typed.get("address", ""))
    await site.services.database.transact_in_thread(site.send_link, address, site.services.clock())
    return _page(forms.told(page_texts.mail_sent()), HTTPStatus.OK)


async def leave(asked: Asked) -> Response:
    """Shut out the device that asks for it."""
    site, viewer = asked.site, asked.viewer
    await asked.transact(shut_out, viewer.speaker, viewer.device_id, viewer.chat_id, site.moment)
    answer = JSONResponse({})
    let_out(answer, site)
    return answer


def _goal(request: Request) -> str:
    """Return where a link leads: to the board, or to the conversation; nowhere else."""
    return BOARD if request.query_params.get(NEXT) == BOARD else "/"


def _code(request: Request) -> str:
    return str(request.path_params["code"])[:LONGEST_CODE]


def _place(request: Request) -> str:
    return request.client.host if request.client is not None else ""


def _refused(request: Request, error: linking.RefusedCodeError) -> Response:
    """Return why a code lets nobody in; whoever tries several that nobody issued is held back."""
    if type(error) is linking.RefusedCodeError:
        limit: Limit = site_of(request).wrong_codes
        limit.note(_place(request))
    return _page(forms.told(refusal(error)), HTTPStatus.FORBIDDEN)


async def _typed(request: Request) -> dict[str, str]:
    """Return the fields of a form that was sent; nothing where it is longer than any of ours."""
    body = bytearray()
    async for part in request.stream():
        body += part
        if len(body) > LONGEST_FORM:
            return {}
    return forms.fields(bytes(body))


def _page(page: Marked, status: HTTPStatus) -> HTMLResponse:
    return HTMLResponse(str(page), status)


ROUTES = (
    Route(f"{ENTRANCE}{{code}}", ask, methods=["GET"]),
    Route(f"{ENTRANCE}{{code}}", enter, methods=["POST"]),
    Route(ENTRANCE.rstrip("/"), mail, methods=["POST"]),
    Route("/ra", for_viewers(leave), methods=["POST"]),
)
