"""`dondoc fill` fills in another system's file without a chat."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.cli import main
from tests.bot.test_export_command import data
from tests.reports.trackers import makes

__all__ = ["data"]


def run(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(main, ["fill", *arguments])
    return result.exit_code, result.output


def test_the_file_is_written_beside_the_one_that_was_given(data: Path):
    content, _ = makes.old_text()
    (data / "theo-doi.csv").write_bytes(content)
    code, printed = run(str(data / "theo-doi.csv"))
    assert code == 0
    assert "30 dòng nhiệm vụ" in printed
    assert (data / "theo-doi-da-dien.csv").read_bytes() == content  # nobody has reported yet


@pytest.mark.parametrize("content", [b"\x00\x01", b"a,b\n1,2\n"])
def test_what_cannot_be_filled_in_is_said(data: Path, content: bytes):
    (data / "la.csv").write_bytes(content)
    code, printed = run(str(data / "la.csv"), "--out", str(data / "ra.csv"))
    assert code == 2
    assert "Đề nghị" in printed
    assert not (data / "ra.csv").exists()
