"""/mocap: the secretariat lets a unit run plans of its own, in an office with walls; a unit asks for it."""

from sqlalchemy.orm import Session

from chat.audience import for_linked, for_secretariat
from chat.buttons.units import lower_offices as buttons
from chat.buttons.units.lower_offices import CloseOffice, NewOfficeCode, OpenOffice, SureToClose
from chat.channel import Channel
from chat.context import Context
from chat.conversation import on_long_command, on_long_press, on_press
from chat.heard import Heard
from chat.markup import Marked
from chat.moment import Moment
from chat.notices import promised, to_secretariat, to_unit
from chat.outgoing import edit, reply, say, told
from chat.texts import access
from chat.texts.units import lower_offices as texts
from handlers.units.directory import with_unit
from plans.text import clean, fold
from storage import outbox
from storage.actors import Actor
from storage.decisions import passed_up, upward
from storage.groups import codes, reach
from storage.models import ChatLink, LinkRole, Office, Unit
from storage.outbox import Outgoing
from storage.units import directory, offices
from storage.walls import enter, inside_office, office_of

MOST_LISTED = 30
"""So many fit a message, with two buttons each."""


async def hear(context: Context) -> None:
    """Open an office for the unit named, list those that are open, or pass on that a unit asks for one."""
    heard, actor, moment = context.heard, context.actor, context.moment
    query = clean(heard.said)
    if actor.role is LinkRole.UNIT:
        await context.transact(ask, heard, actor, moment)
    elif query:
        await context.transact(open_named, heard, actor, moment, context.services.channel, query)
    else:
        await context.transact(show, heard, moment)


def show(session: Session, heard: Heard, moment: Moment) -> None:
    """Answer which units run plans of their own."""
    every = offices.below(session)
    found = every[:MOST_LISTED]
    text = texts.listed([(one.name, moment.local(one.opened_at).date()) for one in found], len(every))
    keyboard = buttons.listed([one.id for one in found])
    answer = reply(heard, text, keyboard=keyboard) if found else reply(heard, texts.none_open())
    outbox.enqueue(session, [answer], moment.now)


def open_named(
    session: Session, heard: Heard, actor: Actor, moment: Moment, channel: Channel, query: str
) -> None:
    """Answer with the code of a new office, or ask which unit is meant."""

    def opened(unit: Unit) -> list[Outgoing]:
        return [reply(heard, _open(session, actor, moment, channel, unit))]

    own = upward.above(session)
    if own is not None and fold(query) == fold(own.unit):
        answers = [reply(heard, texts.own_level(own.unit))]
    else:
        answers = with_unit(session, heard, query, opened)
    outbox.enqueue(session, answers, moment.now)


def _open(session: Session, actor: Actor, moment: Moment, channel: Channel, unit: Unit) -> Marked:
    try:
        office = offices.open_for(session, actor, unit, moment.now)
    except offices.OpenAlreadyError:
        return texts.open_already(unit.name)
    code = _code(session, office, moment)
    return texts.opened(office.name, code, channel.group_link(code))


def _code(session: Session, office: Office, moment: Moment) -> str:
    here = office_of(session)
    code = inside_office(office.id, codes.issue_one)(session, LinkRole.SECRETARIAT, None, moment.now)
    enter(session, here)
    return code


def ask(session: Session, heard: Heard, actor: Actor, moment: Moment) -> None:
    """Pass on that a unit asks to run plans of its own."""
    unit = directory.unit_of(session, actor.speaks_for)
    if offices.of_unit(session, unit.id) is not None:
        answers = [reply(heard, texts.open_already_below(unit.name))]
    else:
        notices = to_secretariat(session, texts.asked(unit.name), buttons.asked(unit.id))
        said = reply(heard, texts.passed_on(arrives=reach.secretariat_hears(session)))
        answers = [said, *promised(session, heard, notices)]
    outbox.enqueue(session, answers, moment.now)


async def grant(context: Context, button: OpenOffice) -> None:
    """Open an office for the unit that asked."""
    heard, actor, moment = context.heard, context.actor, context.moment
    await context.transact(open_asked, heard, actor, moment, context.services.channel, button)
    context.answer_press()


def open_asked(
    session: Session, heard: Heard, actor: Actor, moment: Moment, channel: Channel, button: OpenOffice
) -> None:
    """Answer with the code of the new office, and tell the unit."""
    unit = directory.unit_of(session, button.unit)
    is_new = offices.of_unit(session, unit.id) is None
    answers = [reply(heard, _open(session, actor, moment, channel, unit))]
    if is_new:
        answers += to_unit(session, unit.id, texts.granted(unit.name))
    outbox.enqueue(session, answers, moment.now)


async def give_code(context: Context, button: NewOfficeCode) -> None:
    """Issue another code for an office below."""
    heard, moment, channel = context.heard, context.moment, context.services.channel
    is_given = await context.transact(issue, heard, moment, channel, button)
    context.answer_press(None if is_given else access.expired(), alert=not is_given)


def issue(session: Session, heard: Heard, moment: Moment, channel: Channel, button: NewOfficeCode) -> bool:
    """Answer with another code; False if there is no such office any more."""
    office = next((one for one in offices.below(session) if one.id == button.office), None)
    if office is not None:
        code = _code(session, office, moment)
        text = texts.new_code(office.name, code, channel.group_link(code))
        outbox.enqueue(session, [reply(heard, text)], moment.now)
    return office is not None


def ask_to_close(
    session: Session, heard: Heard, _actor: Actor, moment: Moment, button: CloseOffice
) -> Marked | None:
    """Ask whether an office is to be closed."""
    office = next((one for one in offices.below(session) if one.id == button.office), None)
    if office is None:
        return access.expired()
    text = texts.sure_to_close(office.name, *passed_up.still_open(session, office.id))
    asked = reply(heard, text, keyboard=buttons.sure(office.id))
    outbox.enqueue(session, [asked], moment.now)
    return None


def close(session: Session, heard: Heard, actor: Actor, moment: Moment, button: SureToClose) -> Marked | None:
    """Close an office and tell its secretariat."""
    office = next((one for one in offices.below(session) if one.id == button.office), None)
    if office is None:
        return access.already_done()
    notices = [_told_closed(one, link) for one, link in offices.groups_below(session, office.id)]
    offices.close(session, actor, office.id, moment.now)
    outbox.enqueue(session, [edit(heard, texts.closed(office.name)), *notices], moment.now)
    return None


def _told_closed(office: Office, link: ChatLink) -> Outgoing:
    is_secretariat = link.role is LinkRole.SECRETARIAT
    text = texts.told_closed(office.name) if is_secretariat else texts.told_group_closed(office.name)
    return told(say(link.chat_id, text, topic_id=link.topic_id))


CONVERSATION = (
    on_long_command("mocap", talk=hear, who=for_linked),
    on_long_press(OpenOffice, grant, for_secretariat),
    on_long_press(NewOfficeCode, give_code, for_secretariat),
    on_press(CloseOffice, ask_to_close, for_secretariat),
    on_press(SureToClose, close, for_secretariat),
)
