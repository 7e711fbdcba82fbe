"""The secretariat looks after links: who is linked, which codes are out, and links that are to end."""

from collections import Counter

from sqlalchemy.orm import Session

from chat.audience import for_secretariat
from chat.buttons.base import Keyboard
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
from chat.conversation import on_long_press, on_press
from chat.heard import Heard
from chat.moment import Moment
from chat.notices import to_secretariat
from chat.outgoing import answer_press, edit, edit_buttons, reply, say
from chat.texts import access
from chat.texts.groups import overview as overview_texts
from storage import outbox, questions
from storage.actors import Actor
from storage.groups import linking, overview
from storage.groups.overview import Reach
from storage.models import LinkRole, QuestionKind


def answer_overview(session: Session, heard: Heard, actor: Actor, moment: Moment) -> None:
    """Answer how many units of each level are linked."""
    text, keyboard = _overview(session, heard, actor, moment)
    outbox.enqueue(session, [reply(heard, text, keyboard=keyboard)], moment.now)


def _overview(session: Session, heard: Heard, actor: Actor, moment: Moment) -> tuple[str, Keyboard]:
    units = overview.reach_of_units(session, moment.today)
    numbers = Counter(one.reach for one in units)
    unused = sum(one.number for one in overview.unused_codes(session, moment.now))
    question = None
    if numbers[Reach.UNLINKED]:
        question = questions.ask(session, QuestionKind.LINK_SHEET, heard.chat_id, {}, moment.now)
    return overview_texts.overview(units), overview_buttons.link_overview(numbers, unused, question)


async def show_links(context: Context) -> None:
    """Turn back from a list to the overview."""
    press, message, _ = pressed(update, ShowLinks)
    await context.transact(turn_to_overview, heard, actor, moment)
    answer_press(context, press)


def turn_to_overview(session: Session, heard: Heard, actor: Actor, moment: Moment) -> None:
    """Show the overview in place of a list."""
    text, keyboard = _overview(session, heard, actor, moment)
    outbox.enqueue(session, [edit(heard, text, keyboard=keyboard)], moment.now)


async def list_units(context: Context) -> None:
    """List the units that can be written to in the way that was pressed."""
    press, message, button = pressed(update, ListUnits)
    await context.transact(turn_to_units, heard, actor, moment, button)
    answer_press(context, press)


def turn_to_units(session: Session, heard: Heard, actor: Actor, moment: Moment, button: ListUnits) -> None:
    """Show a page of units in place."""
    everybody = overview.reach_of_units(session, moment.today)
    units = [one for one in everybody if one.reach is button.reach]
    text = overview_texts.unit_list(button.reach, units, button.page, UNITS_A_PAGE)
    keyboard = overview_buttons.unit_list(button.reach, button.page, len(units))
    outbox.enqueue(session, [edit(heard, text, keyboard=keyboard)], moment.now)


async def list_codes(context: Context) -> None:
    """List the codes that nobody has used yet."""
    press, message, button = pressed(update, ListCodes)
    await context.transact(turn_to_codes, heard, actor, moment, button.page)
    answer_press(context, press)


def turn_to_codes(session: Session, heard: Heard, actor: Actor, moment: Moment, page: int) -> None:
    """Show a page of unused codes in place, each with the button that revokes it."""
    codes = overview.unused_codes(session, moment.now)
    shown = codes[page * CODES_A_PAGE : (page + 1) * CODES_A_PAGE]
    local = [one.expires_at.astimezone(moment.zone) for one in shown]
    number = sum(one.number for one in codes)
    text = overview_texts.code_list(number, list(zip(shown, local, strict=True)))
    keyboard = overview_buttons.code_list(shown, page, len(codes))
    outbox.enqueue(session, [edit(heard, text, keyboard=keyboard)], moment.now)


async def revoke_codes(context: Context) -> None:
    """Revoke the unused codes of the unit that was pressed."""
    press, message, button = pressed(update, RevokeCodes)
    number = await context.transact(revoke, heard, actor, moment, button)
    answer_press(context, press, overview_texts.revoked(number), alert=True)


def revoke(session: Session, heard: Heard, actor: Actor, moment: Moment, button: RevokeCodes) -> int:
    """Revoke a unit's codes and show what is left; return how many there were."""
    number = overview.revoke(session, actor, button.unit, button.role, moment.now)
    turn_to_codes(session, heard, actor, moment, 0)
    return number


async def revoke_all_codes(context: Context) -> None:
    """Revoke every unused code of the units, at the second press."""
    press, message, button = pressed(update, RevokeAllCodes)
    answer = await context.transact(revoke_all, heard, actor, moment, button)
    answer_press(context, press, answer, alert=True)


def revoke_all(session: Session, heard: Heard, actor: Actor, moment: Moment, button: RevokeAllCodes) -> str:
    """Revoke all codes if their number is as it was told; return what to say."""
    codes = overview.unused_codes(session, moment.now)
    number = sum(one.number for one in codes if one.role is not LinkRole.SECRETARIAT)
    if number and number != button.codes:
        buttons = edit_buttons(heard, overview_buttons.revoke_all(number))
        outbox.enqueue(session, [buttons], moment.now)
        return overview_texts.sure_to_revoke(number)
    revoked = overview.revoke_all(session, actor, moment.now)
    turn_to_codes(session, heard, actor, moment, 0)
    return overview_texts.revoked(revoked)


def end(session: Session, heard: Heard, actor: Actor, moment: Moment, button: EndLink) -> str | None:
    """End a link and tell both sides; return what to say if it was ended before."""
    link = linking.end_link(session, actor, button.link, moment.now)
    if link is None or link.unit is None:
        return access.already_done()
    words = overview_texts
    notices = to_secretariat(session, words.ended(link.unit.name, link.title, actor.display_name))
    goodbye = say(link.chat_id, words.no_longer_yours(link.unit.name), topic_id=link.topic_id)
    outbox.enqueue(session, [edit_buttons(heard, None), *notices, goodbye], moment.now)
    return None


CONVERSATION = (
    on_long_press(ShowLinks, show_links, for_secretariat),
    on_long_press(ListUnits, list_units, for_secretariat),
    on_long_press(ListCodes, list_codes, for_secretariat),
    on_long_press(RevokeCodes, revoke_codes, for_secretariat),
    on_long_press(RevokeAllCodes, revoke_all_codes, for_secretariat),
    on_press(EndLink, end, for_secretariat),
)
