"""The secretariat decides requests for more time: by a button, or in words with another day or a reason."""

from datetime import date

from sqlalchemy.orm import Session

from chat.audience import for_secretariat
from chat.buttons.decisions import extensions as extension_buttons
from chat.buttons.decisions.extensions import DecideExtension, ExtensionAsked, ExtensionDecided
from chat.buttons.decisions.upward import FollowAbove
from chat.conversation import on_press, on_reply
from chat.heard import Heard
from chat.markup import Marked
from chat.messages.decisions import upward_extensions
from chat.messages.decisions.states import extension_view
from chat.moment import Moment
from chat.notices import Asked, answer_unit
from chat.outgoing import edit, reply
from chat.texts import access
from chat.texts.decisions import extensions as extension_texts
from chat.texts.decisions import upward as upward_texts
from chat.understanding.commands.short_answers import agrees, day_named, refuses
from storage import outbox
from storage.actors import Actor
from storage.decisions import extensions
from storage.decisions.extensions import Decision
from storage.groups import reach
from storage.models import Extension, ExtensionState
from storage.outbox import Outgoing


def decide_by_button(
    session: Session, heard: Heard, actor: Actor, moment: Moment, button: DecideExtension
) -> Marked | None:
    """Do what was pressed; return what to say of a stale press."""
    extension = extensions.find(session, button.extension)
    if extension is None:
        return access.expired()
    view = extension_view(extension)
    if extension.state is not button.shown:
        outbox.enqueue(session, [edit(heard, extension_texts.notice(view))], moment.now)
        is_doubled = extension.state is button.decision
        return access.already_done() if is_doubled else extension_texts.stands_now(view)
    if button.decision is ExtensionState.PROPOSED:
        key = moment.once("propose", heard.chat_id, heard.id)
        about = ExtensionAsked(extension.id)
        question = reply(heard, extension_texts.propose_how(view), about=about, dedupe_key=key)
        outbox.enqueue(session, [question], moment.now)
        return None
    until = extension.asked_until if button.decision is ExtensionState.GRANTED else None
    told = _decide(session, actor, moment, extension, Decision(button.decision, until))
    shown = extension_texts.notice(extension_view(extension), actor.display_name)
    outbox.enqueue(session, [edit(heard, shown), *told], moment.now)
    upward_extensions.pass_on(session, moment, extension)
    return None


def decide_in_words(
    session: Session, heard: Heard, actor: Actor, moment: Moment, subject: ExtensionAsked
) -> bool:
    """Take the secretariat's words as its decision: another day, a refusal, or agreement."""
    extension = extensions.find(session, subject.extension)
    if extension is None or not heard.words:
        return False
    if extension.state not in extensions.PENDING:
        stands = extension_texts.stands_now(extension_view(extension))
        outbox.enqueue(session, [reply(heard, stands)], moment.now)
        return True
    answers = _decide_as_said(session, heard, actor, moment, extension)
    outbox.enqueue(session, answers, moment.now)
    if extension.state is not ExtensionState.WAITING:
        upward_extensions.pass_on(session, moment, extension)
    return True


def _decide_as_said(
    session: Session, heard: Heard, actor: Actor, moment: Moment, extension: Extension
) -> list[Outgoing]:
    about = ExtensionAsked(extension.id)
    decision = _decision_in(heard.words, extension, moment.today)
    if decision is None:
        return [reply(heard, extension_texts.answer_how(), about=about)]
    if _is_too_early(decision, extension, moment.today):
        due = max(extension.due_before or moment.today, moment.today)
        return [reply(heard, extension_texts.not_later(extension.task.number, due), about=about)]
    told = _decide(session, actor, moment, extension, decision)
    states = reach.states_of_unit(session, extension.unit_id)
    return [reply(heard, extension_texts.decided(extension_view(extension), states)), *told]


def _decision_in(words: str, extension: Extension, today: date) -> Decision | None:
    day = day_named(words, today)
    if day is not None and day != extension.asked_until:
        return Decision(ExtensionState.PROPOSED, day, words)
    if refuses(words):
        return Decision(ExtensionState.REFUSED, words=words)
    if day is not None or agrees(words):
        return Decision(ExtensionState.GRANTED, extension.asked_until)
    return None


def _is_too_early(decision: Decision, extension: Extension, today: date) -> bool:
    if decision.until is None:
        return False
    return decision.until <= max(extension.obligation.due or today, today)


def follow_above(
    session: Session, heard: Heard, actor: Actor, moment: Moment, button: FollowAbove
) -> Marked | None:
    """Decide a request by the day of the level above, taken there too; return why that cannot be."""
    extension, day = extensions.find(session, button.extension), button.day
    if extension is None or day is None:
        return access.expired()
    if extension.state is not ExtensionState.WAITING:
        return extension_texts.stands_now(extension_view(extension))
    is_all = day >= extension.asked_until
    until = extension.asked_until if is_all else day
    decision = Decision(ExtensionState.GRANTED if is_all else ExtensionState.PROPOSED, until)
    if _is_too_early(decision, extension, moment.today):
        return access.expired()
    if not upward_extensions.stands_above(session, button.extension, day):
        return upward_texts.day_has_gone()
    extension = _again(session, extension)
    told = _decide(session, actor, moment, extension, decision)
    shown = extension_texts.notice(extension_view(extension), actor.display_name)
    outbox.enqueue(session, [edit(heard, shown), *told], moment.now)
    upward_extensions.accept_above(session, moment, button.extension)
    upward_extensions.pass_on(session, moment, _again(session, extension))
    return None


def _again(session: Session, extension: Extension) -> Extension:
    """Return a request as a row that is kept, after another office was entered."""
    found = extensions.find(session, extension.id)
    assert found is not None  # noqa: S101 -- it was there before
    return found


def _decide(
    session: Session, actor: Actor, moment: Moment, extension: Extension, decision: Decision
) -> list[Outgoing]:
    """Decide a request and return what the unit's groups are told, as a reply to the message that asked."""
    extensions.decide(session, actor, extension, decision, moment.now, moment.today)
    about = ExtensionDecided(extension.id, (extension.task_id,))
    asked = Asked(extension.unit_id, extension.chat_id, extension.message_id, about)
    is_proposed = extension.state is ExtensionState.PROPOSED and extension.proposed_until is not None
    keyboard = (
        extension_buttons.answer_proposed_day(extension.id, extension.proposed_until)
        if is_proposed and extension.proposed_until is not None
        else None
    )
    return answer_unit(session, asked, extension_texts.told_unit(extension_view(extension)), keyboard)


CONVERSATION = (
    on_press(DecideExtension, decide_by_button, for_secretariat),
    on_press(FollowAbove, follow_above, for_secretariat),
    on_reply(ExtensionAsked, decide_in_words, for_secretariat),
)
