"""A hostile upload costs a process of its own some seconds and some memory, and the bot nothing."""

import asyncio
import io
import json
import re
import resource
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import bot.document_process
import bot.processes
from bot.document_process import read_in_process, read_sheet_in_process, read_template_in_process
from chat.texts.plans import preview as preview_texts
from plans.plan import MisplacedCorrectionError, UnreadableDocumentError
from plans.reading.document import read_document
from plans.reading.form import as_json
from plans.reading.report_sheet import FILLED_IN, PERCENT, AlmostSheet, ReportSheet
from plans.reading.upload import UploadReading
from plans.status import Status
from reports.docx_template import NAMES, example
from reports.reading_sheet import reading_sheet
from reports.report_sheet import PrintedTask, report_sheet
from tests.auxil.filling import filled_in
from tests.auxil.world import PLAN
from tests.plans.reading.sheets.xls_file import xls
from tests.reports.test_docx_template import with_document

Reader = Callable[[str], None]


@pytest.fixture
def reader(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Reader:
    """Let the process run another program in the reader's place."""

    def run(program: str) -> None:
        script = tmp_path / "python"
        script.write_text(f"#!{sys.executable}\n{program}\n")
        script.chmod(0o755)
        monkeypatch.setattr(sys, "executable", str(script))

    return run


async def test_a_plan_is_read():
    read = await read_in_process("ke-hoach.txt", PLAN.encode())
    assert isinstance(read, UploadReading)
    assert [task.number for task in read.reading.plan.tasks] == ["1", "2", "3", "4"]
    assert not read.is_correction


async def test_a_units_sheet_is_read():
    task = PrintedTask(1, "Sở Y tế", 2, "5", "Việc", "", (), 3, Status.IN_PROGRESS, 60, (), None)
    sheet = await read_sheet_in_process(filled_in(report_sheet([task]), ("5", {PERCENT: 85})))
    assert isinstance(sheet, ReportSheet)
    (row,) = sheet.changed
    assert (row.unit_id, row.task_id, row.shown, row.percent) == (1, 2, 3, 85)
    assert await read_sheet_in_process(reading_sheet(read_document("kh.txt", PLAN.encode()))) is None


async def test_a_file_that_only_looks_like_a_units_sheet_is_told_so():
    sheet = await read_sheet_in_process(";".join(FILLED_IN).encode())
    assert sheet == AlmostSheet("không còn cột “Mã (không sửa)”")


async def test_an_old_workbook_is_read_within_the_limits():
    rows: list[list[object]] = [
        ["TT", "Nội dung nhiệm vụ", "Đơn vị chủ trì", "Thời hạn"],
        [1, "Rà soát", "Sở Y tế", "Quý I/2025"],
    ]
    read = await read_in_process("ke-hoach.xls", xls({"Phụ lục": rows}))
    assert isinstance(read, UploadReading)
    assert [task.title for task in read.reading.plan.tasks] == ["Rà soát"]


async def test_a_damaged_sheet_is_refused():
    with pytest.raises(UnreadableDocumentError):
        await read_sheet_in_process(b"PK no zip")


async def test_what_is_no_plan_is_refused_in_the_readers_words():
    with pytest.raises(UnreadableDocumentError) as error:
        await read_in_process("anh.png", b"\x89PNG\r\n\x1a\n" + bytes(100))
    assert str(error.value)


async def test_a_document_that_takes_too_long_is_given_up(reader: Reader, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(bot.document_process, "PATIENCE_SECONDS", 0.3)
    reader("import time; time.sleep(60)")
    with pytest.raises(UnreadableDocumentError, match=re.escape(preview_texts.took_too_long())):
        await read_in_process("cham.docx", b"x" * 1_000_000)


@pytest.mark.parametrize(
    "program", ["raise SystemExit(1)", "bytearray(1 << 60)", "import os; os.kill(os.getpid(), 9)"]
)
async def test_a_document_that_breaks_the_reader_is_refused(
    reader, program: str, caplog: pytest.LogCaptureFixture
):
    reader(program)
    with pytest.raises(UnreadableDocumentError, match=re.escape(preview_texts.broke_the_reader())):
        await read_in_process("hong.pdf", b"%PDF-1.7")
    assert "the reader of documents broke" in caplog.text


async def test_a_bot_that_is_stopped_leaves_no_reader_behind(reader: Reader, tmp_path: Path):
    reader(f"import os, time; open('{tmp_path}/pid', 'w').write(str(os.getpid())); time.sleep(60)")
    reading = asyncio.create_task(read_in_process("ke-hoach.txt", b"x"))
    async with asyncio.timeout(60):
        while not (tmp_path / "pid").exists() or not (tmp_path / "pid").read_text():
            await asyncio.sleep(0.02)
    reading.cancel()
    with pytest.raises(asyncio.CancelledError):
        await reading
    assert not Path(f"/proc/{(tmp_path / 'pid').read_text()}").exists()


class Asked:
    """Standard input with bytes in it."""

    def __init__(self, question: dict[str, object], content: bytes) -> None:
        self.buffer = io.BytesIO(json.dumps(question).encode() + b"\n" + content)


Answer = Callable[[str, bytes, object], dict[str, object]]


@pytest.fixture
def answer(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Answer:
    """Run the process's program in this one, without its limits."""

    def run(name: str, content: bytes, earlier: object = None) -> dict[str, object]:
        limits: dict[int, tuple[int, int]] = {}
        monkeypatch.setattr(resource, "setrlimit", limits.__setitem__)
        monkeypatch.setattr(
            sys, "stdin", Asked({"kind": "document", "name": name, "earlier": earlier}, content)
        )
        bot.document_process.main()
        assert set(limits) == {resource.RLIMIT_AS, resource.RLIMIT_CPU}
        found: dict[str, object] = json.loads(capsys.readouterr().out)
        return found

    return run


def test_the_program_answers_with_the_reading(answer: Answer):
    found = answer("ke-hoach.txt", PLAN.encode(), None)
    assert not found["is_correction"]
    assert found["reading"]


def test_the_program_answers_why_a_document_cannot_be_read(answer: Answer):
    assert answer("thu.txt", "Kính gửi anh Bình".encode(), None).keys() == {"unreadable"}


def test_a_corrected_sheet_is_read_as_a_correction(answer: Answer):
    earlier = read_document("ke-hoach.txt", PLAN.encode())
    assert answer("ke-hoach.xlsx", reading_sheet(earlier), as_json(earlier))["is_correction"]


def test_a_corrected_sheet_of_no_reading_is_told_from_what_cannot_be_read(answer: Answer):
    sheet = reading_sheet(read_document("ke-hoach.txt", PLAN.encode()))
    assert answer("ke-hoach.xlsx", sheet, None).keys() == {"misplaced"}


async def test_a_corrected_sheet_of_no_reading_raises_its_own_error():
    with pytest.raises(MisplacedCorrectionError, match="đang chờ"):
        await read_in_process("k.xlsx", reading_sheet(read_document("ke-hoach.txt", PLAN.encode())))


async def test_a_template_is_looked_at_in_a_process_of_its_own():
    names = await read_template_in_process(example())
    assert set(names.known) == set(NAMES)
    with pytest.raises(UnreadableDocumentError, match="bị hỏng"):
        await read_template_in_process(with_document(b"<" * 100_000))


async def test_an_answer_that_is_too_long_is_not_listened_to(
    reader: Reader, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
):
    monkeypatch.setattr(bot.processes, "MOST_SAID", 1000)
    reader("print('x' * 2000)")
    with pytest.raises(UnreadableDocumentError, match=re.escape(preview_texts.broke_the_reader())):
        await read_in_process("dai.txt", b"x")
    assert "more than 1000 bytes" in caplog.text
