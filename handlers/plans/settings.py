"""The secretariat sees and changes how each plan reminds, what its months are, and who signs below it."""

from sqlalchemy.orm import Session

from chat.audience import for_secretariat
from chat.buttons.plans import settings as settings_buttons
from chat.buttons.plans.settings import CountMonths, ResetSettings, SettingsShown
from chat.conversation import on_command, on_press, on_reply
from chat.heard import Heard
from chat.markup import Marked
from chat.moment import Moment
from chat.outgoing import edit, reply
from chat.texts import access
from chat.texts.plans import settings as settings_texts
from chat.texts.summary import parts as part_texts
from chat.understanding.commands.settings import SettingsSaid, read_settings_said
from handlers.units import sharing
from plans.ladder import Ladder
from reports.letterhead import letterhead, plan_in_words
from storage import outbox
from storage.actors import Actor
from storage.models import Plan
from storage.outbox import Outgoing
from storage.plans import saving, settings
from storage.reminders.owed import LEADER_DAYS, SECRETARIAT_DAYS
from storage.summary.plan_report import head_of

MOST_PLANS = 8


def show_or_change(session: Session, heard: Heard, actor: Actor, moment: Moment) -> None:
    """Answer with a card a plan; words change the settings where there is one plan."""
    saved = saving.all_plans(session)[-MOST_PLANS:]
    if heard.said and len(saved) == 1:
        take_settings(session, heard, actor, moment, SettingsShown(saved[0].id))
        return
    cards = [_card(heard, moment, plan) for plan in saved]
    shown = cards or [reply(heard, part_texts.no_plan())]
    outbox.enqueue(session, [*shown, *sharing.cards(session, heard)], moment.now)


def _card(heard: Heard, moment: Moment, plan: Plan) -> Outgoing:
    keyboard = settings_buttons.plan_settings(plan.id, plan.months)
    return reply(heard, _text(moment, plan), keyboard=keyboard, about=SettingsShown(plan.id))


def _text(moment: Moment, plan: Plan) -> Marked:
    return settings_texts.card(
        plan.title,
        plan.morning or moment.morning,
        plan.ladder or Ladder().before,
        _escalation_days(plan),
        plan.months,
        letterhead(head_of(plan)),
        plan_in_words(head_of(plan)),
    )


def _escalation_days(plan: Plan) -> tuple[int, int]:
    leader, secretariat = plan.escalation_days or (LEADER_DAYS, SECRETARIAT_DAYS)
    return leader, secretariat


def take_settings(session: Session, heard: Heard, actor: Actor, moment: Moment, shown: SettingsShown) -> bool:
    """Change the settings that the words name; the words are taken."""
    plan = saving.find(session, shown.plan)
    said = read_settings_said(heard.said)
    if plan is None or said is None:
        outbox.enqueue(session, [reply(heard, settings_texts.not_understood(), about=shown)], moment.now)
        return True
    _change(session, actor, plan, moment, said)
    changed = reply(heard, settings_texts.changed(actor.display_name))
    outbox.enqueue(session, [changed, _card(heard, moment, plan)], moment.now)
    return True


def _change(session: Session, actor: Actor, plan: Plan, moment: Moment, said: SettingsSaid) -> None:
    if said.morning or said.ladder or said.escalation_days:
        settings.change(
            session,
            actor,
            plan,
            moment.now,
            morning=said.morning,
            ladder=said.ladder,
            escalation_days=said.escalation_days,
        )
    if said.letterhead or said.number:
        settings.head(
            session,
            actor,
            plan,
            moment.now,
            letterhead=said.letterhead,
            number=said.number,
            issued=said.issued,
        )


def change_months(
    session: Session, heard: Heard, actor: Actor, moment: Moment, button: CountMonths
) -> Marked | None:
    """Let periods not yet due cover other days; return what to say if they do already."""
    plan = saving.find(session, button.plan)
    if plan is None:
        return access.expired()
    if plan.months is button.months:
        return access.already_done()
    settings.count_months(session, actor, plan, button.months, moment.now, moment.today)
    _show(session, heard, moment, plan)
    return None


def _show(session: Session, heard: Heard, moment: Moment, plan: Plan) -> None:
    keyboard = settings_buttons.plan_settings(plan.id, plan.months)
    outbox.enqueue(session, [edit(heard, _text(moment, plan), keyboard=keyboard)], moment.now)


def reset(
    session: Session, heard: Heard, actor: Actor, moment: Moment, button: ResetSettings
) -> Marked | None:
    """Take the plan's own settings back; return what to say if it has none."""
    plan = saving.find(session, button.plan)
    if plan is None:
        return access.expired()
    if not any((plan.morning, plan.ladder, plan.escalation_days, plan.letterhead)):
        return access.already_done()
    settings.reset(session, actor, plan, moment.now)
    _show(session, heard, moment, plan)
    return None


CONVERSATION = (
    on_command("caidat", work=show_or_change, who=for_secretariat),
    on_press(CountMonths, change_months, for_secretariat),
    on_press(ResetSettings, reset, for_secretariat),
    on_reply(SettingsShown, take_settings, for_secretariat),
)
