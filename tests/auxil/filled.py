"""Values of any type, made from its hints, with the same words in every text there is in them."""

import types
from collections.abc import Callable, Collection, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime, time
from enum import Enum
from typing import Any, Union, get_args, get_origin, get_type_hints

from chat.markup import Marked
from tests.auxil.cast import NOW

MANY, FEW = 30, 2
"""How long a list is, and one within a list."""
DAY = date(2025, 6, 14)
PLAIN: dict[type, Any] = {int: 1, float: 99.5, date: DAY, datetime: NOW, time: time(7, 30), type(None): None}


class Filler:
    """Makes values; where there is a choice (of an enumeration, or nothing), each turn takes another one."""

    def __init__(self, words: str, turn: int) -> None:
        self._words = words
        self._turn = turn
        self._length = MANY
        self.choices = 1
        """How many turns there are until every choice was taken."""

    def arguments(self, function: Callable[..., Any]) -> dict[str, Any]:
        """Return a value for each parameter of a function."""
        hints = get_type_hints(function)
        return {name: self.value(hint) for name, hint in hints.items() if name != "return"}

    def value(self, hint: Any) -> Any:
        """Return a value of a type."""
        kind, within = get_origin(hint) or hint, get_args(hint)
        if kind in (Union, types.UnionType):
            return self.value(self._one_of(within))
        if kind is tuple and within[-1] is not ...:
            return tuple(map(self.value, within))
        if isinstance(kind, type) and issubclass(kind, Mapping):
            return {key: self.value(within[1]) for key in self._keys(within[0])}
        if isinstance(kind, type) and issubclass(kind, Collection) and within:
            return (list if kind is list else tuple)(self._several(within[0]))
        return self._single(kind)

    def _several(self, hint: Any) -> list[Any]:
        length, self._length = self._length, FEW
        value = self.value(hint)
        self._length = length
        return [value] * length

    def _single(self, kind: type) -> Any:
        if kind is str:
            return self._words
        if kind is Marked:
            return Marked("<b>{}</b>").format(self._words) + self._words
        if kind is bool:
            return self._one_of((True, False))
        if issubclass(kind, Enum):
            return self._one_of(tuple(kind))
        if is_dataclass(kind):
            hints = get_type_hints(kind)
            return kind(**{field.name: self.value(hints[field.name]) for field in fields(kind)})
        return PLAIN[kind]

    def _keys(self, hint: Any) -> list[Any]:
        """Return the keys that a mapping can have."""
        kinds = get_args(hint) or (hint,)
        return [key for kind in kinds for key in (kind if issubclass(kind, Enum) else [self.value(kind)])]

    def _one_of(self, options: tuple[Any, ...]) -> Any:
        self.choices = max(self.choices, len(options))
        return options[self._turn % len(options)]
