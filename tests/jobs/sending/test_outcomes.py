"""What an error says of a message: it surely had no effect, it may have arrived, it is refused for good."""

from datetime import timedelta

import httpx
import pytest
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from jobs.sending.outcomes import (
    LONGEST_WAIT,
    MOST_ATTEMPTS,
    Again,
    Moved,
    Outcome,
    Refused,
    Sent,
    Unknown,
    outcome_of,
    seconds_to_wait,
)
from storage.models import Act


def caused(error: TelegramError, cause: Exception) -> TelegramError:
    error.__cause__ = cause
    return error


def outcome(error: TelegramError, act: Act = Act.SAY, attempts: int = 1) -> Outcome:
    return outcome_of(error, act, attempts)


NEVER_LEFT = [
    httpx.ConnectError("x"),
    httpx.ConnectTimeout("x"),
    httpx.PoolTimeout("x"),
    httpx.ProxyError("x"),
]
MAY_HAVE_ARRIVED = [
    TimedOut(),
    caused(TimedOut(), httpx.ReadTimeout("x")),
    caused(NetworkError("x"), httpx.ReadError("x")),
    caused(NetworkError("x"), httpx.WriteError("x")),
    caused(NetworkError("x"), httpx.RemoteProtocolError("Server disconnected without sending a response.")),
    NetworkError("Bad Gateway (502)"),
    Conflict("x"),
    TelegramError("Invalid server response"),
]


@pytest.mark.parametrize("cause", NEVER_LEFT, ids=lambda cause: type(cause).__name__)
def test_what_never_left_the_machine_is_sent_again_and_everybody_waits(cause: Exception):
    found = outcome(caused(NetworkError("x"), cause))
    assert isinstance(found, Again)
    assert (found.seconds, found.everybody) == (2.0, True)


@pytest.mark.parametrize("error", MAY_HAVE_ARRIVED, ids=str)
def test_what_may_have_arrived_is_not_sent_again(error: TelegramError):
    assert isinstance(outcome(error), Unknown)


@pytest.mark.parametrize("error", MAY_HAVE_ARRIVED, ids=str)
def test_what_may_be_repeated_is_sent_again_after_a_while(error: TelegramError):
    found = outcome(error, Act.EDIT)
    assert isinstance(found, Again)
    assert not found.everybody


def test_what_may_be_repeated_is_not_repeated_for_ever():
    assert isinstance(outcome(TimedOut(), Act.EDIT, MOST_ATTEMPTS - 1), Again)
    assert isinstance(outcome(TimedOut(), Act.EDIT, MOST_ATTEMPTS), Unknown)


def test_the_wait_grows_up_to_a_minute_however_long_the_network_is_gone():
    def seconds(attempts: int) -> float:
        found = outcome(caused(NetworkError("x"), httpx.ConnectError("x")), attempts=attempts)
        assert isinstance(found, Again)
        return found.seconds

    assert [seconds(attempts) for attempts in (1, 2, 5, 6, 1000)] == [2, 4, 32, LONGEST_WAIT, LONGEST_WAIT]


def test_a_429_makes_everybody_wait_as_long_as_it_says():
    found = outcome(RetryAfter(17))
    assert isinstance(found, Again)
    assert (found.seconds, found.everybody) == (17.0, True)


@pytest.mark.parametrize("given", [17, timedelta(seconds=17)])
def test_the_wait_of_a_429_is_read_in_either_form(given: int | timedelta):
    assert seconds_to_wait(RetryAfter(given)) == 17.0


@pytest.mark.filterwarnings("ignore:.*In a future major version")
def test_a_number_of_seconds_is_read_too(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv("PTB_TIMEDELTA")
    assert seconds_to_wait(RetryAfter(17)) == 17.0


def test_a_refused_token_makes_everybody_wait_and_loses_nothing():
    found = outcome(InvalidToken("Unauthorized"))
    assert isinstance(found, Again)
    assert found.everybody


def test_a_group_that_became_a_supergroup_is_followed():
    assert outcome(ChatMigrated(-1001)) == Moved(-1001)


@pytest.mark.parametrize(
    "error",
    [
        Forbidden("Forbidden: bot was kicked from the supergroup chat"),
        Forbidden("Forbidden: bot was blocked by the user"),
        BadRequest("Chat not found"),
        BadRequest("Not enough rights to send text messages to the chat"),
        BadRequest("Have no rights to send a message"),
        BadRequest("Message thread not found"),
        BadRequest("TOPIC_CLOSED"),
        BadRequest("Group chat was deactivated"),
    ],
    ids=str,
)
def test_a_chat_that_cannot_be_written_to_is_over(error: TelegramError):
    found = outcome(error)
    assert isinstance(found, Refused)
    assert found.chat_ended


@pytest.mark.parametrize(
    "error", [BadRequest("Message text is empty"), BadRequest("Message to edit not found")], ids=str
)
def test_a_message_that_is_refused_does_not_end_its_chat(error: TelegramError):
    found = outcome(error)
    assert isinstance(found, Refused)
    assert not found.chat_ended


def test_an_edit_that_changes_nothing_is_done():
    assert outcome(BadRequest("Message is not modified: specified new message content …")) == Sent(None)
