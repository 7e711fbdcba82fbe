"""Units as the secretariat's lists name them: so many, each so long."""

from collections.abc import Sequence

from chat.markup import Marked, names, short

NAMED = 5
LONGEST_NAME = 50


def named(unit: str) -> Marked:
    """Return a unit by name."""
    return short(unit, LONGEST_NAME)


def first_named(units: Sequence[str], most: int) -> Marked:
    """Return the units by name, the rest counted; Telegram takes only so much."""
    return names([named(unit) for unit in units[:most]], most, "đơn vị", len(units))
