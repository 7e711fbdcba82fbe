"""What becomes of a message: written to its row and to the links of its chat, told to whoever waits."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy.orm import Session

from chat.messages.groups.reach import (
    locked_groups,
    lost_groups,
    regained_groups,
    test_arrived,
    test_failed,
    test_is_unknown,
)
from chat.messages.groups.refused import in_other_words, is_test, not_passed_on_yet, other_way
from jobs.sending.outcomes import (
    Again,
    AnswersNothing,
    Ended,
    Flooded,
    Locked,
    Moved,
    Outcome,
    Refused,
    Sent,
    TokenRefused,
    TopicGone,
    Unknown,
)
from storage import outbox
from storage.groups import links, reach, rests
from storage.models import SPEAKING
from storage.outbox import Claimed
from storage.walls import enter


def write_outcome(session: Session, claimed: Claimed, outcome: Outcome, now: datetime) -> None:
    """Write what became of a message."""
    enter(session, claimed.office)
    WRITTEN_BY[type(outcome)](session, claimed, outcome, now)


def _sent(session: Session, claimed: Claimed, outcome: Sent, now: datetime) -> None:
    seemed_shut = outbox.mark_sent(session, claimed.id, outcome.message_id, now)
    if seemed_shut and claimed.act in SPEAKING:
        # A group's rules may change without notice: that it can be spoken in is seen by speaking.
        regained = reach.regain(session, claimed.chat_id, claimed.content.topic)
        outbox.enqueue(session, regained_groups(session, regained), now)
    outbox.enqueue(session, test_arrived(claimed.about), now)


def _unknown(session: Session, claimed: Claimed, outcome: Unknown, now: datetime) -> None:
    outbox.mark_unknown(session, claimed.id, outcome.error, now)
    outbox.enqueue(session, test_is_unknown(claimed.about), now)


def _again(session: Session, claimed: Claimed, outcome: Again, now: datetime) -> None:
    outbox.put_back(session, claimed.id, now + timedelta(seconds=outcome.seconds), outcome.error)


def _flooded(session: Session, claimed: Claimed, outcome: Flooded, now: datetime) -> None:
    outbox.put_back(session, claimed.id, now, outcome.error)
    rests.flood(session, claimed.chat_id, outcome.seconds, outcome.error, now)


def _moved(session: Session, claimed: Claimed, outcome: Moved, now: datetime) -> None:
    outbox.put_back(session, claimed.id, now, "the group became a supergroup")
    session.flush()
    links.follow_migration(session, claimed.chat_id, outcome.chat_id)


def _locked(session: Session, claimed: Claimed, outcome: Locked, now: datetime) -> None:
    """Keep the message for when the chat is open again; a test says how it is now."""
    chat_id, topic = claimed.chat_id, claimed.content.topic
    locked = reach.lock(session, chat_id, topic, outcome.error, now, only_topic=outcome.only_topic)
    if locked is None or is_test(claimed.about):
        _given_up(session, claimed, outcome.error, now)
    else:
        outbox.put_back(session, claimed.id, now, outcome.error)
    outbox.enqueue(session, locked_groups(session, locked or []), now)
    outbox.enqueue(session, not_passed_on_yet(session, claimed), now)


def _topic_gone(session: Session, claimed: Claimed, outcome: TopicGone, now: datetime) -> None:
    """Go on in the chat itself where topics were switched off; where one was deleted, its link is lost."""
    topic = claimed.content.topic
    if topic is None or outcome.has_topics is None:
        _locked(session, claimed, Locked(outcome.error, only_topic=True), now)
        return
    outbox.put_back(session, claimed.id, now, outcome.error)
    session.flush()
    if not outcome.has_topics:
        reach.leave_topics(session, claimed.chat_id)
        return
    lost = reach.lose_topic(session, claimed.chat_id, topic, outcome.error, now)
    outbox.enqueue(session, lost_groups(session, lost), now)
    outbox.enqueue(session, test_failed(claimed.about, outcome.error), now)


def _ended(session: Session, claimed: Claimed, outcome: Ended, now: datetime) -> None:
    """Mark the chat unreachable and tell the secretariat, once; what its own group is told waits."""
    if reach.is_the_secretariats(session, claimed.chat_id):
        outbox.put_back(session, claimed.id, now, outcome.error)
    else:
        _given_up(session, claimed, outcome.error, now)
    lost = reach.lose(session, claimed.chat_id, outcome.error, now)
    outbox.enqueue(session, lost_groups(session, lost), now)
    outbox.enqueue(session, not_passed_on_yet(session, claimed), now)


def _answers_nothing(session: Session, claimed: Claimed, outcome: AnswersNothing, now: datetime) -> None:
    if claimed.content.answers is None:
        _refused(session, claimed, Refused(outcome.error), now)
    else:
        outbox.put_back(session, claimed.id, now, outcome.error)
        outbox.say_alone(session, claimed.id)


def _refused(session: Session, claimed: Claimed, outcome: Refused | TokenRefused, now: datetime) -> None:
    """Say it in another way where there is one; whoever waits for an answer hears that there is none."""
    other = in_other_words(session, claimed, outcome.error)
    if other is not None:
        outbox.say_otherwise(session, claimed.id, other, outcome.error, now)
        return
    _given_up(session, claimed, outcome.error, now)
    outbox.enqueue(session, other_way(claimed), now)


def _given_up(session: Session, claimed: Claimed, error: str, now: datetime) -> None:
    outbox.mark_dead(session, claimed.id, error, now)
    outbox.enqueue(session, test_failed(claimed.about, error), now)


WRITTEN_BY: dict[type[Outcome], Callable[[Session, Claimed, Any, datetime], None]] = {
    Sent: _sent,
    Unknown: _unknown,
    Again: _again,
    Flooded: _flooded,
    Moved: _moved,
    Locked: _locked,
    TopicGone: _topic_gone,
    Ended: _ended,
    AnswersNothing: _answers_nothing,
    Refused: _refused,
    TokenRefused: _refused,
}
