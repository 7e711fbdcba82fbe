"""The secretariat of a level below passes up what is beyond it: shown with its words, sent with one press."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from chat.audience import for_secretariat
from chat.buttons.decisions import upward as buttons
from chat.buttons.decisions.extensions import ExtensionDecided
from chat.buttons.decisions.upward import AskAbove, ChooseAbove, KeepHere, SendUp, UpwardShown
from chat.conversation import on_press, on_reply
from chat.heard import Heard
from chat.markup import Marked
from chat.messages.decisions.matters import told
from chat.messages.decisions.states import extension_view, matter_view
from chat.messages.decisions.upward import pass_along, raise_above
from chat.messages.decisions.upward_extensions import ask_above
from chat.moment import Moment
from chat.notices import Asked, answer_unit
from chat.outgoing import edit, reply
from chat.texts import access
from chat.texts.decisions import extensions as extension_texts
from chat.texts.decisions import matters as matter_texts
from chat.texts.decisions import upward as texts
from chat.texts.decisions.upward import TaskAbove
from chat.understanding.commands.short_answers import day_named, reason_in
from plans.privacy import masked
from storage import log, outbox
from storage.actors import Actor
from storage.decisions import extensions, matters, passed_up, upward
from storage.decisions.extensions import Wanted
from storage.decisions.matters import Step
from storage.decisions.upward import Above, OwedAbove
from storage.groups import reach
from storage.models import Extension, ExtensionState, Matter, MatterAction, MatterState, PassedUp
from storage.outbox import Outgoing


def show_before_sending(
    session: Session, heard: Heard, moment: Moment, matter: Matter, up: Above, words: str | None = None
) -> None:
    """Show a matter in the words in which it would go up; they may still be changed."""
    before = words or passed_up.last_words(session, matter.id)
    text = before or texts.words_for_above(matter.text, matter.unit.name)
    passed = passed_up.write(
        session, text, moment.now, matter=matter, task_above=upward.task_above(session, matter.task_id)
    )
    view = matter_view(matter)
    shown = texts.matter_shown(view, _called(up), up.unit, passed.text)
    _show(session, heard, moment, shown, passed, "up", matter.id, passed.text)


def _called(up: Above) -> str:
    return up.name or texts.LEVEL_ABOVE


def _show(
    session: Session, heard: Heard, moment: Moment, text: Marked, passed: PassedUp, *key: object
) -> None:
    keyboard, about = buttons.shown(passed.id), UpwardShown(passed.id)
    once = moment.once(*key, heard.chat_id, heard.id)
    outbox.enqueue(session, [reply(heard, text, keyboard=keyboard, about=about, dedupe_key=once)], moment.now)


def take_words(session: Session, heard: Heard, _actor: Actor, moment: Moment, subject: UpwardShown) -> bool:
    """Take the secretariat's words in place of those that were shown, and show them."""
    passed, up = passed_up.find(session, subject.passed_up), upward.above(session)
    if passed is None or up is None or not heard.words:
        return False
    words = masked(heard.words)
    matter = matters.find(session, passed.matter_id) if passed.matter_id is not None else None
    extension = extensions.find(session, passed.extension_id) if passed.extension_id is not None else None
    if matter is not None and matter.state in matters.OPEN:
        show_before_sending(session, heard, moment, matter, up, words)
    elif extension is not None and extension.state is ExtensionState.WAITING:
        _change_request(session, heard, moment, extension, up, passed)
    else:
        outbox.enqueue(session, [reply(heard, texts.kept_here())], moment.now)
    return True


def send(session: Session, heard: Heard, actor: Actor, moment: Moment, button: SendUp) -> Marked | None:
    """Send up what was shown; return what to say if it went before or can go no more."""
    passed, up = passed_up.find(session, button.passed_up), upward.above(session)
    if passed is None or up is None:
        return access.expired()
    if passed.matter_id is not None:
        return _send_matter(session, heard, actor, moment, passed, up)
    return _send_request(session, heard, actor, moment, passed, up)


def _send_matter(
    session: Session, heard: Heard, actor: Actor, moment: Moment, passed: PassedUp, up: Above
) -> Marked | None:
    matter = matters.find(session, passed.matter_id or 0)
    is_there = matter is not None and matter.state is MatterState.PASSED_UP and matter.passed_to is not None
    if passed.passed_at is not None or matter is None or is_there:
        return access.already_done()
    if matter.state not in matters.OPEN:
        return matter_texts.stands_now(matter.state)
    passed_up.claim(session, passed.id, moment.now)
    step = Step(MatterAction.PASSED_UP, passed.text)
    matters.take_step(session, actor, matter, step, moment.now, moment.today)
    passed_up.note_passed(session, matter, _called(up), moment.today)
    view, states = matter_view(matter), reach.states_of_unit(session, matter.unit_id)
    told_unit, words = told(session, matter), passed.text
    arrives = raise_above(session, heard, moment, up, passed, matter)
    sent = texts.matter_sent(view, _called(up), moment.today, words, states, arrives=arrives)
    outbox.enqueue(session, [edit(heard, sent), *told_unit], moment.now)
    pass_along(session, moment, matter, step)
    return None


def keep(session: Session, heard: Heard, _actor: Actor, moment: Moment, button: KeepHere) -> Marked | None:
    """Send nothing; return what to say if it went already."""
    passed = passed_up.find(session, button.passed_up)
    if passed is None:
        return access.expired()
    if passed.passed_at is not None:
        return access.already_done()
    outbox.enqueue(session, [edit(heard, texts.kept_here())], moment.now)
    return None


def ask_for_more(
    session: Session, heard: Heard, _actor: Actor, moment: Moment, button: AskAbove
) -> Marked | None:
    """Show the request as it would go up, or ask first which task above is at stake."""
    found = _waiting(session, button.extension)
    if isinstance(found, Marked):
        return found
    extension, up = found
    owed = upward.at_stake(session, extension, moment.today)
    if not owed:
        return texts.nothing_at_stake()
    if len(owed) == 1:
        _show_request(session, heard, moment, extension, up, _first_wish(extension, owed[0]))
        return None
    tasks = [TaskAbove(one.number, one.title, one.due) for one in owed]
    question = texts.which_task(extension_view(extension), _called(up), tasks)
    keyboard = buttons.tasks_above(extension.id, [(one.task_id, one.number) for one in owed[: texts.LISTED]])
    key = moment.once("up-which", heard.chat_id, heard.id)
    outbox.enqueue(session, [reply(heard, question, keyboard=keyboard, dedupe_key=key)], moment.now)
    return None


def _waiting(session: Session, number: int) -> tuple[Extension, Above] | Marked:
    """Return a request that can go up still, and the level above, else what to say instead."""
    extension, up = extensions.find(session, number), upward.above(session)
    if extension is None or up is None:
        return access.expired()
    if extension.state is not ExtensionState.WAITING:
        return extension_texts.stands_now(extension_view(extension))
    return extension, up


def choose(
    session: Session, heard: Heard, _actor: Actor, moment: Moment, button: ChooseAbove
) -> Marked | None:
    """Show the request for the task that was chosen; return what to say if that is not at stake any more."""
    found = _waiting(session, button.extension)
    if isinstance(found, Marked):
        return found
    extension, up = found
    owed = _owed(session, extension, moment, button.task)
    if owed is None:
        return texts.nothing_at_stake()
    _show_request(session, heard, moment, extension, up, _first_wish(extension, owed))
    return None


def _owed(session: Session, extension: Extension, moment: Moment, task: int | None) -> OwedAbove | None:
    owed = upward.at_stake(session, extension, moment.today)
    return next((one for one in owed if one.task_id == task), None)


@dataclass(frozen=True, slots=True)
class _Wish:
    """More time for a task above: until when, and why."""

    owed: OwedAbove
    until: date
    reason: str


def _first_wish(extension: Extension, owed: OwedAbove) -> _Wish:
    reason = texts.reason_for_above(extension.reason, extension.unit.name)
    return _Wish(owed, extension.asked_until, reason)


def _show_request(
    session: Session, heard: Heard, moment: Moment, extension: Extension, up: Above, wish: _Wish
) -> None:
    owed, until, reason = wish.owed, wish.until, wish.reason
    passed = passed_up.write(
        session, reason, moment.now, extension=extension, task_above=owed.task_id, until=until
    )
    waiting = upward.waiting_above(session, owed.task_id)
    task = TaskAbove(owed.number, owed.title, owed.due, waiting)
    shown = texts.extension_shown(extension_view(extension), _called(up), task, until, passed.text)
    _show(session, heard, moment, shown, passed, "up-time", extension.id, owed.task_id)


def _change_request(
    session: Session, heard: Heard, moment: Moment, extension: Extension, up: Above, passed: PassedUp
) -> None:
    """Show the request with the day or the reason that words give in place of what was shown."""
    owed = _owed(session, extension, moment, passed.task_above_id)
    if owed is None:
        outbox.enqueue(session, [reply(heard, texts.nothing_at_stake())], moment.now)
        return
    day = day_named(heard.words, moment.today)
    if day is not None and day <= max(owed.due, moment.today):
        refused = extension_texts.not_later(owed.number, max(owed.due, moment.today))
        outbox.enqueue(session, [reply(heard, refused, about=UpwardShown(passed.id))], moment.now)
        return
    said = reason_in(heard.words) or (None if day is not None else heard.words)
    until, reason = day or passed.until or extension.asked_until, masked(said) if said else passed.text
    _show_request(session, heard, moment, extension, up, _Wish(owed, until, reason))


def _send_request(
    session: Session, heard: Heard, actor: Actor, moment: Moment, passed: PassedUp, up: Above
) -> Marked | None:
    extension = extensions.find(session, passed.extension_id or 0)
    if passed.passed_at is not None or extension is None:
        return access.already_done()
    if extension.state is not ExtensionState.WAITING:
        return extension_texts.stands_now(extension_view(extension))
    owed, until = _owed(session, extension, moment, passed.task_above_id), passed.until
    if owed is None or until is None or until <= max(owed.due, moment.today):
        return texts.nothing_at_stake()
    passed_up.claim(session, passed.id, moment.now)
    passed_up.note_passed(session, extension, _called(up), moment.today)
    subject, after = f"extension:{extension.id}", log.written(task=owed.number, until=until)
    log.record(session, actor, "pass_up_extension", subject, moment.now, after=after)
    view, told_unit = extension_view(extension), _told_unit(session, extension, up)
    wanted = Wanted(owed.task_id, until, passed.text)
    arrives = ask_above(session, heard, moment, up, passed, wanted)
    sent = texts.extension_sent(view, _called(up), owed.number, until, arrives=arrives)
    outbox.enqueue(session, [edit(heard, sent), *told_unit], moment.now)
    return None


def _told_unit(session: Session, extension: Extension, up: Above) -> list[Outgoing]:
    about = ExtensionDecided(extension.id, (extension.task_id,))
    asked = Asked(extension.unit_id, extension.chat_id, extension.message_id, about)
    return answer_unit(session, asked, texts.told_unit_asked(extension_view(extension), _called(up)))


CONVERSATION = (
    on_press(SendUp, send, for_secretariat),
    on_press(KeepHere, keep, for_secretariat),
    on_press(AskAbove, ask_for_more, for_secretariat),
    on_press(ChooseAbove, choose, for_secretariat),
    on_reply(UpwardShown, take_words, for_secretariat),
)
