"""/nhomdonvi: who belongs to "UBND cấp xã" or "Các đơn vị có liên quan", as the secretariat says."""

from collections.abc import Iterator, Sequence

from sqlalchemy.orm import Session

from chat.audience import for_secretariat
from chat.buttons.base import Keyboard
from chat.buttons.units import collectives as collective_buttons
from chat.buttons.units.collectives import SetMemberRule, ShowCollective
from chat.conversation import on_command, on_press
from chat.heard import Heard
from chat.markup import Marked
from chat.moment import Moment
from chat.outgoing import edit, reply
from chat.texts import access
from chat.texts.units import collectives as collective_texts
from chat.texts.units import directory as directory_texts
from chat.understanding.commands.member_words import MembersNamed, read_members, read_number
from chat.understanding.commands.unit_commands import units_named
from handlers.units.imports import offer_template
from storage import outbox
from storage.actors import Actor
from storage.models import Collective, Unit
from storage.outbox import Outgoing
from storage.units import directory, membership_changes
from storage.units.membership_changes import CollectiveCard

MOST_CHOICES = 12
MOST_TYPED = 3
"""More units than these are added by a sheet rather than one by one."""


def list_or_change(session: Session, heard: Heard, actor: Actor, moment: Moment) -> None:
    """Answer with the list, with what was changed, or with why nothing was."""
    members, number = read_members(heard.said), read_number(heard.said)
    if members is not None:
        said = _change(session, heard, actor, moment, members)
    elif number is not None:
        said = [_one(session, heard, number)]
    elif heard.said:
        said = [reply(heard, collective_texts.usage())]
    else:
        said = [_overview(session, heard)]
    outbox.enqueue(session, said, moment.now)


def _one(session: Session, heard: Heard, number: int) -> Outgoing:
    if session.get(Collective, number) is None:
        return reply(heard, collective_texts.unknown(number))
    card = _card(session, number)
    return reply(heard, collective_texts.card(card), keyboard=_rules(card))


def _overview(session: Session, heard: Heard) -> Outgoing:
    cards = membership_changes.cards(session)
    keyboard = (
        collective_buttons.collectives((card.id, card.name) for card in cards[:MOST_CHOICES])
        if cards
        else None
    )
    return reply(heard, collective_texts.overview(cards), keyboard=keyboard)


def _change(
    session: Session, heard: Heard, actor: Actor, moment: Moment, members: MembersNamed
) -> list[Outgoing]:
    """Change who belongs to a collective, or say in one answer which names are not sure."""
    if session.get(Collective, members.collective) is None:
        return [reply(heard, collective_texts.unknown(members.collective))]
    units: list[Unit] = []
    unknown: list[str] = []
    for query in _names(session, members.units):
        found = directory.find(session, query)
        if found.units and found.unit is None:
            return [reply(heard, directory_texts.say_in_full(query, found.names))]
        units += [found.unit] if found.unit is not None else []
        unknown += [] if found.units else [query]
    if unknown:
        return _unknown(session, heard, moment, unknown)
    change = membership_changes.include if members.belong else membership_changes.leave_out
    change(session, actor, members.collective, units, _when(moment))
    card = _card(session, members.collective)
    return [reply(heard, collective_texts.changed(card), keyboard=_rules(card))]


def _names(session: Session, pieces: Sequence[str]) -> Iterator[str]:
    """Yield the names between semicolons; one that is no unit as a whole is parted at its commas."""
    for piece in pieces:
        yield from (piece,) if directory.find(session, piece).units else units_named(piece)


def _unknown(session: Session, heard: Heard, moment: Moment, unknown: Sequence[str]) -> list[Outgoing]:
    """Say which names are in no directory; where they are many, with the sheet that brings them in."""
    if len(unknown) == 1:
        return [reply(heard, directory_texts.unknown_unit(unknown[0]))]
    are_many = len(unknown) > MOST_TYPED
    form = [offer_template(session, heard, moment)] if are_many else []
    return [reply(heard, directory_texts.unknown_units(unknown, with_form=are_many)), *form]


def _when(moment: Moment) -> membership_changes.Occasion:
    return membership_changes.Occasion(moment.now, moment.today)


def _card(session: Session, collective_id: int) -> CollectiveCard:
    card = membership_changes.card(session, collective_id)
    assert card is not None  # noqa: S101 -- the callers have seen that there is one
    return card


def _rules(card: CollectiveCard) -> Keyboard:
    return collective_buttons.member_rules(card.id, card.rules, card.members)


def show(
    session: Session, heard: Heard, _actor: Actor, moment: Moment, button: ShowCollective
) -> Marked | None:
    """Answer with a collective; return what to say if there is none."""
    if session.get(Collective, button.collective) is None:
        return access.expired()
    card = _card(session, button.collective)
    answer = reply(heard, collective_texts.card(card), keyboard=_rules(card))
    outbox.enqueue(session, [answer], moment.now)
    return None


def change_rule(
    session: Session, heard: Heard, actor: Actor, moment: Moment, button: SetMemberRule
) -> Marked | None:
    """Change a rule and show the collective anew; return what to say if it has changed meanwhile."""
    collective = session.get(Collective, button.collective)
    if collective is None or button.rule not in collective_buttons.MEMBER_RULES:
        return access.expired()
    if _card(session, collective.id).members != button.members:
        return access.already_done()
    membership_changes.change_rule(session, actor, collective, button.rule, _when(moment))
    card = _card(session, collective.id)
    outbox.enqueue(session, [edit(heard, collective_texts.card(card), keyboard=_rules(card))], moment.now)
    return None


CONVERSATION = (
    on_command("nhomdonvi", work=list_or_change, who=for_secretariat),
    on_press(ShowCollective, show, for_secretariat),
    on_press(SetMemberRule, change_rule, for_secretariat),
)
