"""Who may use a conversation; everybody else is refused before it begins."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from enum import StrEnum

from chat.context import Context
from chat.former_units import is_refused
from chat.heard import ChatKind, Heard
from chat.markup import Marked
from chat.members import Membership
from chat.moment import once_in
from chat.outgoing import reply
from chat.reading_in_private import ask_which, found_in_private, membership_in
from chat.texts import access
from chat.texts.units import lower_offices as office_texts
from chat.which_unit import meaning_of
from chat.who_speaks import may_report
from storage import outbox
from storage.actors import Actor, PersonalRole
from storage.groups import focal_points
from storage.groups.codes import FOR_PEOPLE
from storage.models import LinkRole
from storage.outbox import Outgoing
from storage.units import offices


class Audience(StrEnum):
    """Who a conversation is for."""

    SECRETARIAT = "secretariat"
    SECRETARIAT_READER = "secretariat_reader"
    """Who may see what all units do: the secretariat, its members and the province's leaders in private.

    Nothing is changed.
    """
    UNIT = "unit"
    """Who speaks for a unit."""
    READER = "reader"
    """Who may see what a unit does: its own people and its leader. Nothing is changed for them."""
    READER_OF_ALL = "reader_of_all"
    """Those, where what is shown is of all the units that share the chat: no unit is asked for beforehand."""
    VIEWER = "viewer"
    """Who may see anything: the readers of the secretariat all of it, those of a unit what is theirs."""
    LINKED = "linked"
    """The secretariat and the units: those whose words are taken."""
    MEMBER = "member"
    """Anybody in a linked chat, whichever of its units is meant."""
    INSIDER = "insider"
    """Anybody in a linked chat; who of them may do what, the conversation decides."""
    ANYONE = "anyone"
    TELEGRAM = "telegram"
    """What happens in a chat, which nobody says."""


ROLES: dict[Audience, frozenset[LinkRole | PersonalRole]] = {
    Audience.SECRETARIAT: frozenset({LinkRole.SECRETARIAT}),
    Audience.SECRETARIAT_READER: frozenset({LinkRole.SECRETARIAT, LinkRole.PROVINCE_LEADER, *PersonalRole}),
    Audience.UNIT: frozenset({LinkRole.UNIT}),
    Audience.READER: frozenset({LinkRole.UNIT, LinkRole.LEADER}),
    Audience.READER_OF_ALL: frozenset({LinkRole.UNIT, LinkRole.LEADER}),
    Audience.VIEWER: frozenset({*LinkRole, *PersonalRole}) - {LinkRole.OPERATOR},
    Audience.LINKED: frozenset({LinkRole.SECRETARIAT, LinkRole.UNIT}),
    Audience.MEMBER: frozenset(LinkRole) - {LinkRole.OPERATOR},
    Audience.INSIDER: frozenset(LinkRole) - {LinkRole.OPERATOR, LinkRole.PROVINCE_LEADER},
}
FOR_ONE_UNIT = frozenset({Audience.UNIT, Audience.READER, Audience.VIEWER, Audience.LINKED, Audience.INSIDER})
"""These are told which unit is meant."""
IN_PRIVATE = frozenset({Audience.SECRETARIAT_READER, Audience.VIEWER})
"""A member of the secretariat is among these wherever they are alone with the bot."""
READING_ONLY: dict[LinkRole | PersonalRole, Callable[[], Marked]] = {
    **dict.fromkeys(PersonalRole, access.in_secretariat_group),
    **dict.fromkeys(FOR_PEOPLE, access.leaders_read),
    LinkRole.OPERATOR: access.operators_hear,
}
"""Those who change nothing, and what they are told who try."""
TAKING_A_UNITS_WORD = frozenset({Audience.UNIT, Audience.LINKED})
"""What is said to these is the unit's word, and so it matters who says it."""

WHILE = timedelta(minutes=10)
"""For so long a refusal is enough."""

for_secretariat = Audience.SECRETARIAT
for_secretariat_readers = Audience.SECRETARIAT_READER
for_unit = Audience.UNIT
for_readers = Audience.READER
for_readers_of_all = Audience.READER_OF_ALL
for_viewers = Audience.VIEWER
for_linked = Audience.LINKED
for_members = Audience.MEMBER
for_insiders = Audience.INSIDER
for_anyone = Audience.ANYONE


def is_among(speaker: Actor | None, who: Audience) -> bool:
    """Return whether the one who speaks, where it is known for whom, belongs to an audience."""
    return who is Audience.ANYONE or (speaker is not None and speaker.role in ROLES[who])


async def let_in(who: Audience, context: Context) -> Context | None:
    """Return the context in which somebody may go on, with the unit they mean.

    None where they were refused, or where what they said waits behind a question.
    """
    if who is Audience.TELEGRAM:
        return context
    if context.heard.speaker is None:
        await _refuse(context, access.anonymous())
        return None
    found = await _with_membership(who, context)
    if found is None:
        return None
    context, membership = found
    if not is_among(context.linked, who):
        own = await _to_own_group(context)
        await _refuse(context, own or await _why_not(who, context, membership), is_known=own is not None)
        return None
    meant = await _with_unit(context) if who in FOR_ONE_UNIT else context
    if meant is None or (who in TAKING_A_UNITS_WORD and not await may_report(meant)):
        return None
    return meant


async def _with_unit(context: Context) -> Context | None:
    """Return the context of the unit that is meant, if the chat speaks for it and it is sure."""
    return None if await is_refused(context) else await meaning_of(context)


async def _with_membership(who: Audience, context: Context) -> tuple[Context, Membership | None] | None:
    """Let a member of a secretariat be one in private, and a passer-by nobody in a public group.

    Return also what the channel says, or None where it need not be asked. None where it is asked which of
    several levels somebody wants to look at.
    """
    heard, linked = context.heard, context.linked
    sees_all = linked is not None and linked.role is LinkRole.PROVINCE_LEADER
    if heard.chat_kind is ChatKind.PRIVATE and not sees_all and (linked is None or who in IN_PRIVATE):
        found = await found_in_private(context)
        if who not in IN_PRIVATE or not found.is_unsure:
            return found.entered(context)
        await ask_which(context, found)
        return None
    if heard.is_group and heard.public_name and linked is not None and who is not Audience.ANYONE:
        membership = await membership_in(context, [heard.chat_id])
        return context if membership is Membership.IN else replace(context, linked=None), membership
    return context, None


async def _to_own_group(context: Context) -> Marked | None:
    """Return where to report to somebody who speaks for a unit and writes to the bot alone, else None."""
    heard = context.heard
    if context.linked is not None or heard.chat_kind is not ChatKind.PRIVATE or heard.speaker is None:
        return None
    groups = await context.read(focal_points.speaks_in, heard.speaker.person_id)
    return access.report_in_group(*groups[0]) if groups else None


async def _why_not(who: Audience, context: Context, membership: Membership | None) -> Marked:
    """Return why somebody is refused: silence in a group whose office was closed would be taken for a yes."""
    if context.linked is None and context.heard.is_group and membership is None:
        closed = await context.read(offices.closed_in, context.heard.chat_id)
        if closed is not None:
            return office_texts.closed_here(closed.name)
    return _reason(who, context.heard, context.linked, membership)


def _reason(who: Audience, heard: Heard, actor: Actor | None, membership: Membership | None) -> Marked:
    in_group = heard.is_group
    if membership is Membership.UNKNOWN and (in_group or who in IN_PRIVATE):
        return access.membership_unknown() if in_group else access.secretariat_unknown()
    if actor is None and in_group:
        return access.not_linked() if membership is None else access.group_members_only()
    if actor is None:
        return access.groups_only()
    if actor.role in READING_ONLY:
        return READING_ONLY[actor.role]()
    return access.units_only() if LinkRole.UNIT in ROLES[who] else access.secretariat_only()


async def _refuse(context: Context, reason: Marked, *, is_known: bool = False) -> None:
    """Tell somebody who expects something of the bot why nothing happened; stay silent otherwise."""
    if context.heard.press is not None:
        context.answer_press(reason, alert=True)
    elif not context.heard.is_edit and _expects_an_answer(context.heard, context.linked):
        # Each word of a unit is answered: silence would be taken for a record.
        refusal = reply(context.heard, reason) if is_known else _refusal(context, reason)
        await context.transact(outbox.enqueue, [refusal], context.moment.now)


def _expects_an_answer(heard: Heard, actor: Actor | None) -> bool:
    """Return whether silence would mislead: after a command, or words that will not be recorded."""
    listens = actor is not None and actor.role in ROLES[Audience.LINKED]
    return heard.is_command or (not listens and heard.is_to_us)


def _refusal(context: Context, reason: Marked) -> Outgoing:
    """Return why nothing happened, to be said to a chat that is linked to nobody only once in a while."""
    heard = context.heard
    is_stranger = context.linked is None and heard.speaker is not None
    key = once_in(WHILE, context.moment.now, "refused", heard.chat_id, reason[:20]) if is_stranger else None
    return reply(heard, reason, dedupe_key=key)
