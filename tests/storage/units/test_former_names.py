"""Names of before 1 July 2025: one successor is meant, several are asked about, today's name is today's."""

from sqlalchemy.orm import Session

from plans.units import UnitFields, UnitLevel
from storage.database import Database
from storage.models import Unit
from storage.units import changes, directory, of_before
from storage.units.directory import Directory
from tests.auxil import cast

ONE, OTHER, NAMESAKE = "UBND xã Hoa Lộc", "UBND xã Vạn Lộc", "UBND xã Minh Sơn"
FORMER = {
    ONE: ("UBND xã Phú Lộc", "UBND xã Đa Lộc", "UBND xã Minh Sơn (cũ)", "UBND huyện Hậu Lộc (cũ)"),
    OTHER: ("UBND xã Ngư Lộc", "UBND xã Đa Lộc", "UBND xã Minh Sơn (cũ)", "UBND huyện Hậu Lộc (cũ)"),
    NAMESAKE: ("UBND xã Dân Lý",),
}


def _fill(session: Session) -> None:
    for name, others in FORMER.items():
        changes.add(session, cast.secretary(), name, UnitFields(other_names=others), cast.NOW)


def _resolved(database: Database, phrase: str) -> str:
    def work(session: Session) -> str:
        return Directory(session, cast.NOW).resolve(phrase).name

    return database.transact(work)


def _found(database: Database, query: str) -> list[str]:
    return database.read(lambda session: directory.find(session, query).names)


def test_a_former_name_is_its_successor(database: Database):
    database.transact(_fill)
    for phrase in ("UBND xã Phú Lộc", "UBND xã Phú Lộc (cũ)", "xã Phú Lộc cũ"):
        assert _resolved(database, phrase) == ONE
        assert _found(database, phrase) == [ONE]


def test_a_name_of_today_is_that_of_today_without_a_mark(database: Database):
    database.transact(_fill)
    assert _resolved(database, "UBND xã Minh Sơn") == NAMESAKE
    assert _found(database, "UBND xã Minh Sơn") == [NAMESAKE]
    assert _found(database, "UBND xã Minh Sơn (cũ)") == [ONE, OTHER]
    assert _found(database, "xa minh son (cu)") == [ONE, OTHER]


def test_names_that_several_share_are_divided(database: Database):
    database.transact(_fill)
    assert database.read(directory.divided) == dict.fromkeys(
        (
            "UBND xã Đa Lộc",
            "UBND xã Đa Lộc (cũ)",
            "UBND xã Minh Sơn (cũ)",
            "UBND huyện Hậu Lộc",
            "UBND huyện Hậu Lộc (cũ)",
        ),
        (ONE, OTHER),
    )


def test_what_several_share_is_nobodys_and_kept_as_it_is_said(database: Database):
    database.transact(_fill)
    assert _resolved(database, "UBND xã Minh Sơn (cũ)") == "UBND xã Minh Sơn (cũ)"


def test_a_mark_means_nothing_where_nothing_is_known(database: Database):
    assert _resolved(database, "UBND xã Xa Lạ (cũ)") == "UBND xã Xa Lạ"
    assert _resolved(database, "UBND xã Xa Lạ") == "UBND xã Xa Lạ"


def test_units_of_before_are_told_from_those_of_today(database: Database):
    def work(session: Session) -> list[tuple[str, tuple[str, ...]]]:
        _fill(session)
        for name in ("UBND huyện Hậu Lộc", "UBND xã Phú Lộc", "UBND xã Dân Lý, huyện Triệu Sơn"):
            changes.add(session, cast.secretary(), name, UnitFields(), cast.NOW)
        return [(unit.name, names) for unit, names in of_before.still_there(session)]

    assert database.transact(work) == [("UBND huyện Hậu Lộc", (ONE, OTHER)), ("UBND xã Phú Lộc", (ONE,))]


def test_a_unit_that_has_ended_is_no_longer_of_before(database: Database):
    def work(session: Session) -> tuple[str, ...]:
        _fill(session)
        old = changes.add(session, cast.secretary(), "UBND xã Phú Lộc", UnitFields(), cast.NOW)
        assert old.level is UnitLevel.COMMUNE
        old.closed_on = cast.TODAY
        session.flush()
        return of_before.successors_of(session, session.get_one(Unit, old.id))

    assert database.transact(work) == ()
