"""Scores the reading of unit names against every phrase of the real plans in ../shared/plans/units.json."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from plans.units import read_unit

UNITS = Path(__file__).resolve().parents[2] / ".." / "shared" / "plans" / "units.json"
FIELDS = ("canonical", "class", "level", "members")
ISSUER = "UBND tỉnh Thanh Hóa"
"""Whose documents these are: what their "UBND tỉnh" means."""


def wrong_fields(expected: dict[str, Any], home: str | None = ISSUER) -> list[str]:
    """Return the names of the fields in which the reading of the phrase differs."""
    found = read_unit(expected["phrase"], home).as_json()
    return [field for field in FIELDS if found[field] != expected[field]]


def forms_of(expected: dict[str, Any]) -> list[str]:
    """Return the other ways to write the unit, also those that are in no document."""
    return [*expected["variants"], *expected["variants_not_in_documents"]]


def lost_forms(expected: dict[str, Any], home: str | None = ISSUER) -> list[str]:
    """Return the other ways to write the unit that are not read as it."""
    return [form for form in forms_of(expected) if read_unit(form, home).canonical != expected["canonical"]]


def report(units: Path = UNITS) -> Iterator[str]:
    """Yield the lines of a table: how many phrases, fields and variants are read as they should be."""
    if not units.exists():
        yield f"units: {units} is absent, nothing scored"
        return
    rows = json.loads(units.read_text(encoding="utf-8"))
    wrong = {row["phrase"]: fields for row in rows if (fields := wrong_fields(row))}
    lost = [form for row in rows for form in lost_forms(row)]
    lost_without_issuer = {form for row in rows for form in lost_forms(row, home=None)}
    yield f"units                            of {len(rows):>4}"
    for field in FIELDS:
        right = len(rows) - sum(field in fields for fields in wrong.values())
        yield f"  {field:<33} {right:>4}"
    variants = sum(len(forms_of(row)) for row in rows)
    yield f"  variants that meet                {variants - len(lost):>4} of {variants}"
    yield from (f"    {phrase}: {', '.join(fields)}" for phrase, fields in wrong.items())
    yield from (f"    {form}" for form in lost)
    yield f"  need the plan's issuer            {len(lost_without_issuer):>4}"
    yield from (f"    {form}" for form in sorted(lost_without_issuer))


if __name__ == "__main__":
    sys.stdout.write("\n".join(report()) + "\n")
