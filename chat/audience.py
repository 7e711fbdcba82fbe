"""Who may use a handler: every handler declares it, and nobody else gets past it."""

from collections.abc import Callable, Coroutine
from enum import StrEnum
from functools import wraps
from typing import Any

from sqlalchemy.orm import Session
from telegram import Chat, Message, Update

from chat.context import Context, answered_by, is_group, is_said_to_us, speaker_of
from chat.members import Membership
from chat.outgoing import answer_press, reply
from chat.texts import access
from chat.which_unit import settle_unit
from chat.who_speaks import settle_reporter
from storage import outbox
from storage.actors import Actor, PersonalRole, Speaker, actor_of, reader
from storage.groups import linking
from storage.models import LinkRole

Callback = Callable[[Update, Context], Coroutine[Any, Any, None]]


class Audience(StrEnum):
    """Whom a handler serves."""

    SECRETARIAT = "secretariat"
    SECRETARIAT_READER = "secretariat_reader"
    """Who may see what all units do: the secretariat, its members in private. Nothing is changed."""
    UNIT = "unit"
    """Who speaks for a unit."""
    READER = "reader"
    """Who may see what a unit does: its own people and its leader. Nothing is changed for them."""
    VIEWER = "viewer"
    """Who may see anything: the readers of the secretariat all of it, those of a unit what is theirs."""
    LINKED = "linked"
    """The secretariat and the units: those whose words are taken."""
    MEMBER = "member"
    """Anybody in a linked chat, whichever of its units is meant."""
    INSIDER = "insider"
    """Anybody in a linked chat; who of them may do what, the handler decides."""
    ANYONE = "anyone"
    TELEGRAM = "telegram"
    """Service messages, which nobody writes."""


ROLES: dict[Audience, frozenset[LinkRole | PersonalRole]] = {
    Audience.SECRETARIAT: frozenset({LinkRole.SECRETARIAT}),
    Audience.SECRETARIAT_READER: frozenset({LinkRole.SECRETARIAT, *PersonalRole}),
    Audience.UNIT: frozenset({LinkRole.UNIT}),
    Audience.READER: frozenset({LinkRole.UNIT, LinkRole.LEADER}),
    Audience.VIEWER: frozenset({*LinkRole, *PersonalRole}),
    Audience.LINKED: frozenset({LinkRole.SECRETARIAT, LinkRole.UNIT}),
    Audience.MEMBER: frozenset(LinkRole),
    Audience.INSIDER: frozenset(LinkRole),
}
FOR_ONE_UNIT = frozenset({Audience.UNIT, Audience.READER, Audience.VIEWER, Audience.LINKED, Audience.INSIDER})
"""These are told which unit is meant: their handlers use `context.unit_id`."""
IN_PRIVATE = frozenset({Audience.SECRETARIAT_READER, Audience.VIEWER})
"""A member of the secretariat is among these wherever they are alone with the bot."""
SPEAKING = frozenset({Audience.UNIT, Audience.LINKED})
"""What is said to these is the unit's word, and so it matters who says it."""


def audience(who: Audience) -> Callable[[Callback], Callback]:
    """Return a decorator that lets only this audience through and tells the others why not."""

    def decorate(callback: Callback) -> Callback:
        @wraps(callback)
        async def guarded(update: Update, context: Context) -> None:
            speaker = speaker_of(update)
            if speaker is None:
                await _refuse(update, context, access.anonymous())
                return
            context.speaker = speaker
            context.linked = await context.read(_actor, speaker, answered_by(update), context.meant_unit)
            membership = await _settle_membership(who, update, context)
            if not _admits(who, context.linked):
                await _refuse(update, context, _reason(who, context.linked, membership, update))
            elif await _may_go_on(who, update, context):
                await callback(update, context)

        guarded.audience = who  # type: ignore[attr-defined] # the architecture test reads it
        return guarded

    return decorate


def for_telegram(callback: Callback) -> Callback:
    """Mark a handler of service messages, which have no author to check."""
    callback.audience = Audience.TELEGRAM  # type: ignore[attr-defined] # the architecture test reads it
    return callback


for_secretariat = audience(Audience.SECRETARIAT)
for_secretariat_readers = audience(Audience.SECRETARIAT_READER)
for_unit = audience(Audience.UNIT)
for_readers = audience(Audience.READER)
for_viewers = audience(Audience.VIEWER)
for_linked = audience(Audience.LINKED)
for_members = audience(Audience.MEMBER)
for_insiders = audience(Audience.INSIDER)
for_anyone = audience(Audience.ANYONE)


def _actor(session: Session, speaker: Speaker, answered: int | None, chosen: int | None) -> Actor | None:
    """Return who speaks, for the unit that was chosen or that the message they answer is about."""
    about = outbox.about(session, speaker.chat_id, answered) if answered is not None else None
    return actor_of(session, speaker, chosen or (about or {}).get("unit"))


async def _settle_membership(who: Audience, update: Update, context: Context) -> Membership | None:
    """Let a member of the secretariat be one in private, and a passer-by nobody in a public group.

    Return what Telegram says, or None where it need not be asked.
    """
    chat = update.effective_chat
    if chat is None:
        return None
    if chat.type == Chat.PRIVATE and (context.linked is None or who in IN_PRIVATE):
        membership = await _membership(context, await context.read(linking.secretariat_chats))
        if membership is Membership.IN:
            context.linked = reader(context.speaker)
        return membership
    if is_group(chat) and chat.username and context.linked is not None and who is not Audience.ANYONE:
        membership = await _membership(context, [chat.id])
        if membership is not Membership.IN:
            context.linked = None
        return membership
    return None


async def _membership(context: Context, chats: list[int]) -> Membership:
    services, person = context.services, context.speaker.person_id
    return await services.members.of_any(context.bot, chats, person, services.clock())


async def _may_go_on(who: Audience, update: Update, context: Context) -> bool:
    """Return whether unit and speaker are sure; else the update waits behind a question."""
    if who in FOR_ONE_UNIT and not await settle_unit(update, context):
        return False
    return who not in SPEAKING or await settle_reporter(update, context)


def _admits(who: Audience, actor: Actor | None) -> bool:
    return who is Audience.ANYONE or (actor is not None and actor.role in ROLES[who])


def _reason(who: Audience, actor: Actor | None, membership: Membership | None, update: Update) -> str:
    in_group = is_group(update.effective_chat)
    if membership is Membership.UNKNOWN and (in_group or who in IN_PRIVATE):
        return access.membership_unknown() if in_group else access.secretariat_unknown()
    if actor is None and in_group:
        return access.not_linked() if membership is None else access.group_members_only()
    if actor is None:
        return access.groups_only()
    if isinstance(actor.role, PersonalRole):
        return access.in_secretariat_group()
    if actor.role is LinkRole.LEADER:
        return access.leaders_read()
    return access.units_only() if LinkRole.UNIT in ROLES[who] else access.secretariat_only()


async def _refuse(update: Update, context: Context, reason: str) -> None:
    """Tell somebody who expects something of the bot why nothing happened; stay silent otherwise."""
    if update.callback_query is not None:
        answer_press(context, update.callback_query, reason, alert=True)
        return
    message = update.message
    if message is not None and _expects_an_answer(message, context):
        await context.transact(_say, reply(message, reason), context)


def _expects_an_answer(message: Message, context: Context) -> bool:
    """Return whether silence would mislead: after a command, or words that will not be recorded."""
    is_command = (message.text or "").startswith("/")
    listens = context.linked is not None and context.linked.role in ROLES[Audience.LINKED]
    return is_command or (not listens and is_said_to_us(message, context))


def _say(session: Session, message: outbox.Outgoing, context: Context) -> None:
    outbox.enqueue(session, [message], context.now)
