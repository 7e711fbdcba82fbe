"""/summary with words behind it: a period, a day, a part, a file, a task, a level, a unit."""

from collections.abc import Sequence

from sqlalchemy.orm import Session

from chat.audience import ROLES, Audience, for_viewers
from chat.buttons.base import Keyboard
from chat.buttons.reporting import evidence as evidence_buttons
from chat.buttons.summary import summary as summary_buttons
from chat.buttons.summary.summary import Part
from chat.context import Context
from chat.conversation import on_long_command
from chat.files import FileOrder
from chat.heard import Heard
from chat.markup import Marked, message
from chat.messages.reporting.evidence import beside, has_files
from chat.moment import Moment
from chat.outgoing import reply
from chat.texts.reporting import periods as period_texts
from chat.texts.summary import details as detail_texts
from chat.texts.summary import own_plans
from chat.texts.summary import parts as part_texts
from chat.texts.summary.details import LeadWords
from chat.texts.words import status_and_percent
from chat.understanding.commands.summary_words import SummaryQuestion, period_meant, read_question
from handlers.summary.files import make_and_send, order_of
from handlers.summary.leaders import show_to_leader_of_all, show_to_leader_of_unit
from handlers.summary.parts import show
from plans.standing import Scope
from plans.text import fold
from reports.summary import summarise
from storage import outbox
from storage.actors import Actor
from storage.models import LinkRole, Plan, Unit
from storage.plans import saving
from storage.reporting import evidence
from storage.summary import facts, parts, plan_report, task_counts
from storage.summary.lead_statements import quoted
from storage.summary.scopes import of_period, scope_for
from storage.units import between_levels, directory

MOST_PLANS = 3


async def show_summary(context: Context) -> None:
    """Show the secretariat and its members what they ask for, and anybody else their own unit."""
    question = read_question(context.heard.said, context.moment.today)
    if question == SummaryQuestion() and context.actor.role is LinkRole.PROVINCE_LEADER:
        await context.transact(show_to_leader_of_all, context.heard, context.moment)
    elif question == SummaryQuestion() and context.actor.role is LinkRole.LEADER:
        await context.transact(show_to_leader_of_unit, context.heard, context.actor, context.moment)
    elif context.actor.role in ROLES[Audience.SECRETARIAT_READER]:
        await _answer_secretariat(context, question)
    else:
        await context.transact(answer_unit, context.heard, context.actor, context.moment, question)


async def _answer_secretariat(context: Context, question: SummaryQuestion) -> None:
    order = await context.read(_order, context.actor, context.moment, question)
    if order is None:
        await context.transact(answer_secretariat, context.heard, context.moment, question)
    else:
        await make_and_send(context, order)


def _order(session: Session, actor: Actor, moment: Moment, question: SummaryQuestion) -> FileOrder | None:
    """Return the order of the file that is asked for, or None where words have to answer."""
    saved = saving.all_plans(session)
    if question.file is None or len(saved) != 1 or _no_day(moment, question):
        return None
    scope = _scope(session, moment, saved[0].id, question)
    return order_of(actor, moment, question.file, scope) if scope else None


def _no_day(moment: Moment, question: SummaryQuestion) -> Marked | None:
    """Return why nothing can be told of the day that is named, if one is."""
    if question.no_day is not None:
        return detail_texts.no_such_day(question.no_day)
    if question.day is not None and question.day > moment.today:
        return detail_texts.day_to_come(question.day)
    return None


def answer_secretariat(session: Session, heard: Heard, moment: Moment, question: SummaryQuestion) -> None:
    """Answer with what the words ask for, or say what can be asked."""
    saved = saving.all_plans(session)
    if refusal := _no_day(moment, question):
        _say(session, heard, moment, refusal)
    elif not saved:
        _say(session, heard, moment, part_texts.no_plan())
    elif (question == SummaryQuestion() or question.file) and len(saved) > 1:
        choice = summary_buttons.plans([(plan.id, plan.title) for plan in saved])
        answer = reply(heard, part_texts.which_plan(len(saved)), keyboard=choice)
        outbox.enqueue(session, [answer], moment.now)
    else:
        _answer(session, heard, moment, question, saved)


def _answer(
    session: Session, heard: Heard, moment: Moment, question: SummaryQuestion, saved: Sequence[Plan]
) -> None:
    """Answer for every plan that the question is about, a few at most."""
    scopes = [scope for plan in saved if (scope := _scope(session, moment, plan.id, question)) is not None]
    if not scopes:
        known = [one for plan in saved for one in plan_report.named_periods(session, plan.id)]
        _say(session, heard, moment, detail_texts.no_period(known))
    elif question.task is not None:
        _show_task(session, heard, moment, question.task, scopes)
    elif question.unit is not None:
        _show_unit(session, heard, moment, question.unit, scopes)
    else:
        for scope in scopes[-MOST_PLANS:]:
            _show_whole(session, heard, moment, question, scope)


def _show_whole(
    session: Session, heard: Heard, moment: Moment, question: SummaryQuestion, scope: Scope
) -> None:
    if question.level is not None:
        value = summarise(facts.facts(session, scope), moment.now)
        found = parts.units(session, scope, question.level)
        _say(session, heard, moment, part_texts.by_unit(value, found))
        return
    part = Part(question.topic.value) if question.topic else Part.WHOLE
    show(session, heard, moment, scope, part)


def _scope(session: Session, moment: Moment, plan_id: int, question: SummaryQuestion) -> Scope | None:
    """Return which state is asked for, or None where the plan has no such period."""
    if question.period is None:
        return scope_for(session, plan_id, None, question.day, moment.today)
    known = plan_report.named_periods(session, plan_id)
    meant = period_meant(known, question.period, moment.today)
    return of_period(session, plan_id, meant.due, moment.today) if meant else None


def _show_task(session: Session, heard: Heard, moment: Moment, number: str, scopes: Sequence[Scope]) -> None:
    found = [
        (scope, task_id)
        for scope in scopes
        if (task_id := parts.task_numbered(session, scope.plan_id, number)) is not None
    ]
    for scope, task_id in found[-MOST_PLANS:]:
        text, keyboard = _task(session, moment, scope, task_id)
        outbox.enqueue(session, [reply(heard, text, keyboard=keyboard)], moment.now)
    if not found:
        _say(session, heard, moment, detail_texts.no_task(number))


def _task(session: Session, moment: Moment, scope: Scope, task_id: int) -> tuple[Marked, Keyboard | None]:
    """Return how a task stands, with what units showed for it."""
    day = scope.day if scope.is_past else None
    rows = task_counts.counted_tasks(session, scope.plan_id, day=day)
    counted = next(row for row in rows if row.id == task_id)
    late = facts.late_units(session, scope, task_id, facts.MOST_NAMED)
    spoken = parts.lead_statements(session, scope, task_id)
    shown = evidence.of_statements(session, [row.id for _, row in spoken])
    said = [
        LeadWords(
            unit,
            status_and_percent(row.status, row.percent, row.day_named),
            quoted(row),
            row.said_on,
            beside(shown.get(row.id, ())),
        )
        for unit, row in spoken
    ]
    state = part_texts.as_of(scope, moment.local_now)
    given = parts.assigned(session, task_id)
    to_see = [(unit, row.id) for unit, row in spoken if has_files(shown.get(row.id, ()))]
    text = detail_texts.task(counted, given, late, said, state)
    return text, evidence_buttons.of_statements(to_see)


def _show_unit(session: Session, heard: Heard, moment: Moment, name: str, scopes: Sequence[Scope]) -> None:
    found = directory.find(session, name)
    unit = found.unit
    if unit is None:
        _say(session, heard, moment, detail_texts.not_understood(name, found.names))
        return
    owing = set(parts.plans_of(session, unit.id))
    told = [scope for scope in scopes if scope.plan_id in owing][-MOST_PLANS:] or scopes[-1:]
    for scope in told:
        files = len(evidence.files_of_unit(session, unit.id, scope.plan_id))
        keyboard = evidence_buttons.unit_files(unit.id, scope.plan_id, files) if files else None
        text = _unit(session, moment, scope, unit)
        if scope is told[-1] and not scope.is_past:
            text = _with_own_plans(session, moment, unit, text)
        answer = reply(heard, text, keyboard=keyboard)
        outbox.enqueue(session, [answer], moment.now)


def _unit(session: Session, moment: Moment, scope: Scope, unit: Unit) -> Marked:
    view = parts.unit_view(session, scope, unit)
    return detail_texts.unit(view, moment.local_now)


def _with_own_plans(session: Session, moment: Moment, unit: Unit, text: Marked) -> Marked:
    """Return what is told of a unit, and below it how the plans of its own office stand now."""
    own = between_levels.plans_of(session, unit.id, moment.today)
    return message(text, "", own_plans.below(own)) if own is not None and own.tasks else text


def answer_unit(
    session: Session, heard: Heard, actor: Actor, moment: Moment, question: SummaryQuestion
) -> None:
    """Answer with the unit's own state; of others it is told nothing."""
    own = session.get_one(Unit, actor.speaks_for)
    if refusal := _no_day(moment, question):
        _say(session, heard, moment, refusal)
        return
    if question.unit and fold(question.unit) != fold(own.name):
        _say(session, heard, moment, detail_texts.only_ones_own())
        return
    scopes = [
        scope
        for plan_id in parts.plans_of(session, own.id)
        if (scope := _scope(session, moment, plan_id, question)) is not None
    ]
    for scope in scopes[-MOST_PLANS:]:
        _say(session, heard, moment, _unit(session, moment, scope, own))
    if not scopes:
        _say(session, heard, moment, period_texts.nothing_due())


def _say(session: Session, heard: Heard, moment: Moment, text: Marked) -> None:
    outbox.enqueue(session, [reply(heard, text)], moment.now)


CONVERSATION = (on_long_command("tonghop", "summary", talk=show_summary, who=for_viewers),)
