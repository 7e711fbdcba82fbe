"""Patterns that are compiled when something is first sought by them: a bot that starts needs few of them."""

import re
from typing import Any, cast


class _Written:
    """A pattern as it is written; it behaves as the compiled one, which is made when it is first used."""

    def __init__(self, words: str, flags: int) -> None:
        self._words, self._flags = words, flags

    def __getattr__(self, name: str) -> Any:
        """Return a method or a value of the compiled pattern, which stands here itself from then on."""
        value = getattr(re.compile(self._words, self._flags), name)
        setattr(self, name, value)
        return value


def sought(words: str, flags: int = 0) -> re.Pattern[str]:
    """Return a regular expression, as `re.compile` does, that is compiled when it is first used."""
    return cast("re.Pattern[str]", _Written(words, flags))
