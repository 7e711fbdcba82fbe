"""The demo: an address where somebody sits at a terminal, the month in the terminal where nobody does."""

import asyncio
import json
import os
import pty
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import httpx
import pytest
from typer.testing import CliRunner, Result

import bot.demo_command
from bot.cli import main
from bot.demo.opening import NoRehearsalError, rehearse
from bot.demo.play import Document
from plans import samples
from sandbox.client import SandboxClient
from sandbox.client.asking import OverHttp
from sandbox.views import ChatMessage
from tests.auxil.browser import rehearsing

# A shell starts its background jobs with Ctrl-C ignored, and what they start inherits that.
LISTEN = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)"
DEMO = [sys.executable, "-c", f"{LISTEN}; from bot.cli import main; main()", "demo"]
SECONDS = 60


def invoke(*arguments: str) -> Result:
    return CliRunner().invoke(main, ("demo", *arguments))


@pytest.fixture(autouse=True)
def logging_stays_pytests(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(bot.demo_command, "set_up_logging", lambda *_secrets, **_level: None)


def test_the_month_is_played_with_the_sample_plan():
    result = invoke("--play")
    assert result.exit_code == 0, result.output
    assert "Cơ quan thường trực liên kết nhóm và gửi kế hoạch" in result.output
    assert "/tonghop" in result.output


def test_where_nobody_sits_at_a_terminal_the_month_is_played():
    done = subprocess.run(DEMO, check=False, stdin=subprocess.DEVNULL, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert "/tonghop" in done.stdout
    assert "http://127.0.0.1" not in done.stdout


def test_a_document_that_is_no_plan_cannot_be_rehearsed(tmp_path: Path):
    (tmp_path / "thu.txt").write_text("Kính gửi anh Bình")
    result = invoke("--plan", str(tmp_path / "thu.txt"))
    assert result.exit_code == 1
    assert result.output


@pytest.mark.parametrize("ends", [signal.SIGTERM, signal.SIGINT])
def test_at_a_terminal_it_prints_the_address_stays_and_ends_cleanly(ends: signal.Signals, tmp_path: Path):
    plan = tmp_path / "cua-toi.docx"
    plan.write_bytes(samples.sample())
    screen, terminal = pty.openpty()
    with subprocess.Popen(
        [*DEMO, "--plan", str(plan)], stdin=terminal, stdout=terminal, stderr=terminal
    ) as demo:
        try:
            address = _address_on(screen)
            page = httpx.get(address, trust_env=False)
            assert (page.status_code, demo.poll()) == (200, None)
            demo.send_signal(ends)
            demo.wait(SECONDS)
        finally:
            demo.kill()
    os.close(terminal)
    assert demo.returncode == 0
    assert "Traceback" not in _rest_of(screen)


def test_a_folder_with_other_things_is_left_alone(tmp_path: Path):
    (tmp_path / "dondoc.sqlite3").touch()
    with pytest.raises(NoRehearsalError, match="thư mục đã có tệp khác"):
        asyncio.run(rehearse(Document(samples.WORD_NAME, samples.sample()), tmp_path, print))


def test_a_rehearsal_that_is_open_is_not_opened_again(tmp_path: Path):
    with rehearsing(tmp_path), pytest.raises(NoRehearsalError, match=r"đang mở \(PID \d+"):
        asyncio.run(rehearse(Document(samples.WORD_NAME, samples.sample()), tmp_path, print))


def test_a_rehearsal_that_ended_before_its_page_opened_begins_anew(tmp_path: Path):
    (tmp_path / "telegram.sqlite3").touch()
    with rehearsing(tmp_path) as address, SandboxClient(OverHttp(address.rstrip("/"))) as people:
        assert people.messages(secretariat_on(address))


def test_a_rehearsal_that_is_killed_has_lost_nothing(tmp_path: Path):
    screen, terminal = pty.openpty()
    kept = tmp_path / "kept"
    with subprocess.Popen([*DEMO, "--keep", str(kept)], stdin=terminal, stdout=terminal) as demo:
        try:
            address = _address_on(screen)
            with SandboxClient(OverHttp(address.rstrip("/"))) as people:
                secretariat = secretariat_on(address)
                secretary = people.messages(secretariat)[0].sender_id
                people.say(secretariat, secretary, "/huongdan")
                seen = answered(people, secretariat)
        finally:
            demo.kill()
    os.close(terminal)
    os.close(screen)
    with rehearsing(kept) as address, SandboxClient(OverHttp(address.rstrip("/"))) as people:
        assert people.messages(secretariat) == seen
        people.say(secretariat, secretary, "/huongdan")
        assert len(answered(people, secretariat, len(seen))) == len(seen) + 2


def test_a_rehearsal_that_was_kept_goes_on_where_it_was(tmp_path: Path):
    with rehearsing(tmp_path) as address, SandboxClient(OverHttp(address.rstrip("/"))) as people:
        secretariat = secretariat_on(address)
        newcomer = people.create_person("Người mới")
        people.join(secretariat, newcomer)
        people.say(secretariat, newcomer, "/huongdan")
        seen = answered(people, secretariat)
    with rehearsing(tmp_path) as address, SandboxClient(OverHttp(address.rstrip("/"))) as people:
        assert people.messages(secretariat) == seen
        people.say(secretariat, newcomer, "/huongdan")
        assert len(answered(people, secretariat, len(seen))) == len(seen) + 2


def secretariat_on(address: str) -> int:
    """Return the chat that the page shows as the secretariat's."""
    with httpx.stream("GET", f"{address}events", trust_env=False) as events:
        everything = next(line for line in events.iter_lines() if line.startswith("data: "))
    home: int = json.loads(everything.removeprefix("data: "))["host"]["home"]
    return home


def answered(people: SandboxClient, chat: int, after: int = 0) -> list[ChatMessage]:
    """Return what stands in a chat once the bot has had the last word there."""
    until = time.monotonic() + SECONDS
    while time.monotonic() < until:
        messages = people.messages(chat)
        if len(messages) > after and messages[-1].sender_id == people.bot() and not messages[-1].service:
            return messages
        time.sleep(0.05)
    raise AssertionError("the bot does not answer")


def _address_on(screen: int) -> str:
    said, until = "", time.monotonic() + SECONDS
    while time.monotonic() < until:
        said += os.read(screen, 4096).decode()
        found = re.search(r"http://127\.0\.0\.1:\d+/[\w-]{20,}/", said)
        if found:
            assert said.count("\n") == 1, said
            return found[0]
    raise AssertionError(said)


def _rest_of(screen: int) -> str:
    try:
        return os.read(screen, 65536).decode()
    except OSError:  # nothing was left
        return ""
    finally:
        os.close(screen)
