"""A request for more time goes on to the level above where a day there is at stake; its answer comes back.

Each of these is the last thing that a conversation does: rows that were loaded before are not kept after it.
"""

from sqlalchemy.orm import Session

from chat.buttons.decisions.extensions import ExtensionAsked
from chat.heard import Heard
from chat.messages.decisions.extensions import keyboard, notices
from chat.messages.decisions.states import extension_view
from chat.moment import Moment
from chat.notices import promised, to_secretariat, to_unit
from chat.texts.decisions import extensions as extension_texts
from chat.texts.decisions import upward as texts
from chat.texts.decisions.extensions import ExtensionView
from storage import log, outbox
from storage.actors import Actor
from storage.decisions import extensions, passed_up, upward
from storage.decisions.extensions import Decision, Wanted
from storage.decisions.upward import Above
from storage.groups import reach
from storage.models import Extension, ExtensionState, PassedUp
from storage.walls import office_of


def ask_above(
    session: Session, heard: Heard, moment: Moment, up: Above, passed: PassedUp, wanted: Wanted
) -> bool:
    """Let the unit ask above for more time; return whether the secretariat there hears it now."""
    author = upward.as_unit(session, up, texts.as_unit(up.unit))
    number = passed.id
    there, arrives = upward.across(session, up.office, _ask, heard, moment, author, wanted)
    passed_up.tie(session, number, extension=there)
    return arrives


def _ask(session: Session, heard: Heard, moment: Moment, author: Actor, wanted: Wanted) -> tuple[int, bool]:
    extension, is_new = extensions.ask(session, author, wanted, moment.now, moment.today)
    number = extension.id
    if is_new:
        asked = extensions.find(session, number) or extension
        told = promised(session, heard, notices(session, asked, moment.today))
        own = texts.asked_for_unit(extension_view(asked), author.unit_name or "")
        outbox.enqueue(session, [*told, *to_unit(session, author.speaks_for, own)], moment.now)
    return number, reach.secretariat_hears(session)


def answer_below(session: Session, moment: Moment, extension: Extension) -> None:
    """Let the offices below know what was decided here about what they have asked for; they decide then."""
    below = passed_up.extensions_below(session, extension)
    if below:
        name = upward.name_of(session, office_of(session)) or texts.LEVEL_ABOVE
        author = upward.as_superior(office_of(session), texts.as_superior(name))
        answer = extension_view(extension)
        for tied in below:
            upward.across(session, tied.office, _hear_answer, moment, author, tied.row, name, answer)


def _hear_answer(
    session: Session, moment: Moment, author: Actor, number: int, by: str, answer: ExtensionView
) -> None:
    """Note what the level above says, and show the request again with the buttons that decide it."""
    extension = extensions.find(session, number)
    if extension is None or extension.state not in extensions.PENDING:
        return
    if answer.state is not ExtensionState.PROPOSED:
        passed_up.note_passed(session, extension, None, moment.today)
    until = answer.granted_until or answer.proposed_until
    after = log.written(state=answer.state.value, until=until)
    log.record(session, author, "answer_extension", f"extension:{number}", moment.now, after=after)
    text = texts.extension_answered(by, answer, extension_texts.notice(extension_view(extension)))
    buttons = keyboard(session, extension, moment.today)
    notice = to_secretariat(session, text, buttons, ExtensionAsked(number))
    outbox.enqueue(session, notice, moment.now)


def take_back(session: Session, moment: Moment, extension_id: int) -> None:
    """Withdraw above what was asked there for a request that is withdrawn here, unless it was answered."""
    there, up = passed_up.extension_above(session, extension_id), upward.above(session)
    if there is not None and up is not None:
        author = upward.as_unit(session, up, texts.as_unit(up.unit))
        upward.across(session, there.office, _withdraw, moment, author, there.row)


def _withdraw(session: Session, moment: Moment, author: Actor, number: int) -> None:
    """Withdraw a request for which nobody below waits any more."""
    extension = extensions.find(session, number)
    if extension is None or extension.state not in extensions.PENDING:
        return
    if passed_up.extensions_below(session, extension):
        return
    withdrawn = Decision(ExtensionState.WITHDRAWN)
    extensions.decide(session, author, extension, withdrawn, moment.now, moment.today)
    text = extension_texts.unit_answered(extension_view(extension))
    outbox.enqueue(session, to_secretariat(session, text), moment.now)
    take_back(session, moment, number)
