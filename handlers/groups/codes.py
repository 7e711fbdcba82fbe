"""The secretariat issues the codes that link units and their leaders: /lienket."""

from sqlalchemy.orm import Session

from chat.audience import for_secretariat
from chat.buttons.base import Keyboard
from chat.buttons.groups import linking as linking_buttons
from chat.buttons.groups.linking import AddNewUnit, LinkProvinceLeader, LinkUnit
from chat.channel import Channel
from chat.context import Context
from chat.conversation import on_long_command, on_long_press
from chat.heard import Heard
from chat.markup import Marked
from chat.moment import Moment
from chat.outgoing import reply
from chat.texts import access
from chat.texts.groups import leaders as leader_texts
from chat.texts.groups import linking as linking_texts
from chat.texts.groups import overview as overview_texts
from chat.texts.groups import page as page_texts
from chat.understanding.commands.mail_links import mail_wanted
from handlers.groups import code_sheets, devices, mail_links, overview
from plans.text import clean, fold
from plans.units import UnitClass, authority, read_leader, read_unit
from storage import outbox, questions
from storage.actors import Actor
from storage.groups import codes
from storage.models import LinkRole, QuestionKind, Unit
from storage.units import directory
from storage.units.directory import Found

LONGEST_NAME = 150
MOST_CHOICES = 8
ALL_UNITS = "tatca"
PAGE = "web"
"""How it begins what is asked of the page in a browser."""
SECRETARIAT = frozenset({"co quan thuong truc", "thuong truc", "to giup viec"})


async def issue_code(context: Context) -> None:
    """Issue a code for the unit named after /lienket, for all of them; show who is linked, speak of mail."""
    heard, actor, moment = context.heard, context.actor, context.moment
    first, _, rest = clean(heard.said).partition(" ")
    is_page = fold(first) == PAGE
    query = rest if is_page else clean(heard.said)
    by_mail = mail_wanted(heard.said)
    if by_mail is not None:
        is_on = context.services.writes_mail
        await context.transact(mail_links.answer, heard, actor, moment, by_mail, is_on=is_on)
    elif is_page and context.services.channel.page_link("") is None:
        await context.transact(_say, heard, moment, page_texts.no_page())
    elif is_page and not query:
        await context.transact(devices.list_devices, heard, actor, moment)
    elif is_page and fold(query) in SECRETARIAT:
        await context.transact(issue_for_secretariat, heard, actor, moment, context.services.channel)
    elif len(query) > LONGEST_NAME:
        await context.transact(_say, heard, moment, linking_texts.name_too_long(LONGEST_NAME))
    elif fold(query).replace(" ", "") == ALL_UNITS:
        sheet = await code_sheets.make_sheet(context)
        await context.transact(code_sheets.send, heard, actor, moment, sheet)
    elif query:
        await context.transact(issue_for_name, heard, actor, moment, context.services.channel, query)
    else:
        await context.transact(overview.answer_overview, heard, actor, moment)


def _say(session: Session, heard: Heard, moment: Moment, text: Marked) -> None:
    outbox.enqueue(session, [reply(heard, text)], moment.now)


def issue_for_secretariat(
    session: Session, heard: Heard, actor: Actor, moment: Moment, channel: Channel
) -> None:
    """Answer with a code that opens the page for a member of the secretariat."""
    code = codes.issue_by(session, actor, LinkRole.SECRETARIAT, None, moment.now)
    text = page_texts.link_issued(overview_texts.whose(LinkRole.SECRETARIAT, None), channel.page_link(code))
    outbox.enqueue(session, [reply(heard, text)], moment.now)


def issue_for_name(
    session: Session, heard: Heard, actor: Actor, moment: Moment, channel: Channel, query: str
) -> None:
    """Answer with a code, or ask who is meant: nobody but the one who is surely meant gets one at once."""
    leader = read_leader(query, directory.home(session))
    role = LinkRole.UNIT if leader is None else LinkRole.LEADER
    name = query if leader is None else leader.body
    found = directory.find(session, name)
    if leader is not None and leader.of_all:
        answer = reply(heard, _issue_for_all(session, actor, moment, channel))
    elif leader is not None and (not name or found.unit in directory.standing_units(session)):
        answer = _ask_which_leader(heard, name, found.unit, directory.home(session))
    elif found.unit is not None:
        answer = reply(heard, _issue(session, actor, moment, channel, found.unit, role))
    elif found.units:
        answer = _ask_which_unit(session, heard, moment, name, found, role)
    else:
        answer = _ask_to_add(session, heard, moment, name, role)
    outbox.enqueue(session, [answer], moment.now)


def _ask_which_leader(heard: Heard, name: str, unit: Unit | None, home: str | None) -> outbox.Outgoing:
    """Ask whether a leader sees all units or one: the head of the standing unit may be either."""
    keyboard = linking_buttons.which_leader((unit.id, unit.name) if unit is not None else None)
    return reply(heard, leader_texts.which_leader(authority(home), name), keyboard=keyboard)


def _ask_which_unit(
    session: Session, heard: Heard, moment: Moment, name: str, found: Found, role: LinkRole
) -> outbox.Outgoing:
    """Ask which of some units is meant; also whether it is a new one, where the name is whole."""
    choices = linking_buttons.units([(unit.id, unit.name) for unit in found.units[:MOST_CHOICES]], role)
    if len(found.units) > 1:
        return reply(heard, linking_texts.which_unit(name), keyboard=choices)
    added = _ask_to_add(session, heard, moment, name, role)
    buttons = [*choices.as_json(), *(added.content.buttons or ())]
    return reply(heard, linking_texts.is_it_this(name), keyboard=Keyboard.from_json(buttons))


def _ask_to_add(
    session: Session, heard: Heard, moment: Moment, query: str, role: LinkRole
) -> outbox.Outgoing:
    reading = read_unit(query)
    if reading.kind is UnitClass.COLLECTIVE:
        return reply(heard, linking_texts.collective(reading.canonical))
    details = {"name": reading.canonical, "level": reading.level.value, "role": role.value}
    question = questions.ask(session, QuestionKind.NEW_UNIT, heard.chat_id, details, moment.now)
    keyboard = linking_buttons.new_unit(question, reading.canonical)
    return reply(heard, linking_texts.unknown_unit(reading.canonical), keyboard=keyboard)


def _issue_for_all(session: Session, actor: Actor, moment: Moment, channel: Channel) -> Marked:
    code = codes.issue_by(session, actor, LinkRole.PROVINCE_LEADER, None, moment.now)
    whose = authority(directory.home(session))
    issued = leader_texts.province_leader_code_issued(whose, code, channel.private_link(code))
    return page_texts.or_page(issued, channel.page_link(code))


def issue_for_all(session: Session, heard: Heard, actor: Actor, moment: Moment, channel: Channel) -> None:
    """Answer with a code for a leader of all units."""
    outbox.enqueue(session, [reply(heard, _issue_for_all(session, actor, moment, channel))], moment.now)


async def choose_all(context: Context, _button: LinkProvinceLeader) -> None:
    """Issue a code for a leader of all units, as was pressed."""
    heard, actor, moment = context.heard, context.actor, context.moment
    await context.transact(issue_for_all, heard, actor, moment, context.services.channel)
    context.answer_press()


def _issue(
    session: Session,
    actor: Actor,
    moment: Moment,
    channel: Channel,
    unit: Unit,
    role: LinkRole,
) -> Marked:
    code = codes.issue_by(session, actor, role, unit.id, moment.now)
    if role is LinkRole.LEADER:
        issued = leader_texts.leader_code_issued(unit.name, code, channel.private_link(code))
    else:
        issued = linking_texts.code_issued(unit.name, code, channel.group_link(code))
    return page_texts.or_page(issued, channel.page_link(code))


async def choose_unit(context: Context, button: LinkUnit) -> None:
    """Issue a code for the unit that was pressed."""
    heard, actor, moment = context.heard, context.actor, context.moment
    await context.transact(issue_for_unit, heard, actor, moment, context.services.channel, button)
    context.answer_press()


def issue_for_unit(
    session: Session, heard: Heard, actor: Actor, moment: Moment, channel: Channel, button: LinkUnit
) -> None:
    """Answer with a code for a unit of the directory."""
    unit = directory.unit_of(session, button.unit)
    text = _issue(session, actor, moment, channel, unit, button.role)
    outbox.enqueue(session, [reply(heard, text)], moment.now)


async def add_unit(context: Context, button: AddNewUnit) -> None:
    """Add the unit that was asked about and issue its code."""
    heard, actor, moment = context.heard, context.actor, context.moment
    channel, question = context.services.channel, button.question
    added = await context.transact(add_and_issue, heard, actor, moment, channel, question)
    context.answer_press(None if added else access.already_done())


def add_and_issue(
    session: Session, heard: Heard, actor: Actor, moment: Moment, channel: Channel, question_id: int
) -> bool:
    """Answer with a code for a new unit; False if the question was answered before."""
    details = questions.answer(session, question_id, QuestionKind.NEW_UNIT, heard.chat_id, moment.now)
    if details is None:
        return False
    unit = directory.add_unit(session, actor, details["name"], details["level"], moment.now)
    role = LinkRole(details.get("role", LinkRole.UNIT))
    text = _issue(session, actor, moment, channel, unit, role)
    outbox.enqueue(session, [reply(heard, text)], moment.now)
    return True


CONVERSATION = (
    on_long_command("lienket", talk=issue_code, who=for_secretariat),
    on_long_press(LinkUnit, choose_unit, for_secretariat),
    on_long_press(LinkProvinceLeader, choose_all, for_secretariat),
    on_long_press(AddNewUnit, add_unit, for_secretariat),
)
