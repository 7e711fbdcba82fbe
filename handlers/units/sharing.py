"""The secretariat of an office below chooses what the level above sees of its plans."""

from sqlalchemy.orm import Session

from chat.audience import for_secretariat
from chat.buttons.units import sharing as buttons
from chat.buttons.units.sharing import ShowAbove
from chat.conversation import on_press
from chat.heard import Heard
from chat.markup import Marked
from chat.moment import Moment
from chat.outgoing import edit, reply
from chat.texts import access
from chat.texts.units import sharing as texts
from storage import outbox
from storage.actors import Actor
from storage.outbox import Outgoing
from storage.units import between_levels, sharing


def cards(session: Session, heard: Heard) -> list[Outgoing]:
    """Return the card of what the level above sees; none at the top."""
    if between_levels.here(session) is None:
        return []
    shown = sharing.shown_above(session)
    return [reply(heard, texts.card(shown), keyboard=buttons.others(shown))]


def choose(session: Session, heard: Heard, actor: Actor, moment: Moment, button: ShowAbove) -> Marked | None:
    """Let the level above see as much as was chosen; return what to say if it does already."""
    if between_levels.here(session) is None:
        return access.expired()
    if sharing.shown_above(session) is button.shown:
        return access.already_done()
    sharing.choose_shown_above(session, actor, button.shown, moment.now)
    answer = edit(heard, texts.card(button.shown), keyboard=buttons.others(button.shown))
    outbox.enqueue(session, [answer], moment.now)
    return None


CONVERSATION = (on_press(ShowAbove, choose, for_secretariat),)
