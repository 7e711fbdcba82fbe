"""The chat page over HTTP: what it shows, what people do on it, and whom it refuses."""

import base64
import json
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from sandbox.client import SandboxClient
from sandbox.media import MediaKind
from sandbox.page.routes import ALLOWED, MAX_BODY
from sandbox.server import RunningSandbox, serve
from tests.sandbox.conftest import Cast
from tests.sandbox.images import png
from tests.sandbox.raw_bot import RawBot


@pytest.fixture
def sandbox() -> Iterator[RunningSandbox]:
    with serve(path="/long-secret") as running:
        yield running


@pytest.fixture
def page(sandbox: RunningSandbox) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=sandbox.page, trust_env=False) as page:
        yield page


def first_event(page: httpx.Client) -> Any:
    with page.stream("GET", "events") as events:
        return next(data for name, data in told(events) if name == "everything")


def told(events: httpx.Response) -> Iterator[tuple[str, Any]]:
    name = ""
    for line in events.iter_lines():
        if line.startswith("event: "):
            name = line.removeprefix("event: ")
        elif line.startswith("data: "):
            yield name, json.loads(line.removeprefix("data: "))


# What it shows


def test_the_page_and_its_files_are_served_below_the_secret_path(sandbox: RunningSandbox, page: httpx.Client):
    index = page.get("")
    assert "text/html" in index.headers["content-type"]
    assert "script-src 'self'" in index.headers["content-security-policy"]
    for name in ("page.css", "page.js", "icon.svg"):
        assert page.get(f"static/{name}").status_code == 200
    for path in ("static/secrets.txt", "static/..%2froutes.py"):
        assert page.get(path).status_code == 404
    assert httpx.get(f"{sandbox.address}/", trust_env=False).status_code == 404
    assert httpx.post(f"{sandbox.address}/control/bot", json={}, trust_env=False).status_code == 404


def test_the_page_begins_with_everything(page: httpx.Client, cast: Cast, bot: RawBot):
    bot.call("setMyCommands", commands=[{"command": "tonghop", "description": "Tổng hợp"}])
    bot.say(cast.group, "<b>Chào</b>", parse_mode="HTML")
    shown = first_event(page)
    group = next(chat for chat in shown["chats"] if chat["id"] == cast.group)
    assert (group["title"], group["kind"], group["last"]["text"]) == ("Sở Y tế", "group", "Chào")
    assert {str(cast.an), str(cast.binh)} < group["members"].keys()
    assert [person["name"] for person in shown["people"] if not person["isBot"]] == ["An Nguyễn", "Bình Trần"]
    assert shown["commands"][0]["commands"][0]["command"] == "tonghop"


def test_what_changes_comes_by_itself_and_a_wave_in_a_few_pieces(
    page: httpx.Client, cast: Cast, bot: RawBot, control: SandboxClient
):
    with page.stream("GET", "events") as events:
        changes = told(events)
        next(changes)
        for number in range(30):
            bot.say(cast.group, f"tin {number}")
        messages, pieces = list[Any](), 0
        while len(messages) < 30:
            messages += next(changes)[1]["messages"]
            pieces += 1
    assert [message["text"] for message in messages] == [f"tin {number}" for number in range(30)]
    assert pieces < 30


def test_a_message_that_goes_and_one_that_changes_are_told(page: httpx.Client, cast: Cast, bot: RawBot):
    said = bot.say(cast.group, "một")["message_id"]
    with page.stream("GET", "events") as events:
        changes = told(events)
        next(changes)
        bot.call("editMessageText", chat_id=cast.group, message_id=said, text="hai")
        (changed,) = next(data for _, data in changes if data["messages"])["messages"]
        bot.call("deleteMessage", chat_id=cast.group, message_id=said)
        (gone,) = next(data for _, data in changes if data["messages"])["messages"]
    assert changed["text"] == "hai"
    assert gone == {"chat": cast.group, "id": said, "gone": True}


def test_a_chat_is_read_from_its_end_backwards(page: httpx.Client, cast: Cast, bot: RawBot):
    ids = [bot.say(cast.supergroup, f"tin {number}")["message_id"] for number in range(70)]
    last = page.get("chat", params={"chat": cast.supergroup}).json()
    assert ([message["id"] for message in last["messages"]], last["complete"]) == (ids[-60:], False)
    before = page.get("chat", params={"chat": cast.supergroup, "before": ids[10]}).json()
    assert before["complete"]
    assert [message["text"] for message in before["messages"]][-10:] == [
        f"tin {number}" for number in range(10)
    ]


def test_a_message_is_shown_with_its_buttons_file_answer_and_requests(
    page: httpx.Client, cast: Cast, bot: RawBot, control: SandboxClient
):
    asked = control.say(cast.group, cast.an, "/tonghop")
    keyboard = {"inline_keyboard": [[{"text": "Xem", "callback_data": "1"}]]}
    said = bot.say(cast.group, reply_markup=keyboard, reply_parameters={"message_id": asked})["message_id"]
    bot.call(
        "setMessageReaction", chat_id=cast.group, message_id=said, reaction=[{"type": "emoji", "emoji": "👍"}]
    )
    message = page.get("chat", params={"chat": cast.group}).json()["messages"][-1]
    assert message["keyboard"] == keyboard["inline_keyboard"]
    assert message["reply"] == {"id": asked, "name": "An Nguyễn", "text": "/tonghop"}
    assert message["reactions"] == ["👍"]
    requests = page.get("requests", params={"chat": cast.group, "message": said}).json()
    assert [request["method"] for request in requests] == ["sendMessage", "setMessageReaction"]


def test_a_message_shows_where_it_came_from_and_what_it_answers(
    control: SandboxClient, page: httpx.Client, cast: Cast, bot: RawBot
):
    said = bot.say(cast.group, "NV 1 quá hạn, NV 2 còn 2 ngày")["message_id"]
    control.hide_in_forwards(cast.binh)
    channel = control.create_channel("Cổng thông tin")
    for source, message in (
        (cast.group, said),
        (cast.group, control.say(cast.group, cast.binh, "hai")),
        (cast.supergroup, control.say_anonymously(cast.supergroup, cast.an, "ba")),
        (channel, control.post_in_channel(channel, "bốn")),
    ):
        control.forward(cast.an, cast.an, source=source, message_id=message)
    control.reply_elsewhere(cast.an, cast.an, "xong", source=cast.group, message_id=said, quote="NV 2")
    control.say_quoting(cast.group, cast.an, "xong", reply_to=said, quote="NV 1")
    control.send_media(cast.group, cast.an, MediaKind.STICKER)
    control.send_media(cast.group, cast.an, MediaKind.POLL)
    shown = page.get("chat", params={"chat": cast.an}).json()["messages"]
    assert [message["forwarded"] for message in shown[:4]] == [
        "Sandbox",
        "Bình Trần",
        "Tổ giúp việc",
        "Cổng thông tin",
    ]
    assert shown[4]["reply"] == {"id": None, "name": "Sandbox", "text": "NV 2"}
    quoting, sticker, poll = page.get("chat", params={"chat": cast.group}).json()["messages"][-3:]
    assert quoting["reply"] == {"id": said, "name": "Sandbox", "text": "NV 1"}
    assert (sticker["media"], sticker["file"]["name"]) == ("sticker", "sticker.webp")
    assert (poll["media"], poll["file"]) == ("poll", None)


def test_documents_are_saved_and_photos_are_shown(page: httpx.Client, cast: Cast, control: SandboxClient):
    document = control.upload_document(cast.group, cast.an, "kế hoạch.html", b"<script>alert(1)</script>")
    photo = control.upload_photo(cast.group, cast.an, png(40, 30))
    saved = page.get("file", params={"chat": cast.group, "message": document})
    assert saved.headers["content-disposition"].startswith("attachment")
    assert saved.headers["x-content-type-options"] == "nosniff"
    shown = page.get("file", params={"chat": cast.group, "message": photo})
    assert (shown.headers["content-type"], shown.content) == ("image/png", png(40, 30))
    assert shown.headers["content-disposition"].startswith("inline")
    assert control.opened_files() == [(cast.group, document), (cast.group, photo)]


@pytest.mark.parametrize(
    ("path", "parameters", "code"),
    [
        ("chat", {}, 400),
        ("chat", {"chat": "x"}, 400),
        ("chat", {"chat": 1}, 404),
        ("file", {"chat": 1, "message": 1}, 404),
    ],
)
def test_what_is_not_there_is_not_shown(page: httpx.Client, path: str, parameters: dict[str, Any], code: int):
    assert page.get(path, params=parameters).status_code == code


def test_a_message_without_a_file_has_none_to_save(page: httpx.Client, cast: Cast, control: SandboxClient):
    said = control.say(cast.group, cast.an, "chào")
    assert page.get("file", params={"chat": cast.group, "message": said}).status_code == 404


# What people do on it


def test_people_speak_and_send_files_on_the_page(page: httpx.Client, cast: Cast, control: SandboxClient):
    said = page.post("act/say", json={"chat": cast.group, "person": cast.an, "text": "Chào"}).json()
    file = {"name": "a.txt", "content": base64.b64encode(b"abc").decode(), "caption": ""}
    where = {"chat": cast.group, "person": cast.an, "reply_to": said}
    page.post("act/upload_document", json={**where, "file": file})
    first, second = control.messages(cast.group)[-2:]
    assert (first.text, second.reply_to) == ("Chào", said)
    assert control.attachment(cast.group, second.id) == b"abc"


def test_what_cannot_be_is_said_in_words(page: httpx.Client, cast: Cast, control: SandboxClient):
    stranger = control.create_person("Lạ")
    refused = page.post("act/say", json={"chat": cast.group, "person": stranger, "text": "Chào"})
    assert refused.status_code == 400
    assert "is not in chat" in refused.json()["error"]


def test_only_what_people_do_can_be_done_on_the_page(page: httpx.Client):
    assert page.post("act/set_clock", json={"moment": None}).status_code == 404
    assert "set_clock" not in ALLOWED


def test_a_file_larger_than_the_bot_could_fetch_is_refused(page: httpx.Client):
    assert page.post("act/upload_document", content=b"x" * (MAX_BODY + 1)).status_code == 413
    assert page.post("host/anything", content=b"x" * (MAX_BODY + 1)).status_code == 413


async def test_acts_of_the_program_beside_it_run_on_its_own_loop(sandbox: RunningSandbox):
    async def double(number: int) -> dict[str, Any]:
        return {"number": 2 * number}

    sandbox.attach({"double": double})
    async with httpx.AsyncClient(base_url=sandbox.page, trust_env=False) as page:
        assert (await page.post("host/double", json={"number": 4})).json() == {"number": 8}
        assert (await page.post("host/double", json={"letter": 4})).status_code == 400
        assert (await page.post("host/half", json={})).status_code == 400


def test_the_state_of_the_program_beside_it_is_shown(sandbox: RunningSandbox, page: httpx.Client):
    with page.stream("GET", "events") as events:
        changes = told(events)
        assert next(changes)[1]["host"] == {}
        sandbox.show({"auto": True})
        assert next(data["host"] for _, data in changes if "host" in data) == {"auto": True}
    assert first_event(page)["host"] == {"auto": True}


# Whom it refuses


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://example.org"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:1"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Host": "rebound.example.org"},
    ],
)
@pytest.mark.parametrize("path", ["", "events", "act/say", "control/bot"])
def test_another_origin_is_refused_everywhere(page: httpx.Client, headers: dict[str, str], path: str):
    assert page.post(path, headers=headers, json={}).status_code == 403
    assert page.get(path, headers=headers).status_code == 403


def test_another_origin_cannot_reach_the_bot_api_either(sandbox: RunningSandbox):
    address, headers = f"{sandbox.base_url}{sandbox.token}/getMe", {"Origin": "https://example.org"}
    assert httpx.post(address, headers=headers, trust_env=False).status_code == 403


def test_our_own_page_is_served(sandbox: RunningSandbox, page: httpx.Client):
    own = {"Origin": sandbox.address, "Sec-Fetch-Site": "same-origin"}
    assert page.get("", headers=own).status_code == 200
    by_name = httpx.get(sandbox.page.replace("127.0.0.1", "localhost"), trust_env=False)
    assert by_name.status_code == 200
