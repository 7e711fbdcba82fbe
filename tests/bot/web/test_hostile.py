"""Requests that no page of ours sends are refused in words, and nobody else waits for them."""

import asyncio
from typing import Any

import pytest

from bot.web import said
from storage.models import InboxUpdate, WebMessage
from tests.auxil.browser_client import ADDRESS, Browser, new_key, page_of
from tests.auxil.world import World

LONG = "9" * 5000
"""More digits than Python makes a number of."""
HALF = "\\ud83d"
"""Half of a picture, as a browser writes it that cut a text in the middle of one."""


@pytest.mark.parametrize("origin", ["http://[", "null", f"{ADDRESS}@evil.vn", f"{ADDRESS}:x", "evil", ""])
async def test_a_page_of_no_known_place_is_refused_in_words(finance: Browser, origin: str):
    headers = {**finance.token, "Origin": origin}
    answer = await finance.client.post("/say", json={"key": new_key(), "text": "x"}, headers=headers)
    assert (answer.status_code, answer.json()["error"][:7]) == (403, "Yêu cầu")
    assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]


@pytest.mark.parametrize(
    "path", [f"/file/{LONG}", f"/bang/don-vi/{LONG}", f"/devices/{LONG}/revoke", f"/vao/{LONG}"]
)
async def test_a_number_that_no_row_has_is_not_found(world: World, finance: Browser, path: str):
    stranger = Browser(world.stage)
    for browser in (stranger, finance):
        assert (await browser.client.get(path)).status_code in {401, 403, 404, 405}
        page_of(world.stage).site.wrong_codes._tries.clear()


async def test_a_number_that_is_none_is_as_if_it_were_not_given(finance: Browser):
    for number in (LONG, "-1", "٣", "1e3", ""):
        assert (await finance.client.get("/messages", params={"before": number})).status_code == 200
    for reply in (LONG, -1, 1.5, True, [1], {"a": 1}):
        answer = await finance.posts("/say", key=new_key(), text="chào", reply=reply)
        assert answer.status_code == 200


async def test_half_a_letter_is_left_out(world: World, finance: Browser):
    body = f'{{"key": "12345678", "text": "NV 1 xong {HALF}"}}'.encode()
    answer = await finance.client.post("/say", content=body, headers=finance.token)
    assert answer.status_code == 200
    assert "NV 1 xong" in {row.text for row in world.rows(WebMessage)}


@pytest.mark.parametrize("key", [HALF * 8, "1234567\\u0000", "1234 5678", "ếếếếếếếế"])
async def test_a_key_is_letters_and_digits(world: World, finance: Browser, key: str):
    before = len(world.rows(InboxUpdate))
    body = f'{{"key": "{key}", "text": "NV 1 xong"}}'.encode()
    answer = await finance.client.post("/say", content=body, headers=finance.token)
    assert (answer.status_code, len(world.rows(InboxUpdate))) == (400, before)


NAMES = {
    b"../../etc/passwd": "passwd",
    b"C:\\x\\y.pdf": "y.pdf",
    "a\u2028b\x85c\x0bd.pdf".encode(): "a_b_c_d.pdf",
    "bao\u202efdp.exe".encode(): "baofdp.exe",
    b"..": "tep",
    b"x" * 300 + b".pdf": "x" * 196 + ".pdf",
}


@pytest.mark.parametrize(("written", "name"), NAMES.items(), ids=range(len(NAMES)))
async def test_the_name_of_a_file_is_no_path_and_one_line(finance: Browser, written: bytes, name: str):
    body = b"\r\n".join(
        (
            *(b"--b", b'Content-Disposition: form-data; name="key"', b"", b"12345678"),
            *(b"--b", b'Content-Disposition: form-data; name="file"; filename="' + written + b'"', b""),
            *(b"abc", b"--b--", b""),
        )
    )
    headers = {**finance.token, "Content-Type": "multipart/form-data; boundary=b"}
    answer = await finance.client.post("/upload", content=body, headers=headers)
    assert answer.status_code == 200, answer.text
    assert [one["file"]["name"] for one in await finance.messages() if one["file"]] == [name]


async def _uploading(browser: Browser, *, gone: bool) -> list[dict[str, Any]]:
    """Begin to send a file of which no more comes than its beginning; return what was answered."""
    headers = {**browser.token, "Content-Type": "multipart/form-data; boundary=b"}
    request = browser.client.build_request("POST", "/upload", headers=headers)
    given = [{"type": "http.request", "body": b"--b\r\n", "more_body": True}]
    sent: list[dict[str, Any]] = []

    async def receive() -> Any:
        if given:
            return given.pop()
        if not gone:
            await asyncio.Event().wait()
        return {"type": "http.disconnect"}

    async def send(message: Any) -> None:
        sent.append(message)

    scope = {
        "type": "http",
        "method": "POST",
        "path": "/upload",
        "raw_path": b"/upload",
        "query_string": b"",
        "http_version": "1.1",
        "scheme": "http",
        "server": ("dondoc.test", 80),
        "client": ("127.0.0.1", 1),
        "headers": [(name.lower(), value) for name, value in request.headers.raw],
    }
    await page_of(browser.stage).application(scope, receive, send)
    return sent


async def test_files_that_do_not_come_keep_nobody_from_sending(finance: Browser):
    stuck = [asyncio.create_task(_uploading(finance, gone=False)) for _ in range(3)]
    answer = await asyncio.wait_for(finance.sends("a.pdf", b"abc"), 20)
    assert answer.status_code == 200
    assert not any(one.done() for one in stuck)
    for one in stuck:
        one.cancel()
    await asyncio.gather(*stuck, return_exceptions=True)


async def test_who_sends_nothing_more_is_gone(finance: Browser, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(said, "SILENT_SECONDS", 0.0)
    sent = await _uploading(finance, gone=False)
    assert sent[0]["status"] == 408


async def test_who_goes_away_is_no_trouble(finance: Browser):
    assert (await _uploading(finance, gone=True))[0]["status"] == 408
