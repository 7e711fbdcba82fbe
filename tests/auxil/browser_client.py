"""Somebody at the page, without a browser: signs in, reads, writes, presses, over HTTP against the page."""

import asyncio
import json
import re
import secrets
from dataclasses import dataclass, field
from typing import Any

import httpx

from bot.rehearsal import Rehearsal
from bot.web.server import WebPage
from bot.web.site import Site
from plans.text import without_markup

ADDRESS = "http://dondoc.test"
PAGE: dict[str, Any] = {"web_address": ADDRESS, "web_port": 8080}
"""The settings that turn the page on."""
WINDOWS = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/109.0.0.0 Safari/537.36"
Json = dict[str, Any]


def page_of(stage: Rehearsal) -> WebPage:
    """Return what carries the page."""
    return next(carrier for carrier in stage.dondoc.carriers if isinstance(carrier, WebPage))


@dataclass
class Browser:
    """A browser with its cookies."""

    stage: Rehearsal
    client: httpx.AsyncClient = field(init=False)
    csrf: str = ""

    def __post_init__(self) -> None:
        transport = httpx.ASGITransport(page_of(self.stage).application)
        headers = {"User-Agent": WINDOWS}
        self.client = httpx.AsyncClient(transport=transport, base_url=ADDRESS, headers=headers)

    @property
    def site(self) -> Site:
        """Return the page that it talks to."""
        return page_of(self.stage).site

    async def signs_in(self, code: str, name: str) -> httpx.Response:
        """Open a link, type a name and press the button."""
        shown = await self.client.get(f"/vao/{code}")
        form = re.search(r'name="form" value="([^"]+)"', shown.text)
        if form is None:
            return shown
        answer = await self.client.post(f"/vao/{code}", data={"form": form[1], "name": name})
        await self.stage.settle()
        if answer.status_code == 303:
            self.csrf = (await self.everything())["csrf"]
        return answer

    async def begins(self, after: int | None = None) -> list[tuple[str, Json]]:
        """Return the first events of the stream."""
        return await first_events(self, after)

    async def everything(self) -> Json:
        """Return what the page begins with."""
        (_, everything), *_ = await self.begins()
        return everything

    async def messages(self) -> list[Json]:
        """Return the last messages of the conversation."""
        answer = await self.client.get("/messages")
        assert answer.status_code == 200, answer.text
        found: list[Json] = answer.json()["messages"]
        return found

    async def from_bot(self) -> list[Json]:
        """Return the last messages of the bot."""
        return [message for message in await self.messages() if message["sender"] == 0]

    async def last(self) -> Json:
        """Return the bot's last message."""
        return (await self.from_bot())[-1]

    async def posts(self, path: str, **given: Any) -> httpx.Response:
        """Post JSON as the page does, and let the bot answer."""
        answer = await self.client.post(path, json=given, headers=self.token)
        await self.stage.settle()
        return answer

    @property
    def token(self) -> dict[str, str]:
        """Return the header that shows that it is our page that asks."""
        return {"X-CSRF-Token": self.csrf}

    async def says(self, text: str, *, reply: int | None = None, key: str | None = None) -> int:
        """Say something; return the message's number."""
        answer = await self.posts("/say", key=key or new_key(), text=text, reply=reply)
        assert answer.status_code == 200, answer.text
        return int(answer.json()["message"])

    async def answers(self, text: str) -> int:
        """Say something in reply to the bot's last message."""
        return await self.says(text, reply=(await self.last())["id"])

    async def edits(self, message: int, text: str) -> httpx.Response:
        """Change what was said."""
        return await self.posts("/edit", message=message, text=text)

    async def sends(self, name: str, content: bytes, caption: str = "", **more: Any) -> httpx.Response:
        """Send a file."""
        data = {"key": new_key(), "caption": caption, **more}
        files = {"file": (name, content)}
        answer = await self.client.post("/upload", data=data, files=files, headers=self.token)
        await self.stage.settle()
        return answer

    async def presses(self, label: str, message: Json | None = None, *, key: str | None = None) -> str | None:
        """Press a button of the bot's last message, or of the one given; return the words that pop up."""
        shown = message or await self.last()
        data = next(one["callback_data"] for row in shown["keyboard"] for one in row if one["text"] == label)
        answer = await self.pressing(shown["id"], data, key=key)
        assert answer.status_code == 200, answer.text
        popped_up = answer.json()["answer"]
        return popped_up["text"] if popped_up else None

    async def pressing(self, message: int, data: str, *, key: str | None = None) -> httpx.Response:
        """Press a button by its data, and wait for what becomes of it."""
        given = {"key": key or new_key(), "message": message, "data": data}
        asking = asyncio.create_task(self.client.post("/press", json=given, headers=self.token))
        while not asking.done():
            await self.stage.settle()
            await self.site.streams.look()
        return await asking

    async def labels(self) -> list[str]:
        """Return the labels of the buttons of the bot's last message."""
        return [one["text"] for row in (await self.last())["keyboard"] for one in row]


def plain(message: Json) -> str:
    """Return the words of a message of the bot as people see them."""
    return without_markup(message["html"])


def new_key() -> str:
    """Return what makes a post known when it is repeated."""
    return secrets.token_hex(8)


async def first_events(browser: Browser, after: int | None) -> list[tuple[str, Json]]:
    """Return the events with which a stream begins, read without a server."""
    params = {} if after is None else {"after": after}
    scope = _scope(browser.client.build_request("GET", "/events", params=params))
    came: asyncio.Queue[Json] = asyncio.Queue()

    async def receive() -> Any:
        await asyncio.Event().wait()

    async def send(message: Any) -> None:
        came.put_nowait(message)

    streaming = asyncio.ensure_future(page_of(browser.stage).application(scope, receive, send))
    try:
        start, first = await came.get(), await came.get()
    finally:
        streaming.cancel()
        await asyncio.gather(streaming, return_exceptions=True)
    assert start["status"] == 200, first
    return [_event(part) for part in first["body"].decode().split("\n\n") if part]


def _scope(request: httpx.Request) -> Json:
    return {
        "type": "http",
        "method": request.method,
        "path": request.url.path,
        "raw_path": request.url.path.encode(),
        "query_string": request.url.query,
        "headers": [(name.lower(), value) for name, value in request.headers.raw],
        "http_version": "1.1",
        "scheme": "http",
        "server": ("dondoc.test", 80),
        "client": ("127.0.0.1", 1),
    }


def _event(part: str) -> tuple[str, Json]:
    name, *_, data = part.split("\n")
    return name.removeprefix("event: "), json.loads(data.removeprefix("data: "))
