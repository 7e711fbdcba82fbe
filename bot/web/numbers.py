"""Numbers in what is asked: of so many digits that every row's fits; no other reaches the database."""

import re
from typing import Any

from starlette.convertors import Convertor, register_url_convertor

DIGITS = 15
NO_ROW = 0
_NUMBER = re.compile(rf"[0-9]{{1,{DIGITS}}}")


class NumberConvertor(Convertor[int]):
    """The number of a row in an address; one that is too long is no row's."""

    regex = "[0-9]+"

    def convert(self, value: str) -> int:
        """Return the number."""
        return int(value) if len(value) <= DIGITS else NO_ROW

    def to_string(self, value: int) -> str:
        """Return how it is written."""
        return str(value)


register_url_convertor("number", NumberConvertor())


def numbered(path: str) -> str:
    """Return a path whose whole numbers ("{task:int}") are numbers of rows."""
    return path.replace(":int}", ":number}")


def number_in(value: Any) -> int | None:
    """Return the number that a request gives, None where it gives none."""
    is_number = isinstance(value, int | str) and _NUMBER.fullmatch(str(value)) is not None
    return int(value) if is_number else None
