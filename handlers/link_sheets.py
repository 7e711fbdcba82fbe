"""The first roll-out: a code for every unit without a group, as a table and as a page to print."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy.orm import Session
from telegram import Message, Update
from telegram.ext import BaseHandler, CallbackQueryHandler

from chat import texts
from chat.audience import for_secretariat
from chat.buttons import SendLinkSheet
from chat.context import Context
from chat.outgoing import answer_press, reply, send_file
from handlers.presses import pressed
from reports.link_sheet import UnitLink, link_page, link_table
from storage import codes, files, link_overview, outbox, questions
from storage.link_overview import Reach
from storage.models import QuestionKind


@dataclass(frozen=True, slots=True)
class LinkSheet:
    """New codes by unit id, and the two files that show them."""

    codes: Mapping[int, str]
    table: bytes
    page: bytes


@for_secretariat
async def send_sheet(update: Update, context: Context) -> None:
    """Send the links of all units without a group, once for a button."""
    press, message, button = pressed(update, SendLinkSheet)
    sheet = await make_sheet(context)
    alert = await context.transact(send_once, context, message, sheet, button.question)
    answer_press(context, press, alert, alert=alert is not None)


async def make_sheet(context: Context) -> LinkSheet:
    """Return a sheet with a new code for every unit without a group; nothing is stored yet."""
    units = await context.read(link_overview.reach_of_units, context.today)
    alone = [one for one in units if one.reach is Reach.UNLINKED]
    made = codes.new_codes(one.unit_id for one in alone)
    address = f"https://t.me/{context.bot.username}?startgroup="
    links = [
        UnitLink(
            unit=one.name,
            level=texts.link_lists.level(one.level),
            link=address + made[one.unit_id],
            command=f"/start {made[one.unit_id]}",
        )
        for one in alone
    ]
    until = texts.link_lists.valid_until(_last_day(context))
    table = await asyncio.to_thread(link_table, links, until)
    return LinkSheet(made, table, await asyncio.to_thread(link_page, links, until))


def send_once(
    session: Session, context: Context, message: Message, sheet: LinkSheet, question_id: int
) -> str | None:
    """Send the sheet unless the button was pressed before; return what to say then."""
    kind = QuestionKind.LINK_SHEET
    if questions.answer(session, question_id, kind, message.chat_id, context.now) is None:
        return texts.access.already_done()
    send(session, context, message, sheet)
    return None


def send(session: Session, context: Context, message: Message, sheet: LinkSheet) -> None:
    """Issue the codes of a sheet and answer with its files."""
    if not sheet.codes:
        outbox.enqueue(session, [reply(message, texts.link_lists.everybody_linked())], context.now)
        return
    codes.issue_sheet(session, context.actor, sheet.codes, context.now)
    words, name = texts.link_lists, texts.link_lists.file_name
    caption = words.sheet_caption(len(sheet.codes), _last_day(context))
    table = files.keep(session, name(context.today, "xlsx"), sheet.table, context.now)
    page = files.keep(session, name(context.today, "html"), sheet.page, context.now)
    answers = [send_file(message, table, caption), send_file(message, page, words.page_caption())]
    outbox.enqueue(session, answers, context.now)


def _last_day(context: Context) -> date:
    """Return the last day on which the codes of a sheet are good from morning to night."""
    return context.services.today(context.now + codes.SHEET_LIFETIME) - timedelta(days=1)


def handlers() -> list[BaseHandler[Update, Context, None]]:
    """Return this conversation's handlers."""
    return [CallbackQueryHandler(send_sheet, pattern=SendLinkSheet.pattern())]
