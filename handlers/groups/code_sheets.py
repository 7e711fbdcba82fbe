"""The first roll-out: a code for every unit without a group, as a table and as a page to print."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy.orm import Session

from chat.audience import for_secretariat
from chat.buttons.groups.overview import SendLinkSheet
from chat.context import Context
from chat.conversation import on_long_press
from chat.heard import Heard
from chat.markup import Marked
from chat.moment import Moment
from chat.outgoing import reply, send_file
from chat.texts import access
from chat.texts.groups import overview as overview_texts
from reports.link_sheet import UnitLink, link_page, link_table
from storage import files, outbox, questions
from storage.actors import Actor
from storage.groups import codes as link_codes
from storage.groups import overview
from storage.groups.overview import Reach
from storage.models import QuestionKind


@dataclass(frozen=True, slots=True)
class LinkSheet:
    """New codes by unit id, and the two files that show them."""

    codes: Mapping[int, str]
    table: bytes
    page: bytes


async def send_sheet(context: Context, button: SendLinkSheet) -> None:
    """Send the links of all units without a group, once for a button."""
    sheet = await make_sheet(context)
    alert = await context.transact(
        send_once, context.heard, context.actor, context.moment, sheet, button.question
    )
    context.answer_press(alert, alert=alert is not None)


async def make_sheet(context: Context) -> LinkSheet:
    """Return a sheet with a new code for every unit without a group; nothing is stored yet."""
    moment = context.moment
    units = await context.read(overview.reach_of_units, moment.today)
    alone = [one for one in units if one.reach is Reach.UNLINKED]
    made = link_codes.new_codes(one.unit_id for one in alone)
    links = [
        UnitLink(
            unit=one.name,
            level=overview_texts.level(one.level),
            link=context.services.channel.group_link(made[one.unit_id]),
            command=f"/start {made[one.unit_id]}",
            page=context.services.channel.page_link(made[one.unit_id]),
        )
        for one in alone
    ]
    until = overview_texts.valid_until(_last_day(moment))
    table = await asyncio.to_thread(link_table, links, until)
    return LinkSheet(made, table, await asyncio.to_thread(link_page, links, until))


def send_once(
    session: Session, heard: Heard, actor: Actor, moment: Moment, sheet: LinkSheet, question_id: int
) -> Marked | None:
    """Send the sheet unless the button was pressed before; return what to say then."""
    kind = QuestionKind.LINK_SHEET
    if questions.answer(session, question_id, kind, heard.chat_id, moment.now) is None:
        return access.already_done()
    send(session, heard, actor, moment, sheet)
    return None


def send(session: Session, heard: Heard, actor: Actor, moment: Moment, sheet: LinkSheet) -> None:
    """Issue the codes of a sheet and answer with its files."""
    if not sheet.codes:
        outbox.enqueue(session, [reply(heard, overview_texts.everybody_linked())], moment.now)
        return
    link_codes.issue_sheet(session, actor, sheet.codes, moment.now)
    words, name = overview_texts, overview_texts.file_name
    caption = words.sheet_caption(len(sheet.codes), _last_day(moment))
    table = files.keep(session, name(moment.today, "xlsx"), sheet.table, moment.now)
    page = files.keep(session, name(moment.today, "html"), sheet.page, moment.now)
    answers = [send_file(heard, table, caption), send_file(heard, page, words.page_caption())]
    outbox.enqueue(session, answers, moment.now)


def _last_day(moment: Moment) -> date:
    """Return the last day on which the codes of a sheet are good from morning to night."""
    return moment.local(moment.now + link_codes.SHEET_LIFETIME).date() - timedelta(days=1)


CONVERSATION = (on_long_press(SendLinkSheet, send_sheet, for_secretariat),)
