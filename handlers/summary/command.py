"""/summary with words behind it: a period, a day, a part, a file, a task, a level, a unit."""

from collections.abc import Sequence

from sqlalchemy.orm import Session
from telegram import Message, Update
from telegram.ext import BaseHandler, CommandHandler, filters

from chat.audience import ROLES, Audience, for_viewers
from chat.buttons.reporting import evidence as evidence_buttons
from chat.buttons.summary import summary as summary_buttons
from chat.buttons.summary.summary import Part
from chat.context import Context, message_of
from chat.files import FileOrder
from chat.outgoing import reply
from chat.texts.reporting import periods as period_texts
from chat.texts.summary import details as detail_texts
from chat.texts.summary import parts as part_texts
from chat.texts.summary.details import Said
from chat.texts.words import status_and_percent
from chat.understanding.commands.summary_words import Question, period_meant, read_question
from handlers.summary.files import make_and_send, order_of
from handlers.summary.parts import show
from plans.standing import Scope
from plans.text import fold
from reports.summary import summarise
from storage import outbox
from storage.models import Plan, Unit
from storage.plans import saving
from storage.reporting import evidence
from storage.summary import facts, parts, plan_report, task_counts
from storage.summary.lead_statements import quoted
from storage.units import directory

MOST_PLANS = 3


@for_viewers
async def show_summary(update: Update, context: Context) -> None:
    """Show the secretariat and its members what they ask for, and anybody else their own unit."""
    message = message_of(update)
    if context.actor.role in ROLES[Audience.SECRETARIAT_READER]:
        await _answer_secretariat(context, message)
    else:
        await context.transact(answer_unit, context, message)


def _question(context: Context, message: Message) -> Question:
    words = (message.text or "").partition(" ")[2]
    return read_question(words, context.today)


async def _answer_secretariat(context: Context, message: Message) -> None:
    question = _question(context, message)
    order = await context.read(_order, context, question)
    if order is None:
        await context.transact(answer_secretariat, context, message, question)
    else:
        await make_and_send(context, message, order)


def _order(session: Session, context: Context, question: Question) -> FileOrder | None:
    """Return the order of the file that is asked for, or None where words have to answer."""
    saved = saving.all_plans(session)
    if question.file is None or len(saved) != 1 or _no_day(context, question):
        return None
    scope = _scope(session, context, saved[0].id, question)
    return order_of(context, question.file, scope) if scope else None


def _no_day(context: Context, question: Question) -> str | None:
    """Return why nothing can be told of the day that is named, if one is."""
    if question.no_day is not None:
        return detail_texts.no_such_day(question.no_day)
    if question.day is not None and question.day > context.today:
        return detail_texts.day_to_come(question.day)
    return None


def answer_secretariat(session: Session, context: Context, message: Message, question: Question) -> None:
    """Answer with what the words ask for, or say what can be asked."""
    saved = saving.all_plans(session)
    if refusal := _no_day(context, question):
        _say(session, context, message, refusal)
    elif not saved:
        _say(session, context, message, part_texts.no_plan())
    elif (question == Question() or question.file) and len(saved) > 1:
        choice = summary_buttons.plans([(plan.id, plan.title) for plan in saved])
        answer = reply(message, part_texts.which_plan(len(saved)), keyboard=choice)
        outbox.enqueue(session, [answer], context.now)
    else:
        _answer(session, context, message, question, saved)


def _answer(
    session: Session, context: Context, message: Message, question: Question, saved: Sequence[Plan]
) -> None:
    """Answer for every plan that the question is about, a few at most."""
    scopes = [scope for plan in saved if (scope := _scope(session, context, plan.id, question)) is not None]
    if not scopes:
        known = [one for plan in saved for one in plan_report.named_periods(session, plan.id)]
        _say(session, context, message, detail_texts.no_period(known))
    elif question.task is not None:
        _show_task(session, context, message, question.task, scopes)
    elif question.unit is not None:
        _show_unit(session, context, message, question.unit, scopes)
    else:
        for scope in scopes[-MOST_PLANS:]:
            _show_whole(session, context, message, question, scope)


def _show_whole(
    session: Session, context: Context, message: Message, question: Question, scope: Scope
) -> None:
    if question.level is not None:
        value = summarise(facts.facts(session, scope), context.now)
        found = parts.units(session, scope, question.level)
        _say(session, context, message, part_texts.by_unit(value, found))
        return
    part = Part(question.topic.value) if question.topic else Part.WHOLE
    show(session, context, message, scope, part)


def _scope(session: Session, context: Context, plan_id: int, question: Question) -> Scope | None:
    """Return which state is asked for, or None where the plan has no such period."""
    if question.period is None:
        return facts.scope(session, plan_id, None, question.day, context.today)
    known = plan_report.named_periods(session, plan_id)
    meant = period_meant(known, question.period, context.today)
    return facts.of_period(session, plan_id, meant.due, context.today) if meant else None


def _show_task(
    session: Session, context: Context, message: Message, number: str, scopes: Sequence[Scope]
) -> None:
    found = [
        (scope, task_id)
        for scope in scopes
        if (task_id := parts.task_numbered(session, scope.plan_id, number)) is not None
    ]
    for scope, task_id in found[-MOST_PLANS:]:
        _say(session, context, message, _task(session, context, scope, task_id))
    if not found:
        _say(session, context, message, detail_texts.no_task(number))


def _task(session: Session, context: Context, scope: Scope, task_id: int) -> str:
    day = scope.day if scope.is_past else None
    rows = task_counts.task_standings(session, scope.plan_id, day=day)
    standing = next(row for row in rows if row.id == task_id)
    late = facts.late_units(session, scope, task_id, facts.MOST_NAMED)
    said = [
        Said(unit, status_and_percent(row.status, row.percent), quoted(row), row.said_on)
        for unit, row in parts.lead_statements(session, scope, task_id)
    ]
    state = part_texts.as_of(scope, context.local_now)
    given = parts.assigned(session, task_id)
    return detail_texts.task(standing, given, late, said, state)


def _show_unit(
    session: Session, context: Context, message: Message, name: str, scopes: Sequence[Scope]
) -> None:
    found = directory.find(session, name)
    if len(found) != 1:
        text = detail_texts.not_understood(name, [unit.name for unit in found])
        _say(session, context, message, text)
        return
    owing = set(parts.plans_of(session, found[0].id))
    for scope in [scope for scope in scopes if scope.plan_id in owing][-MOST_PLANS:] or scopes[-1:]:
        files = len(evidence.files_of_unit(session, found[0].id, scope.plan_id))
        keyboard = evidence_buttons.unit_files(found[0].id, scope.plan_id, files) if files else None
        answer = reply(message, _unit(session, context, scope, found[0]), keyboard=keyboard)
        outbox.enqueue(session, [answer], context.now)


def _unit(session: Session, context: Context, scope: Scope, unit: Unit) -> str:
    view = parts.unit_view(session, scope, unit)
    return detail_texts.unit(view, context.local_now)


def answer_unit(session: Session, context: Context, message: Message) -> None:
    """Answer with the unit's own state; of others it is told nothing."""
    question = _question(context, message)
    own = session.get_one(Unit, context.unit_id)
    if refusal := _no_day(context, question):
        _say(session, context, message, refusal)
        return
    if question.unit and fold(question.unit) != fold(own.name):
        _say(session, context, message, detail_texts.only_ones_own())
        return
    scopes = [
        scope
        for plan_id in parts.plans_of(session, own.id)
        if (scope := _scope(session, context, plan_id, question)) is not None
    ]
    for scope in scopes[-MOST_PLANS:]:
        _say(session, context, message, _unit(session, context, scope, own))
    if not scopes:
        _say(session, context, message, period_texts.nothing_due())


def _say(session: Session, context: Context, message: Message, text: str) -> None:
    outbox.enqueue(session, [reply(message, text)], context.now)


def handlers() -> list[BaseHandler[Update, Context, None]]:
    """Return this conversation's handlers."""
    return [CommandHandler(["tonghop", "summary"], show_summary, filters=filters.UpdateType.MESSAGE)]
