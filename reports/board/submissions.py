"""Who reported for a period, and who has not."""

from collections.abc import Sequence
from datetime import date

from plans.standing import NamedPeriod, Scope, Submission
from plans.text import capitalised
from reports.board.frame import back, listed, page, section
from reports.board.html import Html, all_of
from reports.board.signs import ALONE, LATE, MISSING, NOT_YET, ON_TIME, Sign
from reports.board.where import Where
from reports.summary import PeriodCounts, count_periods
from reports.words import count, period_deadline, reports


def path_of(counts: PeriodCounts) -> str:
    """Return where the units of a period are listed."""
    return f"/bao-cao/{counts.periods[0].id}"


def parts_of(counts: PeriodCounts, day: date) -> Sequence[tuple[str, Sign, Sequence[str]]]:
    """Return the units by what became of their reports, each part with where it is on its page."""
    return (
        ("dung-han", ON_TIME, counts.on_time),
        ("cham", LATE, counts.late),
        ("chua", MISSING if counts.periods[0].due < day else NOT_YET, counts.missing),
        ("chua-co-nhom", ALONE, counts.alone),
    )


def submissions_page(
    submissions: tuple[NamedPeriod, Sequence[Submission]],
    ids: dict[str, int],
    scope: Scope,
    as_of: str,
    where: Where,
) -> str:
    """Return who reported for one period, unit by unit; `ids` are those of the units by name."""
    (counts,) = count_periods([submissions])
    told = [
        section(anchor, f"{sign.name}: {count(len(units), 'đơn vị')}", _named(units, ids, sign, where))
        for anchor, sign, units in parts_of(counts, scope.day)
        if units
    ]
    heading = f"{capitalised(reports(counts.periods))} ({period_deadline(counts.periods[0])})"
    return page(heading, as_of, where, all_of(told), above=back(where))


def _named(units: Sequence[str], ids: dict[str, int], sign: Sign, where: Where) -> Html:
    links = [
        Html('{} <a href="{}">{}</a>').format(sign.badge(), where.to(f"/don-vi/{ids[unit]}"), unit)
        for unit in units
    ]
    return listed(links, kind="names")
