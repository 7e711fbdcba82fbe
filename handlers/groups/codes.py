"""The secretariat issues the codes that link units and their leaders: /lienket."""

from sqlalchemy.orm import Session

from chat.audience import for_secretariat
from chat.buttons.groups import linking as linking_buttons
from chat.buttons.groups.linking import AddNewUnit, LinkUnit
from chat.channel import Channel
from chat.context import Context
from chat.conversation import on_long_command, on_long_press
from chat.heard import Heard
from chat.markup import Marked
from chat.moment import Moment
from chat.outgoing import reply
from chat.texts import access
from chat.texts.groups import linking as linking_texts
from handlers.groups import code_sheets, overview
from plans.text import clean, fold
from plans.units import UnitClass, read_unit
from storage import outbox, questions
from storage.actors import Actor
from storage.groups import codes
from storage.models import LinkRole, QuestionKind, Unit
from storage.units import directory

LONGEST_NAME = 150
LEADER = "lanh dao"
LEADER_WORDS = 2
ALL_UNITS = "tatca"


async def issue_code(context: Context) -> None:
    """Issue a code for the unit named after /lienket, for all of them, or show who is linked."""
    heard, actor, moment = context.heard, context.actor, context.moment
    query = clean(heard.said)
    if len(query) > LONGEST_NAME:
        await context.transact(_refuse_name, heard, moment)
    elif fold(query).replace(" ", "") == ALL_UNITS:
        sheet = await code_sheets.make_sheet(context)
        await context.transact(code_sheets.send, heard, actor, moment, sheet)
    elif query:
        await context.transact(issue_for_name, heard, actor, moment, context.services.channel, query)
    else:
        await context.transact(overview.answer_overview, heard, actor, moment)


def _refuse_name(session: Session, heard: Heard, moment: Moment) -> None:
    outbox.enqueue(session, [reply(heard, linking_texts.name_too_long(LONGEST_NAME))], moment.now)


def issue_for_name(
    session: Session, heard: Heard, actor: Actor, moment: Moment, channel: Channel, query: str
) -> None:
    """Answer with a code, or ask which unit is meant."""
    role, name = role_and_name(query)
    found = directory.find(session, name)
    if len(found) == 1:
        answer = reply(heard, _issue(session, actor, moment, channel, found[0], role))
    elif found:
        choices = linking_buttons.units([(unit.id, unit.name) for unit in found[:8]], role)
        answer = reply(heard, linking_texts.which_unit(name), keyboard=choices)
    else:
        answer = _ask_to_add(session, heard, moment, name)
    outbox.enqueue(session, [answer], moment.now)


def role_and_name(query: str) -> tuple[LinkRole, str]:
    """Return whom the code is for: "lãnh đạo Sở Tài chính" is the leader of that unit."""
    words = query.split(" ", LEADER_WORDS)
    if len(words) > LEADER_WORDS and fold(" ".join(words[:LEADER_WORDS])) == LEADER:
        return LinkRole.LEADER, words[-1]
    return LinkRole.UNIT, query


def _ask_to_add(session: Session, heard: Heard, moment: Moment, query: str) -> outbox.Outgoing:
    reading = read_unit(query)
    if reading.kind is UnitClass.COLLECTIVE:
        return reply(heard, linking_texts.collective(reading.canonical))
    details = {"name": reading.canonical, "level": reading.level.value}
    question = questions.ask(session, QuestionKind.NEW_UNIT, heard.chat_id, details, moment.now)
    keyboard = linking_buttons.new_unit(question, reading.canonical)
    return reply(heard, linking_texts.unknown_unit(reading.canonical), keyboard=keyboard)


def _issue(
    session: Session,
    actor: Actor,
    moment: Moment,
    channel: Channel,
    unit: Unit,
    role: LinkRole = LinkRole.UNIT,
) -> Marked:
    code = codes.issue_by(session, actor, role, unit.id, moment.now)
    if role is LinkRole.LEADER:
        return linking_texts.leader_code_issued(unit.name, code, channel.private_link(code))
    return linking_texts.code_issued(unit.name, code, channel.group_link(code))


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
    text = _issue(session, actor, moment, channel, unit)
    outbox.enqueue(session, [reply(heard, text)], moment.now)
    return True


CONVERSATION = (
    on_long_command("lienket", talk=issue_code, who=for_secretariat),
    on_long_press(LinkUnit, choose_unit, for_secretariat),
    on_long_press(AddNewUnit, add_unit, for_secretariat),
)
