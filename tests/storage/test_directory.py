"""Names become units or collectives, each only once; what somebody types is found, or asked about."""

import pytest

from plans.units import UnitLevel
from storage import directory
from storage.database import Database
from storage.directory import Directory
from storage.models import Collective, Unit
from tests.auxil import cast


def resolve(database: Database, *phrases: str) -> list[Unit | Collective]:
    def work(session):
        known = Directory(session, cast.NOW)
        found = [known.resolve(phrase) for phrase in phrases]
        session.flush()
        return found

    return database.transact(work)


def names(database: Database) -> list[str]:
    return [unit.name for unit in database.read(directory.all_units)]


def test_a_unit_is_added_once_however_it_is_written(database: Database):
    first, second = resolve(database, "Sở Tài chính", "sở  Tài Chính")
    (third,) = resolve(database, "Sở Tài chính")
    assert first is second
    assert first.id == third.id
    assert names(database) == ["Sở Tài chính"]


def test_places_that_differ_by_a_mark_are_three(database: Database):
    resolve(database, "UBND xã Tân Hòa", "UBND xã Tân Hóa", "UBND xã Tán Hoa")
    assert len(names(database)) == 3


def test_a_collective_is_no_unit_and_stands_for_its_levels(database: Database):
    (communes, both) = resolve(database, "UBND các xã, phường", "Các sở, ban, ngành; UBND các huyện")
    assert isinstance(communes, Collective)
    assert isinstance(both, Collective)
    assert (communes.levels, both.levels) == (["commune"], ["province", "district"])
    assert names(database) == []


@pytest.mark.parametrize("phrase", ["Các sở, ngành liên quan", "Các đơn vị có liên quan"])
def test_a_collective_of_some_units_stands_for_nobody_by_itself(database: Database, phrase: str):
    (row,) = resolve(database, phrase)
    assert isinstance(row, Collective)
    assert row.levels == []


def test_a_collective_is_added_once(database: Database):
    first, second = resolve(database, "UBND các xã, phường", "UBND cấp xã")
    assert first is second


def found(database: Database, query: str) -> list[str]:
    return [unit.name for unit in database.read(directory.find, query)]


def test_a_typed_name_finds_its_unit(database: Database):
    resolve(database, "Sở Tài chính", "Sở Y tế", "UBND xã Tân Hòa", "UBND xã Tân Hóa")
    assert found(database, "so tai chinh") == ["Sở Tài chính"]
    assert found(database, "UBND xã Tân Hóa") == ["UBND xã Tân Hóa"]
    assert set(found(database, "tan hoa")) == {"UBND xã Tân Hòa", "UBND xã Tân Hóa"}
    assert found(database, "Sở Nội vụ") == []


def test_a_unit_added_by_hand_is_the_one_a_plan_names(database: Database):
    added = database.transact(
        directory.add_unit, cast.secretary(), "Sở Tài chính", UnitLevel.PROVINCE.value, cast.NOW
    )
    (named,) = resolve(database, "Sở Tài chính")
    assert named.id == added.id
