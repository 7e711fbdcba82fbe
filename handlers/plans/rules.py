"""The secretariat sees what each plan asks to be reported, and adds, changes, stops a rule."""

from typing import Any

from sqlalchemy.orm import Session

from chat.audience import for_secretariat
from chat.buttons.base import Keyboard
from chat.buttons.plans import rules as rule_buttons
from chat.buttons.plans.rules import (
    AddressRule,
    AddRule,
    AskRuleDay,
    AskRuleUnits,
    AskStopRule,
    RuleWhom,
    StopRule,
)
from chat.context import Context
from chat.conversation import on_command, on_long_press, on_press
from chat.heard import Heard
from chat.moment import Moment
from chat.outgoing import answer_press, edit, reply
from chat.texts import access
from chat.texts.plans import rules as rule_texts
from chat.texts.plans.rules import RuleLine
from chat.texts.requests import composing as composing_texts
from chat.texts.summary import parts as part_texts
from plans.addressees import Addressees, Scope
from plans.plan import RuleKind
from plans.reading.rule_words import read_rule_words
from plans.units import UnitLevel
from reports.names import RULES
from storage import outbox
from storage.actors import Actor
from storage.models import Plan, ReportRule
from storage.outbox import Outgoing
from storage.plans import obligations, saving, settings
from storage.plans import rules as report_rules
from storage.reporting import period_names
from storage.units import addressees

MOST_PLANS = 8
WHOM = {
    RuleWhom.ALL: Addressees(Scope.ALL),
    RuleWhom.LEADS: Addressees(Scope.LEADS),
    RuleWhom.PROVINCE: Addressees(Scope.LEVELS, (UnitLevel.PROVINCE,)),
    RuleWhom.DISTRICT: Addressees(Scope.LEVELS, (UnitLevel.DISTRICT,)),
    RuleWhom.COMMUNE: Addressees(Scope.LEVELS, (UnitLevel.COMMUNE,)),
}


def list_rules(session: Session, heard: Heard, actor: Actor, moment: Moment) -> None:
    """Answer with a card a plan."""
    cards = [_card(session, message, plan) for plan in saving.all_plans(session)[-MOST_PLANS:]]
    outbox.enqueue(session, cards or [reply(heard, part_texts.no_plan())], moment.now)


def _card(session: Session, heard: Heard, plan: Plan) -> Outgoing:
    rules = obligations.rules_in_force(session, plan)
    lines = [RuleLine(obligations.rule_values(rule), _whom(session, rule), rule.channel) for rule in rules]
    changeable = [
        (number, rule.id) for number, rule in enumerate(rules, start=1) if rule.kind is not RuleKind.AD_HOC
    ]
    keyboard = rule_buttons.rules(plan.id, changeable)
    return reply(heard, rule_texts.card(plan.title, lines), keyboard=keyboard)


def _whom(session: Session, rule: ReportRule) -> str:
    match rule.scope:
        case Scope.ALL:
            return rule_texts.whom_all()
        case Scope.LEADS:
            return rule_texts.whom_leads()
        case Scope.LEVELS:
            return rule_texts.whom_levels(rule.levels)
        case Scope.NAMED:
            return rule_texts.whom_named(addressees.names_of(session, rule.units))


async def ask_new(context: Context) -> None:
    """Ask which report is to be asked for as well."""
    press, message, button = pressed(update, AddRule)
    about = {"kind": "rule", "part": "add", "plan": button.plan}
    await context.transact(_ask, heard, actor, moment, rule_texts.ask_new(), about, None)
    answer_press(context, press)


def _ask(
    session: Session,
    heard: Heard,
    actor: Actor,
    moment: Moment,
    text: str,
    about: dict[str, Any],
    keyboard: Keyboard | None,
) -> None:
    # A press that Telegram repeats within the minute asks only once.
    key = f"{about}:{heard.chat_id}:{heard.id}:{moment.minute}"
    question = reply(heard, text, keyboard=keyboard, about=about, dedupe_key=key)
    outbox.enqueue(session, [question], moment.now)


async def ask_day(context: Context) -> None:
    """Ask for another day of a rule."""
    press, message, button = pressed(update, AskRuleDay)
    alert = await context.transact(ask_about_rule, heard, actor, moment, button.rule, "day")
    answer_press(context, press, alert, alert=alert is not None)


async def ask_units(context: Context) -> None:
    """Ask whom a rule is for."""
    press, message, button = pressed(update, AskRuleUnits)
    alert = await context.transact(ask_about_rule, heard, actor, moment, button.rule, "units")
    answer_press(context, press, alert, alert=alert is not None)


async def ask_stop(context: Context) -> None:
    """Ask whether a report is really asked for no more."""
    press, message, button = pressed(update, AskStopRule)
    alert = await context.transact(ask_about_rule, heard, actor, moment, button.rule, "stop")
    answer_press(context, press, alert, alert=alert is not None)


def ask_about_rule(
    session: Session, heard: Heard, actor: Actor, moment: Moment, rule_id: int, part: str
) -> str | None:
    """Ask for a part of a rule; return what to say if the rule was stopped."""
    rule = report_rules.rule_of(session, rule_id)
    if rule is None:
        return access.expired()
    values = obligations.rule_values(rule)
    questions = {
        "day": (rule_texts.ask_day(values), None),
        "units": (rule_texts.ask_units(values), rule_buttons.rule_units(rule_id)),
        "stop": (rule_texts.ask_stop(values), rule_buttons.stop_rule(rule_id)),
    }
    text, keyboard = questions[part]
    _ask(session, heard, actor, moment, text, {"kind": "rule", "part": part, "rule": rule_id}, keyboard)
    return None


def take_rule(
    session: Session, heard: Heard, actor: Actor, moment: Moment, about: dict[str, Any], words: str
) -> None:
    """Take what the secretariat replied: a new rule, another day, other units."""
    if about["part"] == "add":
        answers = _add(session, heard, actor, moment, about["plan"], words)
    elif (rule := report_rules.rule_of(session, about["rule"])) is None:
        answers = [reply(heard, access.expired())]
    elif about["part"] == "units":
        answers = _address_by_words(session, heard, actor, moment, rule, words)
    else:
        answers = _change(session, heard, actor, moment, rule, words)
    outbox.enqueue(session, answers or [reply(heard, rule_texts.not_understood(), about=about)], moment.now)


def _add(
    session: Session, heard: Heard, actor: Actor, moment: Moment, plan_id: int, words: str
) -> list[Outgoing]:
    plan = settings.plan_of(session, plan_id)
    rules, channel = read_rule_words(words, plan.year if plan else moment.today.year)
    if plan is None or not rules:
        return []
    for values in rules:
        report_rules.add_rule(session, actor, plan, values, channel, moment.now, moment.today)
    text = rule_texts.added(rules, actor.display_name)
    return [reply(heard, text), _card(session, message, plan)]


def _change(
    session: Session, heard: Heard, actor: Actor, moment: Moment, rule: ReportRule, words: str
) -> list[Outgoing]:
    """Let the rule name the day in the words, which may leave out how often it is."""
    plan = saving.plan_of_rule(session, rule)
    rules, channel = read_rule_words(words, plan.year)
    if not rules:
        rules, channel = read_rule_words(f"{RULES[rule.kind]} {words}", plan.year)
    values = next((one for one in rules if one.kind is rule.kind), None)
    if values is None or len(rules) > 1:
        return []
    effect = report_rules.change_rule(session, actor, rule, values, channel, moment.now, moment.today)
    moved = [period_names.named(period) for period in effect.moved]
    text = rule_texts.changed(values, moved, actor.display_name)
    return [reply(heard, text), _card(session, message, plan)]


def _address_by_words(
    session: Session, heard: Heard, actor: Actor, moment: Moment, rule: ReportRule, words: str
) -> list[Outgoing]:
    found = addressees.understand(session, words, moment.today)
    if found.whom is None:
        about = {"kind": "rule", "part": "units", "rule": rule.id}
        return [reply(heard, composing_texts.unknown_units(found.unknown or [words]), about=about)]
    return [reply(heard, _address(session, actor, moment, rule, found.whom))]


def _address(session: Session, actor: Actor, moment: Moment, rule: ReportRule, whom: Addressees) -> str:
    report_rules.address_rule(session, actor, rule, whom, moment.now, moment.today)
    values, called = obligations.rule_values(rule), _whom(session, rule)
    return rule_texts.addressed(values, called, actor.display_name)


def address_by_button(
    session: Session, heard: Heard, actor: Actor, moment: Moment, button: AddressRule
) -> str | None:
    """Change whom a rule is for; return what to say if the rule was stopped."""
    rule = report_rules.rule_of(session, button.rule)
    if rule is None:
        return access.expired()
    text = _address(session, actor, moment, rule, WHOM[button.whom])
    outbox.enqueue(session, [edit(heard, text)], moment.now)
    return None


def stop(session: Session, heard: Heard, actor: Actor, moment: Moment, button: StopRule) -> str | None:
    """Stop a rule; return what to say if it was stopped before."""
    rule = report_rules.rule_of(session, button.rule)
    if rule is None:
        return access.already_done()
    values = obligations.rule_values(rule)
    effect = report_rules.stop_rule(session, actor, rule, moment.now, moment.today)
    removed = [period_names.named(period) for period in effect.removed]
    text = rule_texts.stopped(values, removed, actor.display_name)
    outbox.enqueue(session, [edit(heard, text)], moment.now)
    return None


CONVERSATION = (
    on_command("chedobaocao", work=list_rules, who=for_secretariat),
    on_long_press(AddRule, ask_new, for_secretariat),
    on_long_press(AskRuleDay, ask_day, for_secretariat),
    on_long_press(AskRuleUnits, ask_units, for_secretariat),
    on_long_press(AskStopRule, ask_stop, for_secretariat),
    on_press(AddressRule, address_by_button, for_secretariat),
    on_press(StopRule, stop, for_secretariat),
)
