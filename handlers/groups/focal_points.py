"""Who speaks for a unit: /daumoi shows and changes it, /bangiao hands it over, who leaves speaks no more."""

from sqlalchemy.orm import Session
from telegram import Chat, Message, Update, User
from telegram.ext import (
    BaseHandler,
    CallbackQueryHandler,
    ChatMemberHandler,
    CommandHandler,
    MessageHandler,
    filters,
)

from chat.audience import for_insiders, for_telegram, for_unit
from chat.buttons.groups import focal_points as focal_point_buttons
from chat.buttons.groups.focal_points import ChooseReporters, EndRegistration, HandOver, RegisterMyself
from chat.context import GONE, Context, message_of, person_in
from chat.notices import to_secretariat, to_unit
from chat.outgoing import edit, reply
from chat.texts import access
from chat.texts.groups import focal_points as focal_point_texts
from chat.who_speaks import ask_for
from handlers.presses import carry_out
from plans.text import clean, fold
from storage import outbox
from storage.actors import Speaker
from storage.groups import focal_points, linking
from storage.models import LinkRole, Person, Reporters
from storage.outbox import Outgoing
from storage.units import directory

ALL_UNITS = "tatca"


@for_insiders
async def show_focal_points(update: Update, context: Context) -> None:
    """Show who speaks for this unit, or to the secretariat for the unit it names."""
    query = clean(" ".join(context.args or []))
    await context.transact(answer_who, context, message_of(update), query)


def answer_who(session: Session, context: Context, message: Message, query: str) -> None:
    """Answer with the focal points and the rule, and what can be done about them."""
    if context.actor.role is LinkRole.SECRETARIAT:
        outbox.enqueue(session, [_answer_secretariat(session, message, query)], context.now)
        return
    unit = linking.unit_of(session, context.unit_id)
    rule, registered = focal_points.rule_of(session, unit.id), focal_points.focal_points(session, unit.id)
    text = focal_point_texts.focal_points(unit.name, rule, _names(registered))
    is_leader = context.actor.role is LinkRole.LEADER
    keyboard = None if is_leader else focal_point_buttons.focal_points(unit.id, rule, registered)
    outbox.enqueue(session, [reply(message, text, keyboard=keyboard)], context.now)


def _answer_secretariat(session: Session, message: Message, query: str) -> Outgoing:
    if not query or fold(query).replace(" ", "") == ALL_UNITS:
        rule = focal_points.rule_of(session, None)
        return reply(
            message,
            focal_point_texts.everybodys_rule(rule),
            keyboard=focal_point_buttons.everybodys_rule(rule),
        )
    found = directory.find(session, query)
    if len(found) != 1:
        return reply(message, focal_point_texts.unknown_unit(query[:100]))
    (unit,) = found
    rule, registered = focal_points.rule_of(session, unit.id), focal_points.focal_points(session, unit.id)
    text = focal_point_texts.unit_from_outside(unit.name, rule, _names(registered))
    return reply(message, text, keyboard=focal_point_buttons.unit_from_outside(unit.id, rule, registered))


def _names(registered: list[Person]) -> list[str]:
    return [person.display_name for person in registered]


@for_insiders
async def choose_reporters(update: Update, context: Context) -> None:
    """Change whose reports are a unit's, or every unit's."""
    await carry_out(update, context, ChooseReporters, choose)


def choose(session: Session, context: Context, message: Message, button: ChooseReporters) -> str | None:
    """Change the rule and tell both sides; return what to say to somebody who may not."""
    actor, unit_id = context.actor, button.unit or None
    is_secretariat = actor.role is LinkRole.SECRETARIAT
    if not is_secretariat and (unit_id is None or not focal_points.may_decide(session, actor, unit_id)):
        return focal_point_texts.not_yours_to_decide()
    if not focal_points.choose_rule(session, actor, unit_id, button.reporters, context.now):
        return access.already_done()
    name = linking.unit_of(session, unit_id).name if unit_id is not None else None
    if not is_secretariat and unit_id is not None and button.reporters is Reporters.REGISTERED:
        # Whoever restricts it is the first to be registered, else nobody of the unit could go on.
        focal_points.register(session, actor, unit_id, actor.person_id, actor.display_name, context.now)
    text = focal_point_texts.rule_chosen(name, button.reporters, actor.display_name)
    told = _to_the_others(session, context, unit_id, text)
    outbox.enqueue(session, [edit(message, text), *told], context.now)
    return None


def _to_the_others(session: Session, context: Context, unit_id: int | None, text: str) -> list[Outgoing]:
    """Return what the other side is told: the unit of what the secretariat does, and the other way round."""
    if context.actor.role is not LinkRole.SECRETARIAT:
        return to_secretariat(session, text)
    return to_unit(session, unit_id, text) if unit_id is not None else []


@for_insiders
async def register_myself(update: Update, context: Context) -> None:
    """Register whoever presses, or ask whether they may be."""
    await carry_out(update, context, RegisterMyself, register)


def register(session: Session, context: Context, message: Message, button: RegisterMyself) -> str | None:
    """Register the actor where anybody may report; elsewhere ask; return what to say if nothing is done."""
    actor = context.actor
    if actor.role is not LinkRole.UNIT or actor.unit_id != button.unit:
        return focal_point_texts.not_yours_to_decide()
    if not focal_points.may_report(session, actor):
        ask_for(session, context, message, [])
        return None
    if not focal_points.register(
        session, actor, button.unit, actor.person_id, actor.display_name, context.now
    ):
        return access.already_done()
    text = focal_point_texts.registered(actor.display_name, actor.unit_name or "")
    outbox.enqueue(session, [reply(message, text), *to_secretariat(session, text)], context.now)
    return None


@for_insiders
async def end_registration(update: Update, context: Context) -> None:
    """Let a person no longer be a focal point."""
    await carry_out(update, context, EndRegistration, end)


def end(session: Session, context: Context, message: Message, button: EndRegistration) -> str | None:
    """End a registration and tell both sides; return what to say if nothing is done."""
    actor = context.actor
    if not focal_points.may_decide(session, actor, button.unit):
        return focal_point_texts.not_yours_to_decide()
    if not focal_points.end_registration(session, actor, button.unit, button.person, context.now):
        return access.already_done()
    unit, person = linking.unit_of(session, button.unit), focal_points.person(session, button.person)
    text = focal_point_texts.ended(person.display_name, unit.name, actor.display_name)
    told = _to_the_others(session, context, button.unit, text)
    outbox.enqueue(session, [edit(message, text), *told], context.now)
    return None


@for_unit
async def hand_over(update: Update, context: Context) -> None:
    """Hand over to the person whose message this command answers, or ask to whom."""
    message = message_of(update)
    await context.transact(hand_over_to_answered, context, message)


def hand_over_to_answered(session: Session, context: Context, message: Message) -> None:
    """Hand over to the author of the message answered, or show who else has spoken for the unit."""
    taker = person_in(message.reply_to_message)
    if taker is not None and taker.id != context.actor.person_id:
        person = Speaker(taker.id, taker.full_name, message.chat_id, None, "")
        outbox.enqueue(session, _handover(session, context, message, person), context.now)
        return
    known = focal_points.known_reporters(session, context.unit_id, context.actor.person_id)
    answer = (
        reply(
            message,
            focal_point_texts.to_whom(),
            keyboard=focal_point_buttons.successors(context.unit_id, known),
        )
        if known
        else reply(message, focal_point_texts.nobody_known())
    )
    outbox.enqueue(session, [answer], context.now)


@for_unit
async def hand_over_to_pressed(update: Update, context: Context) -> None:
    """Hand over to the person who was pressed."""
    await carry_out(update, context, HandOver, hand_over_to_known)


def hand_over_to_known(session: Session, context: Context, message: Message, button: HandOver) -> str | None:
    """Hand over to somebody who has spoken for the unit; return what to say if they have not."""
    known = focal_points.known_reporters(session, context.unit_id, context.actor.person_id)
    taker = next((person for person in known if person.id == button.person), None)
    if taker is None or button.unit != context.unit_id:
        return access.expired()
    person = Speaker(taker.id, taker.display_name, message.chat_id, None, "")
    outbox.enqueue(session, _handover(session, context, message, person), context.now)
    return None


def _handover(session: Session, context: Context, message: Message, taker: Speaker) -> list[Outgoing]:
    """Register the taker in place of the actor; return what both sides hear."""
    actor = context.actor
    focal_points.register(session, actor, context.unit_id, taker.person_id, taker.display_name, context.now)
    focal_points.end_registration(session, actor, context.unit_id, actor.person_id, context.now)
    text = focal_point_texts.handed_over(actor.display_name, taker.display_name, actor.unit_name or "")
    return [reply(message, text), *to_secretariat(session, text)]


@for_telegram
async def somebody_left(update: Update, context: Context) -> None:
    """Let a person who left a unit's group speak for the unit no longer."""
    gone = _who_left(update)
    if gone is not None:
        await context.transact(take_leave, context, gone)


def _who_left(update: Update) -> Speaker | None:
    """Return who left: Telegram tells it in a service message, and administrators also as a change."""
    change, message = update.chat_member, update.message
    if change is not None and change.new_chat_member.status in GONE:
        return _speaker(change.new_chat_member.user, change.chat)
    if message is not None and message.left_chat_member is not None:
        return _speaker(message.left_chat_member, message.chat)
    return None


def _speaker(user: User, chat: Chat) -> Speaker | None:
    return None if user.is_bot else Speaker(user.id, user.full_name, chat.id, None, chat.title or "")


def take_leave(session: Session, context: Context, gone: Speaker) -> None:
    """End what the person was, and tell the secretariat of a focal point who left."""
    for unit_id in focal_points.person_left(session, gone, context.now):
        text = focal_point_texts.left(gone.display_name, linking.unit_of(session, unit_id).name)
        outbox.enqueue(session, to_secretariat(session, text), context.now)


def handlers() -> list[BaseHandler[Update, Context, None]]:
    """Return this conversation's handlers."""
    messages = filters.UpdateType.MESSAGE
    return [
        CommandHandler("daumoi", show_focal_points, filters=messages),
        CommandHandler("bangiao", hand_over, filters=messages),
        CallbackQueryHandler(choose_reporters, pattern=ChooseReporters.pattern()),
        CallbackQueryHandler(register_myself, pattern=RegisterMyself.pattern()),
        CallbackQueryHandler(end_registration, pattern=EndRegistration.pattern()),
        CallbackQueryHandler(hand_over_to_pressed, pattern=HandOver.pattern()),
        MessageHandler(filters.StatusUpdate.LEFT_CHAT_MEMBER, somebody_left),
        ChatMemberHandler(somebody_left, ChatMemberHandler.CHAT_MEMBER),
    ]
