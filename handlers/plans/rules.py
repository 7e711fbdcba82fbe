"""The secretariat sees what each plan asks to be reported, and adds, changes, stops a rule."""

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
    RuleAsked,
    RulePart,
    RuleWhom,
    StopRule,
)
from chat.conversation import on_command, on_press, on_reply
from chat.heard import Heard
from chat.markup import Marked
from chat.moment import Moment
from chat.outgoing import edit, reply
from chat.texts import access
from chat.texts.plans import rules as rule_texts
from chat.texts.plans.rules import RuleLine
from chat.texts.requests import composing as composing_texts
from chat.texts.summary import parts as part_texts
from plans.addressees import AddresseeKind, Addressees
from plans.plan import RuleKind
from plans.reading.rule_words import read_rule_words
from plans.units import UnitLevel
from reports.names import REPORT_RULES
from storage import outbox
from storage.actors import Actor
from storage.models import Plan, ReportRule
from storage.outbox import Outgoing
from storage.plans import obligations, saving
from storage.plans import rules as report_rules
from storage.reporting import periods
from storage.units import addressees

MOST_PLANS = 8
WHOM = {
    RuleWhom.ALL: Addressees(AddresseeKind.ALL),
    RuleWhom.LEADS: Addressees(AddresseeKind.LEADS),
    RuleWhom.PROVINCE: Addressees(AddresseeKind.LEVELS, (UnitLevel.PROVINCE,)),
    RuleWhom.DISTRICT: Addressees(AddresseeKind.LEVELS, (UnitLevel.DISTRICT,)),
    RuleWhom.COMMUNE: Addressees(AddresseeKind.LEVELS, (UnitLevel.COMMUNE,)),
}


def list_rules(session: Session, heard: Heard, _actor: Actor, moment: Moment) -> None:
    """Answer with a card a plan."""
    cards = [_card(session, heard, plan) for plan in saving.all_plans(session)[-MOST_PLANS:]]
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
        case AddresseeKind.ALL:
            return rule_texts.whom_all()
        case AddresseeKind.LEADS:
            return rule_texts.whom_leads()
        case AddresseeKind.LEVELS:
            return rule_texts.whom_levels(rule.levels)
        case AddresseeKind.NAMED:
            return rule_texts.whom_named(addressees.names_of(session, rule.units))


def ask_new(session: Session, heard: Heard, _actor: Actor, moment: Moment, button: AddRule) -> None:
    """Ask which report is to be asked for as well."""
    _ask(session, heard, moment, rule_texts.ask_new(), RuleAsked(RulePart.ADD, plan=button.plan))


def _ask(
    session: Session,
    heard: Heard,
    moment: Moment,
    text: Marked,
    about: RuleAsked,
    keyboard: Keyboard | None = None,
) -> None:
    key = moment.once("rule", about.part, about.plan, about.rule, heard.chat_id, heard.id)
    question = reply(heard, text, keyboard=keyboard, about=about, dedupe_key=key)
    outbox.enqueue(session, [question], moment.now)


def ask_about_rule(
    session: Session,
    heard: Heard,
    _actor: Actor,
    moment: Moment,
    button: AskRuleDay | AskRuleUnits | AskStopRule,
) -> Marked | None:
    """Ask for a part of a rule; return what to say if the rule was stopped."""
    rule = report_rules.rule_of(session, button.rule)
    if rule is None:
        return access.expired()
    values = obligations.rule_values(rule)
    match button:
        case AskRuleDay():
            part, text, keyboard = RulePart.DAY, rule_texts.ask_day(values), None
        case AskRuleUnits():
            keyboard = rule_buttons.rule_units(rule.id)
            part, text = RulePart.UNITS, rule_texts.ask_units(values)
        case AskStopRule():
            keyboard = rule_buttons.stop_rule(rule.id)
            part, text = RulePart.STOP, rule_texts.ask_stop(values)
    _ask(session, heard, moment, text, RuleAsked(part, rule=rule.id), keyboard)
    return None


def take_rule(session: Session, heard: Heard, actor: Actor, moment: Moment, asked: RuleAsked) -> bool:
    """Take what the secretariat replied: a new rule, another day, other units; the words are taken."""
    if asked.part == RulePart.ADD:
        answers = _add(session, heard, actor, moment, asked.plan)
    elif (rule := report_rules.rule_of(session, asked.rule or 0)) is None:
        answers = [reply(heard, access.expired())]
    elif asked.part == RulePart.UNITS:
        answers = _address_by_words(session, heard, actor, moment, rule)
    else:
        answers = _change(session, heard, actor, moment, rule)
    outbox.enqueue(session, answers or [reply(heard, rule_texts.not_understood(), about=asked)], moment.now)
    return True


def _add(session: Session, heard: Heard, actor: Actor, moment: Moment, plan_id: int | None) -> list[Outgoing]:
    plan = saving.find(session, plan_id or 0)
    rules, channel = read_rule_words(heard.words, plan.year if plan else moment.today.year)
    if plan is None or not rules:
        return []
    for values in rules:
        report_rules.add_rule(session, actor, plan, values, channel, moment.now, moment.today)
    text = rule_texts.added(rules, actor.display_name)
    return [reply(heard, text), _card(session, heard, plan)]


def _change(session: Session, heard: Heard, actor: Actor, moment: Moment, rule: ReportRule) -> list[Outgoing]:
    """Let the rule name the day in the words, which may leave out how often it is."""
    plan = saving.plan_of_rule(session, rule)
    rules, channel = read_rule_words(heard.words, plan.year)
    if not rules:
        rules, channel = read_rule_words(f"{REPORT_RULES[rule.kind]} {heard.words}", plan.year)
    values = next((one for one in rules if one.kind is rule.kind), None)
    if values is None or len(rules) > 1:
        return []
    effect = report_rules.change_rule(session, actor, rule, values, channel, moment.now, moment.today)
    moved = [periods.named(period) for period in effect.moved]
    text = rule_texts.changed(values, moved, actor.display_name)
    return [reply(heard, text), _card(session, heard, plan)]


def _address_by_words(
    session: Session, heard: Heard, actor: Actor, moment: Moment, rule: ReportRule
) -> list[Outgoing]:
    found = addressees.understand(session, heard.words, moment.today)
    if found.whom is None:
        text = composing_texts.unknown_units(found.unknown or [heard.words])
        return [reply(heard, text, about=RuleAsked(RulePart.UNITS, rule=rule.id))]
    return [reply(heard, _address(session, actor, moment, rule, found.whom))]


def _address(session: Session, actor: Actor, moment: Moment, rule: ReportRule, whom: Addressees) -> Marked:
    report_rules.address_rule(session, actor, rule, whom, moment.now, moment.today)
    values, called = obligations.rule_values(rule), _whom(session, rule)
    return rule_texts.addressed(values, called, actor.display_name)


def address_by_button(
    session: Session, heard: Heard, actor: Actor, moment: Moment, button: AddressRule
) -> Marked | None:
    """Change whom a rule is for; return what to say if the rule was stopped."""
    rule = report_rules.rule_of(session, button.rule)
    if rule is None:
        return access.expired()
    text = _address(session, actor, moment, rule, WHOM[button.whom])
    outbox.enqueue(session, [edit(heard, text)], moment.now)
    return None


def stop(session: Session, heard: Heard, actor: Actor, moment: Moment, button: StopRule) -> Marked | None:
    """Stop a rule; return what to say if it was stopped before."""
    rule = report_rules.rule_of(session, button.rule)
    if rule is None:
        return access.already_done()
    values = obligations.rule_values(rule)
    effect = report_rules.stop_rule(session, actor, rule, moment.now, moment.today)
    removed = [periods.named(period) for period in effect.removed]
    text = rule_texts.stopped(values, removed, actor.display_name)
    outbox.enqueue(session, [edit(heard, text)], moment.now)
    return None


CONVERSATION = (
    on_command("chedobaocao", work=list_rules, who=for_secretariat),
    on_press(AddRule, ask_new, for_secretariat),
    on_press(AskRuleDay, ask_about_rule, for_secretariat),
    on_press(AskRuleUnits, ask_about_rule, for_secretariat),
    on_press(AskStopRule, ask_about_rule, for_secretariat),
    on_press(AddressRule, address_by_button, for_secretariat),
    on_press(StopRule, stop, for_secretariat),
    on_reply(RuleAsked, take_rule, for_secretariat),
)
