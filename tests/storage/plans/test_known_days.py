"""The calendar comes whole from the process that knows it, and nothing of what that needs stays here."""

import subprocess
import sys

from plans.calendar import KNOWN_YEARS, vietnam
from storage.plans.known_days import known_days

PROGRAM = """
import sys
from storage.plans.known_days import known_days
known_days()
print(*(name for name in sys.modules if name.startswith("holidays")))
"""


def test_the_days_are_those_of_the_package():
    assert known_days() == vietnam(KNOWN_YEARS)


def test_who_asks_loads_no_country():
    told = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, check=True, text=True)
    assert told.stdout.split() == []
