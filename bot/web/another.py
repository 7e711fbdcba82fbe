"""One more device: a unit lets it in by itself, with a link that is opened or photographed there."""

from sqlalchemy.orm import Session
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.web.access import Asked, RefusedError, for_viewers
from bot.web.said import hold_back
from chat.moment import Moment
from chat.texts.groups import page as page_texts
from storage.actors import Speaker, links_of_chat
from storage.groups import codes


async def let_another_in(asked: Asked) -> Response:
    """Answer with a one-time link into the conversation of who asks, and with its QR code, row by row."""
    hold_back(asked)
    services, speaker = asked.services, asked.viewer.speaker
    code = await asked.transact(_code_for, speaker, asked.site.moment)
    link = services.channel.page_link(code) if code is not None else None
    if link is None:
        raise RefusedError(404, page_texts.not_there())
    return JSONResponse({"link": link, "squares": _squares(link)})


def _code_for(session: Session, speaker: Speaker, moment: Moment) -> str | None:
    """Return a code for a conversation of several people; one's own is for one device."""
    link = next(iter(links_of_chat(session, speaker.chat_id)), None) if speaker.chat_id < 0 else None
    return codes.issue_by(session, speaker, link.role, link.unit_id, moment.now) if link is not None else None


def _squares(link: str) -> list[str]:
    import segno  # noqa: PLC0415 -- loaded only where a link is shown

    return ["".join("1" if dark else "0" for dark in row) for row in segno.make_qr(link).matrix]


ANOTHER = Route("/devices", for_viewers(let_another_in), methods=["POST"])
