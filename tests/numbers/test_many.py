"""Many units and tasks: every number shown equals a count by plain SQL; `make bench` compares a province's."""

from pathlib import Path

from tests.numbers.many import compare_a_year


def test_every_number_of_a_year_of_many_units(tmp_path: Path):
    compare_a_year(tmp_path, tasks=20, units=25)
