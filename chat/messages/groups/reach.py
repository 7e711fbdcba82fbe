"""What is told of groups that are lost, locked or come back, and of tests whether a group can be reached."""

from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy.orm import Session

from chat.buttons.groups.linking import TestMessage
from chat.markup import Marked
from chat.notices import to_secretariat
from chat.outgoing import say
from chat.texts.groups import linking as linking_texts
from chat.texts.groups import mail as mail_texts
from chat.texts.groups import reach as reach_texts
from storage.models import ChannelKind, ChatLink, channel_of
from storage.outbox import Outgoing


def lost_groups(session: Session, lost: Sequence[ChatLink]) -> list[Outgoing]:
    """Return what the secretariat is told of units' groups that can no longer be written to."""
    by_mail, groups = _by_mail(lost)
    told = _of_units(session, groups, reach_texts.unreachable)
    return [*told, *_of_units(session, by_mail, mail_texts.unreachable)]


def locked_groups(session: Session, locked: Sequence[ChatLink]) -> list[Outgoing]:
    """Return what the secretariat is told of units' groups in which nothing can be said for now."""
    return _of_units(session, locked, reach_texts.locked)


def regained_groups(session: Session, regained: Sequence[ChatLink]) -> list[Outgoing]:
    """Return what the secretariat is told of units' groups that can be written to again."""
    by_mail, groups = _by_mail(regained)
    told = _of_units(session, groups, reach_texts.reachable_again)
    return [*told, *_of_units(session, by_mail, mail_texts.reachable_again)]


def lost_address(session: Session, unit: str, address: str, error: str) -> list[Outgoing]:
    """Return what the secretariat is told of one of several addresses of a unit that takes no mail."""
    return to_secretariat(session, mail_texts.unreachable(unit, address, error))


def _by_mail(links: Sequence[ChatLink]) -> tuple[list[ChatLink], list[ChatLink]]:
    """Return the links of units that are written to by mail, and the others."""
    mail = [link for link in links if channel_of(link.chat_id) is ChannelKind.MAIL]
    return mail, [link for link in links if link not in mail]


def test_arrived(about: dict[str, Any] | None) -> list[Outgoing]:
    """Return what whoever asked for a test hears when it arrived; nothing where the message was no test."""
    return _to_who_tested(about, linking_texts.test_arrived)


def test_is_unknown(about: dict[str, Any] | None) -> list[Outgoing]:
    """Return what whoever asked for a test hears when it may have arrived or not."""
    return _to_who_tested(about, linking_texts.test_unknown)


def test_failed(about: dict[str, Any] | None, error: str) -> list[Outgoing]:
    """Return what whoever asked for a test hears when Telegram refused it."""
    return _to_who_tested(about, lambda unit, title: linking_texts.test_failed(unit, title, error))


def _to_who_tested(about: dict[str, Any] | None, words: Callable[[str, str], Marked]) -> list[Outgoing]:
    subject = TestMessage.parse(about)
    if subject is None:
        return []
    test = subject.test
    return [say(test["chat_id"], words(test["unit"], test["title"]), topic_id=test["topic_id"])]


def _of_units(
    session: Session, links: Sequence[ChatLink], words: Callable[[str, str, str], Marked]
) -> list[Outgoing]:
    return [
        notice
        for link in links
        if link.unit is not None
        for notice in to_secretariat(
            session, words(link.unit.name, link.title, link.state_reason or ""), office=link.office_id
        )
    ]
