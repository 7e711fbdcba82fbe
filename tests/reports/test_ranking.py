"""The order of units: exact shares, shared places, nobody ranked for nothing."""

from plans.report import UnitRecord
from reports.ranking import ranked


def places(*records: UnitRecord) -> list[tuple[int, str]]:
    return [(one.place, one.record.unit) for one in ranked(records)]


def test_equal_units_share_a_place_and_the_next_place_counts_them():
    assert places(
        UnitRecord("C", 3, 3, 1, 0),
        UnitRecord("B", 6, 6, 4, 0),
        UnitRecord("A", 3, 3, 2, 0),
        UnitRecord("D", 3, 2, 1, 0),
    ) == [(1, "A"), (1, "B"), (3, "C"), (4, "D")]


def test_what_was_accepted_decides_between_units_that_report_alike():
    assert places(UnitRecord("A", 2, 2, 2, 1), UnitRecord("B", 2, 2, 2, 3)) == [(1, "B"), (2, "A")]


def test_a_unit_with_nothing_to_report_is_not_ranked():
    assert places(UnitRecord("A", 0, 0, 0, 5), UnitRecord("B", 1, 0, 0, 0)) == [(1, "B")]
