"""Names become units or collectives, each only once; what somebody types is found, or asked about."""

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from plans.units import UnitFields, UnitLevel
from storage.database import Database
from storage.models import Collective, Unit
from storage.units import changes, directory
from storage.units.directory import Directory
from tests.auxil import cast
from tests.auxil.cast import FINANCE, FINANCE_CHAT
from tests.auxil.province import linked_unit


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


def test_a_collective_is_no_unit_and_has_rules_for_its_members(database: Database):
    (communes, both) = resolve(database, "UBND các xã, phường", "Các sở, ban, ngành; UBND các huyện")
    assert isinstance(communes, Collective)
    assert isinstance(both, Collective)
    assert (communes.rules, both.rules) == (["communes"], ["province_departments", "districts"])
    assert names(database) == []


@pytest.mark.parametrize("phrase", ["Các sở, ngành liên quan", "Các đơn vị có liên quan"])
def test_a_collective_of_some_units_stands_for_nobody_by_itself(database: Database, phrase: str):
    (row,) = resolve(database, phrase)
    assert isinstance(row, Collective)
    assert row.rules == []


def test_a_collective_is_added_once(database: Database):
    first, second = resolve(database, "UBND các xã, phường", "UBND cấp xã")
    assert first is second


def found(database: Database, query: str) -> list[str]:
    return database.read(directory.find, query).names


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


def resolve_at_home(database: Database, home: str, *phrases: str) -> list[str]:
    def work(session):
        known = Directory(session, cast.NOW, home)
        found = [known.resolve(phrase).name for phrase in phrases]
        session.flush()
        return found

    return database.transact(work)


def test_the_province_and_the_district_of_a_plan_are_those_that_issued_it(database: Database):
    province = resolve_at_home(
        database, "UBND tỉnh Thanh Hóa", "UBND tỉnh", "UBND tỉnh Thanh Hoá", "Công an tỉnh"
    )
    district = resolve_at_home(database, "UBND huyện Hậu Lộc", "UBND huyện", "Công an huyện Hậu Lộc")
    assert province == ["UBND tỉnh Thanh Hóa", "UBND tỉnh Thanh Hóa", "Công an tỉnh"]
    assert district == ["UBND huyện Hậu Lộc", "Công an huyện"]


def change(database: Database, name: str, fields: UnitFields) -> None:
    def work(session):
        unit = session.scalars(select(Unit).where(Unit.name == name)).one()
        changes.change(session, cast.secretary(), unit, fields, cast.NOW)

    database.transact(work)


def test_whatever_else_a_unit_is_called_it_is_found_and_named_by_plans(database: Database):
    resolve(database, "Sở Tài chính", "Sở Y tế")
    assert found(database, "ngân khố") == []
    change(database, "Sở Tài chính", UnitFields(abbreviation="TCKH", other_names=("Ty Ngân khố",)))
    assert found(database, "ngan kho") == ["Sở Tài chính"]
    assert found(database, "tckh") == ["Sở Tài chính"]
    assert [unit.name for unit in resolve(database, "Ty ngân khố", "TCKH")] == [
        "Sở Tài chính",
        "Sở Tài chính",
    ]


def test_a_form_that_two_units_share_names_neither(database: Database):
    resolve(database, "Sở Tài chính", "Sở Y tế")
    for name in ("Sở Tài chính", "Sở Y tế"):
        change(database, name, UnitFields(abbreviation="CQCM"))
    (other,) = resolve(database, "CQCM")
    assert other.name == "CQCM"
    assert set(found(database, "cqcm")) == {"CQCM", "Sở Tài chính", "Sở Y tế"}


def test_a_renamed_unit_is_the_one_an_older_plan_names(database: Database):
    (finance,) = resolve(database, "Sở Tài chính")

    def rename(session):
        unit = session.get_one(Unit, finance.id)
        changes.rename(session, cast.secretary(), unit, "Sở Tài chính và Kế hoạch", cast.NOW)

    database.transact(rename)
    assert {unit.id for unit in resolve(database, "Sở Tài chính", "Sở Tài chính và Kế hoạch")} == {finance.id}


def test_the_index_follows_every_change_of_a_name_also_one_that_was_rolled_back(database: Database):
    resolve(database, "Sở Tài chính")

    def rename_and_fail(session):
        session.scalars(select(Unit)).one().name = "Sở Tiền bạc"
        session.flush()
        assert directory.find(session, "tiền bạc").names == ["Sở Tiền bạc"]
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        database.transact(rename_and_fail)
    assert found(database, "tiền bạc") == []
    assert found(database, "tài chính") == ["Sở Tài chính"]


def test_a_unit_is_found_by_its_id(database: Database):
    finance = database.transact(linked_unit, FINANCE, FINANCE_CHAT)
    assert database.read(directory.unit_of, finance).name == FINANCE


def test_units_stand_by_the_vietnamese_alphabet_also_after_a_new_name(database: Database):
    resolve(database, "Sở Y tế", "Sở Đo lường", "Sở Du lịch", "Văn phòng UBND tỉnh", "Sở Ăn uống")

    database.transact(lambda session: _rename(session, "Sở Ăn uống", "Ủy ban MTTQ tỉnh"))
    assert names(database) == [
        "Sở Du lịch",
        "Sở Đo lường",
        "Sở Y tế",
        "Ủy ban MTTQ tỉnh",
        "Văn phòng UBND tỉnh",
    ]


def _rename(session: Session, before: str, after: str) -> None:
    unit = changes.named(session, before)
    assert unit is not None
    changes.rename(session, cast.secretary(), unit, after, cast.NOW)
