"""A request for more time as the secretariat sees it, with what it can do."""

from datetime import date

from sqlalchemy.orm import Session

from chat.buttons.base import Keyboard
from chat.buttons.decisions import extensions as extension_buttons
from chat.buttons.decisions import upward as upward_buttons
from chat.buttons.decisions.extensions import ExtensionAsked
from chat.messages.decisions.states import extension_view
from chat.notices import to_secretariat
from chat.texts.decisions import extensions as extension_texts
from storage.decisions import upward
from storage.models import Extension
from storage.outbox import Outgoing


def notices(session: Session, extension: Extension, today: date) -> list[Outgoing]:
    """Return what the secretariat's groups are told of a request."""
    return to_secretariat(
        session,
        extension_texts.notice(extension_view(extension)),
        keyboard=keyboard(session, extension, today),
        about=ExtensionAsked(extension.id),
    )


def keyboard(
    session: Session, extension: Extension, today: date, followed: date | None = None
) -> Keyboard | None:
    """Return how a request can be decided: also by a day of the level above that may be `followed`.

    The level above can be asked too if a day there is at stake.
    """
    decide = extension_buttons.decide_extension(extension.id, extension.state)
    if decide is None:
        return None
    rows = [*decide.rows]
    if followed is not None:
        rows = [[upward_buttons.follow_above(extension.id, followed)], *rows]
    if upward.at_stake(session, extension, today):
        rows.append([upward_buttons.ask_above(extension.id)])
    return Keyboard(rows)
