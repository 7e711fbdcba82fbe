"""What the secretariat writes after /nhomdonvi and /tamdung."""

import re
from dataclasses import dataclass
from datetime import date

from chat.understanding.commands.unit_commands import units_named
from plans.patterns import sought
from plans.text import clean, fold

_MEMBERS = sought(r"(\d{1,9})\s+(\S+)\s+(.+)")
_ONE = sought(r"(?:xem |mo )?(?:nhom )?(?:so )?(\d{1,9})\.?")
_LINE = sought(r"\s*[;,]?\s*\n\s*(?:[-+•*]\s*)?")
_ADD, _TAKE = frozenset({"them", "+"}), frozenset({"bot", "tru", "bo", "-"})
_PAUSE = sought(
    r"(?P<unit>.+?)\s+(?:đến|den|tới|toi)(?:\s+(?:hết|het))?(?:\s+(?:ngày|ngay))?\s+"
    r"(?P<day>\d{1,2})\s*[/.-]\s*(?P<month>\d{1,2})(?:\s*[/.-]\s*(?P<year>\d{4}))?"
    r"(?:[\s,:;-]+(?P<reason>\S.*))?",
    re.IGNORECASE,
)
_BRACKETS = sought(r"\((.*)\)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class MembersNamed:
    """Units to add to a collective, or to leave out."""

    collective: int
    units: tuple[str, ...]
    belong: bool


def read_members(said: str) -> MembersNamed | None:
    """Return what "3 thêm Sở Tài chính; Sở Y tế" asks for; None for other words."""
    found = _MEMBERS.fullmatch(clean(_LINE.sub("; ", said.strip())))
    if found is None or fold(found[2]) not in _ADD | _TAKE:
        return None
    return MembersNamed(int(found[1]), units_named(found[3]), fold(found[2]) in _ADD)


def read_number(said: str) -> int | None:
    """Return the collective that "6" or "nhóm 6" asks to see; None for other words."""
    found = _ONE.fullmatch(fold(clean(said)))
    return int(found[1]) if found else None


@dataclass(frozen=True, slots=True)
class Pause:
    """A unit to leave alone, until when and why."""

    query: str
    until: date
    reason: str | None


def read_pause(said: str, today: date) -> Pause | None:
    """Return what "UBND xã A đến 30/6 (thiên tai)" asks for; None for other words and days that are none."""
    found = _PAUSE.fullmatch(clean(said))
    if found is None:
        return None
    try:
        until = date(int(found["year"] or today.year), int(found["month"]), int(found["day"]))
        if found["year"] is None and until < today:
            until = until.replace(year=today.year + 1)
    except ValueError:
        return None
    reason = clean(_BRACKETS.sub(r"\1", found["reason"] or "")) or None
    return Pause(found["unit"], until, reason)
