"""Every phrase of the real plans in ../shared is read as it should be."""

import json
from itertools import combinations
from typing import Any

import pytest

from plans.units import read_unit
from tests.score.units import UNITS, lost_forms, report, wrong_fields

needs_shared = pytest.mark.skipif(not UNITS.exists(), reason="../shared/plans/units.json is absent")


def rows() -> list[dict[str, Any]]:
    expected: list[dict[str, Any]] = json.loads(UNITS.read_text(encoding="utf-8"))
    return expected


@needs_shared
def test_every_phrase_is_read_with_its_canonical_name_class_level_and_members() -> None:
    assert {row["phrase"]: wrong for row in rows() if (wrong := wrong_fields(row))} == {}


@needs_shared
def test_every_variant_meets_its_canonical_name() -> None:
    assert [form for row in rows() for form in lost_forms(row)] == []


@needs_shared
def test_the_units_of_the_plans_never_meet_each_other() -> None:
    names = sorted({row["canonical"] for row in rows()})

    assert [
        pair
        for pair in combinations(names, 2)
        if read_unit(pair[0]).canonical == read_unit(pair[1]).canonical
    ] == []


@needs_shared
def test_the_report_says_how_many_are_right() -> None:
    total, canonical, *_ = report()

    assert total.split()[-1] == canonical.split()[-1]


def test_the_report_says_when_there_is_nothing_to_score(tmp_path: Any) -> None:
    (line,) = report(tmp_path / "units.json")

    assert "absent" in line
