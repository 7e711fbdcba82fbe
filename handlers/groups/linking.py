"""Linking chats: /start with a one-time code, and chats that come and go."""

from collections.abc import Callable, Mapping

from sqlalchemy.orm import Session

from chat.audience import for_anyone
from chat.buttons.groups import overview as overview_buttons
from chat.context import GONE, Context, is_group, message_of
from chat.conversation import on_long_command
from chat.heard import Heard
from chat.moment import Moment
from chat.notices import lost_groups, regained_groups, to_secretariat
from chat.outgoing import reply, suggest_commands
from chat.texts.groups import linking as linking_texts
from chat.texts.guide import LEADER_COMMANDS, READER_COMMANDS, SECRETARIAT_COMMANDS
from storage import outbox
from storage.actors import Actor, PersonalRole, links_of_chat
from storage.groups import contact, linking
from storage.models import ChatLink, LinkRole
from storage.plans import obligations


async def start(context: Context) -> None:
    """Link this group by the code that follows /start, or say how to get one."""
    message = message_of(update)
    code = "".join(context.args or [])
    if not code:
        await context.transact(_say_without_code, heard, actor, moment)
    else:
        await context.transact(link_chat, heard, actor, moment, code)


def _answer(session: Session, heard: Heard, actor: Actor, moment: Moment, text: str) -> None:
    outbox.enqueue(session, [reply(heard, text)], moment.now)


def _say_without_code(session: Session, heard: Heard, actor: Actor, moment: Moment) -> None:
    if actor is not None and isinstance(actor.role, PersonalRole):
        outbox.enqueue(session, [suggest_commands(heard.chat_id, READER_COMMANDS)], moment.now)
        text = linking_texts.welcome_reader()
    elif actor is not None:
        text = linking_texts.already_linked(actor.unit_name or "cơ quan thường trực")
    elif is_group(message.chat):
        text = linking_texts.code_needed()
    else:
        text = linking_texts.welcome_private()
    _answer(session, heard, actor, moment, text)


def link_chat(session: Session, heard: Heard, actor: Actor, moment: Moment, code: str) -> None:
    """Link the chat as the code says and tell both sides; a refused code changes nothing."""
    try:
        link = linking.use_code(session, code, heard.speaker, moment.now)
    except linking.RefusedCodeError as error:
        _answer(session, heard, actor, moment, _refusal(error))
        return
    match link.role:
        case LinkRole.SECRETARIAT:
            welcome = reply(heard, linking_texts.secretariat_linked(), about={"kind": "plan"})
            commands = suggest_commands(heard.chat_id, SECRETARIAT_COMMANDS)
            outbox.enqueue(session, [welcome, commands], moment.now)
        case LinkRole.LEADER:
            _welcome_leader(session, heard, actor, moment, link)
        case _:
            obligations.materialise(session, moment.today)
            _welcome_unit(session, heard, actor, moment, link)


REFUSALS: Mapping[type[linking.RefusedCodeError], Callable[[], str]] = {
    linking.RefusedCodeError: linking_texts.unknown_code,
    linking.UsedCodeError: linking_texts.used_code,
    linking.ExpiredCodeError: linking_texts.expired_code,
    linking.RevokedCodeError: linking_texts.revoked_code,
    linking.SecretariatChatError: linking_texts.code_for_units,
    linking.GroupNeededError: linking_texts.groups_only,
    linking.OtherRoleError: linking_texts.other_role,
    linking.AlreadyLinkedError: linking_texts.linked_before,
}


def _refusal(error: linking.RefusedCodeError) -> str:
    return REFUSALS[type(error)]()


def _welcome_unit(session: Session, heard: Heard, actor: Actor, moment: Moment, link: ChatLink) -> None:
    assert link.unit is not None  # noqa: S101 -- a unit's code names its unit
    morning = f"{context.services.morning:%H:%M}"
    welcome = reply(
        heard,
        linking_texts.unit_linked(link.unit.name, morning, context.bot.username, contact.contact(session)),
        about={"unit": link.unit.id},
    )
    notice = linking_texts.told_secretariat(link.unit.name, link.title, heard.speaker.display_name)
    present = links_of_chat(session, link.chat_id)
    keyboard = None
    if len(present) > 1:
        notice += linking_texts.shared_chat([one.unit.name for one in present if one.unit])
        keyboard = overview_buttons.end_links(present)
    outbox.enqueue(session, [welcome, *to_secretariat(session, notice, keyboard)], moment.now)


def _welcome_leader(session: Session, heard: Heard, actor: Actor, moment: Moment, link: ChatLink) -> None:
    assert link.unit is not None  # noqa: S101 -- a leader's code names the unit
    welcome = reply(heard, linking_texts.leader_linked(link.unit.name), about={"unit": link.unit.id})
    commands = suggest_commands(heard.chat_id, LEADER_COMMANDS)
    notice = linking_texts.leader_told(link.unit.name, link.title, heard.speaker.display_name)
    outbox.enqueue(session, [welcome, commands, *to_secretariat(session, notice)], moment.now)


async def bot_came_or_went(context: Context) -> None:
    """Mark a group unreachable when the bot is put out of it, and reachable again when it returns."""
    change = update.my_chat_member
    assert change is not None  # noqa: S101 -- ChatMemberHandler passes these only
    await context.transact(note_membership, context, change)


def note_membership(session: Session, actor: Actor, moment: Moment, change: ChatMemberUpdated) -> None:
    """Keep the state of the chat's links; tell the secretariat once when a unit's group is lost or back."""
    chat_id, member = change.chat.id, change.new_chat_member
    if member.status in GONE or getattr(member, "can_send_messages", True) is False:
        lost = linking.mark_unreachable(session, chat_id, member.status, moment.now)
        notices = lost_groups(session, lost)
    else:
        notices = regained_groups(session, linking.mark_reachable(session, chat_id))
    outbox.enqueue(session, notices, moment.now)


async def group_became_supergroup(context: Context) -> None:
    """Follow a group to the supergroup it became."""
    message = message_of(update)
    old, new = message.migrate_from_chat_id, message.migrate_to_chat_id
    await context.transact(follow, context, old or heard.chat_id, new or heard.chat_id)


def follow(session: Session, actor: Actor, moment: Moment, old_chat_id: int, new_chat_id: int) -> None:
    """Move what we know of a group to the supergroup; the secretariat's keeps its list of commands."""
    linking.follow_migration(session, old_chat_id, new_chat_id)
    if new_chat_id in {group.chat_id for group in linking.secretariat_links(session)}:
        outbox.enqueue(session, [suggest_commands(new_chat_id, SECRETARIAT_COMMANDS)], moment.now)


CONVERSATION = (
    on_long_command("start", talk=start, who=for_anyone),
    TODO("ChatMemberHandler(bot_came_or_went, ChatMemberHandler.MY_CHAT_MEMBER)"),
    TODO("MessageHandler(filters.StatusUpdate.MIGRATE, group_became_supergroup)"),
)
