"""Many units and tasks: every number shown equals a count by SQL; `make bench` compares a whole province."""

from pathlib import Path

import pytest

from tests.numbers.many import compare_a_year


@pytest.mark.slow
def test_every_number_of_a_year_of_many_units(tmp_path: Path):
    compare_a_year(tmp_path, tasks=20, units=25)
