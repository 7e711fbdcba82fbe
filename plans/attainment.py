"""Figures against targets: which target a count is for, whether it reaches it, whether it can be right."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from plans.text import fold

_PERCENT = re.compile(r"(\d+(?:[.,]\d+)?) ?%")
_NUMBER = re.compile(r"\d{1,3}(?:\.\d{3})+|\d+(?:,\d+)?")
_SCALES = {"trieu": 1e6, "nghin": 1e3, "ngan": 1e3, "ty": 1e9, "van": 1e4}
_RANK = re.compile(r"\b(?:dung|xep|nam|lot)\b.*\b(?:top|thu|hang|nhom)\b")
_ABBREVIATIONS = {
    "dn": "doanh nghiep",
    "tc": "to chuc",
    "cq": "co quan",
    "dv": "don vi",
    "hs": "ho so",
    "tk": "tai khoan",
    "tthc": "thu tuc hanh chinh",
    "dvc": "dich vu cong",
    "cccd": "can cuoc cong dan",
    "htx": "hop tac xa",
}
_JOINING = frozenset(
    re.findall(
        r"\w+",
        "cac cua va tai duoc doi voi cho tren dia ban dat toi thieu it nhat khong duoi hon khoang den ty"
        " ti le trong nam quy thang co so nhung tu tro len",
    )
)
_MANY_TIMES = 10


@dataclass(frozen=True, slots=True)
class Count:
    """How many are done, of how many where that is said, of what, and the target it counts towards."""

    done: float
    total: float | None = None
    what: str | None = None
    target: str | None = None

    @property
    def percent(self) -> float | None:
        """Return the share that is done, or None without a total."""
        return round(100 * self.done / self.total, 1) if self.total else None

    @property
    def name(self) -> str:
        """Return what counts of the same thing have in common."""
        return self.target or fold(self.what or "")

    @property
    def is_impossible(self) -> bool:
        """Return whether it cannot be so: more than all, less than none, a part of nothing."""
        return self.done < 0 or (self.total is not None and (self.total <= 0 or self.done > self.total))

    def takes_from(self, before: "Count") -> bool:
        """Return whether an earlier count says more: more that is done, or of more."""
        return self.done < before.done or (before.total is not None and (self.total or 0) < before.total)

    def is_far_from(self, before: "Count") -> bool:
        """Return whether it differs so much from an earlier count that a slip is more likely than the news.

        What was done is lost, all of it was counted anew, or ten times as much is done as before.
        """
        if before.done and (self.done < before.done / 2 or self.done > before.done * _MANY_TIMES):
            return True
        if not self.total or not before.total:
            return False
        return not before.total / 2 <= self.total <= before.total * 2


def is_measurable(target: str) -> bool:
    """Return whether a count can show that a target is reached; a rank cannot be counted."""
    return not _RANK.search(fold(target)) and _NUMBER.search(target) is not None


def reaches(count: Count) -> bool | None:
    """Return whether a count reaches its target, or None where that cannot be said."""
    if count.target is None:
        return None
    demanded = _PERCENT.search(count.target)
    if demanded is not None:
        return None if count.percent is None else count.percent >= float(demanded[1].replace(",", "."))
    return count.done >= _demanded_number(count.target) if is_measurable(count.target) else None


def assigned(targets: Sequence[str], counts: Iterable[Count]) -> list[Count]:
    """Return the counts with the target that each is for: the one whose words it shares most of.

    A count that names nothing is for the only target there is.
    """
    measurable = [target for target in targets if is_measurable(target)]
    return [replace(count, target=count.target or _target_of(count, measurable)) for count in counts]


def unreported(targets: Iterable[str], counts: Iterable[Count]) -> list[str]:
    """Return the targets that no count is for."""
    counted = {count.target for count in counts}
    return [target for target in targets if is_measurable(target) and target not in counted]


def _target_of(count: Count, targets: list[str]) -> str | None:
    if not count.what:
        return targets[0] if len(targets) == 1 else None
    said = _words(count.what)
    shared = {target: len(said & _words(target)) for target in targets}
    best = [target for target, words in shared.items() if words and words == max(shared.values())]
    return best[0] if len(best) == 1 else None


def _words(text: str) -> set[str]:
    """Return the words that say what is counted, abbreviations written out."""
    words = re.findall(r"[a-z]+", fold(text))
    written_out = " ".join(_ABBREVIATIONS.get(word, word) for word in words)
    return set(written_out.split()) - _JOINING


def _demanded_number(target: str) -> float:
    folded = fold(target)
    found = _NUMBER.search(folded)
    if found is None:
        return 0
    scale = next(iter(re.findall(r"[a-z]+", folded[found.end() :])), "")
    return float(found[0].replace(".", "").replace(",", ".")) * _SCALES.get(scale, 1)
