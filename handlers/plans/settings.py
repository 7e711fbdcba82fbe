"""The secretariat sees and changes how each plan reminds, and what its months are."""

from typing import Any

from sqlalchemy.orm import Session
from telegram import Message, Update
from telegram.ext import BaseHandler, CallbackQueryHandler, CommandHandler, filters

from chat.audience import for_secretariat
from chat.buttons.plans import settings as settings_buttons
from chat.buttons.plans.settings import CountMonths, ResetSettings
from chat.context import Context, message_of
from chat.outgoing import edit, reply
from chat.texts import access
from chat.texts.plans import settings as settings_texts
from chat.texts.summary import parts as part_texts
from chat.understanding.commands.settings import read_settings_said
from handlers.presses import carry_out
from plans.ladder import Ladder
from storage import outbox
from storage.models import Plan
from storage.outbox import Outgoing
from storage.plans import saving, settings
from storage.reminders.owed import LEADER_DAYS, SECRETARIAT_DAYS

MOST_PLANS = 8


@for_secretariat
async def see_settings(update: Update, context: Context) -> None:
    """Show the settings of every plan, or change those of the only one."""
    message = message_of(update)
    await context.transact(show_or_change, context, message, " ".join(context.args or []))


def show_or_change(session: Session, context: Context, message: Message, words: str) -> None:
    """Answer with a card a plan; words change the settings where there is one plan."""
    saved = saving.all_plans(session)[-MOST_PLANS:]
    if words and len(saved) == 1:
        take_settings(session, context, message, {"plan": saved[0].id}, words)
        return
    cards = [_card(context, message, plan) for plan in saved]
    outbox.enqueue(session, cards or [reply(message, part_texts.no_plan())], context.now)


def _card(context: Context, message: Message, plan: Plan) -> Outgoing:
    keyboard = settings_buttons.plan_settings(plan.id, plan.months)
    return reply(
        message, _text(context, plan), keyboard=keyboard, about={"kind": "settings", "plan": plan.id}
    )


def _text(context: Context, plan: Plan) -> str:
    return settings_texts.card(
        plan.title,
        plan.morning or context.services.morning,
        plan.ladder or Ladder().before,
        plan.escalation_days or (LEADER_DAYS, SECRETARIAT_DAYS),
        plan.months,
    )


def take_settings(
    session: Session, context: Context, message: Message, about: dict[str, Any], words: str
) -> None:
    """Change the settings that the words name."""
    plan = settings.plan_of(session, about["plan"])
    said = read_settings_said(words)
    if plan is None or said is None:
        outbox.enqueue(session, [reply(message, settings_texts.not_understood(), about=about)], context.now)
        return
    settings.change(
        session,
        context.actor,
        plan,
        context.now,
        morning=said.morning,
        ladder=said.ladder,
        escalation_days=said.escalation_days,
    )
    changed = reply(message, settings_texts.changed(context.actor.display_name))
    outbox.enqueue(session, [changed, _card(context, message, plan)], context.now)


@for_secretariat
async def count_months(update: Update, context: Context) -> None:
    """Change what the months of a plan are."""
    await carry_out(update, context, CountMonths, change_months)


def change_months(session: Session, context: Context, message: Message, button: CountMonths) -> str | None:
    """Let periods not yet due cover other days; return what to say if they do already."""
    plan = settings.plan_of(session, button.plan)
    if plan is None:
        return access.expired()
    if plan.months is button.months:
        return access.already_done()
    settings.count_months(session, context.actor, plan, button.months, context.now, context.today)
    _show(session, context, message, plan)
    return None


def _show(session: Session, context: Context, message: Message, plan: Plan) -> None:
    keyboard = settings_buttons.plan_settings(plan.id, plan.months)
    outbox.enqueue(session, [edit(message, _text(context, plan), keyboard=keyboard)], context.now)


@for_secretariat
async def reset_settings(update: Update, context: Context) -> None:
    """Let a plan remind as every other does."""
    await carry_out(update, context, ResetSettings, reset)


def reset(session: Session, context: Context, message: Message, button: ResetSettings) -> str | None:
    """Take the plan's own settings back; return what to say if it has none."""
    plan = settings.plan_of(session, button.plan)
    if plan is None:
        return access.expired()
    if plan.morning is None and plan.ladder is None and plan.escalation_days is None:
        return access.already_done()
    settings.reset(session, context.actor, plan, context.now)
    _show(session, context, message, plan)
    return None


def handlers() -> list[BaseHandler[Update, Context, None]]:
    """Return this conversation's handlers."""
    return [
        CommandHandler("caidat", see_settings, filters=filters.UpdateType.MESSAGE),
        CallbackQueryHandler(count_months, pattern=CountMonths.pattern()),
        CallbackQueryHandler(reset_settings, pattern=ResetSettings.pattern()),
    ]
