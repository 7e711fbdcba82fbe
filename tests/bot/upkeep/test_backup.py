"""A backup is whole or there is none; a restore puts it back where nobody works with the database."""

import json
import os
import sqlite3
import tarfile
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from storage.database import Database
from storage.migrate import latest, version_of
from storage.models import Heartbeat, LogEvent, Person
from storage.upkeep import archive, holding, postgresql_dump
from tests.auxil.cast import NOW
from tests.bot.upkeep.conftest import Invoke

LEFT = Path(__file__).parents[2] / "auxil" / "left" / "0018.sql"
SHOWN = "evidence/2025/anh.jpg"


def named(database: Database) -> list[str]:
    return database.read(lambda session: sorted(one.display_name for one in session.query(Person)))


def name(session: Session, number: int, words: str) -> None:
    """Add a person, and a row that is numbered by the database."""
    session.merge(Person(id=number, display_name=words))
    session.add(LogEvent(at=NOW, action="link_chat", subject=f"unit:{number}"))


@pytest.fixture
def backup(kept: Database, tmp_path: Path, dondoc: Invoke) -> Path:
    """A backup of a database with one person, and of one piece of evidence."""
    kept.transact(name, 1, "Nguyễn Thu Hà")
    (tmp_path / SHOWN).parent.mkdir(parents=True)
    (tmp_path / SHOWN).write_bytes(b"photo")
    done = dondoc("backup", "giu/sao-luu.tar.gz")
    assert done.exit_code == 0, done.output
    assert done.output.startswith("Đã sao lưu và kiểm tra: giu/sao-luu.tar.gz")
    return tmp_path / "giu/sao-luu.tar.gz"


def test_a_backup_is_its_owners_alone_and_nothing_is_left_beside_it(backup: Path):
    assert oct(backup.stat().st_mode & 0o777) == "0o600"
    assert list(backup.parent.iterdir()) == [backup]


def test_what_was_there_is_there_again_after_a_restore(
    backup: Path, kept: Database, tmp_path: Path, dondoc: Invoke
):
    kept.transact(name, 2, "Trần Văn Bình")
    (tmp_path / SHOWN).unlink()
    kept.close()
    done = dondoc("restore", str(backup), "--yes")
    assert done.exit_code == 0, done.output
    assert "Đã khôi phục" in done.output
    again = Database(kept.url)
    assert named(again) == ["Nguyễn Thu Hà"]
    again.transact(name, 3, "Phạm Thị Lan")
    assert again.read(lambda session: [one.id for one in session.query(LogEvent)]) == [1, 2]
    again.close()
    assert (tmp_path / SHOWN).read_bytes() == b"photo"
    assert oct((tmp_path / SHOWN).stat().st_mode & 0o777) == "0o600"


def test_what_stood_there_before_a_restore_is_kept(
    backup: Path, kept: Database, kind: str, tmp_path: Path, dondoc: Invoke
):
    kept.transact(name, 2, "Trần Văn Bình")
    kept.close()
    told = dondoc("restore", str(backup), "--yes").output
    aside = told.split("Dữ liệu trước khi khôi phục: ")[1].split(" (xóa")[0]
    if kind == "sqlite":
        before = Database(f"sqlite:///{aside}")
    else:
        before = Database(
            kept.url.split("?")[0] + f"?options=-csearch_path%3D{aside.removeprefix('schema ')}"
        )
    assert named(before) == ["Nguyễn Thu Hà", "Trần Văn Bình"]
    before.close()


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
        tar.extractall(folder, filter="data")
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
    monkeypatch.setattr("bot.upkeep.restore_command.latest", lambda: "0001")
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


def test_without_the_servers_programs_it_is_said_what_to_install(
    dondoc: Invoke, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest, tmp_path: Path
):
    def missing(*_: object) -> None:
        raise postgresql_dump.NoProgramError("pg_dump")

    monkeypatch.setattr(archive, "make", missing)
    refused = dondoc("backup", "b.tar.gz")
    assert (refused.exit_code, refused.output) == (
        1,
        "Chưa sao lưu được: máy này chưa có chương trình pg_dump. Cài bằng: apt install postgresql-client\n",
    )


def test_a_program_that_is_not_there_is_named(kept: Database, kind: str, monkeypatch: pytest.MonkeyPatch):
    if kind == "sqlite":
        pytest.skip("SQLite needs no program")
    monkeypatch.setenv("PATH", "")
    with pytest.raises(postgresql_dump.NoProgramError, match="pg_dump"):
        archive.make(kept.url, Path("evidence"), Path("b.tar.gz"), NOW)
    with pytest.raises(postgresql_dump.NoProgramError, match="pg_restore"):
        postgresql_dump.rows(Path("b"))
    assert not Path("b.tar.gz").exists()


def test_a_backup_that_cannot_be_written_is_refused_and_leaves_the_old_one(
    backup: Path, dondoc: Invoke, monkeypatch: pytest.MonkeyPatch
):
    was = backup.read_bytes()

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device", "giu")

    monkeypatch.setattr(archive, "_pack", full)
    refused = dondoc("backup", str(backup))
    assert refused.exit_code == 1
    assert "Kiểm tra quyền ghi và chỗ trống" in refused.output
    assert backup.read_bytes() == was
    assert list(backup.parent.iterdir()) == [backup]


def test_a_backup_needs_a_place(
    dondoc: Invoke, monkeypatch: pytest.MonkeyPatch, kept: Database, tmp_path: Path
):
    assert dondoc("backup").exit_code == 2
    monkeypatch.setenv("BACKUP_FOLDER", str(tmp_path / "dem"))
    told = json.loads(dondoc("backup", "--json").output)
    assert Path(told["file"]).parent == tmp_path / "dem"
    assert (told["rows"], told["evidence"]) == (1, 0)


def test_a_broken_database_is_not_backed_up_but_told(sqlite: Database, dondoc: Invoke, monkeypatch):
    monkeypatch.setenv("DATABASE_URL", sqlite.url)
    sqlite.close()
    file = Path(sqlite.url.removeprefix("sqlite:///"))
    file.write_bytes(file.read_bytes()[:-4096] + bytes(4096))
    refused = dondoc("backup", "b.tar.gz")
    assert refused.exit_code == 1
    assert "cơ sở dữ liệu hỏng" in refused.output
    assert "dondoc restore" in refused.output
    assert not Path("b.tar.gz").exists()


def test_a_backup_of_an_older_version_is_upgraded(tmp_path: Path, dondoc: Invoke):
    file = tmp_path / "dondoc.sqlite3"
    with closing(sqlite3.connect(file)) as connection:
        connection.executescript(LEFT.read_text())
    assert dondoc("backup", "b.tar.gz").exit_code == 0
    done = dondoc("restore", "b.tar.gz", "--yes")
    assert done.exit_code == 0, done.output
    assert version_of(f"sqlite:///{file}") == latest()
    assert len(list(tmp_path.glob("dondoc_before_*.sqlite3"))) == 1
    assert dondoc("messages").exit_code == 0


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
