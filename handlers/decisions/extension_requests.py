"""A unit asks for more time for a task: in words or by buttons, and answers the day that is proposed."""

from collections.abc import Sequence
from datetime import date, timedelta

from sqlalchemy.orm import Session

from chat.audience import for_unit
from chat.buttons.decisions import extensions as extension_buttons
from chat.buttons.decisions.extensions import (
    AnswerProposal,
    AskExtension,
    ExtensionDayWanted,
    ExtensionReasonWanted,
    WantUntil,
)
from chat.conversation import on_press, on_reply
from chat.heard import Heard
from chat.markup import Marked
from chat.messages.decisions import upward_extensions
from chat.messages.decisions.extensions import notices
from chat.messages.decisions.states import extension_view
from chat.moment import Moment
from chat.notices import promised, to_secretariat
from chat.outgoing import edit, reply
from chat.texts import access
from chat.texts.decisions import extensions as extension_texts
from chat.texts.reporting import statuses as status_texts
from chat.understanding import Item, Kind, ReplyContext, Understood, understand
from chat.understanding.commands.short_answers import day_named, days_added, reason_in
from storage import outbox
from storage.actors import Actor
from storage.decisions import extensions
from storage.decisions.extensions import Decision, NoDueDateError, NothingToExtendError, NotLaterError, Wanted
from storage.groups import reach
from storage.models import Extension, ExtensionState, Task
from storage.outbox import Outgoing
from storage.reporting import led_tasks
from storage.reporting.led_tasks import NotYourTaskError

DAYS_OFFERED = (7, 14, 30)


def ask_in_words(
    session: Session,
    heard: Heard,
    actor: Actor,
    moment: Moment,
    words: str,
    asked: Sequence[tuple[Task, Item]],
) -> list[Outgoing]:
    """Pass on the requests in a message, or ask until when; return what is said to it."""
    answers = []
    for task, item in asked:
        reason = item.obstacle or reason_in(words)
        until = item.extension_until or _added_to_due(session, actor, moment, task.id, words)
        answers += (
            _question(session, heard, actor, moment, task)
            if until is None
            else _ask(session, heard, actor, moment, task, Wanted(task.id, until, reason, heard.id))
        )
    return answers


def _added_to_due(session: Session, actor: Actor, moment: Moment, task_id: int, words: str) -> date | None:
    """Return the day that "thêm 10 ngày" comes to, counted from the present due date."""
    days = days_added(words)
    if days is None:
        return None
    try:
        due = extensions.obligation_to_extend(session, actor.speaks_for, task_id).due
    except (NotYourTaskError, NothingToExtendError):
        due = None
    return (due or moment.today) + timedelta(days=days)


def _ask(
    session: Session, heard: Heard, actor: Actor, moment: Moment, task: Task, wanted: Wanted
) -> list[Outgoing]:
    """Pass a request on to the secretariat; return what the unit and the secretariat are told."""
    try:
        extension, is_new = extensions.ask(session, actor, wanted, moment.now, moment.today)
    except NothingToExtendError as error:
        return [reply(heard, _why_not(error, task))]
    view = extension_view(extension)
    if not is_new:
        return [reply(heard, extension_texts.asked_before(view))]
    about = ExtensionReasonWanted(extension.id, (task.id,))
    keyboard = extension_buttons.take_back_extension(extension.id, extension.asked_until)
    text = extension_texts.asked(view, arrives=reach.secretariat_hears(session))
    told = reply(heard, text, keyboard=keyboard, about=about)
    return [told, *promised(session, heard, notices(session, extension, moment.today))]


def _why_not(error: NothingToExtendError, task: Task) -> Marked:
    if isinstance(error, NotLaterError):
        return extension_texts.not_later(task.number, error.due)
    if isinstance(error, NoDueDateError):
        return extension_texts.no_due_date(task.number)
    return extension_texts.not_owed(task.number)


def _question(session: Session, heard: Heard, actor: Actor, moment: Moment, task: Task) -> list[Outgoing]:
    """Return the question until when a unit wants more time, or why it cannot have any."""
    try:
        owed = extensions.obligation_to_extend(session, actor.speaks_for, task.id)
    except NothingToExtendError as error:
        return [reply(heard, _why_not(error, task))]
    due = owed.due or moment.today
    offered = [max(due, moment.today) + timedelta(days=days) for days in DAYS_OFFERED]
    key = moment.once("more-time", heard.chat_id, heard.id, task.id)
    question = reply(
        heard,
        extension_texts.ask_day(task.number, task.title, due),
        keyboard=extension_buttons.days_to_ask_for(task.id, offered),
        about=ExtensionDayWanted(task.id),
        dedupe_key=key,
    )
    return [question]


def ask_until_when(
    session: Session, heard: Heard, actor: Actor, moment: Moment, button: AskExtension
) -> Marked | None:
    """Send the question until when; return what to say if the task cannot have more time."""
    try:
        owed = extensions.obligation_to_extend(session, actor.speaks_for, button.task)
    except NotYourTaskError:
        return status_texts.not_your_task()
    except NothingToExtendError as error:
        return _why_not(error, led_tasks.task_led_by(session, actor.speaks_for, button.task).task)
    assert owed.task is not None  # noqa: S101 -- it is what is owed on a task
    outbox.enqueue(session, _question(session, heard, actor, moment, owed.task), moment.now)
    return None


def ask_until(
    session: Session, heard: Heard, actor: Actor, moment: Moment, button: WantUntil
) -> Marked | None:
    """Pass the request on; return what to say if it cannot be, or was before."""
    until = button.day
    if until is None:
        return access.expired()
    # The words that asked for more time, where our question answered any.
    wanted = Wanted(button.task, until, message_id=heard.answers or heard.id)
    try:
        extension, is_new = extensions.ask(session, actor, wanted, moment.now, moment.today)
    except NotYourTaskError:
        return status_texts.not_your_task()
    except NothingToExtendError as error:
        return _why_not(error, led_tasks.task_led_by(session, actor.speaks_for, button.task).task)
    if not is_new:
        return access.already_done()
    keyboard = extension_buttons.take_back_extension(extension.id, extension.asked_until)
    text = extension_texts.asked(extension_view(extension), arrives=reach.secretariat_hears(session))
    shown = edit(heard, text, keyboard=keyboard)
    outbox.enqueue(
        session, [shown, *promised(session, heard, notices(session, extension, moment.today))], moment.now
    )
    return None


def take_day(
    session: Session, heard: Heard, actor: Actor, moment: Moment, subject: ExtensionDayWanted
) -> bool:
    """Take a unit's words as the day until which it wants more time, and why; a report is not taken."""
    if not _may_name_a_day(heard.words, moment):
        return False
    try:
        task = led_tasks.task_led_by(session, actor.speaks_for, subject.task).task
    except NotYourTaskError:
        answers = [reply(heard, status_texts.not_your_task())]
    else:
        answers = _ask_as_said(session, heard, actor, moment, task)
    outbox.enqueue(session, answers, moment.now)
    return True


def _may_name_a_day(words: str, moment: Moment) -> bool:
    """Return whether words say until when, or why; or do neither, but report nothing else."""
    if day_named(words, moment.today) or days_added(words) or reason_in(words):
        return True
    items = _understood(words, moment).items
    return bool(words) and not any(item.status is not None or item.percent is not None for item in items)


def _understood(words: str, moment: Moment) -> Understood:
    """Return what words say of some task, whichever is meant."""
    return understand(words, ReplyContext("", ("1",), about="1", today=moment.today))


def _ask_as_said(session: Session, heard: Heard, actor: Actor, moment: Moment, task: Task) -> list[Outgoing]:
    """Pass on the wish for the day that words name, keep the reason they give, or ask for the day again."""
    words = heard.words
    until = day_named(words, moment.today) or _added_to_due(session, actor, moment, task.id, words)
    if until is not None:
        return _ask(session, heard, actor, moment, task, Wanted(task.id, until, reason_in(words), heard.id))
    waiting = extensions.waiting_for(session, actor.speaks_for, task.id)
    if waiting is not None:
        return _keep_reason(session, heard, moment, waiting)
    return [reply(heard, extension_texts.no_day(), about=ExtensionDayWanted(task.id))]


def take_reason(
    session: Session, heard: Heard, actor: Actor, moment: Moment, subject: ExtensionReasonWanted
) -> bool:
    """Take a unit's words as the reason for its request; one more request or a report is not taken."""
    extension = extensions.find(session, subject.extension)
    is_own = extension is not None and extension.unit_id == actor.speaks_for
    if extension is None or not is_own or not _may_be_a_reason(heard.words, moment):
        return False
    outbox.enqueue(session, _keep_reason(session, heard, moment, extension), moment.now)
    return True


def _may_be_a_reason(words: str, moment: Moment) -> bool:
    kind = _understood(words, moment).kind
    if kind is Kind.EXTENSION:
        return False
    return bool(reason_in(words)) or (bool(words) and kind is Kind.CHATTER)


def _keep_reason(session: Session, heard: Heard, moment: Moment, extension: Extension) -> list[Outgoing]:
    view = extension_view(extension)
    if extension.state is not ExtensionState.WAITING:
        return [reply(heard, extension_texts.stands_now(view))]
    extensions.add_reason(session, extension, reason_in(heard.words) or heard.words)
    text = extension_texts.reason_kept(view, arrives=reach.secretariat_hears(session))
    return [reply(heard, text), *promised(session, heard, notices(session, extension, moment.today))]


def answer_proposal(
    session: Session, heard: Heard, actor: Actor, moment: Moment, button: AnswerProposal
) -> Marked | None:
    """Let the proposed day be the due date, or end the request; return what to say of a stale press."""
    extension = extensions.find(session, button.extension)
    if extension is None or extension.unit_id != actor.speaks_for:
        return access.expired()
    until = button.day
    if extension.state not in extensions.PENDING or until != _day_in_question(extension):
        is_doubled = extension.state is button.decision
        stands = extension_texts.stands_now(extension_view(extension))
        return access.already_done() if is_doubled else stands
    decision = Decision(button.decision, until if button.decision is ExtensionState.GRANTED else None)
    extensions.decide(session, actor, extension, decision, moment.now, moment.today)
    view = extension_view(extension)
    is_granted = extension.state is ExtensionState.GRANTED
    text = extension_texts.told_unit(view) if is_granted else extension_texts.withdrawn(view)
    told = to_secretariat(session, extension_texts.unit_answered(view))
    outbox.enqueue(session, [edit(heard, text), *told], moment.now)
    upward_extensions.pass_on(session, moment, extension)
    return None


def _day_in_question(extension: Extension) -> date | None:
    is_proposed = extension.state is ExtensionState.PROPOSED
    return extension.proposed_until if is_proposed else extension.asked_until


CONVERSATION = (
    on_press(AskExtension, ask_until_when, for_unit),
    on_press(WantUntil, ask_until, for_unit),
    on_press(AnswerProposal, answer_proposal, for_unit),
    on_reply(ExtensionDayWanted, take_day, for_unit),
    on_reply(ExtensionReasonWanted, take_reason, for_unit),
)
