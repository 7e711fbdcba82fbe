"""A matter as the secretariat sees it with what it can do, and as the unit is told of it."""

from collections.abc import Sequence

from sqlalchemy.orm import Session

from chat.buttons.base import Keyboard
from chat.buttons.decisions import matters as matter_buttons
from chat.buttons.decisions.matters import MatterShown
from chat.markup import Marked
from chat.messages.decisions.states import matter_view
from chat.notices import Asked, answer_unit, to_secretariat
from chat.texts.decisions import matters as matter_texts
from chat.texts.decisions import returns as return_texts
from chat.understanding.meaning.competence import ABOVE
from storage.decisions import matters
from storage.models import Matter, MatterKind, MatterState, Unit
from storage.outbox import Outgoing


def seen(session: Session, matter: Matter, by: str | None = None) -> tuple[Marked, Keyboard | None]:
    """Return a matter as the secretariat sees it, and what it can do with it; `by` brought it there."""
    view = matter_view(matter)
    if matter.kind is MatterKind.RETURN and matter.task_id and matter.state in matters.OPEN:
        return return_texts.notice(view), matter_buttons.given_back(matter.id)
    return matter_texts.notice(view, by), keyboard(session, matter)


def notices(session: Session, matters: Sequence[Matter]) -> list[Outgoing]:
    """Return what the secretariat's groups are told of new matters."""
    return [
        notice
        for matter in matters
        for text, keyboard in [seen(session, matter)]
        for notice in to_secretariat(session, text, keyboard=keyboard, about=MatterShown(matter.id))
    ]


def keyboard(session: Session, matter: Matter) -> Keyboard | None:
    """Return what the secretariat can do with a matter as it is now."""
    unit = unit_to_ask(session, matter)
    return matter_buttons.matter(matter.id, matter.state, (unit.id, unit.name) if unit else None)


def unit_to_ask(session: Session, matter: Matter) -> Unit | None:
    """Return the unit that is named as competent, if its group can be asked and was not yet."""
    if matter.competent_body is None or is_above(matter) or matter.sent_to_id is not None:
        return None
    return matters.unit_with_group(session, matter.competent_body, matter.unit_id)


def is_above(matter: Matter) -> bool:
    """Return whether whoever is named as competent stands above the units."""
    return matter.competent_body in ABOVE


def asked_in(matter: Matter) -> Asked:
    """Return the message of a unit that raised a matter, to which an answer replies."""
    about = MatterShown(matter.id, (matter.task_id,) if matter.task_id else ())
    return Asked(matter.unit_id, matter.chat_id, matter.message_id, about)


def told(
    session: Session, matter: Matter, answer: str | None = None, by: str | None = None
) -> list[Outgoing]:
    """Return what the unit's groups are told, as a reply to the message that raised it.

    `by` is the unit that answers, where it is not the secretariat.
    """
    asked = asked_in(matter)
    is_answer = matter.state is MatterState.ANSWERED
    below = matter_buttons.answered_matter(matter.id) if is_answer else None
    return answer_unit(session, asked, matter_texts.told_unit(matter_view(matter), answer, by), below)
