"""Tasks that a unit names and does not lead."""

from collections.abc import Mapping, Sequence

from chat.markup import Marked, joined, message, names, short

LISTED = 12
LISTED_UNITS = 2
Ends = tuple[str | None, str | None]
"""The first and the last number of a plan, None where that says nothing."""


def whose(number: str, leads: Sequence[str] | None, ends: Ends) -> Marked:
    """Return who leads a task of another unit, or that there is no such task (`leads` is None)."""
    if leads is None:
        return _missing([number], ends)
    if not leads:
        return Marked("NV {} không do đơn vị chủ trì.").format(short(number, 20))
    units = names(leads, LISTED_UNITS, "đơn vị")
    return Marked("NV {} không do đơn vị chủ trì (chủ trì: {}).").format(short(number, 20), units)


def not_recorded(
    numbers: Sequence[str], leads: Mapping[str, Sequence[str]], own: Sequence[str], ends: Ends
) -> Marked:
    """Return which of the numbers named are others' or nobody's, and which are the unit's own."""
    others, missing = [one for one in numbers if one in leads], [one for one in numbers if one not in leads]
    lines = []
    if others:
        lines.append(
            Marked("{} không do đơn vị chủ trì nên không ghi.").format(_numbered(others))
            if len(others) > 1
            else Marked("{} Không ghi cho nhiệm vụ này.").format(whose(others[0], leads[others[0]], ends))
        )
    if missing:
        lines.append(_missing(missing, ends))
    if own:
        lines.append(Marked("Đơn vị chủ trì: {}.").format(_numbered(own)))
    return message(*lines)


def _missing(numbers: Sequence[str], ends: Ends) -> Marked:
    first, last = ends
    plan = Marked(" (từ NV {} đến NV {})").format(first, last) if first and last else ""
    return Marked("Kế hoạch không có {}{}.").format(_numbered(numbers), plan)


def _numbered(numbers: Sequence[str]) -> Marked:
    if len(numbers) > LISTED:
        return Marked("NV {}").format(names([short(one, 20) for one in numbers], LISTED, "nhiệm vụ"))
    return Marked("NV {}").format(joined([short(one, 20) for one in numbers]))
