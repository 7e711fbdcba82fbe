"""The webhook of the sandbox: set, refused and removed as by Telegram, and how updates are brought there."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from sandbox.client import SandboxClient
from tests.auxil.taker import HOST, Taker, taker_of_updates
from tests.sandbox.conftest import Cast, until
from tests.sandbox.raw_bot import RawBot

URL = f"https://{HOST}/here"


@pytest.fixture
def taker(control: SandboxClient) -> Iterator[Taker]:
    with taker_of_updates() as taker:
        control.lead_to(HOST, taker.address)
        yield taker


def test_updates_are_brought_with_the_secret_and_polling_is_refused(
    control: SandboxClient, bot: RawBot, cast: Cast, taker: Taker
) -> None:
    control.say(cast.an, cast.an, "trước")
    assert bot.call("setWebhook", url=URL, secret_token="bí".encode().hex()) is True
    control.say(cast.an, cast.an, "sau")
    until(lambda: taker.texts() == ["trước", "sau"])
    assert taker.taken[0].secret == "bí".encode().hex()
    assert taker.taken[0].path == "/here"
    code, said = bot.refusal("getUpdates")
    assert code == 409
    assert said.startswith("Conflict: can't use getUpdates method while webhook is active; use deleteWebhook")
    until(lambda: control.waiting_updates() == 0)


def test_what_was_not_taken_waits_is_told_and_is_brought_again_in_order(
    control: SandboxClient, bot: RawBot, cast: Cast, taker: Taker
) -> None:
    taker.answers = [503, 500]
    bot.call("setWebhook", url=URL, max_connections=3, allowed_updates=["message"])
    for words in ("một", "hai"):
        control.say(cast.an, cast.an, words)
    until(lambda: taker.texts() == ["một", "một", "một", "hai"])
    told = bot.call("getWebhookInfo")
    assert told["last_error_message"] == "Wrong response from the webhook: 500 Internal Server Error"
    assert (told["url"], told["max_connections"], told["allowed_updates"]) == (URL, 3, ["message"])


def test_a_chat_whose_update_is_not_taken_does_not_hold_up_another(
    control: SandboxClient, bot: RawBot, cast: Cast, taker: Taker
) -> None:
    taker.refuses = "một"
    bot.call("setWebhook", url=URL)
    control.say(cast.an, cast.an, "một")
    control.say(cast.an, cast.an, "hai")
    control.say(cast.binh, cast.binh, "ba")
    # That "ba" came is known there a moment before its answer is known here.
    until(lambda: bot.call("getWebhookInfo")["pending_update_count"] == 2)
    assert "ba" in taker.texts()
    assert "hai" not in taker.texts()


def test_setting_a_webhook_ends_the_poll_that_waits_and_deleting_it_keeps_what_waits(
    control: SandboxClient, bot: RawBot, cast: Cast
) -> None:
    control.lead_to(HOST)
    with ThreadPoolExecutor() as pool:
        poll = pool.submit(bot.http.post, "getUpdates", json={"timeout": 5})
        while not poll.done():
            bot.call("setWebhook", url=URL)
            bot.call("deleteWebhook")
    if poll.result().status_code != 200:
        assert poll.result().json()["description"].startswith("Conflict: ")
    bot.call("setWebhook", url=URL)
    control.say(cast.an, cast.an, "chờ")
    until(lambda: bot.call("getWebhookInfo").get("last_error_message") == "Connection refused")
    assert bot.call("setWebhook", url="") is True
    assert bot.call("getWebhookInfo") == {
        "url": "",
        "has_custom_certificate": False,
        "pending_update_count": 1,
    }
    assert bot.heard() == ["chờ"]


@pytest.mark.parametrize(
    ("parameters", "said"),
    [
        ({"url": f"http://{HOST}/x"}, "bad webhook: An HTTPS URL must be provided for webhook"),
        (
            {"url": f"https://{HOST}:9000/x"},
            "bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443",
        ),
        (
            {"url": "https://nobody.example/x"},
            "bad webhook: Failed to resolve host: Name or service not known",
        ),
        ({"url": URL, "secret_token": "bí mật"}, "secret token contains unallowed characters"),
        ({"url": URL, "secret_token": "x" * 257}, "secret token is too long"),
        ({"url": URL, "max_connections": 101}, "max_connections must be 1 to 100"),
    ],
)
def test_what_telegram_refuses_is_refused(
    control: SandboxClient, bot: RawBot, parameters: dict[str, object], said: str
) -> None:
    control.lead_to(HOST)
    assert bot.refusal("setWebhook", **parameters) == (400, f"Bad Request: {said}")
