"""What the secretariat is told by itself."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from chat.buttons.base import Keyboard
from chat.outgoing import as_a_reply, say
from chat.texts.groups import linking as linking_texts
from chat.texts.units import successions as succession_texts
from chat.texts.units.successions import NamedChange
from storage.groups import linking
from storage.models import ChatLink, LinkRole, LinkState
from storage.outbox import Outgoing
from storage.units import cards
from storage.units.successions import Change


def to_secretariat(
    session: Session,
    text: str,
    keyboard: Keyboard | None = None,
    about: dict[str, Any] | None = None,
) -> list[Outgoing]:
    """Return a message for each of the secretariat's groups."""
    return [
        say(group.chat_id, text, topic_id=group.topic_id, keyboard=keyboard, about=about)
        for group in linking.secretariat_links(session)
    ]


@dataclass(frozen=True, slots=True)
class Asked:
    """The message of a unit that something answers, and what a reply to the answer will be about."""

    unit_id: int
    chat_id: int
    message_id: int | None
    about: dict[str, Any]


def answer_unit(
    session: Session, asked: Asked, text: str, keyboard: Keyboard | None = None
) -> list[Outgoing]:
    """Return an answer for each group of a unit, in the one that asked as a reply to its message."""
    answers = []
    for group in linking.all_unit_links(session):
        if group.unit_id == asked.unit_id and group.state is LinkState.ACTIVE:
            about = {**asked.about, "unit": asked.unit_id}
            answer = say(group.chat_id, text, topic_id=group.topic_id, keyboard=keyboard, about=about)
            if group.chat_id == asked.chat_id and asked.message_id is not None:
                as_a_reply(answer, asked.message_id)
            answers.append(answer)
    return answers


def to_unit(session: Session, unit_id: int, text: str, besides: Collection[int] = ()) -> list[Outgoing]:
    """Return a message for each group of a unit that can be reached, leaving out the links `besides`."""
    return [
        say(group.chat_id, text, topic_id=group.topic_id, about={"unit": unit_id})
        for group in linking.links_of_unit(session, unit_id)
        if group.role is LinkRole.UNIT and group.state is LinkState.ACTIVE and group.id not in besides
    ]


def successions_done(session: Session, changes: Sequence[Change]) -> list[Outgoing]:
    """Return what the secretariat and the groups of old and new units are told of mergers and splits."""
    linked = {group.unit_id for group in linking.all_unit_links(session)}
    messages: list[Outgoing] = []
    for change in changes:
        named = NamedChange([unit.name for unit in change.old], [unit.name for unit in change.new], change.on)
        owed = sum(cards.owed(session, unit.id) for unit in change.new)
        unlinked = [unit.name for unit in change.new if unit.id not in linked]
        moved = [group.title for group in change.groups] if len(change.new) == 1 else []
        messages += to_secretariat(session, succession_texts.done(named, owed, unlinked, moved))
        messages += _to_groups_of_old(change, named)
        followed = {group.id for group in change.groups}
        for unit in change.new:
            messages += to_unit(session, unit.id, succession_texts.told_new(unit.name, named), followed)
    return messages


def _to_groups_of_old(change: Change, named: NamedChange) -> list[Outgoing]:
    """Return what the groups of units that ended are told: whose they are now, or how to be linked."""
    is_merger = len(change.new) == 1
    text = succession_texts.told_moved(named) if is_merger else succession_texts.told_split(named)
    about = {"unit": change.new[0].id} if is_merger else None
    return [
        say(group.chat_id, text, topic_id=group.topic_id, about=about)
        for group in change.groups
        if group.lost_at is None
    ]


def lost_groups(session: Session, lost: Sequence[ChatLink]) -> list[Outgoing]:
    """Return what the secretariat is told of units' groups that can no longer be written to."""
    return _of_units(session, lost, linking_texts.unreachable)


def regained_groups(session: Session, regained: Sequence[ChatLink]) -> list[Outgoing]:
    """Return what the secretariat is told of units' groups that can be written to again."""
    return _of_units(session, regained, linking_texts.reachable_again)


def test_arrived(about: dict[str, Any] | None) -> list[Outgoing]:
    """Return what whoever asked for a test hears when it arrived; nothing where the message was no test."""
    return _to_who_tested(about, linking_texts.test_arrived)


def test_is_unknown(about: dict[str, Any] | None) -> list[Outgoing]:
    """Return what whoever asked for a test hears when it may have arrived or not."""
    return _to_who_tested(about, linking_texts.test_unknown)


def test_failed(about: dict[str, Any] | None, error: str) -> list[Outgoing]:
    """Return what whoever asked for a test hears when Telegram refused it."""
    return _to_who_tested(about, lambda unit, title: linking_texts.test_failed(unit, title, error))


def _to_who_tested(about: dict[str, Any] | None, words: Callable[[str, str], str]) -> list[Outgoing]:
    test = (about or {}).get("test")
    if test is None:
        return []
    return [say(test["chat_id"], words(test["unit"], test["title"]), topic_id=test["topic_id"])]


def _of_units(
    session: Session, links: Sequence[ChatLink], words: Callable[[str, str], str]
) -> list[Outgoing]:
    return [
        notice
        for link in links
        if link.unit is not None
        for notice in to_secretariat(session, words(link.unit.name, link.title))
    ]
