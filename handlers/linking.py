"""Linking chats: one-time codes from the secretariat, /start in a group, and groups that come and go."""

from html import escape

from sqlalchemy.orm import Session
from telegram import ChatMember, ChatMemberUpdated, Message, Update
from telegram.ext import (
    BaseHandler,
    CallbackQueryHandler,
    ChatMemberHandler,
    CommandHandler,
    MessageHandler,
    filters,
)

from chat import keyboards, texts
from chat.audience import for_anyone, for_secretariat, for_telegram
from chat.buttons import AddUnit, LinkUnit
from chat.context import Context, is_group, message_of
from chat.notices import lost_groups, regained_groups, to_secretariat
from chat.outgoing import answer_press, reply, suggest_commands
from chat.texts.guide import SECRETARIAT_COMMANDS
from handlers.presses import pressed
from plans.text import clean
from plans.units import UnitClass, read_unit
from storage import directory, linking, obligations, outbox, questions
from storage.models import ChatLink, LinkRole, LinkState, QuestionKind, Unit

GONE = frozenset({ChatMember.LEFT, ChatMember.BANNED})
LONGEST_NAME = 150


@for_anyone
async def start(update: Update, context: Context) -> None:
    """Link this group by the code that follows /start, or say how to get one."""
    message = message_of(update)
    code = "".join(context.args or [])
    if not code:
        await context.transact(_say_without_code, context, message)
    elif not is_group(update.effective_chat):
        await context.transact(_answer, context, message, texts.linking.groups_only())
    else:
        await context.transact(link_chat, context, message, code)


def _answer(session: Session, context: Context, message: Message, text: str) -> None:
    outbox.enqueue(session, [reply(message, text)], context.now)


def _say_without_code(session: Session, context: Context, message: Message) -> None:
    if context.linked is not None:
        text = texts.linking.already_linked(context.linked.unit_name or "cơ quan thường trực")
    elif is_group(message.chat):
        text = texts.linking.code_needed()
    else:
        text = texts.linking.welcome_private()
    _answer(session, context, message, text)


def link_chat(session: Session, context: Context, message: Message, code: str) -> None:
    """Link the chat as the code says and tell both sides; a refused code changes nothing."""
    try:
        link = linking.use_code(session, code, context.speaker, context.now)
    except linking.RefusedCodeError as error:
        _answer(session, context, message, _refusal(error))
        return
    if link.role is LinkRole.SECRETARIAT:
        welcome = reply(message, texts.linking.secretariat_linked(), about={"kind": "plan"})
        commands = suggest_commands(message.chat_id, SECRETARIAT_COMMANDS)
        outbox.enqueue(session, [welcome, commands], context.now)
        return
    obligations.materialise(session, context.today)
    _welcome_unit(session, context, message, link)


def _refusal(error: linking.RefusedCodeError) -> str:
    match error:
        case linking.UsedCodeError():
            return texts.linking.used_code()
        case linking.ExpiredCodeError():
            return texts.linking.expired_code()
        case linking.SecretariatChatError():
            return texts.linking.code_for_units()
        case _:
            return texts.linking.unknown_code()


def _welcome_unit(session: Session, context: Context, message: Message, link: ChatLink) -> None:
    assert link.unit is not None  # noqa: S101 -- a unit's code names its unit
    morning = f"{context.services.morning:%H:%M}"
    welcome = reply(message, texts.linking.unit_linked(link.unit.name, morning))
    notice = texts.linking.told_secretariat(link.unit.name, link.title, context.speaker.display_name)
    outbox.enqueue(session, [welcome, *to_secretariat(session, notice)], context.now)


@for_secretariat
async def issue_code(update: Update, context: Context) -> None:
    """Issue a code for the unit named after /lienket, or show who is linked."""
    message = message_of(update)
    query = clean(" ".join(context.args or []))
    if len(query) > LONGEST_NAME:
        await context.transact(_answer, context, message, texts.linking.name_too_long(LONGEST_NAME))
        return
    work = issue_for_name if query else show_links
    await context.transact(work, context, message, query)


def show_links(session: Session, context: Context, message: Message, _query: str) -> None:
    """Answer which units are linked, not linked, unreachable."""
    links = linking.all_unit_links(session)
    reachable = {link.unit_id for link in links if link.state is LinkState.ACTIVE}
    unreachable = {link.unit_id for link in links} - reachable
    by_id = {unit.id: unit.name for unit in directory.all_units(session)}
    text = texts.linking.link_overview(
        linked=[name for unit_id, name in by_id.items() if unit_id in reachable],
        unlinked=[name for unit_id, name in by_id.items() if unit_id not in reachable | unreachable],
        unreachable=[name for unit_id, name in by_id.items() if unit_id in unreachable],
    )
    _answer(session, context, message, text)


def issue_for_name(session: Session, context: Context, message: Message, query: str) -> None:
    """Answer with a code, or ask which unit is meant."""
    found = directory.find(session, query)
    if len(found) == 1:
        answer = reply(message, _issue(session, context, found[0]))
    elif found:
        choices = keyboards.units((unit.id, unit.name) for unit in found[:8])
        answer = reply(message, texts.linking.which_unit(query), keyboard=choices)
    else:
        answer = _ask_to_add(session, context, message, query)
    outbox.enqueue(session, [answer], context.now)


def _ask_to_add(session: Session, context: Context, message: Message, query: str) -> outbox.Outgoing:
    reading = read_unit(query)
    if reading.kind is UnitClass.COLLECTIVE:
        return reply(message, texts.linking.collective(reading.canonical))
    details = {"name": reading.canonical, "level": reading.level.value}
    question = questions.ask(session, QuestionKind.NEW_UNIT, message.chat_id, details, context.now)
    keyboard = keyboards.new_unit(question, reading.canonical)
    return reply(message, texts.linking.unknown_unit(reading.canonical), keyboard=keyboard)


def _issue(session: Session, context: Context, unit: Unit) -> str:
    code = linking.issue_code(session, LinkRole.UNIT, unit.id, context.now)
    link = f"https://t.me/{context.bot.username}?startgroup={code}"
    return texts.linking.code_issued(unit.name, code, escape(link))


@for_secretariat
async def choose_unit(update: Update, context: Context) -> None:
    """Issue a code for the unit that was pressed."""
    press, message, button = pressed(update, LinkUnit)
    await context.transact(issue_for_unit, context, message, button.unit)
    answer_press(context, press)


def issue_for_unit(session: Session, context: Context, message: Message, unit_id: int) -> None:
    """Answer with a code for a unit of the directory."""
    text = _issue(session, context, linking.unit_of(session, unit_id))
    outbox.enqueue(session, [reply(message, text)], context.now)


@for_secretariat
async def add_unit(update: Update, context: Context) -> None:
    """Add the unit that was asked about and issue its code."""
    press, message, button = pressed(update, AddUnit)
    added = await context.transact(add_and_issue, context, message, button.question)
    answer_press(context, press, None if added else texts.access.already_done())


def add_and_issue(session: Session, context: Context, message: Message, question_id: int) -> bool:
    """Answer with a code for a new unit; False if the question was answered before."""
    details = questions.answer(session, question_id, QuestionKind.NEW_UNIT, message.chat_id, context.now)
    if details is None:
        return False
    unit = directory.add_unit(session, context.actor, details["name"], details["level"], context.now)
    outbox.enqueue(session, [reply(message, _issue(session, context, unit))], context.now)
    return True


@for_telegram
async def bot_came_or_went(update: Update, context: Context) -> None:
    """Mark a group unreachable when the bot is put out of it, and reachable again when it returns."""
    change = update.my_chat_member
    assert change is not None  # noqa: S101 -- ChatMemberHandler passes these only
    await context.transact(note_membership, context, change)


def note_membership(session: Session, context: Context, change: ChatMemberUpdated) -> None:
    """Keep the state of the chat's links; tell the secretariat once when a unit's group is lost or back."""
    chat_id, member = change.chat.id, change.new_chat_member
    if member.status in GONE or getattr(member, "can_send_messages", True) is False:
        lost = linking.mark_unreachable(session, chat_id, member.status, context.now)
        notices = lost_groups(session, lost)
    else:
        notices = regained_groups(session, linking.mark_reachable(session, chat_id))
    outbox.enqueue(session, notices, context.now)


@for_telegram
async def group_became_supergroup(update: Update, context: Context) -> None:
    """Follow a group to the supergroup it became."""
    message = message_of(update)
    old, new = message.migrate_from_chat_id, message.migrate_to_chat_id
    await context.transact(follow, context, old or message.chat_id, new or message.chat_id)


def follow(session: Session, context: Context, old_chat_id: int, new_chat_id: int) -> None:
    """Move what we know of a group to the supergroup; the secretariat's keeps its list of commands."""
    linking.follow_migration(session, old_chat_id, new_chat_id)
    if new_chat_id in {group.chat_id for group in linking.secretariat_links(session)}:
        outbox.enqueue(session, [suggest_commands(new_chat_id, SECRETARIAT_COMMANDS)], context.now)


def handlers() -> list[BaseHandler[Update, Context, None]]:
    """Return this conversation's handlers."""
    messages = filters.UpdateType.MESSAGE
    return [
        CommandHandler("start", start, filters=messages),
        CommandHandler("lienket", issue_code, filters=messages),
        CallbackQueryHandler(choose_unit, pattern=LinkUnit.pattern()),
        CallbackQueryHandler(add_unit, pattern=AddUnit.pattern()),
        ChatMemberHandler(bot_came_or_went, ChatMemberHandler.MY_CHAT_MEMBER),
        MessageHandler(filters.StatusUpdate.MIGRATE, group_became_supergroup),
    ]
