"""The months of reports, counted on over the end of a year."""

import pytest

from plans.months import later_months


@pytest.mark.parametrize(
    ("month", "last", "expected"),
    [
        ("2025-11", "2026-01", ["2025-12", "2026-01"]),
        ("2025-11", "2025-12", ["2025-12"]),
        ("2025-12", "2025-12", []),
        ("2026-01", "2025-12", []),
    ],
)
def test_later_months_end_with_the_last(month: str, last: str, expected: list[str]):
    assert later_months(month, last) == expected
