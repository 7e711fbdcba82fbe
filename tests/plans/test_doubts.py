"""What a reading leaves in doubt is put to the secretariat, and its word is taken."""

from dataclasses import replace
from datetime import date

from plans.deadline import read_deadline
from plans.doubts import (
    DeadlineDoubt,
    UnitDoubt,
    decide_deadline,
    doubts_of,
    on_date,
    rename_unit,
)
from plans.plan import Deadline, DeadlineKind, Plan, Task
from plans.units import UnitName
from tests.auxil.cast import FINANCE, POLICE, plan, task


def phrased(phrase: str) -> Plan:
    read = replace(task("9", FINANCE), deadline_text=phrase, deadline=read_deadline(phrase, 2025))
    return plan(read, task("10", POLICE))


def led_by(*names: str) -> Plan:
    tasks: list[Task] = [task(str(number), name) for number, name in enumerate(names, start=1)]
    return plan(*tasks)


def test_a_phrase_with_two_dates_offers_both():
    (doubt,) = doubts_of(phrased("Đạt 70% từ quý II/2025 và 90% từ quý III năm 2025"), [])
    assert isinstance(doubt, DeadlineDoubt)
    assert (doubt.task, doubt.dates) == ("9", (date(2025, 6, 30), date(2025, 9, 30)))


def test_a_phrase_nobody_understands_offers_no_date():
    (doubt,) = doubts_of(phrased("Kịp thời"), [])
    assert isinstance(doubt, DeadlineDoubt)
    assert doubt.dates == ()


def test_an_impossible_date_is_not_offered():
    (doubt,) = doubts_of(phrased("Trước ngày 31/02/2025"), [])
    assert isinstance(doubt, DeadlineDoubt)
    assert doubt.dates == ()


def test_a_decided_deadline_is_no_longer_in_doubt():
    decided = decide_deadline(phrased("Kịp thời"), 0, Deadline(DeadlineKind.NONE, doubt="?"))
    assert doubts_of(decided, []) == []


def test_the_date_that_was_read_keeps_its_kind_and_another_is_a_day():
    month = Deadline(DeadlineKind.IN_MONTH, date(2025, 6, 30), doubt="?")
    assert on_date(month, date(2025, 6, 30)) == Deadline(DeadlineKind.IN_MONTH, date(2025, 6, 30))
    assert on_date(month, date(2025, 7, 1)) == Deadline(DeadlineKind.BY_DATE, date(2025, 7, 1))


def test_a_name_without_marks_may_mean_a_known_unit():
    (doubt,) = doubts_of(led_by("Quy bao lanh tin dung"), [UnitName("Quỹ Bảo lãnh tín dụng")])
    assert isinstance(doubt, UnitDoubt)
    assert (doubt.tasks, doubt.candidates) == (("1",), ("Quỹ Bảo lãnh tín dụng",))


def test_a_shorter_name_in_the_same_plan_may_mean_the_longer():
    (doubt,) = doubts_of(led_by("Công an", POLICE), [])
    assert isinstance(doubt, UnitDoubt)
    assert (doubt.name, doubt.candidates) == ("Công an", (POLICE,))


def test_a_unit_inside_the_name_of_another_is_its_own():
    assert doubts_of(led_by("UBND tỉnh", "Văn phòng UBND tỉnh"), []) == []


def test_a_known_or_accepted_name_and_a_collective_are_no_doubt():
    reading = led_by("Công an", POLICE, "Các sở, ban, ngành cấp tỉnh")
    assert doubts_of(reading, [UnitName("Công an")]) == []
    assert doubts_of(reading, [], accepted=["Công an"]) == []


def test_a_name_can_be_replaced_by_the_unit_it_means():
    renamed = rename_unit(led_by("Công an", POLICE), "Công an", POLICE)
    assert [one.lead for one in renamed.tasks] == [(POLICE,), (POLICE,)]


def test_a_unit_that_was_split_is_asked_about() -> None:
    heirs = {"UBND huyện Hoa Lộc": ("UBND xã Hoa Lộc", "UBND xã Hoa Sơn")}
    (doubt,) = doubts_of(led_by("UBND huyện Hoa Lộc"), [UnitName("UBND huyện Hoa Lộc")], divided=heirs)
    assert isinstance(doubt, UnitDoubt)
    assert (doubt.name, doubt.candidates) == ("UBND huyện Hoa Lộc", heirs["UBND huyện Hoa Lộc"])
