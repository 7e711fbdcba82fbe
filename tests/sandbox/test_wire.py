"""What arrives in Telegram's stead: pages of a proxy, nothing, half an answer, one without its fields."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from typing import Any

import httpx
import pytest

from sandbox.client import SandboxClient
from sandbox.faults import DOWNLOAD, FaultKind
from sandbox.server import RunningSandbox
from tests.sandbox.conftest import Cast, texts, until
from tests.sandbox.raw_bot import RawBot

NOON = datetime(2025, 6, 12, 12, 0, tzinfo=UTC)
TOO_BIG = "Request Entity Too Large"


def post(bot: RawBot, chat: int) -> httpx.Response:
    return bot.http.post("sendMessage", json={"chat_id": chat, "text": "x"})


@pytest.mark.parametrize("code", [400, 403, 404, 502])
def test_a_proxy_answers_with_a_page_of_its_own(
    control: SandboxClient, bot: RawBot, cast: Cast, code: int
) -> None:
    control.add_fault(FaultKind.PAGE, method="sendMessage", code=code)
    answer = post(bot, cast.group)
    assert (answer.status_code, answer.headers["content-type"]) == (code, "text/html; charset=utf-8")
    assert answer.text.startswith("<!DOCTYPE html>")
    request = control.requests("sendMessage")[-1]
    assert (request.accepted, request.outcome) == (False, "page")
    bot.say(cast.group, "y")
    assert texts(control, cast.group) == ["y"]


def test_a_proxy_stands_before_everything_until_the_faults_are_cleared(
    control: SandboxClient, bot: RawBot, cast: Cast
) -> None:
    with ThreadPoolExecutor() as pool:
        poll = pool.submit(bot.http.post, "getUpdates", json={"timeout": 60})
        control.intercept(502)
        broken = isinstance(poll.exception(), httpx.RemoteProtocolError)
    assert broken or poll.result().status_code == 502
    for method in ("getMe", "getUpdates"):
        assert bot.http.post(method).status_code == 502
    control.clear_faults()
    assert bot.call("getMe")["is_bot"] is True


def test_an_answer_may_be_empty(control: SandboxClient, bot: RawBot, cast: Cast) -> None:
    control.add_fault(FaultKind.EMPTY, code=200)
    answer = post(bot, cast.group)
    assert (answer.status_code, answer.content) == (200, b"")
    assert texts(control, cast.group) == []


def test_half_of_an_answer_arrives_for_a_message_that_is_there(
    control: SandboxClient, bot: RawBot, cast: Cast
) -> None:
    control.add_fault(FaultKind.CUT)
    answer = post(bot, cast.group)
    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/json")
    with pytest.raises(ValueError, match=r"."):
        answer.json()
    assert texts(control, cast.group) == ["x"]
    assert control.requests("sendMessage")[-1].accepted is True


def test_any_refusal_can_be_had(control: SandboxClient, bot: RawBot, cast: Cast) -> None:
    control.add_fault(FaultKind.REFUSED, method="sendDocument", code=413, description=TOO_BIG)
    files = {"document": ("a.docx", b"PK")}
    refused = bot.http.post("sendDocument", data={"chat_id": str(cast.group)}, files=files)
    assert refused.status_code == 413
    assert refused.json() == {"ok": False, "error_code": 413, "description": TOO_BIG}


def test_fields_may_be_missing(control: SandboxClient, bot: RawBot, cast: Cast) -> None:
    control.add_fault(FaultKind.INCOMPLETE, method="getMe", fields=["username", "no_such_field"])
    assert "username" not in bot.call("getMe")
    assert "username" in bot.call("getMe")
    control.add_fault(FaultKind.INCOMPLETE, method="getChatMember", fields=["user.first_name", "status"])
    member = bot.call("getChatMember", chat_id=cast.group, user_id=cast.an)
    assert (set(member), "first_name" in member["user"]) == ({"user", "is_anonymous"}, False)
    control.add_fault(FaultKind.INCOMPLETE, method="getChatAdministrators", fields=["user"])
    assert "user" not in bot.call("getChatAdministrators", chat_id=cast.group)[0]


def test_a_hasty_server_does_not_wait_for_updates(control: SandboxClient, bot: RawBot, cast: Cast) -> None:
    control.add_fault(FaultKind.HASTY, method="getUpdates", times=None)
    assert bot.call("getUpdates", timeout=3600) == []
    control.say(cast.an, cast.an, "x")
    assert bot.call("getUpdates", timeout=3600)[-1]["message"]["text"] == "x"


@pytest.mark.parametrize("release", [SandboxClient.remove_fault, lambda control, _: control.clear_faults()])
def test_a_request_is_held_until_it_is_let_go(
    control: SandboxClient, bot: RawBot, cast: Cast, release: Callable[[SandboxClient, int], None]
) -> None:
    fault = control.add_fault(FaultKind.HELD, method="sendMessage")
    with ThreadPoolExecutor() as pool:
        answer = pool.submit(bot.say, cast.group, "x")
        until(lambda: control.held_requests() == ["sendMessage"])
        assert texts(control, cast.group) == []
        release(control, fault)
        assert answer.result()["text"] == "x"
    assert control.held_requests() == []


def test_a_sandbox_ends_with_requests_that_it_holds(
    sandbox: RunningSandbox, control: SandboxClient, bot: RawBot
) -> None:
    control.add_fault(FaultKind.HELD, method="getMe")
    with ThreadPoolExecutor() as pool:
        answer = pool.submit(bot.http.post, "getMe")
        until(lambda: control.held_requests() == ["getMe"])
        sandbox.stop()
        assert answer.result().status_code == 200


def retry_after(bot: RawBot, chat: int) -> int:
    """Return for how long a chat refuses, 0 if it does not."""
    answer: dict[str, Any] = post(bot, chat).json()
    return int(answer.get("parameters", {}).get("retry_after", 0))


def test_one_chat_refuses_for_a_while_and_the_others_go_on(
    control: SandboxClient, bot: RawBot, cast: Cast
) -> None:
    control.set_clock(NOON)
    control.flood(3595, chat=cast.group)
    assert [retry_after(bot, chat) for chat in (cast.group, cast.supergroup)] == [3595, 0]
    control.advance_clock(3000)
    assert retry_after(bot, cast.group) == 595
    control.advance_clock(595)
    assert retry_after(bot, cast.group) == 0
    assert control.faults() == []


def test_all_chats_refuse_for_a_while(control: SandboxClient, bot: RawBot, cast: Cast) -> None:
    control.set_clock(NOON)
    control.flood(30)
    assert [retry_after(bot, chat) for chat in (cast.group, cast.supergroup)] == [30, 30]
    assert bot.call("getUpdates") == []
    control.advance_clock(30)
    assert retry_after(bot, cast.group) == 0


def link(bot: RawBot) -> str:
    """Return the path of the document that came last."""
    document = bot.updates()[-1]["message"]["document"]
    return str(bot.call("getFile", file_id=document["file_id"])["file_path"])


def download(sandbox: RunningSandbox, bot: RawBot, path: str) -> httpx.Response:
    return bot.http.get(f"{sandbox.base_file_url}{sandbox.token}/{path}")


def test_a_link_leads_to_its_file_for_an_hour(
    sandbox: RunningSandbox, control: SandboxClient, bot: RawBot, cast: Cast
) -> None:
    control.set_clock(NOON)
    control.upload_document(cast.an, cast.an, "a.pdf", b"%PDF")
    document = bot.updates()[-1]["message"]["document"]
    assert download(sandbox, bot, "documents/file_0.pdf").status_code == 404
    path = bot.call("getFile", file_id=document["file_id"])["file_path"]
    assert download(sandbox, bot, path).content == b"%PDF"
    control.advance_clock(3600)
    expired = download(sandbox, bot, path)
    assert expired.json() == {"ok": False, "error_code": 404, "description": "Not Found"}
    bot.call("getFile", file_id=document["file_id"])
    assert download(sandbox, bot, path).content == b"%PDF"


def test_a_file_may_be_downloaded_only_once(
    sandbox: RunningSandbox, control: SandboxClient, bot: RawBot, cast: Cast
) -> None:
    said = control.upload_document(cast.an, cast.an, "a.pdf", b"%PDF")
    control.limit_downloads(cast.an, said)
    document = bot.updates()[-1]["message"]["document"]
    path = bot.call("getFile", file_id=document["file_id"])["file_path"]
    assert download(sandbox, bot, path).content == b"%PDF"
    assert download(sandbox, bot, path).status_code == 404
    refused = bot.refusal("getFile", file_id=document["file_id"])
    assert refused == (400, "Bad Request: wrong file_id or the file is temporarily unavailable")


def test_a_download_meets_faults_too(
    sandbox: RunningSandbox, control: SandboxClient, bot: RawBot, cast: Cast
) -> None:
    control.upload_document(cast.an, cast.an, "a.pdf", b"%PDF-1.7")
    path = link(bot)
    control.add_fault(FaultKind.PAGE, method=DOWNLOAD, code=404)
    assert download(sandbox, bot, path).text.startswith("<!DOCTYPE html>")
    control.add_fault(FaultKind.CUT, method=DOWNLOAD)
    assert download(sandbox, bot, path).content == b"%PDF"
    control.add_fault(FaultKind.BAD_GATEWAY, method=DOWNLOAD)
    assert download(sandbox, bot, path).status_code == 502
    control.cut_network()
    with pytest.raises(httpx.RemoteProtocolError):
        download(sandbox, bot, path)
    control.clear_faults()
    control.add_fault(FaultKind.LATE, method=DOWNLOAD, seconds=0)
    assert download(sandbox, bot, path).content == b"%PDF-1.7"
