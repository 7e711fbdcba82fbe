"""The process that makes files has limits: whoever reaches them is told so, and the bot goes on."""

import json
import subprocess
import sys
from collections.abc import Callable
from datetime import datetime
from io import BytesIO
from pathlib import Path

import pytest

import bot.export_process
import bot.export_worker
import bot.processes
from bot.export_process import ExportError, make_in_process
from bot.processes import OUT_OF_MEMORY
from chat.files import FileOrder, TooMuchToMakeError
from chat.texts.plans import preview as preview_texts
from chat.texts.summary import files as file_texts
from storage.models import ExportKind
from tests.auxil.world import World

ORDER = FileOrder(ExportKind.WORD, 1, None, None, datetime(2025, 6, 12), "Lan")  # noqa: DTZ001 -- local already
Worker = Callable[[str], None]


@pytest.fixture
def worker(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Worker:
    """Let the process run another program in the worker's place."""

    def run(program: str) -> None:
        script = tmp_path / "python"
        script.write_text(f"#!{sys.executable}\n{program}\n")
        script.chmod(0o755)
        monkeypatch.setattr(sys, "executable", str(script))

    return run


@pytest.mark.parametrize(
    "program",
    [
        f"raise SystemExit({OUT_OF_MEMORY})",
        "import os, signal; os.kill(os.getpid(), signal.SIGXCPU)",
        "import time; time.sleep(60)",
        "print('x' * 2000)",
    ],
    ids=["memory", "processor", "time", "words"],
)
async def test_a_file_that_takes_too_much_is_told_from_one_that_fails(
    worker: Worker, monkeypatch: pytest.MonkeyPatch, program: str
):
    monkeypatch.setattr(bot.export_process, "PATIENCE_SECONDS", 2.0)
    monkeypatch.setattr(bot.processes, "MOST_SAID", 1000)
    worker(program)
    with pytest.raises(TooMuchToMakeError):
        await make_in_process("sqlite:///none", ORDER)


async def test_a_worker_that_breaks_is_no_matter_of_size(worker: Worker, caplog: pytest.LogCaptureFixture):
    worker("raise SystemExit('a surprise')")
    with pytest.raises(ExportError):
        await make_in_process("sqlite:///none", ORDER)
    assert "a surprise" in caplog.text


LIMITED = """
import sys
from bot.processes import limit_ourselves
limit_ourselves(300 * 2**20, 1)
{}
"""


@pytest.mark.parametrize(
    ("program", "ends"),
    [("bytearray(200 * 2**20)", [0]), ("bytearray(400 * 2**20)", [1]), ("while True: pass", [-24])],
    ids=["enough", "memory", "processor"],
)
def test_a_process_limits_itself(program: str, ends: list[int]):
    done = subprocess.run(
        [sys.executable, "-c", LIMITED.format(program)], capture_output=True, text=True, check=False
    )
    assert [done.returncode] == ends
    assert ("MemoryError" in done.stderr) == (ends == [1])


@pytest.mark.parametrize(
    ("source", "limited"),
    [
        (b"", [(bot.export_worker.BYTES_OF_MEMORY, bot.export_worker.SECONDS)]),
        (b"x", [(bot.export_worker.BYTES_OF_MEMORY, bot.export_worker.SECONDS), (2**30, 30)]),
    ],
    ids=["made of our values", "made of what was sent"],
)
def test_the_worker_limits_itself_and_says_when_its_memory_is_full(
    monkeypatch: pytest.MonkeyPatch, source: bytes, limited: list[tuple[int, int]]
):
    def made(*_: object) -> None:
        raise MemoryError

    limits: list[tuple[int, int]] = []
    monkeypatch.setattr(bot.export_worker, "limit_ourselves", lambda *given: limits.append(given))
    monkeypatch.setattr(bot.export_worker, "_made", made)
    asked = json.dumps({"database": "", "order": bot.export_process._order_as_json(ORDER)}).encode()
    monkeypatch.setattr(sys, "stdin", type("Asked", (), {"buffer": BytesIO(asked + b"\n" + source)}))
    with pytest.raises(SystemExit) as ended:
        bot.export_worker.main()
    assert ended.value.code == OUT_OF_MEMORY
    assert limits == limited


async def test_who_asked_for_a_file_that_is_too_large_is_told_what_can_be_done(june: World):
    async def too_much(_url: str, _order: FileOrder) -> None:
        raise TooMuchToMakeError

    june.stage.dondoc.services.make_files = too_much  # type: ignore[assignment] # it never returns
    await june.secretariat.says("/summary")
    await june.secretariat.presses("Excel")
    assert june.secretariat.last().text == file_texts.too_much_to_make(own_template=False)


async def test_another_systems_file_that_takes_too_much_is_refused(june: World):
    async def too_much(_url: str, _order: FileOrder) -> None:
        raise TooMuchToMakeError

    june.stage.dondoc.services.make_files = too_much  # type: ignore[assignment] # it never returns
    await june.secretariat.says("/dien")
    await june.secretariat.sends("nhiem-vu.xlsx", b"PK", reply_to=june.secretariat.last().id)
    assert preview_texts.took_too_long() in june.secretariat.last().text
