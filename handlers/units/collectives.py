"""/nhomdonvi: who belongs to "UBND cấp xã" or "Các đơn vị có liên quan", as the secretariat says."""

from sqlalchemy.orm import Session
from telegram import Message, Update
from telegram.ext import BaseHandler, CallbackQueryHandler, CommandHandler, filters

from chat.audience import for_secretariat
from chat.buttons.units import collectives as collective_buttons
from chat.buttons.units.collectives import SetMemberRule, ShowCollective
from chat.context import Context, message_of
from chat.outgoing import edit, reply
from chat.texts import access
from chat.texts.units import collectives as collective_texts
from chat.texts.units import directory as directory_texts
from chat.understanding.commands.member_words import Members, read_members
from handlers.presses import carry_out
from storage import outbox
from storage.models import Collective, Unit
from storage.outbox import Outgoing
from storage.units import directory, membership_changes
from storage.units.membership_changes import CollectiveCard, Moment

MOST_CHOICES = 12


@for_secretariat
async def ask_collectives(update: Update, context: Context) -> None:
    """Show the collectives, or change who belongs to one."""
    message = message_of(update)
    words = " ".join(context.args or [])
    await context.transact(answer, context, message, words)


def answer(session: Session, context: Context, message: Message, words: str) -> None:
    """Answer with the list, with what was changed, or with why nothing was."""
    members = read_members(words)
    if members is not None:
        said = _change(session, context, message, members)
    elif words:
        said = reply(message, collective_texts.usage())
    else:
        said = _overview(session, message)
    outbox.enqueue(session, [said], context.now)


def _overview(session: Session, message: Message) -> Outgoing:
    cards = membership_changes.cards(session)
    keyboard = (
        collective_buttons.collectives((card.id, card.name) for card in cards[:MOST_CHOICES])
        if cards
        else None
    )
    return reply(message, collective_texts.overview(cards), keyboard=keyboard)


def _change(session: Session, context: Context, message: Message, members: Members) -> Outgoing:
    if session.get(Collective, members.collective) is None:
        return reply(message, collective_texts.unknown(members.collective))
    units: list[Unit] = []
    for query in members.units:
        found = directory.find(session, query)
        if not found:
            return reply(message, directory_texts.unknown_unit(query))
        if len(found) > 1:
            return reply(message, directory_texts.say_in_full(query, [unit.name for unit in found]))
        units.append(found[0])
    change = membership_changes.include if members.belong else membership_changes.leave_out
    change(session, context.actor, members.collective, units, Moment(context.now, context.today))
    card = _card(session, members.collective)
    return reply(message, collective_texts.changed(card), keyboard=_rules(card))


def _card(session: Session, collective_id: int) -> CollectiveCard:
    card = membership_changes.card(session, collective_id)
    assert card is not None  # noqa: S101 -- the callers have seen that there is one
    return card


def _rules(card: CollectiveCard):  # type: ignore[no-untyped-def] # InlineKeyboardMarkup, as the keyboard says
    return collective_buttons.member_rules(card.id, card.rules, card.members)


@for_secretariat
async def show_collective(update: Update, context: Context) -> None:
    """Show the collective that was pressed."""
    await carry_out(update, context, ShowCollective, show)


def show(session: Session, context: Context, message: Message, button: ShowCollective) -> str | None:
    """Answer with a collective; return what to say if there is none."""
    if session.get(Collective, button.collective) is None:
        return access.expired()
    card = _card(session, button.collective)
    answer = reply(message, collective_texts.card(card), keyboard=_rules(card))
    outbox.enqueue(session, [answer], context.now)
    return None


@for_secretariat
async def set_rule(update: Update, context: Context) -> None:
    """Let the units of a rule belong to the collective, or no longer."""
    await carry_out(update, context, SetMemberRule, change_rule)


def change_rule(session: Session, context: Context, message: Message, button: SetMemberRule) -> str | None:
    """Change a rule and show the collective anew; return what to say if it has changed meanwhile."""
    collective = session.get(Collective, button.collective)
    if collective is None or button.rule not in collective_buttons.MEMBER_RULES:
        return access.expired()
    if _card(session, collective.id).members != button.members:
        return access.already_done()
    when = Moment(context.now, context.today)
    membership_changes.change_rule(session, context.actor, collective, button.rule, when)
    card = _card(session, collective.id)
    outbox.enqueue(session, [edit(message, collective_texts.card(card), keyboard=_rules(card))], context.now)
    return None


def handlers() -> list[BaseHandler[Update, Context, None]]:
    """Return this conversation's handlers."""
    return [
        CommandHandler("nhomdonvi", ask_collectives, filters=filters.UpdateType.MESSAGE),
        CallbackQueryHandler(show_collective, pattern=ShowCollective.pattern()),
        CallbackQueryHandler(set_rule, pattern=SetMemberRule.pattern()),
    ]
