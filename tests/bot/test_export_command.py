"""`dondoc export` writes the files of a plan, in a process of its own, and says what it does not find."""

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from typer.testing import CliRunner

from bot.cli import main
from plans import samples
from plans.reading.document import read_document
from storage.database import Database
from storage.migrate import upgrade
from tests.auxil.reports import save
from tests.auxil.world import at


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a database that has one plan, which the settings name."""
    monkeypatch.setenv("BOT_TOKEN", "123456:ABC-DEF")
    monkeypatch.setenv("DATA_FOLDER", str(tmp_path))
    database = Database(f"sqlite:///{tmp_path / 'dondoc.sqlite3'}")
    upgrade(database.engine)
    plan = read_document(samples.TEXT_NAME, samples.sample(samples.TEXT_NAME)).plan
    database.transact(save, plan, at("2025-05-15 08:00"))
    database.close()
    return tmp_path


def run(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(main, ["export", *arguments])
    return result.exit_code, result.output


@pytest.mark.parametrize(("suffix", "part"), [("docx", "word/document.xml"), ("xlsx", "xl/workbook.xml")])
def test_an_office_file_is_written(data: Path, suffix: str, part: str):
    out = data / f"bao-cao.{suffix}"
    assert run(str(out), "--format", suffix, "--plan", "1", "--period", "thang 6")[0] == 0
    assert part in ZipFile(BytesIO(out.read_bytes())).namelist()


def test_every_chart_is_written_beside_the_name_that_was_given(data: Path):
    code, printed = run(str(data / "bieu-do.png"), "--format", "png")
    assert code == 0
    paths = [Path(line) for line in printed.split()]
    assert [path.read_bytes()[:4] for path in paths] == [b"\x89PNG"] * len(paths)
    assert data / "bieu-do-tinh-trang.png" in paths


def test_what_is_not_there_is_named_with_what_is(data: Path):
    assert "1: " in run(str(data / "a.docx"), "--plan", "khong co")[1]
    code, printed = run(str(data / "a.docx"), "--period", "quý 4/1999")
    assert code == 2
    assert "monthly 6/2025" in printed
