"""A restore changes nothing where anything is against it: a bot that runs, a broken backup, a full disk."""

import json
import os
import tarfile
from pathlib import Path

import pytest
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from storage.database import Database
from storage.models import Heartbeat, Person
from storage.upkeep import archive, holding
from tests.bot.upkeep.conftest import Invoke, name, named


def test_a_restore_is_asked_about_first(backup: Path, kept: Database, dondoc: Invoke):
    kept.transact(name, 2, "Trần Văn Bình")
    kept.close()
    asked = dondoc("restore", str(backup), said="n\n")
    assert asked.exit_code == 1
    assert "Sẽ mất: những gì ghi nhận sau" in asked.output
    assert named(kept) == ["Nguyễn Thu Hà", "Trần Văn Bình"]


def test_nothing_is_restored_under_a_bot_that_runs(backup: Path, kept: Database, dondoc: Invoke):
    kept.transact(name, 2, "Trần Văn Bình")
    with holding.running(kept.url):
        refused = dondoc("restore", str(backup), "--yes")
    assert refused.exit_code == 1
    assert f"PID {os.getpid()}" in refused.output or "đang mở cơ sở dữ liệu" in refused.output
    assert named(kept) == ["Nguyễn Thu Hà", "Trần Văn Bình"]


def test_nothing_is_restored_under_a_program_that_knows_nothing_of_our_lock(
    sqlite: Database, tmp_path: Path, dondoc: Invoke, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("DATABASE_URL", sqlite.url)
    sqlite.transact(name, 1, "Nguyễn Thu Hà")
    assert dondoc("backup", "b.tar.gz").exit_code == 0
    with sqlite.engine.connect() as other:
        other.exec_driver_sql("SELECT count(*) FROM people").all()
        refused = dondoc("restore", "b.tar.gz", "--yes")
    assert refused.exit_code == 1
    assert "đang mở cơ sở dữ liệu" in refused.output
    assert [path.name for path in tmp_path.glob("*before*")] == []


def test_no_bot_gets_at_a_database_that_is_being_restored(kept: Database, kind: str):
    kept.close()
    with holding.alone(kept.url):
        if kind == "sqlite":
            with pytest.raises(holding.HeldError), holding.running(kept.url):
                pass
        else:
            with pytest.raises(Exception, match="being restored"):
                kept.read(lambda session: session.get(Heartbeat, "tick"))
    assert kept.read(lambda session: session.get(Heartbeat, "tick")) is None


@pytest.mark.parametrize("damage", ["cut", "changed", "other"])
def test_a_damaged_backup_changes_nothing(backup: Path, kept: Database, damage: str, dondoc: Invoke):
    kept.transact(name, 2, "Trần Văn Bình")
    kept.close()
    DAMAGES[damage](backup)
    refused = dondoc("restore", str(backup), "--yes")
    assert refused.exit_code == 1
    assert "không nguyên vẹn" in refused.output
    assert named(kept) == ["Nguyễn Thu Hà", "Trần Văn Bình"]


def cut(backup: Path) -> None:
    backup.write_bytes(backup.read_bytes()[:-200])


def other(backup: Path) -> None:
    backup.write_text("không phải bản sao lưu")


def changed(backup: Path) -> None:
    """Let the list say one row more than the database has."""
    folder = backup.with_suffix(".opened")
    with tarfile.open(backup) as tar:
        for member in tar:
            archive._unpack(tar, member, folder)
    contents = json.loads((folder / archive.CONTENTS).read_text())
    contents["rows"]["people"] += 1
    (folder / archive.CONTENTS).write_text(json.dumps(contents))
    with tarfile.open(backup, "w:gz") as tar:
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                tar.add(path, str(path.relative_to(folder)))


DAMAGES = {"cut": cut, "changed": changed, "other": other}


def test_a_backup_of_a_newer_program_is_refused(
    backup: Path, kept: Database, dondoc: Invoke, monkeypatch: pytest.MonkeyPatch
):
    kept.close()
    monkeypatch.setattr("bot.upkeep.restore_command.knows", lambda _version: False)
    refused = dondoc("restore", str(backup), "--yes")
    assert refused.exit_code == 1
    assert "phiên bản mới hơn" in refused.output


def test_a_backup_of_the_other_kind_of_database_is_refused(
    backup: Path, kept: Database, kind: str, dondoc: Invoke, monkeypatch: pytest.MonkeyPatch
):
    kept.close()
    elsewhere = {
        "sqlite": "postgresql+psycopg://postgres@127.0.0.1:5432/test",
        "postgresql": "sqlite:///neu.db",
    }
    monkeypatch.setenv("DATABASE_URL", elsewhere[kind])
    refused = dondoc("restore", str(backup), "--yes")
    assert refused.exit_code == 1
    assert "dondoc move-database" in refused.output


def test_a_restore_that_fails_half_way_leaves_everything_as_it_was(
    backup: Path, kept: Database, dondoc: Invoke, monkeypatch: pytest.MonkeyPatch
):
    kept.transact(name, 2, "Trần Văn Bình")
    kept.close()

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("bot.upkeep.restore_command.go_on", fail)
    refused = dondoc("restore", str(backup), "--yes")
    assert refused.exit_code == 1
    assert "No space left" in refused.output
    assert named(kept) == ["Nguyễn Thu Hà", "Trần Văn Bình"]


def test_after_a_restore_that_was_killed_no_bot_begins_until_it_is_done_again(
    backup: Path, kept: Database, kind: str, dondoc: Invoke, monkeypatch: pytest.MonkeyPatch
):
    if kind == "sqlite":
        pytest.skip("nothing is in its place before it is finished")
    kept.transact(name, 2, "Trần Văn Bình")
    kept.close()

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as kills:
        kills.setattr("bot.upkeep.restore_command.go_on", killed)
        kills.setattr("storage.upkeep.placing._put_back", lambda *_: None)
        dondoc("restore", str(backup), "--yes")
    with pytest.raises(OperationalError, match="being restored"):
        Database(kept.url).read(named_by)
    again = dondoc("restore", str(backup), "--yes")
    assert again.exit_code == 0, again.output
    assert "bị ngắt giữa chừng" in again.output
    assert "Không lặp lại" in again.output
    assert named(kept) == ["Nguyễn Thu Hà"]


def named_by(session: Session) -> list[Person]:
    return session.query(Person).all()


@pytest.mark.parametrize("kind", [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.FIFOTYPE])
def test_what_no_backup_holds_is_refused(tmp_path: Path, kind: bytes):
    packed = tmp_path / "la.tar.gz"
    with tarfile.open(packed, "w:gz") as tar:
        member = tarfile.TarInfo("contents.json")
        member.type, member.linkname = kind, "elsewhere"
        tar.addfile(member)
    with pytest.raises(archive.BrokenBackupError, match=r"contents\.json"), archive.opened(packed, tmp_path):
        pass


def test_nothing_is_written_beside_the_folder_of_a_backup(tmp_path: Path):
    packed = tmp_path / "la.tar.gz"
    with tarfile.open(packed, "w:gz") as tar:
        tar.addfile(tarfile.TarInfo("../beside"))
    with pytest.raises(archive.BrokenBackupError, match="beside"), archive.opened(packed, tmp_path):
        pass
    assert [path.name for path in tmp_path.iterdir()] == ["la.tar.gz"]
