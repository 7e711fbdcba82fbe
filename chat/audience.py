"""Who may use a handler: every handler declares it, and nobody else gets past it."""

from collections.abc import Callable, Coroutine
from enum import StrEnum
from functools import wraps
from typing import Any

from sqlalchemy.orm import Session
from telegram import Message, Update

from chat import texts
from chat.context import Context, answered_by, is_group, is_said_to_us, speaker_of
from chat.outgoing import answer_press, reply
from chat.reporters import settle_reporter
from chat.shared_chats import settle_unit
from storage import outbox
from storage.actors import Actor, Speaker, actor_of
from storage.models import LinkRole

Callback = Callable[[Update, Context], Coroutine[Any, Any, None]]


class Audience(StrEnum):
    """Whom a handler serves."""

    SECRETARIAT = "secretariat"
    UNIT = "unit"
    """Who speaks for a unit."""
    READER = "reader"
    """Who may see what a unit does: its own people and its leader. Nothing is changed for them."""
    LINKED = "linked"
    """The secretariat and the units: those whose words are taken."""
    MEMBER = "member"
    """Anybody in a linked chat, whichever of its units is meant."""
    INSIDER = "insider"
    """Anybody in a linked chat; who of them may do what, the handler decides."""
    ANYONE = "anyone"
    TELEGRAM = "telegram"
    """Service messages, which nobody writes."""


ROLES = {
    Audience.SECRETARIAT: frozenset({LinkRole.SECRETARIAT}),
    Audience.UNIT: frozenset({LinkRole.UNIT}),
    Audience.READER: frozenset({LinkRole.UNIT, LinkRole.LEADER}),
    Audience.LINKED: frozenset({LinkRole.SECRETARIAT, LinkRole.UNIT}),
    Audience.MEMBER: frozenset(LinkRole),
    Audience.INSIDER: frozenset(LinkRole),
}
FOR_ONE_UNIT = frozenset({Audience.UNIT, Audience.READER, Audience.LINKED, Audience.INSIDER})
"""These are told which unit is meant: their handlers use `context.unit_id`."""
SPEAKING = frozenset({Audience.UNIT, Audience.LINKED})
"""What is said to these is the unit's word, and so it matters who says it."""


def audience(who: Audience) -> Callable[[Callback], Callback]:
    """Return a decorator that lets only this audience through and tells the others why not."""

    def decorate(callback: Callback) -> Callback:
        @wraps(callback)
        async def guarded(update: Update, context: Context) -> None:
            speaker = speaker_of(update)
            if speaker is None:
                await _refuse(update, context, texts.access.anonymous())
                return
            context.speaker = speaker
            context.linked = await context.read(_actor, speaker, answered_by(update), context.meant_unit)
            if not _admits(who, context.linked):
                await _refuse(update, context, _reason(who, context.linked, update))
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
for_unit = audience(Audience.UNIT)
for_readers = audience(Audience.READER)
for_linked = audience(Audience.LINKED)
for_members = audience(Audience.MEMBER)
for_insiders = audience(Audience.INSIDER)
for_anyone = audience(Audience.ANYONE)


def _actor(session: Session, speaker: Speaker, answered: int | None, chosen: int | None) -> Actor | None:
    """Return who speaks, for the unit that was chosen or that the message they answer is about."""
    about = outbox.about(session, speaker.chat_id, answered) if answered is not None else None
    return actor_of(session, speaker, chosen or (about or {}).get("unit"))


async def _may_go_on(who: Audience, update: Update, context: Context) -> bool:
    """Return whether unit and speaker are sure; else the update waits behind a question."""
    if who in FOR_ONE_UNIT and not await settle_unit(update, context):
        return False
    return who not in SPEAKING or await settle_reporter(update, context)


def _admits(who: Audience, actor: Actor | None) -> bool:
    return who is Audience.ANYONE or (actor is not None and actor.role in ROLES[who])


def _reason(who: Audience, actor: Actor | None, update: Update) -> str:
    if actor is None:
        in_group = is_group(update.effective_chat)
        return texts.access.not_linked() if in_group else texts.access.groups_only()
    if actor.role is LinkRole.LEADER:
        return texts.access.leaders_read()
    return texts.access.secretariat_only() if who is Audience.SECRETARIAT else texts.access.units_only()


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
    listens = context.linked is not None and context.linked.role is not LinkRole.LEADER
    return is_command or (not listens and is_said_to_us(message, context))


def _say(session: Session, message: outbox.Outgoing, context: Context) -> None:
    outbox.enqueue(session, [message], context.now)
