"""Units as the secretariat's lists name them: so many, each so long."""

from collections.abc import Sequence

from chat.texts.words import count, short

NAMED = 5
LONGEST_NAME = 50


def named(unit: str) -> str:
    """Return a unit by name."""
    return short(unit, LONGEST_NAME)


def first_named(units: Sequence[str], most: int) -> str:
    """Return the units by name, the rest counted; Telegram takes only so much."""
    shown = ", ".join(named(unit) for unit in units[:most])
    rest = len(units) - most
    return f"{shown} và {count(rest, 'đơn vị')} khác" if rest > 0 else shown
