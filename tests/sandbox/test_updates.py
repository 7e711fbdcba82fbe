"""How the bot gets its updates: the offset confirms, one poll at a time, only the kinds asked for."""

import threading
from concurrent.futures import ThreadPoolExecutor

from sandbox.client import SandboxClient
from sandbox.updates import UpdateQueue
from tests.sandbox.conftest import Cast
from tests.sandbox.raw_bot import RawBot


def ids(bot: RawBot, **parameters: object) -> list[int]:
    return [update["update_id"] for update in bot.call("getUpdates", **parameters)]


def test_updates_stay_until_an_offset_confirms_them(control: SandboxClient, bot: RawBot) -> None:
    an = control.create_person("An")
    for text in ("một", "hai", "ba"):
        control.say(an, an, text)
    first = ids(bot)
    assert first == list(range(first[0], first[0] + 3))
    assert ids(bot) == first
    assert ids(bot, offset=first[0]) == first
    assert ids(bot, offset=first[1]) == first[1:]
    assert ids(bot) == first[1:]
    assert control.waiting_updates() == 2
    assert ids(bot, offset=first[2] + 1) == []
    assert control.waiting_updates() == 0


def test_the_limit_bounds_a_batch(control: SandboxClient, bot: RawBot) -> None:
    an = control.create_person("An")
    for _ in range(3):
        control.say(an, an, "x")
    assert len(ids(bot, limit=2)) == 2
    assert bot.refusal("getUpdates", limit=101)[0] == 400
    assert bot.refusal("getUpdates", limit=0)[0] == 400
    assert bot.refusal("getUpdates", timeout=-1)[0] == 400


def test_a_negative_offset_keeps_the_newest(control: SandboxClient, bot: RawBot) -> None:
    an = control.create_person("An")
    for _ in range(3):
        control.say(an, an, "x")
    newest = ids(bot)[-1]
    assert ids(bot, offset=-1) == [newest]
    assert ids(bot) == [newest]


def test_a_long_poll_answers_when_something_happens(control: SandboxClient, bot: RawBot) -> None:
    an = control.create_person("An")
    with ThreadPoolExecutor() as pool:
        poll = pool.submit(bot.call, "getUpdates", timeout=5)
        threading.Timer(0.02, control.say, (an, an, "x")).start()
        assert [update["message"]["text"] for update in poll.result()] == ["x"]


async def test_a_long_poll_ends_with_nothing_after_its_time() -> None:
    assert await UpdateQueue().get(offset=0, limit=100, timeout=0.01) == []


def test_a_second_poll_ends_the_first_with_a_conflict(bot: RawBot) -> None:
    with ThreadPoolExecutor() as pool:
        first = pool.submit(bot.http.post, "getUpdates", json={"timeout": 5})
        while not first.done():
            bot.call("getUpdates")
    assert first.result().status_code == 409
    assert first.result().json()["description"].startswith("Conflict: terminated by other getUpdates request")


def test_only_the_kinds_asked_for_come_from_then_on(control: SandboxClient, bot: RawBot, cast: Cast) -> None:
    control.say(cast.an, cast.an, "trước")
    earlier = bot.call("getUpdates", allowed_updates=["callback_query"])
    assert earlier[-1]["message"]["text"] == "trước"
    bot.updates()
    said = bot.say(cast.an, reply_markup={"inline_keyboard": [[{"text": "OK", "callback_data": "ok"}]]})
    control.say(cast.an, cast.an, "sau")
    control.press(cast.an, cast.an, said["message_id"], "OK")
    assert [set(update) - {"update_id"} for update in bot.updates()] == [{"callback_query"}]
    bot.call("getUpdates", allowed_updates=[])
    control.say(cast.an, cast.an, "lại")
    assert bot.updates()[-1]["message"]["text"] == "lại"


def test_an_unknown_kind_of_update_is_refused(bot: RawBot) -> None:
    assert bot.refusal("getUpdates", allowed_updates=["messages"])[1].endswith("no kind of update: messages")


def test_deleting_the_webhook_can_drop_what_waits(control: SandboxClient, bot: RawBot) -> None:
    an = control.create_person("An")
    control.say(an, an, "x")
    assert bot.call("deleteWebhook") is True
    assert bot.call("getWebhookInfo") == {
        "url": "",
        "has_custom_certificate": False,
        "pending_update_count": 1,
    }
    assert bot.call("deleteWebhook", drop_pending_updates=True) is True
    assert control.waiting_updates() == 0


def test_an_update_comes_as_it_was_injected(control: SandboxClient, bot: RawBot) -> None:
    bot.call("getUpdates", allowed_updates=["message"])
    number = control.inject({"message": {"message_id": 1, "date": 0, "text": 5}})
    control.inject({"kind_of_tomorrow": {"x": 1}})
    control.inject({"callback_query": None})
    assert bot.updates() == [
        {"update_id": number, "message": {"message_id": 1, "date": 0, "text": 5}},
        {"update_id": number + 1, "kind_of_tomorrow": {"x": 1}},
        {"update_id": number + 2, "callback_query": None},
    ]


def test_what_has_no_number_stays_until_a_later_one_confirms_it(control: SandboxClient, bot: RawBot) -> None:
    an = control.create_person("An")
    control.inject_raw({"message": {}})
    control.inject_raw("không phải một cập nhật")
    control.inject({"update_id": "x", "message": {}})
    broken = [{"message": {}}, "không phải một cập nhật", {"update_id": "x", "message": {}}]
    assert bot.call("getUpdates") == bot.call("getUpdates") == broken
    control.say(an, an, "sau")
    last = bot.call("getUpdates")[-1]
    assert last["message"]["text"] == "sau"
    assert bot.call("getUpdates", offset=last["update_id"]) == [last]


async def test_what_earlier_sandboxes_wrote_is_read() -> None:
    queue = UpdateQueue()
    queue.read({"waiting": [{"update_id": 7, "message": {}}], "next_id": 8, "allowed": []})
    assert await queue.get(offset=7, limit=100, timeout=0) == [{"update_id": 7, "message": {}}]
    assert await queue.get(offset=8, limit=100, timeout=0) == []
