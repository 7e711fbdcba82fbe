"""The public holidays of Vietnam, with the days off in place of those that fall on a weekend.

As the package `holidays` works them out; a test compares. For these few lines the package would take 18 MB
of the memory of the running bot.
"""

from datetime import date

_DAYS_OFF = """
2024: 01/01 08/02 09/02 10/02 11/02 12/02 13/02 14/02 18/04 29/04 30/04 01/05 02/09 03/09
2025: 01/01 27/01 28/01 29/01 30/01 31/01 01/02 07/04 30/04 01/05 02/05 01/09 02/09
2026: 01/01 16/02 17/02 18/02 19/02 20/02 26/04 27/04 30/04 01/05 31/08 01/09 02/09 24/11
2027: 01/01 04/02 05/02 06/02 07/02 08/02 09/02 10/02 16/04 30/04 01/05 03/05 02/09 03/09 24/11
2028: 01/01 03/01 24/01 25/01 26/01 27/01 28/01 29/01 04/04 30/04 01/05 02/05 01/09 02/09 04/09 24/11
2029: 01/01 12/02 13/02 14/02 15/02 16/02 23/04 30/04 01/05 02/09 03/09 04/09 24/11 26/11
2030: 01/01 31/01 01/02 02/02 03/02 04/02 05/02 06/02 12/04 30/04 01/05 02/09 03/09 24/11 25/11
2031: 01/01 21/01 22/01 23/01 24/01 25/01 26/01 27/01 01/04 30/04 01/05 01/09 02/09 24/11
2032: 01/01 09/02 10/02 11/02 12/02 13/02 14/02 19/04 30/04 01/05 03/05 02/09 03/09 24/11
2033: 01/01 03/01 30/01 31/01 01/02 02/02 03/02 04/02 09/04 11/04 30/04 01/05 02/05 03/05 01/09 02/09 24/11
2034: 01/01 02/01 17/02 18/02 19/02 20/02 21/02 22/02 23/02 28/04 30/04 01/05 02/05 01/09 02/09 04/09 24/11
2035: 01/01 06/02 07/02 08/02 09/02 10/02 11/02 12/02 17/04 30/04 01/05 02/09 03/09 04/09 24/11 26/11
"""
_WORKED_INSTEAD = "27/12/2014 05/01/2019 04/05/2024 26/04/2025 22/08/2026"
"""Saturdays that were announced as worked."""


def days_off() -> frozenset[date]:
    """Return the days on which offices are closed, of all years that are known."""
    by_year = (line.split(": ") for line in _DAYS_OFF.strip().splitlines())
    return frozenset(_day(f"{day}/{year}") for year, days in by_year for day in days.split())


def worked_instead() -> frozenset[date]:
    """Return the weekend days on which offices work in place of another day."""
    return frozenset(map(_day, _WORKED_INSTEAD.split()))


def _day(text: str) -> date:
    day, month, year = map(int, text.split("/"))
    return date(year, month, day)
