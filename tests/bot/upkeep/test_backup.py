"""A backup is whole or there is none, and a restore brings back what it holds."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from storage.database import Database
from storage.migrate import latest, version_of
from storage.models import LogEvent
from storage.upkeep import archive, postgresql_dump
from tests.auxil.cast import NOW
from tests.bot.upkeep.conftest import SHOWN, Invoke, name, named

LEFT = Path(__file__).parents[2] / "auxil" / "left" / "0018.sql"


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
