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


def keyboard(session: Session, extension: Extension, today: date) -> Keyboard | None:
    """Return how a request can be decided; the level above can be asked too if a day there is at stake."""
    decide = extension_buttons.decide_extension(extension.id, extension.state)
    if decide is None or not upward.at_stake(session, extension, today):
        return decide
    return Keyboard([*decide.rows, [upward_buttons.ask_above(extension.id)]])
