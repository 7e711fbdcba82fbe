"""A unit replies to a message of ours that asked for words: they go on with what was asked."""

from typing import Any

from sqlalchemy.orm import Session

from chat.context import Context
from chat.heard import Heard
from chat.moment import Moment
from chat.understanding import Kind, ReplyContext, Understood, understand
from chat.understanding.commands.short_answers import day_named, days_added, reason_in
from handlers.decisions import extension_requests
from handlers.decisions.matters import raise_in_words
from handlers.reporting.words import hear
from storage.actors import Actor


def raise_matter(
    session: Session, heard: Heard, actor: Actor, moment: Moment, _about: dict[str, Any], words: str
) -> None:
    """Raise what a unit writes in reply to its list of obstacles."""
    raise_in_words(session, heard, actor, moment, words)


def take_day(
    session: Session, heard: Heard, actor: Actor, moment: Moment, about: dict[str, Any], words: str
) -> None:
    """Take words as the day until which a unit wants more time, unless they report something else."""
    said = _understood(context, words)
    names_a_day = day_named(words, moment.today) or days_added(words) or reason_in(words)
    is_report = any(item.status is not None or item.percent is not None for item in said.items)
    if words and (names_a_day or not is_report):
        extension_requests.take_day(session, heard, actor, moment, about["task"], words)
    else:
        hear(session, heard, actor, moment, words)


def take_reason(
    session: Session, heard: Heard, actor: Actor, moment: Moment, about: dict[str, Any], words: str
) -> None:
    """Take words as the reason for more time, unless they ask once more or report something else."""
    said = _understood(context, words)
    is_only_talk = bool(words) and said.kind is Kind.CHATTER
    if said.kind is not Kind.EXTENSION and (reason_in(words) or is_only_talk):
        extension_requests.take_reason(session, heard, actor, moment, about["extension"], words)
    else:
        hear(session, heard, actor, moment, words)


def _understood(context: Context, words: str) -> Understood:
    """Return what words say of some task, whichever is meant."""
    return understand(words, ReplyContext("", ("1",), about="1", today=moment.today))
