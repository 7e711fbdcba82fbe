"""The calendar before the secretariat's corrections, told by a process of its own, which runs this module.

The package `holidays` loads every country: 14 MB that a bot would keep for months, for a hundred days.
"""

import json
import subprocess
import sys
from datetime import date
from functools import cache

from plans.calendar import KNOWN_YEARS, WorkingCalendar, vietnam


@cache
def known_days() -> WorkingCalendar:
    """Return the calendar of the years the bot looks ahead to."""
    told = subprocess.run([sys.executable, "-m", __name__], check=True, stdout=subprocess.PIPE)  # noqa: S603 -- ourselves
    days_off, extra_working = (map(date.fromisoformat, days) for days in json.loads(told.stdout))
    return WorkingCalendar(frozenset(days_off), frozenset(extra_working))


def _tell() -> None:
    known = vietnam(KNOWN_YEARS)
    json.dump(
        [[day.isoformat() for day in days] for days in (known.days_off, known.extra_working)], sys.stdout
    )


if __name__ == "__main__":
    _tell()
