"""What the bot keeps is readable for its own user alone."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot import private
from bot.cli import main


@pytest.fixture(autouse=True)
def open_to_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Be in a folder where everything is readable for everybody, as a plain `mkdir` makes it."""
    before = os.umask(0o022)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("BOT_TOKEN", "123456:ABC-DEF")
    monkeypatch.setenv("DATA_FOLDER", "data")
    yield
    os.umask(before)


def mode(path: str) -> str:
    return f"{stat.S_IMODE(Path(path).stat().st_mode):o}"


def test_a_folder_and_a_database_that_others_could_read_are_closed_to_them():
    Path("data").mkdir()
    Path("data/dondoc.sqlite3").touch()
    assert (mode("data"), mode("data/dondoc.sqlite3")) == ("755", "644")
    assert CliRunner().invoke(main, ["link-code", "--secretariat"]).exit_code == 0
    assert (mode("data"), mode("data/dondoc.sqlite3")) == ("700", "600")


def test_what_a_command_makes_is_for_its_user_alone():
    assert CliRunner().invoke(main, ["link-code", "--secretariat"]).exit_code == 0
    assert (mode("data"), mode("data/dondoc.sqlite3")) == ("700", "600")


def test_a_folder_that_is_not_ours_alone_stays_as_it_is(tmp_path: Path):
    (tmp_path / "dondoc.sqlite3").touch()
    tmp_path.chmod(0o755)
    private.keep_private(Path())
    assert (mode("."), mode("dondoc.sqlite3")) == ("755", "600")
    shared = tmp_path / "shared"
    shared.mkdir()
    shared.chmod(0o1777)
    private.keep_private(shared)
    assert mode("shared") == "1777"


@pytest.mark.parametrize(("given", "warned"), [(0o644, True), (0o640, True), (0o600, False)])
def test_a_readable_file_of_settings_is_warned_about(
    given: int, warned: bool, caplog: pytest.LogCaptureFixture
):
    Path(".env").write_text("BOT_TOKEN=\n")
    Path(".env").chmod(given)
    private.warn_of_readable_settings()
    assert ("others can read .env" in caplog.text) == warned
    assert "123456" not in caplog.text


def test_without_a_file_of_settings_nothing_is_said(caplog: pytest.LogCaptureFixture):
    private.warn_of_readable_settings()
    assert caplog.text == ""
