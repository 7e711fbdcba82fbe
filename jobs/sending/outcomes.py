"""What Telegram's answer to a message means: sent, to be sent again, refused, not known.

A refusal ends as little as it names: a message, what it answers, a topic, and only by its own words a chat.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import httpx
from telegram.error import BadRequest, ChatMigrated, Forbidden, InvalidToken, RetryAfter, TelegramError

from chat.telegram.client import ForeignAnswerError
from storage.models import Act

# These happen before a request leaves the machine; after any other failure it may have arrived.
NEVER_LEFT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.ProxyError)
# Doing these twice changes nothing, so they are repeated where a message would be left alone.
REPEATABLE = frozenset({Act.EDIT, Act.EDIT_BUTTONS, Act.REACT, Act.SUGGEST_COMMANDS})
UNHEARD = frozenset({Act.REACT, Act.SUGGEST_COMMANDS})
"""Nobody waits for these, and what they lack says nothing of messages."""
LONGEST_WAIT = 60.0
MOST_ATTEMPTS = 8

CHAT_ENDED = (
    "chat not found",
    "kicked",
    "blocked",
    "not a member",
    "deactivated",
    "group chat was deleted",
    "initiate conversation",
    "peer_id_invalid",
    "channel_private",
)
TOPIC_GONE = ("message thread not found", "topic_deleted", "topic_id_invalid")
TOPIC_CLOSED = ("topic_closed",)
FILES_WITHHELD = (
    "to send documents",
    "to send photos",
    "chat_send_docs_forbidden",
    "chat_send_photos_forbidden",
    "chat_send_media_forbidden",
)
LOCKED = (
    "not enough rights",
    "have no rights to send",
    "administrator rights",
    "chat_admin_required",
    "chat_write_forbidden",
    "chat_send_plain_forbidden",
    "chat_guest_send_forbidden",
    "chat_restricted",
    "user_banned_in_channel",
)
ANSWERS_NOTHING = ("replied not found", "reply message not found", "reply_message_id_invalid")
NOTHING_TO_DO = ("message is not modified",)


@dataclass(frozen=True, slots=True)
class Sent:
    """Telegram confirmed it."""

    message_id: int | None


@dataclass(frozen=True, slots=True)
class Again:
    """It surely had no effect: try again after some seconds; `everybody` waits for the network."""

    seconds: float
    everybody: bool
    error: str


@dataclass(frozen=True, slots=True)
class Flooded:
    """A 429: nothing is said in the chat for so long."""

    seconds: float
    error: str


@dataclass(frozen=True, slots=True)
class Moved:
    """The group became this supergroup."""

    chat_id: int


@dataclass(frozen=True, slots=True)
class Unknown:
    """It may have arrived."""

    error: str


@dataclass(frozen=True, slots=True)
class Refused:
    """Telegram refuses this message for good."""

    error: str


@dataclass(frozen=True, slots=True)
class AnswersNothing:
    """What it answers is no longer there, so that it has to stand alone."""

    error: str


@dataclass(frozen=True, slots=True)
class Locked:
    """For now the bot may say nothing in the chat, or only in its topic."""

    error: str
    only_topic: bool


@dataclass(frozen=True, slots=True)
class TopicGone:
    """There is no such topic: it was deleted, or all were switched off; None where that is not known."""

    error: str
    has_topics: bool | None = None


@dataclass(frozen=True, slots=True)
class Ended:
    """The bot is not in the chat, or there is no such chat."""

    error: str


@dataclass(frozen=True, slots=True)
class TokenRefused:
    """The token is refused, or the method is unknown: Telegram says both in the same words."""

    error: str


Outcome = (
    Sent
    | Again
    | Flooded
    | Moved
    | Unknown
    | Refused
    | AnswersNothing
    | Locked
    | TopicGone
    | Ended
    | TokenRefused
)


MEANINGS: tuple[tuple[tuple[str, ...], Callable[[str], Outcome]], ...] = (
    (NOTHING_TO_DO, lambda _: Sent(None)),
    (CHAT_ENDED, Ended),
    (TOPIC_GONE, TopicGone),
    (TOPIC_CLOSED, partial(Locked, only_topic=True)),
    (ANSWERS_NOTHING, AnswersNothing),
    (FILES_WITHHELD, Refused),
    (LOCKED, partial(Locked, only_topic=False)),
)
"""What Telegram's words mean, the first that is found."""


def outcome_of(error: TelegramError, act: Act, attempts: int) -> Outcome:
    """Return what an error of python-telegram-bot says about the message."""
    text = f"{type(error).__name__}: {error.message}"
    match error:
        case RetryAfter():
            return Flooded(seconds_to_wait(error), text)
        case InvalidToken():
            return TokenRefused(text)
        case ChatMigrated():
            return Moved(error.new_chat_id)
        case Forbidden() | BadRequest():
            return _refusal(error, act, text)
        case _:
            return _no_clear_answer(error, act, attempts, text)


def seconds_to_wait(error: RetryAfter) -> float:
    """Return for how many seconds a 429 asks; python-telegram-bot gives a number or a timedelta."""
    waiting = error.retry_after
    return float(waiting) if isinstance(waiting, (int, float)) else waiting.total_seconds()


def _refusal(error: Forbidden | BadRequest, act: Act, text: str) -> Outcome:
    said = error.message.casefold()
    meant = next((meaning(text) for words, meaning in MEANINGS if any(one in said for one in words)), None)
    if act in UNHEARD and not isinstance(meant, Sent | Ended):
        return Refused(text)
    if meant is None and isinstance(error, Forbidden):
        # What a 403 says in other words may be over tomorrow; where it is not, one message an hour is tried.
        return Locked(text, only_topic=False)
    return meant or Refused(text)


def _no_clear_answer(error: TelegramError, act: Act, attempts: int, text: str) -> Outcome:
    """Return the outcome of a network error, of a server's error, of an answer that is not Telegram's."""
    wait = min(2.0 ** min(attempts, 6), LONGEST_WAIT)
    if isinstance(error.__cause__, NEVER_LEFT):
        return Again(wait, everybody=True, error=text)
    if attempts < MOST_ATTEMPTS and isinstance(error, ForeignAnswerError) and error.stopped_the_request:
        return Again(wait, everybody=True, error=text)
    if attempts < MOST_ATTEMPTS and act in REPEATABLE:
        return Again(wait, everybody=False, error=text)
    return Unknown(text)
