"""A list comes into the directory: what is new, what changes, what is doubtful; again without effect."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from plans.reading.unit_sheet import UnitList, read_unit_list
from plans.units import UnitLevel
from storage.database import Database
from storage.models import LogEvent, Unit
from storage.units import imports
from storage.units.imports import Comparison
from tests.auxil import cast, province

HEADINGS = "Tên đơn vị;Cấp;Trực thuộc;Viết tắt;Tên khác;Lãnh đạo\n"


def listed(rows: str) -> UnitList:
    units = read_unit_list((HEADINGS + rows).encode())
    assert units is not None
    return units


def compare(database: Database, units: UnitList) -> Comparison:
    return database.read(imports.compare, units, cast.NOW)


def take(database: Database, units: UnitList) -> tuple[int, int]:
    return database.transact(imports.take, cast.secretary(), units.units, cast.NOW)


def doubts(database: Database, rows: str) -> list[tuple[str, str, str]]:
    found = compare(database, listed(rows)).doubts
    return [(doubt.unit.name, doubt.kind.value, doubt.about) for doubt in found]


def directory(database: Database) -> dict[str, Unit]:
    def read(session: Session) -> dict[str, Unit]:
        return {unit.name: unit for unit in session.scalars(select(Unit).order_by(Unit.id))}

    return database.read(read)


COUNTRY = listed("UBND huyện Hậu Lộc;Huyện;;;;Ông A\nUBND xã Hoa Lộc;Xã;UBND huyện Hậu Lộc;HL;Bà Triệu;\n")


def test_a_list_is_taken_with_all_it_says(database: Database):
    assert take(database, COUNTRY) == (2, 0)
    units = directory(database)
    district, commune = units["UBND huyện Hậu Lộc"], units["UBND xã Hoa Lộc"]
    assert (district.level, district.leader) == (UnitLevel.DISTRICT, "Ông A")
    assert (commune.parent_id, commune.abbreviation, commune.other_names) == (district.id, "HL", ["Bà Triệu"])


def test_the_order_of_rows_does_not_matter(database: Database):
    take(database, listed("UBND xã Hoa Lộc;;UBND huyện Hậu Lộc\nUBND huyện Hậu Lộc\n"))
    units = directory(database)
    assert units["UBND xã Hoa Lộc"].parent_id == units["UBND huyện Hậu Lộc"].id


def test_the_same_list_again_changes_nothing(database: Database):
    take(database, COUNTRY)
    compared = compare(database, COUNTRY)
    assert (compared.new, compared.changed, compared.same, compared.doubts) == ((), (), 2, ())
    assert take(database, COUNTRY) == (0, 0)


def test_what_differs_is_changed_and_an_empty_cell_takes_nothing_away(database: Database):
    take(database, COUNTRY)
    later = listed("Xã Hoa Lộc;;;;;Bà C\nUBND huyện Hậu Lộc;;;;;\n")
    compared = compare(database, later)
    assert ([unit.name for unit in compared.changed], compared.same) == (["UBND xã Hoa Lộc"], 1)
    assert take(database, later) == (0, 1)
    commune = directory(database)["UBND xã Hoa Lộc"]
    assert (commune.leader, commune.abbreviation, commune.level) == ("Bà C", "HL", UnitLevel.COMMUNE)


def test_a_unit_of_a_plan_is_the_one_of_the_list_by_any_of_its_forms(database: Database):
    database.transact(province.unit, "Sở Khoa học và Công nghệ")
    assert take(database, listed("Sở KH&CN;Tỉnh;;KHCN;;\n")) == (0, 1)
    assert take(database, listed("KHCN;;;;;Ông B\n")) == (0, 1)
    assert len(directory(database)) == 1


TWO_OF_A_NAME = (
    "UBND huyện Triệu Sơn\nUBND huyện Ngọc Lặc\n"
    "UBND xã Minh Sơn;;UBND huyện Triệu Sơn\nUBND xã Minh Sơn;;Huyện Ngọc Lặc\n"
)


def test_communes_of_one_name_in_two_districts_are_two_and_stay_two(database: Database):
    assert take(database, listed(TWO_OF_A_NAME)) == (4, 0)
    assert {"UBND xã Minh Sơn, huyện Triệu Sơn", "UBND xã Minh Sơn, huyện Ngọc Lặc"} <= directory(
        database
    ).keys()
    assert take(database, listed(TWO_OF_A_NAME)) == (0, 0)
    assert take(database, listed("UBND xã Minh Sơn;;UBND huyện Triệu Sơn\n")) == (0, 0)


def test_a_second_commune_of_a_known_name_is_told_apart_by_its_district(database: Database):
    take(database, listed("UBND huyện A\nUBND huyện B\nUBND xã Minh Sơn;;UBND huyện A\n"))
    take(database, listed("UBND xã Minh Sơn;;UBND huyện B\n"))
    assert {"UBND xã Minh Sơn", "UBND xã Minh Sơn, huyện B"} <= directory(database).keys()


def test_what_should_be_looked_at_is_told_once_a_row(database: Database):
    take(database, listed("Trung tâm Xúc tiến đầu tư;Tỉnh\n"))
    for slip in ("Trung tâm Xúc tiến đâu tư", "Trung tâm Xúc tiến đầu t"):
        assert doubts(database, f"{slip};Tỉnh\n") == [(slip, "like_another", "Trung tâm Xúc tiến đầu tư")]
    assert doubts(database, "UBND xã Tân Hòa\nUBND xã Tân Hóa\n") == [
        ("UBND xã Tân Hòa", "like_another", "UBND xã Tân Hóa"),
        ("UBND xã Tân Hóa", "like_another", "UBND xã Tân Hòa"),
    ]
    assert (
        doubts(
            database,
            "UBND xã Tân Hòa;;UBND huyện A\nUBND xã Tân Hóa;;UBND huyện B\nUBND huyện A\nUBND huyện B",
        )
        == []
    )
    assert doubts(database, "Sở Y tế;Tỉnh\nSở Y tế;Tỉnh\n") == [("Sở Y tế", "twice", "Sở Y tế")]
    assert doubts(database, "Quỹ Bảo lãnh;\nSở Nội vụ;cao\nUBND xã A;;UBND huyện Xa\n") == [
        ("Quỹ Bảo lãnh", "unknown_level", ""),
        ("Sở Nội vụ", "unknown_level", "cao"),
        ("UBND xã A", "unknown_parent", "UBND huyện Xa"),
    ]


def test_doubtful_rows_are_known_by_their_place_in_the_list(database: Database):
    units = listed("Sở Y tế;Tỉnh\nQuỹ Bảo lãnh;\n")
    ((row, doubt),) = database.read(imports.doubtful_rows, units, cast.NOW).items()
    assert (row, doubt.unit.name) == (1, "Quỹ Bảo lãnh")


def test_every_row_that_changed_something_has_an_author(database: Database):
    take(database, COUNTRY)

    def read(session: Session) -> list[tuple[str, str | None]]:
        events = session.scalars(select(LogEvent).order_by(LogEvent.id))
        return [(event.action, event.after) for event in events]

    assert database.read(read) == [
        ("add_unit", "UBND huyện Hậu Lộc"),
        ("add_unit", "UBND xã Hoa Lộc"),
        ("change_unit", "leader=Ông A"),
        ("change_unit", "parent=UBND huyện Hậu Lộc; abbreviation=HL; other_names=Bà Triệu"),
    ]
