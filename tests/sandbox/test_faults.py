"""What goes wrong on purpose, and Telegram's limits."""

import time
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest

from sandbox.client import SandboxClient
from sandbox.errors import ImpossibleError, RefusalError
from sandbox.faults import FaultKind
from sandbox.limits import Limits
from sandbox.state import Chat, Kind
from tests.sandbox.conftest import Cast, texts, until
from tests.sandbox.raw_bot import RawBot


@pytest.mark.parametrize(
    ("kind", "code", "description"),
    [
        (FaultKind.TOO_MANY_REQUESTS, 429, "Too Many Requests: retry after 7"),
        (FaultKind.KICKED, 403, "Forbidden: bot was kicked from the supergroup chat"),
        (FaultKind.BLOCKED, 403, "Forbidden: bot was blocked by the user"),
        (FaultKind.UPGRADED, 400, "Bad Request: group chat was upgraded to a supergroup chat"),
        (FaultKind.BAD_GATEWAY, 502, "Bad Gateway"),
    ],
)
def test_a_refusal_hits_the_next_request_and_nothing_is_sent(
    control: SandboxClient, bot: RawBot, cast: Cast, kind: FaultKind, code: int, description: str
) -> None:
    control.add_fault(kind, seconds=7, supergroup=-1009)
    assert bot.refusal("sendMessage", chat_id=cast.group, text="x") == (code, description)
    assert texts(control, cast.group) == []
    bot.say(cast.group, "y")
    assert texts(control, cast.group) == ["y"]


def test_the_parameters_of_a_refusal_say_what_to_do(control: SandboxClient, bot: RawBot, cast: Cast) -> None:
    control.add_fault(FaultKind.TOO_MANY_REQUESTS, seconds=7)
    control.add_fault(FaultKind.UPGRADED, supergroup=-1009)
    answers = [
        bot.http.post("sendMessage", json={"chat_id": cast.group, "text": "x"}).json() for _ in range(2)
    ]
    assert [answer["parameters"] for answer in answers] == [{"retry_after": 7}, {"migrate_to_chat_id": -1009}]
    with pytest.raises(ImpossibleError, match="needs the id of the supergroup"):
        control.add_fault(FaultKind.UPGRADED)


def test_a_fault_is_counted_down_or_removed(control: SandboxClient, bot: RawBot, cast: Cast) -> None:
    control.add_fault(FaultKind.BAD_GATEWAY, times=2)
    lasting = control.add_fault(FaultKind.BLOCKED, times=None)
    codes = [bot.refusal("sendMessage", chat_id=cast.group, text="x")[0] for _ in range(4)]
    assert codes == [502, 502, 403, 403]
    assert [(fault.id, fault.times) for fault in control.faults()] == [(lasting, None)]
    control.remove_fault(lasting)
    control.remove_fault(lasting)
    bot.say(cast.group)
    control.add_fault(FaultKind.BAD_GATEWAY, times=None)
    control.clear_faults()
    bot.say(cast.group)


def test_a_fault_may_be_for_one_chat_or_one_method(control: SandboxClient, bot: RawBot, cast: Cast) -> None:
    control.add_fault(FaultKind.KICKED, chat=cast.group, times=None)
    control.add_fault(FaultKind.BAD_GATEWAY, method="getMe", times=None)
    assert bot.refusal("sendMessage", chat_id=cast.group, text="x")[0] == 403
    bot.say(cast.supergroup)
    assert bot.refusal("getMe")[0] == 502


def test_only_a_fault_that_names_it_hits_get_updates(control: SandboxClient, bot: RawBot) -> None:
    control.add_fault(FaultKind.BAD_GATEWAY, times=None)
    bot.call("getUpdates")
    control.add_fault(FaultKind.BAD_GATEWAY, method="getUpdates")
    assert bot.refusal("getUpdates")[0] == 502


def test_a_connection_may_break_before_the_request_is_processed(
    control: SandboxClient, bot: RawBot, cast: Cast
) -> None:
    control.add_fault(FaultKind.DROP_BEFORE)
    with pytest.raises(httpx.RemoteProtocolError):
        bot.say(cast.group, "x")
    assert texts(control, cast.group) == []
    request = control.requests("sendMessage")[-1]
    assert (request.accepted, request.outcome) == (False, "drop_before")
    bot.say(cast.group, "y")


def test_a_connection_may_break_after_the_message_was_sent(
    control: SandboxClient, bot: RawBot, cast: Cast
) -> None:
    control.add_fault(FaultKind.DROP_AFTER)
    with pytest.raises(httpx.RemoteProtocolError):
        bot.say(cast.group, "x")
    assert texts(control, cast.group) == ["x"]
    request = control.requests("sendMessage")[-1]
    assert (request.accepted, request.outcome) == (True, "drop_after")


@pytest.mark.parametrize(("kind", "sent"), [(FaultKind.SLOW, []), (FaultKind.LATE, ["x"])])
def test_a_slow_request_waits_and_a_late_answer_comes_for_a_message_already_there(
    control: SandboxClient, bot: RawBot, cast: Cast, kind: FaultKind, sent: list[str]
) -> None:
    control.add_fault(kind, seconds=0.1)
    began = time.monotonic()
    with ThreadPoolExecutor() as pool:
        answer = pool.submit(bot.say, cast.group, "x")
        until(lambda: not control.faults())
        seen, is_too_late = texts(control, cast.group), time.monotonic() - began >= 0.1
        assert is_too_late or seen == sent
        assert answer.result()["text"] == "x"
    assert texts(control, cast.group) == ["x"]


def test_all_requests_are_noted_with_their_outcome(control: SandboxClient, bot: RawBot, cast: Cast) -> None:
    before = len(control.requests())
    bot.say(cast.group, "x")
    bot.refusal("sendMessage", chat_id=5, text="x")
    bot.http.post("sendDocument", data={"chat_id": str(cast.group)}, files={"document": ("a.txt", b"xyz")})
    bot.refusal("sendPoll", chat_id=cast.group)
    said, refused, sent, unplayed = control.requests(after=before)
    assert (said.method, said.parameters) == ("sendMessage", {"chat_id": cast.group, "text": "x"})
    assert (said.accepted, said.outcome) == (True, "ok")
    assert (refused.accepted, refused.outcome) == (False, "Bad Request: chat not found")
    assert sent.parameters["document"] == "a.txt (3 bytes)"
    assert unplayed.outcome == "Not Found: the sandbox does not play the method sendPoll"
    assert said.seconds <= refused.seconds <= sent.seconds


def test_limits_are_enforced_when_asked_for(control: SandboxClient, bot: RawBot, cast: Cast) -> None:
    control.enforce_limits()
    bot.say(cast.group)
    refused = bot.refusal("sendMessage", chat_id=cast.group, text="x")
    assert refused == (429, "Too Many Requests: retry after 1")
    bot.say(cast.supergroup)
    control.lift_limits()
    bot.say(cast.group)


def wait(limits: Limits, chat: Chat, now: float) -> int:
    """Return the retry_after of a message at this moment, 0 when it may go out."""
    try:
        limits.count(chat, now)
    except RefusalError as refusal:
        return refusal.parameters["retry_after"]
    return 0


def test_a_chat_takes_one_message_a_second() -> None:
    limits, chat = Limits(), Chat(5, Kind.PRIVATE)
    assert [wait(limits, chat, now) for now in (0, 0.9, 1, 1.5, 2)] == [0, 1, 0, 1, 0]


def test_a_group_takes_twenty_messages_a_minute_and_a_person_more() -> None:
    limits, group, person = Limits(), Chat(-5, Kind.GROUP), Chat(5, Kind.PRIVATE)
    for second in range(20):
        assert wait(limits, group, second) == wait(limits, person, second) == 0
    assert wait(limits, group, 20) == 40
    assert wait(limits, person, 20) == 0
    assert wait(limits, group, 60) == 0


def test_all_chats_together_take_thirty_messages_a_second() -> None:
    limits = Limits()
    chats = [Chat(number, Kind.PRIVATE) for number in range(1, 32)]
    assert [wait(limits, chat, 0) for chat in chats] == [0] * 30 + [1]
    assert wait(limits, chats[-1], 1) == 0
