"""What Telegram's answer to a message means: sent, refused for good, to be sent again, or not known."""

from dataclasses import dataclass

import httpx
from telegram.error import BadRequest, ChatMigrated, Forbidden, InvalidToken, RetryAfter, TelegramError

from storage.models import Act

# These happen before a request leaves the machine; after any other failure it may have arrived.
NEVER_LEFT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.ProxyError)
# Doing these twice changes nothing, so they are repeated where a message would be left alone.
REPEATABLE = frozenset({Act.EDIT, Act.EDIT_BUTTONS, Act.REACT, Act.SUGGEST_COMMANDS})
LONGEST_WAIT = 60.0
MOST_ATTEMPTS = 8

CHAT_ENDED = (
    "chat not found",
    "group chat was deactivated",
    "not enough rights",
    "need administrator rights",
    "chat_write_forbidden",
    "have no rights to send",
    "message thread not found",
    "topic_closed",
    "topic_deleted",
    "user is deactivated",
    "peer_id_invalid",
)
NOTHING_TO_DO = ("message is not modified",)


@dataclass(frozen=True, slots=True)
class Sent:
    """Telegram confirmed it."""

    message_id: int | None


@dataclass(frozen=True, slots=True)
class Again:
    """It surely had no effect: try again after some seconds; `everybody` waits after a 429."""

    seconds: float
    everybody: bool
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
    """Telegram refuses this message for good; the chat itself may be over as well."""

    error: str
    chat_ended: bool


Outcome = Sent | Again | Moved | Unknown | Refused


def outcome_of(error: TelegramError, act: Act, attempts: int) -> Outcome:
    """Return what an error of python-telegram-bot says about the message."""
    text = f"{type(error).__name__}: {error.message}"
    match error:
        case RetryAfter():
            return Again(seconds_to_wait(error), everybody=True, error=text)
        case InvalidToken():
            # Refused before anything is done; the operator has to act, and no message is to be lost by it.
            return Again(LONGEST_WAIT, everybody=True, error=text)
        case ChatMigrated():
            return Moved(error.new_chat_id)
        case Forbidden():
            return Refused(text, chat_ended=True)
        case BadRequest():
            return _bad_request(error, text)
        case _:
            return _no_clear_answer(error, act, attempts, text)


def seconds_to_wait(error: RetryAfter) -> float:
    """Return for how many seconds a 429 asks; python-telegram-bot gives a number or a timedelta."""
    waiting = error.retry_after
    return float(waiting) if isinstance(waiting, (int, float)) else waiting.total_seconds()


def _bad_request(error: BadRequest, text: str) -> Outcome:
    said = error.message.casefold()
    if any(words in said for words in NOTHING_TO_DO):
        return Sent(None)
    return Refused(text, chat_ended=any(words in said for words in CHAT_ENDED))


def _no_clear_answer(error: TelegramError, act: Act, attempts: int, text: str) -> Outcome:
    """Return the outcome of a network error, of a server's error, of an answer that cannot be read."""
    never_left = isinstance(error.__cause__, NEVER_LEFT)
    if never_left or (act in REPEATABLE and attempts < MOST_ATTEMPTS):
        return Again(min(2.0 ** min(attempts, 6), LONGEST_WAIT), everybody=never_left, error=text)
    return Unknown(text)
