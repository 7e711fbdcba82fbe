"""The secretariat looks after links: who is linked, which codes are out, and links that are to end."""

from collections import Counter

from sqlalchemy.orm import Session
from telegram import InlineKeyboardMarkup, Message, Update
from telegram.ext import BaseHandler, CallbackQueryHandler

from chat.audience import for_secretariat
from chat.buttons.groups import overview as overview_buttons
from chat.buttons.groups.overview import (
    CODES_A_PAGE,
    UNITS_A_PAGE,
    EndLink,
    ListCodes,
    ListUnits,
    RevokeAllCodes,
    RevokeCodes,
    ShowLinks,
)
from chat.context import Context
from chat.notices import to_secretariat
from chat.outgoing import answer_press, edit, edit_buttons, reply, say
from chat.texts import access
from chat.texts.groups import overview as overview_texts
from handlers.presses import carry_out, pressed
from storage import outbox, questions
from storage.groups import linking, overview
from storage.groups.overview import Reach
from storage.models import LinkRole, QuestionKind


def answer_overview(session: Session, context: Context, message: Message) -> None:
    """Answer how many units of each level are linked."""
    text, keyboard = _overview(session, context, message)
    outbox.enqueue(session, [reply(message, text, keyboard=keyboard)], context.now)


def _overview(session: Session, context: Context, message: Message) -> tuple[str, InlineKeyboardMarkup]:
    units = overview.reach_of_units(session, context.today)
    numbers = Counter(one.reach for one in units)
    unused = sum(one.number for one in overview.unused_codes(session, context.now))
    question = None
    if numbers[Reach.UNLINKED]:
        question = questions.ask(session, QuestionKind.LINK_SHEET, message.chat_id, {}, context.now)
    return overview_texts.overview(units), overview_buttons.link_overview(numbers, unused, question)


@for_secretariat
async def show_links(update: Update, context: Context) -> None:
    """Turn back from a list to the overview."""
    press, message, _ = pressed(update, ShowLinks)
    await context.transact(turn_to_overview, context, message)
    answer_press(context, press)


def turn_to_overview(session: Session, context: Context, message: Message) -> None:
    """Show the overview in place of a list."""
    text, keyboard = _overview(session, context, message)
    outbox.enqueue(session, [edit(message, text, keyboard=keyboard)], context.now)


@for_secretariat
async def list_units(update: Update, context: Context) -> None:
    """List the units that can be written to in the way that was pressed."""
    press, message, button = pressed(update, ListUnits)
    await context.transact(turn_to_units, context, message, button)
    answer_press(context, press)


def turn_to_units(session: Session, context: Context, message: Message, button: ListUnits) -> None:
    """Show a page of units in place."""
    everybody = overview.reach_of_units(session, context.today)
    units = [one for one in everybody if one.reach is button.reach]
    text = overview_texts.unit_list(button.reach, units, button.page, UNITS_A_PAGE)
    keyboard = overview_buttons.unit_list(button.reach, button.page, len(units))
    outbox.enqueue(session, [edit(message, text, keyboard=keyboard)], context.now)


@for_secretariat
async def list_codes(update: Update, context: Context) -> None:
    """List the codes that nobody has used yet."""
    press, message, button = pressed(update, ListCodes)
    await context.transact(turn_to_codes, context, message, button.page)
    answer_press(context, press)


def turn_to_codes(session: Session, context: Context, message: Message, page: int) -> None:
    """Show a page of unused codes in place, each with the button that revokes it."""
    codes = overview.unused_codes(session, context.now)
    shown = codes[page * CODES_A_PAGE : (page + 1) * CODES_A_PAGE]
    local = [one.expires_at.astimezone(context.services.zone) for one in shown]
    number = sum(one.number for one in codes)
    text = overview_texts.code_list(number, list(zip(shown, local, strict=True)))
    keyboard = overview_buttons.code_list(shown, page, len(codes))
    outbox.enqueue(session, [edit(message, text, keyboard=keyboard)], context.now)


@for_secretariat
async def revoke_codes(update: Update, context: Context) -> None:
    """Revoke the unused codes of the unit that was pressed."""
    press, message, button = pressed(update, RevokeCodes)
    number = await context.transact(revoke, context, message, button)
    answer_press(context, press, overview_texts.revoked(number), alert=True)


def revoke(session: Session, context: Context, message: Message, button: RevokeCodes) -> int:
    """Revoke a unit's codes and show what is left; return how many there were."""
    number = overview.revoke(session, context.actor, button.unit, button.role, context.now)
    turn_to_codes(session, context, message, 0)
    return number


@for_secretariat
async def revoke_all_codes(update: Update, context: Context) -> None:
    """Revoke every unused code of the units, at the second press."""
    press, message, button = pressed(update, RevokeAllCodes)
    answer = await context.transact(revoke_all, context, message, button)
    answer_press(context, press, answer, alert=True)


def revoke_all(session: Session, context: Context, message: Message, button: RevokeAllCodes) -> str:
    """Revoke all codes if their number is as it was told; return what to say."""
    codes = overview.unused_codes(session, context.now)
    number = sum(one.number for one in codes if one.role is not LinkRole.SECRETARIAT)
    if number and number != button.codes:
        buttons = edit_buttons(message, overview_buttons.revoke_all(number))
        outbox.enqueue(session, [buttons], context.now)
        return overview_texts.sure_to_revoke(number)
    revoked = overview.revoke_all(session, context.actor, context.now)
    turn_to_codes(session, context, message, 0)
    return overview_texts.revoked(revoked)


@for_secretariat
async def end_link(update: Update, context: Context) -> None:
    """Let a chat no longer be the unit's."""
    await carry_out(update, context, EndLink, end)


def end(session: Session, context: Context, message: Message, button: EndLink) -> str | None:
    """End a link and tell both sides; return what to say if it was ended before."""
    link = linking.end_link(session, context.actor, button.link, context.now)
    if link is None or link.unit is None:
        return access.already_done()
    words = overview_texts
    notices = to_secretariat(session, words.ended(link.unit.name, link.title, context.actor.display_name))
    goodbye = say(link.chat_id, words.no_longer_yours(link.unit.name), topic_id=link.topic_id)
    outbox.enqueue(session, [edit_buttons(message, None), *notices, goodbye], context.now)
    return None


def handlers() -> list[BaseHandler[Update, Context, None]]:
    """Return this conversation's handlers."""
    return [
        CallbackQueryHandler(show_links, pattern=ShowLinks.pattern()),
        CallbackQueryHandler(list_units, pattern=ListUnits.pattern()),
        CallbackQueryHandler(list_codes, pattern=ListCodes.pattern()),
        CallbackQueryHandler(revoke_codes, pattern=RevokeCodes.pattern()),
        CallbackQueryHandler(revoke_all_codes, pattern=RevokeAllCodes.pattern()),
        CallbackQueryHandler(end_link, pattern=EndLink.pattern()),
    ]
