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

from chat.telegram.client import ForeignAnswerError
from jobs.sending.outcomes import (
    LONGEST_WAIT,
    MOST_ATTEMPTS,
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


def test_a_429_rests_the_chat_for_as_long_as_it_says():
    found = outcome(RetryAfter(17))
    assert isinstance(found, Flooded)
    assert found.seconds == 17.0


@pytest.mark.parametrize("given", [17, timedelta(seconds=17)])
def test_the_wait_of_a_429_is_read_in_either_form(given: int | timedelta):
    assert seconds_to_wait(RetryAfter(given)) == 17.0


@pytest.mark.filterwarnings("ignore:.*In a future major version")
def test_a_number_of_seconds_is_read_too(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv("PTB_TIMEDELTA")
    assert seconds_to_wait(RetryAfter(17)) == 17.0


def test_a_refused_token_may_be_a_method_that_is_not_known():
    assert isinstance(outcome(InvalidToken("Unauthorized")), TokenRefused)


def test_a_group_that_became_a_supergroup_is_followed():
    assert outcome(ChatMigrated(-1001)) == Moved(-1001)


ENDS = [
    Forbidden("Forbidden: bot was kicked from the supergroup chat"),
    Forbidden("Forbidden: bot was blocked by the user"),
    Forbidden("Forbidden: bot is not a member of the channel chat"),
    Forbidden("Forbidden: user is deactivated"),
    Forbidden("Forbidden: bot can't initiate conversation with a user"),
    Forbidden("Forbidden: the group chat was deleted"),
    BadRequest("Chat not found"),
    BadRequest("Group chat was deactivated"),
    BadRequest("PEER_ID_INVALID"),
]
LOCKS = [
    BadRequest("Not enough rights to send text messages to the chat"),
    BadRequest("Have no rights to send a message"),
    BadRequest("need administrator rights in the channel chat"),
    BadRequest("CHAT_WRITE_FORBIDDEN"),
    Forbidden("Forbidden: CHAT_WRITE_FORBIDDEN"),
    BadRequest("CHAT_SEND_PLAIN_FORBIDDEN"),
    BadRequest("CHAT_RESTRICTED"),
    Forbidden("Forbidden: something new"),
]
MESSAGES = [
    BadRequest("Message text is empty"),
    BadRequest("Message to edit not found"),
    BadRequest("Message is too long"),
    BadRequest("can't parse entities: unsupported start tag"),
    BadRequest("Wrong file identifier/HTTP URL specified"),
]
FILES = [
    BadRequest("Not enough rights to send documents to the chat"),
    BadRequest("Not enough rights to send photos to the chat"),
    BadRequest("CHAT_SEND_DOCS_FORBIDDEN"),
    BadRequest("CHAT_SEND_MEDIA_FORBIDDEN"),
    Forbidden("Forbidden: not enough rights to send documents to the chat"),
]


@pytest.mark.parametrize("error", ENDS, ids=str)
@pytest.mark.parametrize("act", [Act.SAY, Act.SEND_FILE, Act.REACT])
def test_only_words_that_say_so_end_a_chat(error: TelegramError, act: Act):
    assert isinstance(outcome(error, act), Ended)


@pytest.mark.parametrize("error", LOCKS, ids=str)
@pytest.mark.parametrize("act", [Act.SAY, Act.EDIT])
def test_what_may_be_allowed_tomorrow_is_a_lock(error: TelegramError, act: Act):
    found = outcome(error, act)
    assert isinstance(found, Locked)
    assert not found.only_topic


def test_a_closed_topic_is_a_lock_of_that_topic_only():
    found = outcome(BadRequest("TOPIC_CLOSED"))
    assert isinstance(found, Locked)
    assert found.only_topic


@pytest.mark.parametrize("words", ["Message thread not found", "TOPIC_DELETED"])
def test_a_topic_that_is_not_there_is_looked_into(words: str):
    found = outcome(BadRequest(words))
    assert isinstance(found, TopicGone)
    assert found.has_topics is None


@pytest.mark.parametrize("error", MESSAGES, ids=str)
def test_a_message_that_is_refused_ends_nothing_else(error: TelegramError):
    assert isinstance(outcome(error), Refused)


@pytest.mark.parametrize("error", FILES, ids=str)
@pytest.mark.parametrize("act", [Act.SEND_FILE, Act.SEND_PICTURE])
def test_a_right_to_files_that_is_withheld_ends_the_file(error: TelegramError, act: Act):
    assert isinstance(outcome(error, act), Refused)


@pytest.mark.parametrize("error", [*LOCKS, BadRequest("TOPIC_CLOSED")], ids=str)
@pytest.mark.parametrize("act", [Act.REACT, Act.SUGGEST_COMMANDS])
def test_what_a_reaction_lacks_says_nothing_of_messages(error: TelegramError, act: Act):
    assert isinstance(outcome(error, act), Refused)


@pytest.mark.parametrize("words", ["Message to be replied not found", "Reply message not found"])
def test_an_answer_to_what_is_gone_can_stand_alone(words: str):
    assert isinstance(outcome(BadRequest(words)), AnswersNothing)


@pytest.mark.parametrize(
    ("code", "payload"),
    [(403, b"<html>"), (404, b""), (400, b"{}"), (302, b"moved"), (200, b" <!DOCTYPE html>"), (429, b"slow")],
)
def test_what_something_on_the_way_refused_is_sent_again_but_not_for_ever(code: int, payload: bytes):
    error = ForeignAnswerError(code, payload)
    found = outcome(error)
    assert isinstance(found, Again)
    assert found.everybody
    assert isinstance(outcome(error, attempts=MOST_ATTEMPTS), Unknown)


@pytest.mark.parametrize(
    ("code", "payload"), [(200, b'{"ok":true,"resu'), (200, b""), (502, b"<html>"), (504, b"<html>")]
)
def test_what_may_have_passed_before_it_was_cut_is_not_sent_again(code: int, payload: bytes):
    assert isinstance(outcome(ForeignAnswerError(code, payload)), Unknown)


def test_an_edit_that_changes_nothing_is_done():
    assert outcome(BadRequest("Message is not modified: specified new message content …")) == Sent(None)
