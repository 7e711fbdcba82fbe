"""/summary with words behind it: a period, a day, a part, a file, a task, a level, a unit."""

from collections.abc import Sequence

from sqlalchemy.orm import Session
from telegram import Message, Update
from telegram.ext import BaseHandler, CommandHandler, filters

from chat import keyboards, texts
from chat.audience import ROLES, Audience, for_viewers
from chat.buttons import Part
from chat.context import Context, message_of
from chat.exports import FileOrder
from chat.outgoing import reply
from chat.texts.summary_details import Said
from chat.texts.words import status_and_percent
from chat.understanding.summary_words import Question, period_meant, read_question
from handlers.exports import make_and_send, order_of
from handlers.summary import show
from plans.standing import Scope
from plans.text import fold
from reports.summary import summarise
from storage import directory, evidence, outbox, plans, reports, standings, summary, summary_parts
from storage.models import Plan, Unit
from storage.report_statements import quoted

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
    saved = plans.all_plans(session)
    if question.file is None or len(saved) != 1 or _no_day(context, question):
        return None
    scope = _scope(session, context, saved[0].id, question)
    return order_of(context, question.file, scope) if scope else None


def _no_day(context: Context, question: Question) -> str | None:
    """Return why nothing can be told of the day that is named, if one is."""
    if question.no_day is not None:
        return texts.summary_details.no_such_day(question.no_day)
    if question.day is not None and question.day > context.today:
        return texts.summary_details.day_to_come(question.day)
    return None


def answer_secretariat(session: Session, context: Context, message: Message, question: Question) -> None:
    """Answer with what the words ask for, or say what can be asked."""
    saved = plans.all_plans(session)
    if refusal := _no_day(context, question):
        _say(session, context, message, refusal)
    elif not saved:
        _say(session, context, message, texts.summary.no_plan())
    elif (question == Question() or question.file) and len(saved) > 1:
        choice = keyboards.plans([(plan.id, plan.title) for plan in saved])
        answer = reply(message, texts.summary.which_plan(len(saved)), keyboard=choice)
        outbox.enqueue(session, [answer], context.now)
    else:
        _answer(session, context, message, question, saved)


def _answer(
    session: Session, context: Context, message: Message, question: Question, saved: Sequence[Plan]
) -> None:
    """Answer for every plan that the question is about, a few at most."""
    scopes = [scope for plan in saved if (scope := _scope(session, context, plan.id, question)) is not None]
    if not scopes:
        known = [one for plan in saved for one in reports.named_periods(session, plan.id)]
        _say(session, context, message, texts.summary_details.no_period(known))
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
        value = summarise(summary.facts(session, scope), context.now)
        found = summary_parts.units(session, scope, question.level)
        _say(session, context, message, texts.summary.by_unit(value, found))
        return
    part = Part(question.topic.value) if question.topic else Part.WHOLE
    show(session, context, message, scope, part)


def _scope(session: Session, context: Context, plan_id: int, question: Question) -> Scope | None:
    """Return which state is asked for, or None where the plan has no such period."""
    if question.period is None:
        return summary.scope(session, plan_id, None, question.day, context.today)
    known = reports.named_periods(session, plan_id)
    meant = period_meant(known, question.period, context.today)
    return summary.of_period(session, plan_id, meant.due, context.today) if meant else None


def _show_task(
    session: Session, context: Context, message: Message, number: str, scopes: Sequence[Scope]
) -> None:
    found = [
        (scope, task_id)
        for scope in scopes
        if (task_id := summary_parts.task_numbered(session, scope.plan_id, number)) is not None
    ]
    for scope, task_id in found[-MOST_PLANS:]:
        _say(session, context, message, _task(session, context, scope, task_id))
    if not found:
        _say(session, context, message, texts.summary_details.no_task(number))


def _task(session: Session, context: Context, scope: Scope, task_id: int) -> str:
    day = scope.day if scope.is_past else None
    rows = standings.task_standings(session, scope.plan_id, day=day)
    standing = next(row for row in rows if row.id == task_id)
    late = summary.late_units(session, scope, task_id, summary.MOST_NAMED)
    said = [
        Said(unit, status_and_percent(row.status, row.percent), quoted(row), row.said_on)
        for unit, row in summary_parts.lead_statements(session, scope, task_id)
    ]
    state = texts.summary.as_of(scope, context.local_now)
    given = summary_parts.assigned(session, task_id)
    return texts.summary_details.task(standing, given, late, said, state)


def _show_unit(
    session: Session, context: Context, message: Message, name: str, scopes: Sequence[Scope]
) -> None:
    found = directory.find(session, name)
    if len(found) != 1:
        text = texts.summary_details.not_understood(name, [unit.name for unit in found])
        _say(session, context, message, text)
        return
    owing = set(summary_parts.plans_of(session, found[0].id))
    for scope in [scope for scope in scopes if scope.plan_id in owing][-MOST_PLANS:] or scopes[-1:]:
        files = len(evidence.files_of_unit(session, found[0].id, scope.plan_id))
        keyboard = keyboards.unit_files(found[0].id, scope.plan_id, files) if files else None
        answer = reply(message, _unit(session, context, scope, found[0]), keyboard=keyboard)
        outbox.enqueue(session, [answer], context.now)


def _unit(session: Session, context: Context, scope: Scope, unit: Unit) -> str:
    view = summary_parts.unit_view(session, scope, unit)
    return texts.summary_details.unit(view, context.local_now)


def answer_unit(session: Session, context: Context, message: Message) -> None:
    """Answer with the unit's own state; of others it is told nothing."""
    question = _question(context, message)
    own = session.get_one(Unit, context.unit_id)
    if refusal := _no_day(context, question):
        _say(session, context, message, refusal)
        return
    if question.unit and fold(question.unit) != fold(own.name):
        _say(session, context, message, texts.summary_details.only_ones_own())
        return
    scopes = [
        scope
        for plan_id in summary_parts.plans_of(session, own.id)
        if (scope := _scope(session, context, plan_id, question)) is not None
    ]
    for scope in scopes[-MOST_PLANS:]:
        _say(session, context, message, _unit(session, context, scope, own))
    if not scopes:
        _say(session, context, message, texts.periods.nothing_due())


def _say(session: Session, context: Context, message: Message, text: str) -> None:
    outbox.enqueue(session, [reply(message, text)], context.now)


def handlers() -> list[BaseHandler[Update, Context, None]]:
    """Return this conversation's handlers."""
    return [CommandHandler(["tonghop", "summary"], show_summary, filters=filters.UpdateType.MESSAGE)]
