"""The day that words set: "bổ sung trước 20/6", "chậm nhất thứ Sáu"."""

from datetime import date

from chat.understanding.things.dates import with_dates
from chat.understanding.things.days import When
from chat.understanding.typed.tokens import tokenize


def named_day(text: str, today: date) -> date | None:
    """Return the last day to come that the words name, or None."""
    values = (token.value for token in with_dates(tokenize(text), today).items)
    days = [value.day for value in values if isinstance(value, When) and value.day is not None]
    return next((day for day in reversed(days) if day >= today), None)
