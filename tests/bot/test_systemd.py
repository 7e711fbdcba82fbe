"""systemd hears that the bot has started, lives and ends; where a loop is stuck it hears nothing more."""

import asyncio
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.health import systemd
from tests.auxil.sending import until


@pytest.fixture(params=["file", "abstract"])
def heard(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[socket.socket]:
    """Return the socket by which systemd would listen."""
    address = f"@dondoc-{tmp_path.name}" if request.param == "abstract" else str(tmp_path / "notify")
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as listener:
        listener.bind("\0" + address[1:] if request.param == "abstract" else address)
        listener.setblocking(False)
        monkeypatch.setenv("NOTIFY_SOCKET", address)
        yield listener


def test_a_state_is_a_datagram(heard: socket.socket):
    systemd.notify(systemd.READY)
    systemd.notify(systemd.STOPPING)
    assert [heard.recv(100) for _ in range(2)] == [b"READY=1", b"STOPPING=1"]


def test_without_systemd_nothing_is_told(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv("NOTIFY_SOCKET", raising=False)
    systemd.notify(systemd.READY)


def test_a_systemd_that_is_gone_stops_nothing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, caplog: pytest.LogCaptureFixture
):
    monkeypatch.setenv("NOTIFY_SOCKET", str(tmp_path / "nobody"))
    systemd.notify(systemd.READY)
    assert "systemd was not told READY=1" in caplog.text


async def test_life_is_told_only_while_every_loop_turns(
    heard: socket.socket, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
):
    monkeypatch.setenv("WATCHDOG_USEC", "30000")
    monkeypatch.setattr("storage.upkeep.troubles.SECONDS_BETWEEN", 0)
    stuck: list[str] = []
    telling = asyncio.create_task(systemd.report_life(lambda: stuck))
    loop = asyncio.get_running_loop()
    assert await loop.sock_recv(heard, 100) == b"WATCHDOG=1"
    assert await loop.sock_recv(heard, 100) == b"WATCHDOG=1"
    stuck.append("vòng gửi tin: lần cuối cách đây 17 phút")
    await until(lambda: "one turns no more: vòng gửi tin" in caplog.text)
    while True:
        try:
            heard.recv(100)
        except BlockingIOError:
            break
    lines = len(caplog.messages)
    await until(lambda: len(caplog.messages) > lines + 1)
    with pytest.raises(BlockingIOError):
        heard.recv(100)
    telling.cancel()
    await asyncio.gather(telling, return_exceptions=True)
