"""Both roles in one cell: who leads and who takes part, by the words that tell it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from plans.patterns import sought
from plans.plan import Role
from plans.reading.unit_list import lines_of, split_units
from plans.reading.unit_words import begins_unit
from plans.text import clean

_WHO = r"(?:(?:các )?(?:đơn vị|cơ quan|cq|đv|sở,? ngành|bên|nhiệm vụ) )?"
_LEAD = r"(?P<lead>(?:đồng )?chủ trì|đầu mối|(?:chịu trách nhiệm|thực hiện) chính|(?-i:(?:CQ|ĐV)?CT)(?!\w))"
_PART = r"(?P<part>(?:cùng )?(?:phối hợp|tham gia)|(?-i:(?:CQ|ĐV)?PH)(?!\w))"
_DOING = r"(?:[ ,]+(?:và )?(?:thực hiện|triển khai|tham mưu|soạn thảo|xây dựng|chính|chặt chẽ|tham gia))*"
_ROLE = rf"{_WHO}(?:{_LEAD}|{_PART}){_DOING}"
_BULLET = r"[-+•*–]?\s*"
_LABEL = sought(rf"(?<!\w){_BULLET}(?P<bracket>\(\s*)?{_ROLE}(?: (?:với|cùng|gồm|là))?\s*:\s*", re.IGNORECASE)
_BARE_LABEL = sought(rf"(?:^|(?<=[;,.\n]))\s*{_BULLET}(?P<bracket>\(\s*)?{_ROLE}\s+", re.IGNORECASE)
_ASIDE = sought(rf"\s*[(\[]\s*{_ROLE}\s*[)\]]", re.IGNORECASE)
_SUFFIX = sought(
    rf"(?<=\w)(?<!giao)(?<!cơ quan)(?<!đơn vị)(?<!quy chế)\s*(?:[:–-]\s*)?(?<![^\s:–-])"
    rf"(?:là (?:cơ quan |đơn vị )?)?(?:{_LEAD}|{_PART}){_DOING}(?:,? (?:và )?phối hợp)?"
    r"(?=\s*(?:[;.,\n)]|$))",
    re.IGNORECASE,
)
_WITH = sought(
    r"(?P<bracket>\s?\(\s?)?[\s,]{0,3}(?P<leads>(?<!\w)(?:chủ trì|đầu mối)\s*[,;]?\s*)?(?<!\w)(?:và )?"
    r"(?:chủ động )?phối hợp(?: chặt chẽ| thực hiện)*"
    r"(?: (?:với|cùng)(?: với)?\s+|(?P<without> )(?=\S))(?:các (?:cơ quan|đơn vị) *: *)?",
    re.IGNORECASE,
)
_TOLD = sought(r"^(?:giao|yêu cầu|đề nghị) (?=\S)", re.IGNORECASE)
_SHARED = sought(r"đồng chủ trì", re.IGNORECASE)
_LONGEST = 5_000
"""No cell that names units is longer."""
_EDGES = " \t\n,;.:-+•*–"
_Said = tuple[Role | None, tuple[str, ...]]
"""Units, and the role that is told of them."""


@dataclass(frozen=True, slots=True)
class Roles:
    """The units of a cell by their roles."""

    lead: tuple[str, ...]
    coordinating: tuple[str, ...] = ()
    is_doubtful: bool = False
    """Whether it is not sure which of several units a word of a role means."""


@dataclass(frozen=True, slots=True)
class _Mark:
    """Words that tell a role: of the units before them, of those behind them, or where an aside ends."""

    start: int
    end: int
    before: Role | None = None
    behind: Role | None = None
    is_aside: bool = False
    """Whether it stands in brackets behind one unit, perhaps of several."""


def read_roles(text: str, usual: Role | None = None) -> Roles:
    """Return who leads and who takes part.

    Units of which nothing is said have the `usual` role; without one they lead, unless somebody else does.
    """
    words = "\n".join(lines_of(text))
    marks = _marks(words) if len(words) <= _LONGEST else []
    if not marks:
        units = split_units(text)
        return Roles((), units) if usual is Role.COORDINATING else Roles(units)
    is_alone = all(mark.before is not Role.COORDINATING for mark in marks) and not _SHARED.search(words)
    said = list(_said(words, marks, nearest=Role.LEAD if is_alone else None))
    is_doubtful = _is_mixed(words, marks)
    if usual is None and all(role is Role.COORDINATING for role, _ in said):
        # "Sở A, Sở B (phối hợp)": somebody has to lead.
        said, before = list(_said(words, marks, nearest=Role.COORDINATING)), said
        is_doubtful = is_doubtful or said != before
    return _shared_out(said, usual, is_doubtful=is_doubtful)


def tells_roles(text: str) -> bool:
    """Return whether words of the cell tell who leads or who takes part."""
    words = "\n".join(lines_of(text))
    return len(words) <= _LONGEST and bool(_marks(words))


def _shared_out(said: Sequence[_Said], usual: Role | None, *, is_doubtful: bool) -> Roles:
    leads = any(role is Role.LEAD for role, _ in said)
    unsaid = usual or (Role.COORDINATING if leads else Role.LEAD)
    by_role: dict[Role, dict[str, None]] = {role: {} for role in Role}
    for role, units in said:
        by_role[role or unsaid] |= dict.fromkeys(units)
    lead, coordinating = by_role[Role.LEAD], by_role[Role.COORDINATING]
    return Roles(tuple(lead), tuple(unit for unit in coordinating if unit not in lead), is_doubtful)


def _is_mixed(words: str, marks: Sequence[_Mark]) -> bool:
    """Return whether several units stand before one "(chủ trì)", as they may before "(đồng chủ trì)"."""
    if _SHARED.search(words):
        return False
    starts = [0, *(mark.end for mark in marks)]
    return any(
        mark.is_aside
        and mark.before is Role.LEAD
        and len(split_units(_last_of(words[start : mark.start])[1])) > 1
        for start, mark in zip(starts, marks, strict=False)
    )


def _said(words: str, marks: Sequence[_Mark], nearest: Role | None) -> Iterator[_Said]:
    """Yield the units with what is said of them; `nearest` is the role told of one unit only."""
    place, behind = 0, None
    for mark in [*marks, _Mark(len(words), len(words))]:
        rest, last = _last_of(words[place : mark.start]) if mark.before else (words[place : mark.start], "")
        units = _units(last)
        is_for_one = mark.before is nearest and (mark.is_aside or nearest is Role.COORDINATING)
        first = len(units) - 1 if is_for_one else 0
        told = ((behind, _units(rest)), (behind, units[:first]), (mark.before, units[first:]))
        yield from ((role, some) for role, some in told if some)
        place, behind = mark.end, mark.behind


def _units(words: str) -> tuple[str, ...]:
    return split_units(_TOLD.sub("", words.lstrip(")").strip(_EDGES)))


def _last_of(words: str) -> tuple[str, str]:
    """Return the words before and behind the last ";", line's end or open bracket, which part lists."""
    tidy = words.rstrip(_EDGES)
    opened = tidy.rfind("(") if tidy.count("(") > tidy.count(")") else -1
    place = max(tidy.rfind(";"), tidy.rfind("\n"), opened)
    return tidy[: place + 1].rstrip("("), tidy[place + 1 :]


def _marks(words: str) -> list[_Mark]:
    """Return the words of roles in their order, none within another."""
    found = sorted(
        chain(_with(words), _labels(words), _asides(words), _suffixes(words)),
        key=lambda mark: (mark.start, -mark.end),
    )
    marks: list[_Mark] = []
    for mark in found:
        if not marks or mark.start >= marks[-1].end:
            marks.append(mark)
    return marks


def _labels(words: str) -> Iterator[_Mark]:
    for match in chain(_LABEL.finditer(words), _BARE_LABEL.finditer(words)):
        if match[0].rstrip().endswith(":") or _begins_unit(words[match.end() :]):
            yield from _opened(words, match, None)


def _opened(words: str, match: re.Match[str], before: Role | None) -> Iterator[_Mark]:
    """Yield a mark for what stands behind it; in brackets up to the closing one."""
    behind = Role.LEAD if match.groupdict().get("lead") else Role.COORDINATING
    yield _Mark(match.start(), match.end(), before, behind)
    closed = words.find(")", match.end()) if match["bracket"] else -1
    if closed >= 0:
        yield _Mark(closed, closed + 1)


def _asides(words: str) -> Iterator[_Mark]:
    for match in _ASIDE.finditer(words):
        yield _Mark(match.start(), match.end(), _role(match), is_aside=True)


def _suffixes(words: str) -> Iterator[_Mark]:
    for match in _SUFFIX.finditer(words):
        following = words[match.end() :].lstrip()
        if not following.startswith(",") or _begins_unit(following[1:]):
            yield _Mark(match.start(), match.end(), _role(match))


def _with(words: str) -> Iterator[_Mark]:
    for match in _WITH.finditer(words):
        follows = _begins_unit(words[match.end() :])
        if follows or not match["without"]:
            yield from _opened(words, match, None if match["bracket"] else Role.LEAD)


def _role(match: re.Match[str]) -> Role:
    return Role.LEAD if match["lead"] else Role.COORDINATING


def _begins_unit(words: str) -> bool:
    return begins_unit(clean(words))
