"""What the doctor finds at a PostgreSQL server: room, sound indexes, copies; or says that it cannot know."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from bot.upkeep.doctor import server
from bot.upkeep.doctor.findings import Finding, Grade
from tests.auxil.databases import database_with_tables


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """A transaction that is rolled back: what a test installs at the server is there for it alone."""
    with database_with_tables("postgresql", tmp_path) as database, Session(database.engine) as session:
        yield session
        session.rollback()


def found(session: Session) -> dict[str, Finding]:
    return {one.name: one for one in server.look(session)}


def free(monkeypatch: pytest.MonkeyPatch, percent: int) -> None:
    usage = shutil.disk_usage(".")
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage._replace(total=100, free=percent))


def test_a_server_in_good_order_is_well(session: Session):
    looked = found(session)
    assert {one.grade for one in looked.values()} == {Grade.GOOD}
    assert "còn trống" in looked[server.DISK].text
    assert "không có amcheck" in looked[server.SOUND].text
    assert looked[server.COPIES].text == "không có (không bắt buộc)"


@pytest.mark.parametrize(("percent", "grade"), [(2, Grade.WRONG), (9, Grade.DOUBTFUL), (11, Grade.GOOD)])
def test_a_full_disk_of_the_server_is_found(
    session: Session, monkeypatch: pytest.MonkeyPatch, percent: int, grade: Grade
):
    free(monkeypatch, percent)
    disk = found(session)[server.DISK]
    assert (disk.grade, disk.text.startswith(f"còn trống {percent}%")) == (grade, True)


def test_the_disk_of_another_machine_is_not_guessed(session: Session, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(server, "OF_THIS_MACHINE", ("10.0.0.1",))
    assert found(session)[server.DISK].text.startswith("không biết được từ máy này (dữ liệu ")


def test_every_index_is_looked_at(session: Session):
    session.execute(text("CREATE EXTENSION amcheck"))
    assert found(session)[server.SOUND].text.endswith(" chỉ mục đều đúng")


def test_an_index_that_has_lost_a_row_is_found(session: Session):
    function = (
        "FUNCTION turned(integer) RETURNS integer IMMUTABLE LANGUAGE plpgsql AS 'BEGIN RETURN {}$1; END'"
    )
    for statement in (
        "CREATE EXTENSION amcheck",
        f"CREATE {function.format('')}",
        "CREATE TABLE numbers AS SELECT generate_series(1, 9) AS number",
        "CREATE INDEX lost ON numbers (turned(number))",
        f"CREATE OR REPLACE {function.format('-')}",
    ):
        session.execute(text(statement))
    sound = found(session)[server.SOUND]
    assert sound.grade is Grade.WRONG
    assert sound.text.startswith("chỉ mục lost: heap tuple")
    assert "dondoc restore" in sound.next_step


def test_who_may_not_look_at_indexes_says_so(session: Session):
    session.execute(text("CREATE EXTENSION amcheck"))
    session.execute(text("CREATE ROLE poor"))
    session.execute(text("SET LOCAL ROLE poor"))
    looked = found(session)
    assert "GRANT EXECUTE ON FUNCTION" in looked[server.SOUND].text
    assert looked[server.DISK].text.startswith("không biết được từ máy này")


ANSWERS: list[tuple[Callable[[str], Any], str, Grade, str]] = [
    (lambda asked: "true" if "in_recovery" in asked else None, server.COPIES, Grade.WRONG, "chỉ đọc"),
    (
        lambda asked: "2, 1, interval '90 seconds'" if "pg_stat_replication" in asked else None,
        *(server.COPIES, Grade.DOUBTFUL, "2 bản sao, 1 đồng bộ, chậm 90 giây"),
    ),
    (
        lambda asked: "2, 1, interval '1 second'" if "pg_stat_replication" in asked else None,
        *(server.COPIES, Grade.GOOD, "2 bản sao, 1 đồng bộ"),
    ),
    (
        lambda asked: "'may2'" if "pg_replication_slots" in asked else None,
        *(server.COPIES, Grade.DOUBTFUL, "giữ dữ liệu cho may2 mà không ai nhận"),
    ),
    (
        lambda asked: "3" if "checksum" in asked else None,
        *(server.SOUND, Grade.WRONG, "3 trang dữ liệu sai mã kiểm tra"),
    ),
]


@pytest.mark.parametrize(("answer", "name", "grade", "words"), ANSWERS)
def test_what_only_another_server_would_answer(
    session: Session, answer: Callable[[str], str | None], name: str, grade: Grade, words: str
):
    class Asked:
        """The session, but for one question, which is answered as that server would."""

        def __getattr__(self, way: str) -> Callable[..., Any]:
            def ask(question: Any = None, *values: Any) -> Any:
                told = answer(str(question))
                asked = question if told is None else text(f"SELECT {told}")
                return (
                    getattr(session, way)(asked, *values) if question is not None else session.begin_nested()
                )

            return ask

    looked = found(Asked())  # type: ignore[arg-type] # it answers as one
    assert (looked[name].grade, words in looked[name].text) == (grade, True), looked[name]
