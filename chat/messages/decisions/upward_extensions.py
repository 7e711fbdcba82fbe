"""A request for more time goes on to the level above where a day there is at stake; its answer comes back.

Each of these is the last thing that a conversation does: rows that were loaded before are not kept after it.
"""

from datetime import date

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


def pass_on(session: Session, moment: Moment, extension: Extension) -> None:
    """Let a decision be known below, where they decide then, and above, where none is needed any more."""
    number, is_withdrawn = extension.id, extension.state is ExtensionState.WITHDRAWN
    is_over = extension.state not in extensions.PENDING
    if is_over and extension.passed_to is not None:
        passed_up.note_passed(session, extension, None, moment.today)
    _answer_below(session, moment, extension)
    taken_back = _take_back(session, moment, number) if is_over else None
    if taken_back is not None and not is_withdrawn:
        by = upward.once_above(session)
        text = texts.taken_back_above(taken_back, by.name if by is not None else None)
        outbox.enqueue(session, to_secretariat(session, text), moment.now)


def _answer_below(session: Session, moment: Moment, extension: Extension) -> None:
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
    followed = until if until is not None and _may_follow(extension, answer, until, moment) else None
    view = extension_view(extension)
    text = texts.extension_answered(by, answer, extension_texts.notice(view), followed)
    buttons = keyboard(session, extension, moment.today, followed)
    notice = to_secretariat(session, text, buttons, ExtensionAsked(number))
    outbox.enqueue(session, notice, moment.now)


def _may_follow(extension: Extension, answer: ExtensionView, until: date, moment: Moment) -> bool:
    """Return whether a request can be decided by the day of the level above rather than as asked."""
    if extension.state is not ExtensionState.WAITING:
        return False
    is_later = until > max(extension.obligation.due or moment.today, moment.today)
    return is_later and (answer.state is ExtensionState.PROPOSED or until < extension.asked_until)


def stands_above(session: Session, extension_id: int, until: date) -> bool:
    """Return whether the level above names a day still for what was asked there."""
    there = passed_up.extension_above(session, extension_id)
    return there is not None and upward.across(session, there.office, _names, there.row, until)


def _names(session: Session, number: int, until: date) -> bool:
    extension = extensions.find(session, number)
    if extension is None:
        return False
    is_proposed = extension.state is ExtensionState.PROPOSED
    return (extension.proposed_until if is_proposed else extension.granted_until) == until


def accept_above(session: Session, moment: Moment, extension_id: int) -> None:
    """Take the day that the level above proposes for what was asked there, if it has not been taken."""
    there, up = passed_up.extension_above(session, extension_id), upward.above(session)
    if there is not None and up is not None:
        author = upward.as_unit(session, up, texts.as_unit(up.unit))
        upward.across(session, there.office, _accept, moment, author, there.row)


def _accept(session: Session, moment: Moment, author: Actor, number: int) -> None:
    extension = extensions.find(session, number)
    if extension is None or extension.state is not ExtensionState.PROPOSED:
        return
    granted = Decision(ExtensionState.GRANTED, extension.proposed_until)
    extensions.decide(session, author, extension, granted, moment.now, moment.today)
    view = extension_view(extension)
    told = to_secretariat(session, extension_texts.unit_answered(view))
    own = to_unit(session, extension.unit_id, extension_texts.told_unit(view))
    outbox.enqueue(session, [*told, *own], moment.now)
    pass_on(session, moment, extension)


def _take_back(session: Session, moment: Moment, extension_id: int) -> ExtensionView | None:
    """Withdraw above what was asked there for a request that is over here, unless it was answered."""
    there, up = passed_up.extension_above(session, extension_id), upward.once_above(session)
    if there is None or up is None:
        return None
    author = upward.as_unit(session, up, texts.as_unit(up.unit))
    return upward.across(session, there.office, _withdraw, moment, author, there.row)


def _withdraw(session: Session, moment: Moment, author: Actor, number: int) -> ExtensionView | None:
    """Withdraw a request for which nobody below waits any more; return it as it stands then."""
    extension = extensions.find(session, number)
    if extension is None or extension.state not in extensions.PENDING:
        return None
    if passed_up.extensions_below(session, extension):
        return None
    withdrawn = Decision(ExtensionState.WITHDRAWN)
    extensions.decide(session, author, extension, withdrawn, moment.now, moment.today)
    view = extension_view(extension)
    outbox.enqueue(session, to_secretariat(session, extension_texts.unit_answered(view)), moment.now)
    pass_on(session, moment, extension)
    return view
