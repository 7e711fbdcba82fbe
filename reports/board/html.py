"""HTML that may be sent as it stands; plain text in it has its numbers hidden and is escaped."""

from collections.abc import Iterable
from typing import Self

from markupsafe import Markup

from plans.privacy import masked_numbers


class Html(Markup):
    """HTML written in the program; only that may be marked so."""

    __slots__ = ()

    @classmethod
    def escape(cls, s: object, /) -> Self:
        """Return something as it may stand in a page; HTML stays as it is."""
        if isinstance(s, Markup):
            return cls(s)
        return super().escape(masked_numbers(str(s)))


def all_of(parts: Iterable[object]) -> Html:
    """Return pieces of a page one after the other."""
    return Html("").join(parts)  # type: ignore[arg-type] # markupsafe escapes whatever is not a text
