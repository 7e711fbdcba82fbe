"""The sender over HTTP: each message once, whatever the network, Telegram and the database do."""

import asyncio
import time
from collections.abc import Callable
from typing import Any

import pytest
from markupsafe import Markup
from telegram import Bot
from telegram.request import HTTPXRequest

from chat.texts.groups import reach as reach_texts
from jobs.sending import claiming, consequences, sender
from sandbox.faults import FaultKind
from sandbox.server import listen
from storage import files, outbox, turns
from storage.models import Act, Lane
from storage.outbox import Content, Outgoing
from tests.auxil.sending import Desk, edit, until, words
from tests.auxil.stumbling import LOCKED, StumblingDatabase


async def test_a_message_is_sent_once_and_remembered_by_what_it_is_about(desk: Desk):
    chat = desk.group()
    desk.queue(words(chat, "NV 32?", about={"task": 32}))
    await desk.send_all()
    (row,) = desk.rows()
    assert (desk.said(chat), row.state.value) == (["NV 32?"], "sent")
    assert row.message_id is not None
    assert desk.database.read(outbox.about, chat, row.message_id) == {"task": 32}
    assert not await desk.sender.send_one()


async def test_replies_overtake_the_wave(desk: Desk):
    groups = [desk.group() for _ in range(4)]
    desk.queue(*(words(chat, "nhắc", lane=Lane.WAVE) for chat in groups[:3]), words(groups[3], "trả lời"))
    await desk.send_all()
    requests = desk.sandbox.control.requests("sendMessage")
    assert [request.parameters["text"] for request in requests] == ["trả lời", "nhắc", "nhắc", "nhắc"]


@pytest.mark.parametrize(
    ("kind", "arrives"),
    [(FaultKind.DROP_BEFORE, []), (FaultKind.DROP_AFTER, ["một"]), (FaultKind.LATE, ["một"])],
)
async def test_a_message_that_may_have_arrived_is_not_sent_again(
    desk: Desk, kind: FaultKind, arrives: list[str]
):
    chat = desk.group()
    desk.sandbox.control.add_fault(kind, chat=chat, seconds=3)
    desk.queue(words(chat, "một"), words(chat, "hai"))
    await desk.send_all()
    desk.later(3600)
    await desk.send_all()
    assert desk.states() == ["unknown", "sent"]
    assert desk.said(chat) == [*arrives, "hai"]


async def test_a_server_error_leaves_a_message_unknown(desk: Desk):
    chat = desk.group()
    desk.sandbox.control.add_fault(FaultKind.BAD_GATEWAY, chat=chat)
    desk.queue(words(chat, "một"))
    await desk.send_all()
    assert desk.states() == ["unknown"]


@pytest.mark.parametrize("kind", [FaultKind.DROP_BEFORE, FaultKind.DROP_AFTER, FaultKind.BAD_GATEWAY])
async def test_an_edit_of_unknown_fate_is_repeated_before_the_next_one(desk: Desk, kind: FaultKind):
    chat = desk.group()
    desk.queue(words(chat, "cũ"))
    await desk.send_all()
    message = desk.rows()[0].message_id or 0
    desk.sandbox.control.add_fault(kind, method="editMessageText", chat=chat)
    desk.queue(edit(chat, message, "mới"), edit(chat, message, "mới nhất"))
    await desk.send_all()
    assert desk.states() == ["sent", "pending", "pending"]
    desk.later(60)
    await desk.send_all()
    assert desk.states() == ["sent", "sent", "sent"]
    assert desk.said(chat) == ["mới nhất"]


async def test_an_edit_that_changes_nothing_counts_as_sent(desk: Desk):
    chat = desk.group()
    desk.queue(words(chat, "như cũ"))
    await desk.send_all()
    desk.queue(edit(chat, desk.rows()[0].message_id or 0, "như cũ"))
    await desk.send_all()
    assert desk.states() == ["sent", "sent"]


async def test_what_never_left_is_sent_once_the_network_is_back(desk: Desk, caplog: pytest.LogCaptureFixture):
    chat = desk.group()
    with listen(0) as closed:
        nowhere = f"http://127.0.0.1:{closed.getsockname()[1]}/bot"
    async with HTTPXRequest() as request:
        lost = Bot(desk.bot.token, base_url=nowhere, request=request)
        desk.queue(words(chat, "một"))
        cut_off = Desk(desk.sandbox, desk.database, lost)
        await cut_off.sender.send_one()
    (row,) = desk.rows()
    assert (row.state.value, row.attempts) == ("pending", 1)
    assert "ConnectError" in (row.error or "")
    assert cut_off.pace.wait(time.monotonic()) > 1  # nobody else is tried meanwhile
    (line,) = caplog.messages
    assert line.startswith("reaching Telegram to send fails: NetworkError: httpx.ConnectError")
    desk.later(2)
    await desk.send_all()
    assert (desk.states(), desk.said(chat)) == (["sent"], ["một"])


async def test_a_revoked_token_loses_no_message(desk: Desk):
    chat = desk.group()
    desk.queue(words(chat, "một"))
    async with HTTPXRequest() as request:
        revoked = Bot("1:revoked-token", base_url=desk.sandbox.base_url, request=request)
        await Desk(desk.sandbox, desk.database, revoked).sender.send_one()
    assert desk.states() == ["pending"]
    desk.later(60)
    await desk.send_all()
    assert desk.said(chat) == ["một"]


async def test_a_chat_that_does_not_answer_holds_up_nobody(desk: Desk):
    bad, good = desk.group(), [desk.group() for _ in range(4)]
    desk.sandbox.control.add_fault(FaultKind.SLOW, chat=bad, times=None, seconds=2)
    desk.queue(*(words(bad, f"{n}") for n in range(4)), *(words(chat, "tốt") for chat in good))
    async with desk.running():
        await until(lambda: desk.states()[4:] == ["sent"] * 4)
        assert "sent" not in desk.states()[:4]


async def test_a_row_that_cannot_be_said_does_not_stop_the_others(desk: Desk):
    chat = desk.group()
    labelless = Outgoing(Act.SAY, chat, Content(Markup("x"), buttons=[[["only a label"]]]))
    desk.queue(labelless, words(chat, "tốt"))
    await desk.send_all()
    assert desk.states() == ["dead", "sent", "sent"]
    assert desk.said(chat) == ["tốt", reach_texts.not_said()]
    assert desk.rows()[0].error == "ValueError: not enough values to unpack (expected 2, got 1)"


async def test_words_that_cannot_be_encoded_are_listed_and_stop_nobody(desk: Desk):
    chat = desk.group()
    desk.queue(words(chat, "\ud800"), words(chat, "tốt"))
    await desk.send_all()
    assert desk.states() == ["unknown", "sent"]


class SurprisedBot:
    """A bot that cannot read what Telegram answers."""

    async def send_message(self, *_: Any, **__: Any) -> None:
        raise LookupError("a field that was always there")


async def test_an_answer_that_cannot_be_read_leaves_the_message_unknown(desk: Desk):
    surprised: Any = SurprisedBot()
    desk.queue(words(desk.group(), "một"))
    await Desk(desk.sandbox, desk.database, surprised).send_all()
    assert [(row.state.value, row.error) for row in desk.rows()] == [
        ("unknown", "LookupError: a field that was always there")
    ]


def stumbling(desk: Desk, work: Callable[..., Any], times: int, error: Exception) -> Desk:
    return with_database(desk, StumblingDatabase(desk.database, work, times, error))


def with_database(desk: Desk, broken: Any) -> Desk:
    other = Desk(desk.sandbox, desk.database, desk.bot)
    other.sender = sender.Sender(broken, desk.bot, desk.clock, other.pace)
    return other


@pytest.fixture
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sender, "STUMBLE_SECONDS", 0.0)


@pytest.mark.usefixtures("at_once")
async def test_the_loop_goes_on_after_a_stumble(desk: Desk, caplog: pytest.LogCaptureFixture):
    chat = desk.group()
    desk.queue(words(chat, "một"))
    other = stumbling(desk, claiming.claim_next, 3, LookupError("a surprise"))
    async with other.running():
        await until(lambda: desk.states() == ["sent"])
    assert desk.said(chat) == ["một"]
    assert caplog.messages == ["the sender fails: LookupError: a surprise"]  # once, not three times


@pytest.mark.usefixtures("at_once")
async def test_an_outcome_is_written_once_the_database_answers_again(desk: Desk):
    desk.queue(words(desk.group(), "một"))
    await stumbling(desk, consequences.write_outcome, 3, LOCKED).send_all()
    assert desk.states() == ["sent"]


async def test_an_outcome_that_cannot_be_written_becomes_unknown_at_the_next_start(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(sender, "STUMBLE_SECONDS", 0.01)
    monkeypatch.setattr(sender, "LAST_SECONDS", 0.05)
    desk.queue(words(desk.group(), "một"))
    broken = StumblingDatabase(desk.database, consequences.write_outcome, 1_000_000, LOCKED)
    async with with_database(desk, broken).running():
        await until(lambda: desk.states() == ["sending"])
    desk.database.transact(turns.recover_interrupted, (), desk.clock())
    assert desk.states() == ["unknown"]


@pytest.mark.usefixtures("at_once")
async def test_an_outcome_is_written_however_long_the_database_is_away(desk: Desk):
    """After thirty attempts the row stayed as if it was being sent, until the next start."""
    desk.queue(words(desk.group(), "một"))
    await stumbling(desk, consequences.write_outcome, 100, LOCKED).send_all()
    assert desk.states() == ["sent"]


async def test_an_outcome_that_breaks_what_writes_it_is_unknown_at_once(desk: Desk):
    desk.queue(words(desk.group(), "một"))
    await stumbling(desk, consequences.write_outcome, 1, LookupError("a surprise")).send_all()
    assert [(row.state.value, row.error) for row in desk.rows()] == [("unknown", "LookupError: a surprise")]


class Unheard:
    """A database that does what it is told the first time, and does not say so."""

    def __init__(self, desk: Desk, work: Callable[..., Any]) -> None:
        self._database, self._work, self._is_heard = desk.database, work, False
        self.bells, self.may_act = desk.database.bells, True
        self.read_in_thread = desk.database.read_in_thread

    async def transact_in_thread(self, work: Callable[..., Any], *args: Any) -> Any:
        result = await self._database.transact_in_thread(work, *args)
        if work is self._work and not self._is_heard:
            self._is_heard = True
            raise LOCKED
        return result


@pytest.mark.usefixtures("at_once")
async def test_a_message_that_was_claimed_without_our_hearing_of_it_is_sent(desk: Desk):
    """It stayed as if it was being sent, until the next start."""
    chat = desk.group()
    desk.queue(words(chat, "một"))
    async with with_database(desk, Unheard(desk, claiming.claim_next)).running():
        await until(lambda: desk.states() == ["sent"])
    assert desk.said(chat) == ["một"]


async def test_what_is_under_way_when_the_bot_is_stopped_is_seen_through(desk: Desk):
    groups = [desk.group() for _ in range(8)]
    held = desk.sandbox.control.add_fault(FaultKind.HELD, method="sendMessage", times=None)
    desk.queue(*(words(chat, "một") for chat in groups))
    async with desk.running():
        await until(lambda: len(desk.sandbox.control.held_requests()) == sender.IN_FLIGHT)
        # Not before the loop is told to stop, in this same turn of the event loop.
        asyncio.get_running_loop().call_later(0.1, desk.sandbox.control.remove_fault, held)
    assert sorted(desk.states()) == ["pending"] * 2 + ["sent"] * 6


async def test_a_file_is_sent_with_its_name(desk: Desk):
    chat = desk.group()
    file = desk.database.transact(files.keep, "phu-luc.xlsx", b"PK...", desk.clock())
    desk.queue(Outgoing(Act.SEND_FILE, chat, Content(Markup("Phụ lục")), file_id=file))
    await desk.send_all()
    (message,) = (m for m in desk.sandbox.control.messages(chat) if not m.service)
    assert message.attachment is not None
    assert (message.attachment.name, message.text) == ("phu-luc.xlsx", "Phụ lục")


async def test_buttons_reactions_and_commands_are_set(desk: Desk):
    chat = desk.group()
    desk.queue(words(chat, "tin"))
    await desk.send_all()
    message = desk.rows()[0].message_id
    desk.queue(
        Outgoing(Act.EDIT_BUTTONS, chat, Content(buttons=[[["Xem", "x"]]], message=message)),
        Outgoing(Act.REACT, chat, Content(message=message, reaction="👍")),
        Outgoing(Act.SUGGEST_COMMANDS, chat, Content(commands={"nhiemvu": "việc"})),
    )
    await desk.send_all()
    assert set(desk.states()) == {"sent"}
    (shown,) = (m for m in desk.sandbox.control.messages(chat) if not m.service)
    assert (shown.buttons[0][0].label, shown.reactions) == ("Xem", ("👍",))
    (published,) = desk.sandbox.control.published_commands()
    assert published.commands == {"nhiemvu": "việc"}
