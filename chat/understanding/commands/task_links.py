"""The words behind /noiviec: "NV 3 = NV 12", "NV 3, 4 = NV 12", "NV 3 bỏ"."""

import re
from dataclasses import dataclass

from plans.text import fold

_NUMBER = re.compile(r"\d+(?:\.\d+)*")
_NUMBERED = rf"(?:nv|nhiem vu)?(?: so)? ?{_NUMBER.pattern}"
_LIST = rf"{_NUMBERED}(?: ?(?:,|;|va|&) ?{_NUMBERED})*"
_LINKED = re.compile(rf"(?P<below>{_LIST}) ?(?:=|->|→|noi voi|noi|phuc vu) ?(?P<above>{_NUMBERED})\.?")
_CUT = re.compile(
    rf"(?:(?:bo|thoi noi|khong noi|go) (?P<first>{_LIST})|(?P<last>{_LIST}) (?:bo|thoi|go)(?: noi)?)\.?"
)


@dataclass(frozen=True, slots=True)
class LinksSaid:
    """Which tasks are to serve which above, by their numbers; None where they are to serve none."""

    below: tuple[str, ...]
    above: str | None = None


def read_links_said(words: str) -> LinksSaid | None:
    """Return which tasks are to be linked, or cut off; None where the words do not say."""
    said = fold(words)
    linked = _LINKED.fullmatch(said)
    if linked is not None:
        return LinksSaid(_numbers(linked["below"]), _numbers(linked["above"])[0])
    cut = _CUT.fullmatch(said)
    return LinksSaid(_numbers(cut["first"] or cut["last"])) if cut is not None else None


def _numbers(words: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_NUMBER.findall(words)))
