"""The tables are upgraded before the bot runs, once; never those of a later version or of a bot that runs."""

from pathlib import Path

from bot.clock import utc_now
from bot.health.judging import LONGEST_SILENCES
from storage import job_runs
from storage.database import Database
from storage.migrate import latest, version_of
from storage.upkeep import holding
from tests.bot.upkeep.conftest import Invoke


def test_the_tables_are_upgraded_once(dondoc: Invoke, tmp_path: Path):
    assert dondoc("upgrade").output == f"Bảng đã được nâng cấp: trống → {latest()}.\n"
    assert version_of(f"sqlite:///{tmp_path}/dondoc.sqlite3") == latest()
    assert dondoc("upgrade").output == ""


def test_tables_of_a_later_version_are_left_as_they_are(dondoc: Invoke, kept: Database):
    with kept.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    kept.engine.dispose()
    try:
        done = dondoc("upgrade")
        assert (done.exit_code, "mới hơn chương trình" in done.output) == (1, True)
        assert version_of(kept.url) == "9999"
    finally:
        with kept.engine.begin() as connection:
            connection.exec_driver_sql(f"UPDATE alembic_version SET version_num = '{latest()}'")


def test_the_tables_of_a_bot_that_runs_are_left_as_they_are(dondoc: Invoke, tmp_path: Path):
    with holding.running(f"sqlite:///{tmp_path}/dondoc.sqlite3"):
        done = dondoc("upgrade")
    assert done.exit_code == 1
    assert "Dừng nó rồi chạy lại" in done.output
    assert not (tmp_path / "dondoc.sqlite3").exists()


def test_the_health_of_what_ran_before_is_not_that_of_what_runs_next(dondoc: Invoke, kept: Database):
    for loop in LONGEST_SILENCES:
        kept.transact(job_runs.beat, loop, utc_now())
    assert dondoc("health").output == "ok\n"
    kept.engine.dispose()
    assert dondoc("upgrade").exit_code == 0
    looked = dondoc("health")
    assert (looked.exit_code, looked.output.count("chưa lần nào")) == (1, len(LONGEST_SILENCES))
