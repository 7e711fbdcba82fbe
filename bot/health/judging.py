"""What is too long: for a loop to turn, for Telegram to answer, for a message to wait."""

from collections.abc import Iterator, Mapping
from datetime import datetime

from bot.health import words
from storage.models import InboxLane
from storage.upkeep.signs import Signs

MINUTE = 60.0
LONGEST_TURNS: Mapping[str, float] = {
    "polling": 3 * MINUTE,
    InboxLane.WORDS: 4 * MINUTE,
    InboxLane.LOOKUPS: 4 * MINUTE,
    InboxLane.DOCUMENTS: 10 * MINUTE,
    "sender": 4 * MINUTE,
    "tick": 4 * MINUTE,
}
"""Seconds within which each loop turns, whatever it waits for: a file may be made for five minutes."""
OF_OUR_OWN: Mapping[str, float] = dict.fromkeys(words.OF_OUR_OWN, 10 * MINUTE)
"""The same of loops that turn only where their channel is set up."""
LONGEST_SILENCES = {**LONGEST_TURNS, "telegram": 3 * MINUTE}
LONGEST_WAITS = {InboxLane.WORDS: 3 * MINUTE, InboxLane.LOOKUPS: 3 * MINUTE, InboxLane.DOCUMENTS: 15 * MINUTE}
LONGEST_WAIT_TO_BE_SENT = 10 * MINUTE


def stuck(ages: Mapping[str, float]) -> list[str]:
    """Return what is said of the loops that have begun and turn no more, by the seconds since they turned."""
    longest = {**LONGEST_TURNS, **OF_OUR_OWN}
    late = {loop: age for loop, age in ages.items() if age > longest.get(loop, age)}
    return [words.silent(loop, age) for loop, age in late.items()]


def problems(signs: Signs, now: datetime) -> list[str]:
    """Return what is said of everything that is not well; nothing where all is."""
    return [*_silent(signs, now), *_waiting(signs, now)]


def _silent(signs: Signs, now: datetime) -> Iterator[str]:
    for loop, longest in LONGEST_SILENCES.items():
        at = signs.beats.get(loop)
        # A sign in the future says that the clock was set back since, not that the loop turns.
        age = abs((now - at).total_seconds()) if at is not None else None
        if age is None or age > longest:
            yield words.silent(loop, age)


def _waiting(signs: Signs, now: datetime) -> Iterator[str]:
    for lane, since in signs.received.items():
        if (age := (now - since).total_seconds()) > LONGEST_WAITS[lane]:
            yield words.waits_in(lane, age)
    if signs.pending is not None:
        age = (now - signs.pending).total_seconds()
        if age > LONGEST_WAIT_TO_BE_SENT:
            yield words.waits_to_be_sent(age)
