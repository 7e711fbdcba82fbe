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
    ListLeaders,
    ListUnits,
    RevokeAllCodes,
    RevokeCodes,
    ShowLinks,
)
from chat.conversation import on_press
from chat.heard import Heard
from chat.markup import Marked
from chat.moment import Moment
from chat.notices import to_secretariat
from chat.outgoing import edit, edit_buttons, reply, say
from chat.texts import access
from chat.texts.groups import overview as overview_texts
from storage import outbox, questions
from storage.actors import Actor
from storage.groups import links, overview
from storage.groups.overview import Reach
from storage.models import ChatLink, LinkRole, QuestionKind


def answer_overview(session: Session, heard: Heard, _actor: Actor, moment: Moment) -> None:
    """Answer how many units of each level are linked."""
    text, keyboard = _overview(session, heard, moment)
    outbox.enqueue(session, [reply(heard, text, keyboard=keyboard)], moment.now)


def _overview(session: Session, heard: Heard, moment: Moment) -> tuple[Marked, Keyboard]:
    units = overview.reach_of_units(session, moment.today)
    numbers = Counter(one.reach for one in units)
    unused = sum(one.number for one in overview.unused_codes(session, moment.now))
    question = None
    if numbers[Reach.UNLINKED]:
        question = questions.ask(session, QuestionKind.LINK_SHEET, heard.chat_id, {}, moment.now)
    leaders = len(links.of_leaders(session))
    keyboard = overview_buttons.link_overview(numbers, unused, question, leaders)
    return overview_texts.overview(units), keyboard


def turn_to_overview(
    session: Session, heard: Heard, _actor: Actor, moment: Moment, _button: ShowLinks
) -> None:
    """Show the overview in place of a list."""
    text, keyboard = _overview(session, heard, moment)
    outbox.enqueue(session, [edit(heard, text, keyboard=keyboard)], moment.now)


def turn_to_units(session: Session, heard: Heard, _actor: Actor, moment: Moment, button: ListUnits) -> None:
    """Show a page of units in place."""
    everybody = overview.reach_of_units(session, moment.today)
    units = [one for one in everybody if one.reach is button.reach]
    text = overview_texts.unit_list(button.reach, units, button.page, UNITS_A_PAGE)
    keyboard = overview_buttons.unit_list(button.reach, button.page, len(units))
    outbox.enqueue(session, [edit(heard, text, keyboard=keyboard)], moment.now)


def turn_to_leaders(
    session: Session, heard: Heard, _actor: Actor, moment: Moment, _button: ListLeaders
) -> None:
    """Show the leaders who are linked in place, each with the button that ends it."""
    leaders = links.of_leaders(session)
    text = overview_texts.leader_list([(link.role, _unit_name(link), link.title) for link in leaders])
    keyboard = overview_buttons.leader_list([(link.id, link.title) for link in leaders])
    outbox.enqueue(session, [edit(heard, text, keyboard=keyboard)], moment.now)


def _unit_name(link: ChatLink) -> str | None:
    return link.unit.name if link.unit is not None else None


def turn_to_codes(session: Session, heard: Heard, _actor: Actor, moment: Moment, button: ListCodes) -> None:
    """Show a page of unused codes in place."""
    _show_codes(session, heard, moment, button.page)


def _show_codes(session: Session, heard: Heard, moment: Moment, page: int) -> None:
    """Show a page of unused codes in place, each with the button that revokes it."""
    codes = overview.unused_codes(session, moment.now)
    shown = codes[page * CODES_A_PAGE : (page + 1) * CODES_A_PAGE]
    local = [moment.local(one.expires_at) for one in shown]
    number = sum(one.number for one in codes)
    text = overview_texts.code_list(number, list(zip(shown, local, strict=True)))
    keyboard = overview_buttons.code_list(shown, page, len(codes))
    outbox.enqueue(session, [edit(heard, text, keyboard=keyboard)], moment.now)


def revoke(session: Session, heard: Heard, actor: Actor, moment: Moment, button: RevokeCodes) -> Marked:
    """Revoke a unit's codes and show what is left; return how many there were, in words."""
    if button.role is LinkRole.SECRETARIAT:
        return access.expired()
    number = overview.revoke(session, actor, button.unit or None, button.role, moment.now)
    _show_codes(session, heard, moment, 0)
    return overview_texts.revoked(number)


def revoke_all(
    session: Session, heard: Heard, actor: Actor, moment: Moment, button: RevokeAllCodes
) -> Marked:
    """Revoke all codes if their number is as it was told; return what to say."""
    codes = overview.unused_codes(session, moment.now)
    number = sum(one.number for one in codes if one.role is not LinkRole.SECRETARIAT)
    if number and number != button.codes:
        buttons = edit_buttons(heard, overview_buttons.revoke_all(number))
        outbox.enqueue(session, [buttons], moment.now)
        return overview_texts.sure_to_revoke(number)
    revoked = overview.revoke_all(session, actor, moment.now)
    _show_codes(session, heard, moment, 0)
    return overview_texts.revoked(revoked)


def end(session: Session, heard: Heard, actor: Actor, moment: Moment, button: EndLink) -> Marked | None:
    """End a link and tell both sides; return what to say if it was ended before."""
    link = links.end_link(session, actor, button.link, moment.now)
    if link is None:
        return access.already_done()
    whose = overview_texts.whose(link.role, _unit_name(link))
    notices = to_secretariat(session, overview_texts.ended(whose, link.title, actor.display_name))
    goodbye = say(link.chat_id, overview_texts.no_longer_yours(whose), topic_id=link.topic_id)
    outbox.enqueue(session, [edit_buttons(heard, None), *notices, goodbye], moment.now)
    return None


CONVERSATION = (
    on_press(ShowLinks, turn_to_overview, for_secretariat),
    on_press(ListUnits, turn_to_units, for_secretariat),
    on_press(ListLeaders, turn_to_leaders, for_secretariat),
    on_press(ListCodes, turn_to_codes, for_secretariat),
    on_press(RevokeCodes, revoke, for_secretariat),
    on_press(RevokeAllCodes, revoke_all, for_secretariat),
    on_press(EndLink, end, for_secretariat),
)
