"""Updates that Telegram brings: stored before it hears so, from nobody else, handled once."""

import asyncio
import socket
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest
from sqlalchemy import func, select
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

import bot.webhook.keeping
from bot.application import Dondoc, build_application
from bot.leading import run_while_leading
from bot.rehearsal import UNHURRIED, local_request
from bot.serving import PortTakenError
from bot.settings import Settings, read_settings
from bot.webhook.taking import HEADER, LARGEST
from sandbox.server import RunningSandbox
from storage import inbox, job_runs
from storage.models import InboxUpdate
from tests.auxil.sending import until
from tests.auxil.taker import HOST

PUBLIC = f"https://{HOST}/bot"


@pytest.fixture
def settings(sandbox: RunningSandbox, tmp_path: Path) -> Settings:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    sandbox.control.lead_to(HOST, f"http://127.0.0.1:{port}")
    return read_settings(
        _env_file=None,
        bot_token=sandbox.token,
        api_base_url=sandbox.base_url,
        api_base_file_url=sandbox.base_file_url,
        data_folder=tmp_path,
        webhook_url=PUBLIC,
        webhook_port=str(port),
    )


@pytest.fixture
def knocks(settings: Settings) -> Callable[..., httpx.Response]:
    """Return a function that brings something to the bot, as Telegram does where nothing else is said."""

    def knock(
        content: Any, path: str = settings.webhook_path, secret: str = settings.webhook_secret
    ) -> httpx.Response:
        address = "http://{}:{}".format(*settings.webhook_listens)
        body = {"content": content} if isinstance(content, bytes) else {"json": content}
        return httpx.post(f"{address}/bot/{path}", headers={HEADER: secret}, trust_env=False, **body)

    return knock


@asynccontextmanager
async def running(settings: Settings) -> AsyncIterator[Dondoc]:
    dondoc = build_application(settings, request=local_request, limits=UNHURRIED)
    task = asyncio.create_task(run_while_leading(settings, lambda: dondoc))
    try:
        await until(lambda: "telegram" in dondoc.ages() or task.done())
        yield dondoc
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


def stored(dondoc: Dondoc) -> int:
    count = select(func.count()).select_from(InboxUpdate)
    return dondoc.services.database.read(lambda session: session.scalar(count) or 0)


async def test_what_telegram_brings_is_handled_and_answered(sandbox: RunningSandbox, settings: Settings):
    person = sandbox.control.create_person("Hà")
    sandbox.control.start(person)  # what waits when the webhook is set comes too
    async with running(settings) as dondoc:
        await until(lambda: bool(sandbox.control.requests("sendMessage")))
        sandbox.control.say(person, person, "/huongdan")
        await until(lambda: len(sandbox.control.requests("sendMessage")) == 2)
        assert stored(dondoc) == 2
    (asked,) = sandbox.control.requests("setWebhook")
    assert asked.parameters["url"] == f"{PUBLIC}/{settings.webhook_path}"
    assert "drop_pending_updates" not in asked.parameters
    assert sandbox.control.requests("getUpdates") == []


async def test_nothing_is_taken_from_who_has_not_the_secret(
    settings: Settings, knocks: Callable[..., httpx.Response]
):
    update = {"update_id": 5}
    async with running(settings) as dondoc:
        assert (await asyncio.to_thread(knocks, update, secret=settings.webhook_path)).status_code == 403
        assert (await asyncio.to_thread(knocks, update, secret="")).status_code == 403
        assert (await asyncio.to_thread(knocks, update, path="x")).status_code == 404
        assert (await asyncio.to_thread(knocks, b"{", secret="bí mật".encode().hex())).status_code == 403
        assert (await asyncio.to_thread(knocks, b"{")).status_code == 400
        assert (await asyncio.to_thread(knocks, b" " * (LARGEST + 1))).status_code == 413
        assert stored(dondoc) == 0


async def test_what_is_brought_twice_is_handled_once(
    sandbox: RunningSandbox, settings: Settings, knocks: Callable[..., httpx.Response]
):
    person = sandbox.control.create_person("Hà")
    update = {
        "update_id": 5,
        "message": {
            "message_id": 1,
            "date": 1,
            "text": "/huongdan",
            "chat": {"id": person, "type": "private"},
            "from": {"id": person, "is_bot": False, "first_name": "Hà"},
            "entities": [{"type": "bot_command", "offset": 0, "length": 9}],
        },
    }
    sandbox.control.start(person)
    async with running(settings) as dondoc:
        await until(lambda: bool(sandbox.control.requests("sendMessage")))
        for _ in range(2):
            assert (await asyncio.to_thread(knocks, update)).status_code == 200
            await until(lambda: len(sandbox.control.requests("sendMessage")) == 2)
        assert stored(dondoc) == 2
    assert len(sandbox.control.requests("sendMessage")) == 2


async def test_what_cannot_be_stored_is_brought_again(
    sandbox: RunningSandbox, settings: Settings, monkeypatch: pytest.MonkeyPatch
):
    person = sandbox.control.create_person("Hà")
    receive = inbox.receive
    refused: list[Any] = []

    def stumbling(session: Session, *arguments: Any) -> int:
        if not refused:
            refused.append(arguments)
            raise OperationalError("INSERT", {}, Exception("disk full"))
        return receive(session, *arguments)

    monkeypatch.setattr(inbox, "receive", stumbling)
    async with running(settings) as dondoc:
        sandbox.control.start(person)
        await until(lambda: bool(sandbox.control.requests("sendMessage")))
        assert stored(dondoc) == 1
    assert refused


async def test_a_webhook_that_another_program_changes_is_set_again_and_noted(
    sandbox: RunningSandbox, settings: Settings, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(bot.webhook.keeping, "LOOK_SECONDS", 0.01)
    sandbox.control.lead_to("other.example", "http://127.0.0.1:1")
    async with running(settings) as dondoc:
        api = dondoc.bot
        await api.set_webhook("https://other.example/x")
        await until(lambda: len(sandbox.control.requests("setWebhook")) == 3)
        assert (await api.get_webhook_info()).url == settings.webhook_address
        assert dondoc.services.database.read(job_runs.last_beat, "conflict") is not None


async def test_a_bot_to_which_nothing_can_be_brought_is_not_well(
    sandbox: RunningSandbox, settings: Settings, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(bot.webhook.keeping, "LOOK_SECONDS", 0.01)
    async with running(settings) as dondoc:
        keeper = dondoc.webhook
        assert keeper is not None
        sandbox.control.lead_to(HOST)
        sandbox.control.start(sandbox.control.create_person("Hà"))
        await until(lambda: sandbox.control.requests("getWebhookInfo")[-1].accepted)
        await until(lambda: _is_silent(keeper))
        assert dondoc.ages()["polling"] < 10


def _is_silent(keeper: bot.webhook.keeping.Keeper) -> bool:
    """Return whether the loop goes round without an answer that is good."""
    assert keeper.turned_at is not None
    assert keeper.answered_at is not None
    return keeper.turned_at - keeper.answered_at > 0.1


async def test_back_to_polling_nothing_that_waits_is_lost(sandbox: RunningSandbox, settings: Settings):
    person = sandbox.control.create_person("Hà")
    async with running(settings):
        pass
    sandbox.control.start(person)
    assert sandbox.control.waiting_updates() == 1
    async with running(settings.model_copy(update={"webhook_url": None})):
        await until(lambda: bool(sandbox.control.requests("sendMessage")))
    assert sandbox.control.requests("deleteWebhook")


async def test_a_port_that_is_taken_ends_the_start(settings: Settings):
    with socket.create_server(settings.webhook_listens):
        dondoc = build_application(settings, request=local_request)
        with pytest.raises(PortTakenError, match=r"WEBHOOK_PORT 127\.0\.0\.1:\d+ cannot be used: Address"):
            await run_while_leading(settings, lambda: dondoc)
