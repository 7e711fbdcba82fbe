"""How a sandbox runs: at once, quietly, for python-telegram-bot, and in the foreground until Ctrl-C."""

import asyncio
import signal
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import httpx
import pytest
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    NetworkError,
    RetryAfter,
    TelegramError,
)
from telegram.ext import Application, ApplicationBuilder, CallbackQueryHandler, CommandHandler

from sandbox.client import SandboxClient
from sandbox.client.asking import OverHttp
from sandbox.errors import ImpossibleError
from sandbox.faults import FaultKind
from sandbox.server import RunningSandbox, serve
from tests.sandbox.conftest import Cast
from tests.sandbox.raw_bot import RawBot

AnyApplication = Application[Any, Any, Any, Any, Any, Any]


def test_a_sandbox_starts_and_stops_in_silence(capfd: pytest.CaptureFixture[str]) -> None:
    with serve() as running:
        assert running.base_url == f"{running.address}/bot"
        assert running.address.startswith("http://127.0.0.1:")
        assert running.control.waiting_updates() == 0
        running.stop()
    assert capfd.readouterr() == ("", "")


@asynccontextmanager
async def polling(sandbox: RunningSandbox, bot: RawBot) -> AsyncIterator[asyncio.Task[httpx.Response]]:
    """A long poll that the sandbox has begun to answer."""
    asked = asyncio.Event()

    async def trace(step: str, _details: object) -> None:
        if step.endswith("send_request_body.complete"):
            asked.set()

    async with httpx.AsyncClient(trust_env=False) as http:
        address = f"{sandbox.base_url}{sandbox.token}/getUpdates?timeout=30"
        poll = asyncio.create_task(http.get(address, timeout=60, extensions={"trace": trace}))
        await asyncio.wait_for(asked.wait(), 30)
        # What was asked before is under way once what was asked twice after it is answered.
        bot.call("getMe")
        bot.call("getMe")
        yield poll


async def test_a_long_poll_under_way_does_not_delay_the_end(sandbox: RunningSandbox, bot: RawBot) -> None:
    async with polling(sandbox, bot) as poll:
        sandbox.stop()
        assert (await poll).status_code == 200


async def test_a_long_poll_under_way_breaks_with_the_network(sandbox: RunningSandbox, bot: RawBot) -> None:
    person = sandbox.control.create_person("An")
    async with polling(sandbox, bot) as poll:
        sandbox.control.cut_network()
        sandbox.control.start(person)
        with pytest.raises(httpx.RemoteProtocolError):
            await poll
    assert sandbox.control.waiting_updates() == 1


def test_another_token_is_unauthorized(sandbox: RunningSandbox, bot: RawBot) -> None:
    answer = bot.http.get(f"{sandbox.base_url}1:x/getMe")
    assert answer.status_code == 401
    assert answer.json()["description"] == "Unauthorized"


def test_parameters_come_in_the_query_too(bot: RawBot, cast: Cast) -> None:
    said = bot.http.get("sendMessage", params={"chat_id": cast.group, "text": "Chào"}).json()
    assert said["result"]["text"] == "Chào"


@pytest.mark.parametrize(
    ("body", "reason"), [("{", "can't parse the JSON of the request"), ("[]", "must be an object")]
)
def test_a_body_that_is_no_json_object_is_refused(bot: RawBot, body: str, reason: str) -> None:
    answer = bot.http.post("getMe", content=body, headers={"content-type": "application/json"})
    assert answer.status_code == 400
    assert reason in answer.json()["description"]


def test_methods_that_are_not_played_are_not_found(bot: RawBot) -> None:
    assert bot.refusal("sendPoll") == (404, "Not Found: the sandbox does not play the method sendPoll")
    assert bot.refusal("sendmessage") == (404, "Not Found: method not found")


def test_an_unknown_action_is_refused(sandbox: RunningSandbox) -> None:
    answer = httpx.post(f"{sandbox.address}/control/dance", json={}, trust_env=False)
    assert answer.status_code == 404
    assert answer.json() == {"error": "there is no action dance"}


def test_a_second_client_sees_the_same_sandbox(sandbox: RunningSandbox, cast: Cast) -> None:
    with SandboxClient(OverHttp(sandbox.address)) as another:
        assert another.messages(cast.group)


def library_bot(sandbox: RunningSandbox) -> Bot:
    return Bot(sandbox.token, base_url=sandbox.base_url, base_file_url=sandbox.base_file_url)


async def test_python_telegram_bot_sends_and_downloads(
    sandbox: RunningSandbox, control: SandboxClient, cast: Cast
) -> None:
    buttons = InlineKeyboardMarkup([[InlineKeyboardButton("Đã nhận", callback_data="ack")]])
    async with library_bot(sandbox) as bot:
        said = await bot.send_message(cast.group, "<b>x</b>", parse_mode="HTML", reply_markup=buttons)
        await said.edit_text("y", reply_markup=buttons)
        await said.set_reaction("👍")
        sent = await bot.send_document(
            cast.group, b"%PDF", filename="a.pdf", reply_to_message_id=said.message_id
        )
        assert sent.document is not None
        file = await sent.document.get_file()
        assert bytes(await file.download_as_bytearray()) == b"%PDF"
        await bot.set_my_commands([("tonghop", "Tổng hợp")])
    first, second = control.messages(cast.group)[-2:]
    assert (first.text, first.reactions) == ("y", ("👍",))
    assert (second.reply_to, second.attachment and second.attachment.name) == (first.id, "a.pdf")


@pytest.mark.parametrize(
    ("kind", "error"),
    [
        (FaultKind.TOO_MANY_REQUESTS, RetryAfter),
        (FaultKind.KICKED, Forbidden),
        (FaultKind.UPGRADED, ChatMigrated),
        (FaultKind.BAD_GATEWAY, NetworkError),
        (FaultKind.DROP_BEFORE, NetworkError),
        (FaultKind.DROP_AFTER, NetworkError),
    ],
)
async def test_python_telegram_bot_raises_the_error_meant(
    sandbox: RunningSandbox,
    cast: Cast,
    monkeypatch: pytest.MonkeyPatch,
    kind: FaultKind,
    error: type[TelegramError],
) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "true")  # RetryAfter warns about its type otherwise
    async with library_bot(sandbox) as bot:
        sandbox.control.add_fault(kind, supergroup=-1009)
        with pytest.raises(error):
            await bot.send_message(cast.group, "x")
        with pytest.raises(BadRequest, match="Chat not found"):
            await bot.send_message(5, "x")


async def test_python_telegram_bot_sees_the_conflict_of_two_polls(sandbox: RunningSandbox) -> None:
    async with library_bot(sandbox) as one, library_bot(sandbox) as other:
        poll = asyncio.create_task(one.get_updates(timeout=5))
        while not poll.done():
            await other.get_updates()
        with pytest.raises(Conflict):
            poll.result()


async def greet(update: Update, _: object) -> None:
    assert update.effective_message is not None
    buttons = InlineKeyboardMarkup([[InlineKeyboardButton("Đã nhận", callback_data="ack")]])
    await update.effective_message.reply_text("Chào", reply_markup=buttons)


async def acknowledge(update: Update, _: object) -> None:
    assert update.callback_query is not None
    await update.callback_query.answer("Đã ghi")


async def test_an_application_polls_and_people_get_their_answers(
    sandbox: RunningSandbox, control: SandboxClient, cast: Cast
) -> None:
    application: AnyApplication = ApplicationBuilder().bot(library_bot(sandbox)).build()
    application.add_handler(CommandHandler("start", greet))
    application.add_handler(CallbackQueryHandler(acknowledge))
    async with application:
        assert application.updater is not None
        await application.updater.start_polling(poll_interval=0, timeout=1)
        await application.start()
        control.start(cast.an)
        while control.messages(cast.an)[-1].sender_id != control.bot():
            await asyncio.sleep(0.005)
        greeting = control.messages(cast.an)[-1]
        press = await asyncio.to_thread(control.press, cast.an, cast.an, greeting.id, "Đã nhận", wait=5)
        await application.updater.stop()
        await application.stop()
    assert press.answer is not None
    assert press.answer.text == "Đã ghi"


def test_in_the_foreground_it_says_where_it_is_and_ends_with_ctrl_c() -> None:
    command = [sys.executable, "-m", "sandbox", "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        try:
            line = process.stdout.readline()
            address = line.split()[2].removesuffix("/bot")
            with SandboxClient(OverHttp(address)) as control:
                assert control.create_person("An") > 0
            process.send_signal(signal.SIGINT)
            assert process.wait(timeout=30) == 0
            assert (process.stdout.read(), process.stderr.read()) == ("", "")
        finally:
            process.kill()


def test_a_port_in_use_is_an_error(sandbox: RunningSandbox) -> None:
    port = int(sandbox.address.rpartition(":")[2])
    with pytest.raises(OSError, match="in use"), serve(port):
        pass


def test_what_cannot_be_is_told_by_one_kind_of_error(control: SandboxClient) -> None:
    with pytest.raises(ImpossibleError, match="there is no chat 5"):
        control.messages(5)
