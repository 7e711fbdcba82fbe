"""What both sides are told when units merge or split."""

from collections.abc import Sequence

from sqlalchemy.orm import Session

from chat.notices import to_secretariat, to_unit
from chat.outgoing import say
from chat.texts.units import lower_offices as office_texts
from chat.texts.units import successions as succession_texts
from chat.texts.units.successions import NamedSuccession
from storage.groups import links
from storage.outbox import Outgoing
from storage.units import cards
from storage.units.successions import Succession


def successions_done(session: Session, changes: Sequence[Succession]) -> list[Outgoing]:
    """Return what the secretariat and the groups of old and new units are told of mergers and splits."""
    linked = {group.unit_id for group in links.of_units(session)}
    messages: list[Outgoing] = []
    for change in changes:
        named = NamedSuccession(
            [unit.name for unit in change.old], [unit.name for unit in change.new], change.on
        )
        owed = sum(cards.owed(session, unit.id) for unit in change.new)
        unlinked = [unit.name for unit in change.new if unit.id not in linked]
        moved = [group.title for group in change.groups] if len(change.new) == 1 else []
        messages += to_secretariat(session, succession_texts.done(named, owed, unlinked, moved))
        messages += _to_groups_of_old(change, named)
        followed = {group.id for group in change.groups}
        messages += _of_offices(session, change)
        for unit in change.new:
            messages += to_unit(session, unit.id, succession_texts.told_new(unit.name, named), followed)
    return messages


def _to_groups_of_old(change: Succession, named: NamedSuccession) -> list[Outgoing]:
    """Return what the groups of units that ended are told: whose they are now, or how to be linked."""
    is_merger = len(change.new) == 1
    text = succession_texts.told_moved(named) if is_merger else succession_texts.told_split(named)
    unit = change.new[0].id if is_merger else None
    return [
        say(group.chat_id, text, topic_id=group.topic_id, unit=unit)
        for group in change.groups
        if group.lost_at is None
    ]


def _of_offices(session: Session, change: Succession) -> list[Outgoing]:
    """Return what the secretariats at both levels are told of offices whose unit has ended."""
    names = {unit.id: unit.name for unit in (*change.old, *change.new)}
    told: list[Outgoing] = []
    for office in change.offices:
        unit, follows = names[office.unit_id], office.unit_id in {one.id for one in change.new}
        told += to_secretariat(session, office_texts.whose_now(unit, follows=follows))
        told += to_secretariat(session, office_texts.told_whose_now(unit, follows=follows), office=office.id)
    return told
