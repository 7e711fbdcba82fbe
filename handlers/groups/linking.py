"""Linking chats: /start with a one-time code, and chats that come and go."""

from collections.abc import Callable, Mapping

from sqlalchemy.orm import Session

from chat.audience import for_anyone
from chat.buttons.groups import overview as overview_buttons
from chat.buttons.plans.preview import PlanWanted
from chat.context import Context
from chat.conversation import on_event, on_long_command
from chat.heard import BotCameOrWent, ChatMoved, Heard, TopicReopened
from chat.markup import Marked
from chat.messages.groups.reach import locked_groups, lost_groups, regained_groups
from chat.moment import Moment, once_in
from chat.notices import to_secretariat
from chat.outgoing import reply, suggest_commands
from chat.texts import access
from chat.texts.groups import leaders as leader_texts
from chat.texts.groups import linking as linking_texts
from chat.texts.groups.overview import whose
from chat.texts.guide import (
    LEADER_COMMANDS,
    PRIVATE_COMMANDS,
    PROVINCE_LEADER_COMMANDS,
    READER_COMMANDS,
    SECRETARIAT_COMMANDS,
)
from chat.texts.units import lower_offices as office_texts
from chat.texts.upkeep import operator as operator_texts
from plans.units import authority
from storage import outbox
from storage.actors import Actor, PersonalRole, Speaker, links_of_chat
from storage.groups import contact, focal_points, linking, links, reach, secretariat_members, wrong_codes
from storage.models import ChatLink, LinkRole
from storage.outbox import Outgoing
from storage.plans import obligations
from storage.units import between_levels, directory

SOME_NUMBER = "1"
"""How a task is named to a unit that has none yet."""


async def start(context: Context) -> None:
    """Link this group by the code that follows /start, or say how to get one."""
    heard, moment, code = context.heard, context.moment, "".join(context.heard.said.split())
    if code:
        await context.transact(link_by_code, heard, moment, code, context.services.channel.name)
    else:
        await context.transact(say_how_to_link, heard, context.linked, moment)


def say_how_to_link(session: Session, heard: Heard, linked: Actor | None, moment: Moment) -> None:
    """Say what the chat is linked to, or how a group gets its code."""
    if linked is not None and isinstance(linked.role, PersonalRole):
        outbox.enqueue(session, [suggest_commands(heard.chat_id, READER_COMMANDS)], moment.now)
        text = linking_texts.welcome_reader()
    elif linked is not None:
        text = linking_texts.already_linked(whose(LinkRole(linked.role), linked.unit_name))
    elif heard.is_group:
        text = linking_texts.code_needed()
    elif heard.speaker is not None and (groups := focal_points.speaks_in(session, heard.speaker.person_id)):
        text = access.report_in_group(*groups[0])
    else:
        text = linking_texts.welcome_private()
    outbox.enqueue(session, [reply(heard, text)], moment.now)


def link_by_code(session: Session, heard: Heard, moment: Moment, code: str, bot_name: str) -> None:
    """Link the chat as the code says and tell both sides; a refused code changes nothing."""
    assert heard.speaker is not None  # noqa: S101 -- the audience lets nobody through who cannot be told
    tried = wrong_codes.tried(session, heard.speaker.person_id, moment.now)
    if tried >= wrong_codes.MOST:
        outbox.enqueue(session, [_held_back(heard, moment)], moment.now)
        return
    try:
        link = linking.use_code(session, code, heard.speaker, moment.now)
    except linking.RefusedCodeError as error:
        is_wrong = type(error) is linking.RefusedCodeError
        key = wrong_codes.key(heard.speaker.person_id, heard.update_id) if is_wrong else None
        is_last = is_wrong and tried + 1 == wrong_codes.MOST
        told = _told_of_guessing(session, heard.speaker) if is_last else []
        outbox.enqueue(session, [reply(heard, refusal(error), dedupe_key=key), *told], moment.now)
        return
    welcome(session, heard, moment, link, bot_name)


def welcome(session: Session, heard: Heard, moment: Moment, link: ChatLink, bot_name: str) -> None:
    """Welcome a chat that was linked just now, and tell the secretariat."""
    assert heard.speaker is not None  # noqa: S101 -- somebody has linked it
    by = heard.speaker.display_name
    match link.role:
        case LinkRole.SECRETARIAT:
            reach.move_what_waits(session, link)
            answers = _welcome_secretariat(session, heard, link)
        case LinkRole.LEADER:
            answers = _welcome_leader(session, heard, link, by)
        case LinkRole.PROVINCE_LEADER:
            answers = _welcome_province_leader(session, heard, link, by)
        case LinkRole.OPERATOR:
            answers = _welcome_operator(session, heard, link, by)
        case _:
            obligations.materialise(session, moment.today)
            welcomed = _welcome_unit(session, heard, moment, link, bot_name)
            answers = [welcomed, *_told_of_unit(session, link, by)]
    outbox.enqueue(session, answers, moment.now)


REFUSALS: Mapping[type[linking.RefusedCodeError], Callable[[], Marked]] = {
    linking.RefusedCodeError: linking_texts.unknown_code,
    linking.UsedCodeError: linking_texts.used_code,
    linking.ExpiredCodeError: linking_texts.expired_code,
    linking.RevokedCodeError: linking_texts.revoked_code,
    linking.SecretariatChatError: linking_texts.code_for_units,
    linking.GroupNeededError: linking_texts.groups_only,
    linking.PrivateNeededError: leader_texts.private_only,
    linking.SeesAllError: leader_texts.sees_all,
    linking.OtherRoleError: linking_texts.other_role,
    linking.AlreadyLinkedError: linking_texts.linked_before,
    linking.OtherOfficeError: office_texts.other_office,
}


def refusal(error: linking.RefusedCodeError) -> Marked:
    """Return why a code links nothing."""
    return REFUSALS[type(error)]()


def _held_back(heard: Heard, moment: Moment) -> Outgoing:
    """Return why codes are not looked at, to be said to a chat once in a while."""
    key = once_in(wrong_codes.WHILE, moment.now, "wrong codes", heard.chat_id)
    return reply(heard, linking_texts.too_many_codes(wrong_codes.MOST), dedupe_key=key)


def _told_of_guessing(session: Session, speaker: Speaker) -> list[Outgoing]:
    """Return what the secretariat is told of somebody who tries codes."""
    text = linking_texts.told_of_wrong_codes(speaker.display_name, speaker.chat_title, wrong_codes.MOST)
    return to_secretariat(session, text)


def _welcome_unit(session: Session, heard: Heard, moment: Moment, link: ChatLink, bot_name: str) -> Outgoing:
    assert link.unit is not None  # noqa: S101 -- a unit's code names its unit
    morning = f"{moment.morning:%H:%M}"
    number = next((task.number for task in obligations.open_tasks(session, link.unit.id)), SOME_NUMBER)
    whom, name = contact.contact(session), link.unit.name
    if heard.is_on_our_page:
        text = linking_texts.page_opened(name, morning, whom, number)
    else:
        text = linking_texts.unit_linked(name, morning, bot_name, whom, number)
    return reply(heard, text, unit=link.unit.id)


def _welcome_secretariat(session: Session, heard: Heard, link: ChatLink) -> list[Outgoing]:
    """Return the welcome, and what the level above is told when it is the group of a level below."""
    assert heard.speaker is not None  # noqa: S101 -- somebody has linked it
    secretariat_members.note_heard(session, heard.speaker)
    office = between_levels.here(session)
    welcomed = linking_texts.secretariat_linked(office.name if office is not None else None)
    answers = [
        reply(heard, welcomed, about=PlanWanted()),
        suggest_commands(heard.chat_id, SECRETARIAT_COMMANDS),
    ]
    if office is None:
        return answers
    notice = office_texts.told_above(office.name, link.title)
    return [*answers, *to_secretariat(session, notice, office=office.parent_id)]


def _told_of_unit(session: Session, link: ChatLink, by: str) -> list[Outgoing]:
    """Return what the secretariat is told of a unit's new group, and of others that share the chat."""
    assert link.unit is not None  # noqa: S101 -- a unit's code names its unit
    notice = linking_texts.told_secretariat(link.unit.name, link.title, by)
    present = [one for one in links_of_chat(session, link.chat_id) if one.office_id == link.office_id]
    if len(present) == 1:
        return to_secretariat(session, notice)
    notice += linking_texts.shared_chat([one.unit.name for one in present if one.unit])
    return to_secretariat(session, notice, overview_buttons.end_links(present))


def _welcome_leader(session: Session, heard: Heard, link: ChatLink, by: str) -> list[Outgoing]:
    assert link.unit is not None  # noqa: S101 -- a leader's code names the unit
    welcome = reply(heard, leader_texts.leader_linked(link.unit.name), unit=link.unit.id)
    commands = suggest_commands(heard.chat_id, LEADER_COMMANDS)
    notice = leader_texts.leader_told(link.unit.name, link.title, by)
    undo = overview_buttons.end_links([link])
    return [welcome, commands, *to_secretariat(session, notice, undo)]


def _welcome_province_leader(session: Session, heard: Heard, link: ChatLink, by: str) -> list[Outgoing]:
    welcome = reply(heard, leader_texts.province_leader_linked(authority(directory.home(session))))
    commands = suggest_commands(heard.chat_id, PROVINCE_LEADER_COMMANDS)
    notice = leader_texts.province_leader_told(link.title, by)
    undo = overview_buttons.end_links([link])
    return [welcome, commands, *to_secretariat(session, notice, undo)]


def _welcome_operator(session: Session, heard: Heard, link: ChatLink, by: str) -> list[Outgoing]:
    welcome = reply(heard, operator_texts.linked())
    notice = operator_texts.told_secretariat(link.title, by)
    undo = overview_buttons.end_links([link])
    return [
        welcome,
        suggest_commands(heard.chat_id, PRIVATE_COMMANDS),
        *to_secretariat(session, notice, undo),
    ]


def note_membership(session: Session, heard: Heard, moment: Moment, event: BotCameOrWent) -> None:
    """Keep the state of the chat's links; tell the secretariat once when a unit's group is lost or back."""
    if event.lost is None:
        notices = regained_groups(session, reach.let_in(session, heard.chat_id))
    elif event.is_member:
        locked = reach.lock(session, heard.chat_id, None, event.lost, moment.now, only_topic=False)
        notices = locked_groups(session, locked or [])
    else:
        notices = lost_groups(session, reach.lose(session, heard.chat_id, event.lost, moment.now))
    outbox.enqueue(session, notices, moment.now)


def note_open_topic(session: Session, heard: Heard, moment: Moment, _event: TopicReopened) -> None:
    """Go on in a topic that was opened again, with what waits for it."""
    regained = reach.regain(session, heard.chat_id, heard.topic_id)
    outbox.enqueue(session, regained_groups(session, regained), moment.now)


def follow(session: Session, _heard: Heard, moment: Moment, event: ChatMoved) -> None:
    """Move what we know of a group to the supergroup; the secretariat's keeps its list of commands."""
    links.follow_migration(session, event.old_id, event.new_id)
    if event.new_id in {group.chat_id for group in links.of_secretariat(session)}:
        outbox.enqueue(session, [suggest_commands(event.new_id, SECRETARIAT_COMMANDS)], moment.now)


CONVERSATION = (
    on_long_command("start", talk=start, who=for_anyone),
    on_event(BotCameOrWent, note_membership),
    on_event(TopicReopened, note_open_topic),
    on_event(ChatMoved, follow),
)
