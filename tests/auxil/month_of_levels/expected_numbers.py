"""What each office's digest, lists and /tonghop are to say: counted in the ledger."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta

from tests.auxil.expected_year import ONE_DAY, Thing, on_or_before, open_days_between
from tests.auxil.month_of_levels.expected import NEVER, SAVED, Ledger, days
from tests.auxil.month_of_levels.heard import REPORT
from tests.auxil.month_of_levels.numbers import Numbers
from tests.auxil.month_of_levels.script import COMMUNES, LEADS, TOP

FORTNIGHT, WEEK = timedelta(days=14), timedelta(days=7)


def digest(ledger: Ledger, office: str, today: date) -> Numbers:
    """Return every number of an office's digest on a morning of work."""
    before = on_or_before(today - ONE_DAY)
    owed = ledger.owed(today, office)
    late = [one for one in owed if on_or_before(one.due) < today]
    fresh = [one for one in late if before <= SAVED or on_or_before(one.due) >= before]
    still = [one for one in late if one not in fresh]
    by_thing: dict[str, list[int]] = {}
    for one in fresh:
        by_thing.setdefault(one.name, []).append(_days_late(one, today))
    met = [one for one in ledger.of(office) if before <= _met(one) < today]
    obstacles = [where for where, on in ledger.obstacles if before <= on < today]
    return {
        "due": dict(Counter(one.name for one in owed if on_or_before(one.due) == today)),
        "late": len(by_thing),
        "late things": {what: (len(delays), max(delays)) for what, delays in by_thing.items()},
        "still": _all_that_is_late(still, today),
        "settled": len({one.name for one in met if one.due < before}),
        "reporting": _reporting(ledger, office, today),
        "obstacles": obstacles.count(office),
        "unsure": ledger.unsure.get((office, today), ""),
        "before": _before(ledger, office, before, today),
    }


def _all_that_is_late(still: Sequence[Thing], today: date) -> tuple[int, ...]:
    """Return of how many units how many things are late, and the longest delay."""
    if not still:
        return ()
    units, things = {one.unit for one in still}, {one.name for one in still}
    return len(units), len(things), max(_days_late(one, today) for one in still)


def _reporting(ledger: Ledger, office: str, today: date) -> tuple[int, ...]:
    reports = _reports(ledger, office)
    left = sum(one.is_owed(today) for one in reports)
    is_near = -FORTNIGHT <= reports[0].due - today <= WEEK
    return (len(reports) - left, len(reports)) if left and is_near else ()


def _before(ledger: Ledger, office: str, before: date, today: date) -> tuple[int, ...]:
    """Return reminders, statements and of how many units, claims, reports, late ones since a day."""
    words = [one for one in ledger.words if before <= one.on < today and not one.is_withdrawn]
    said = [one.said.unit for one in words if one.said.unit[0] == office]
    met = [one for one in ledger.of(office) if before <= _met(one) < today]
    reports = [one for one in met if one.name == REPORT]
    return (
        sum(ledger.reminders[office, on] for on in days() if before <= on < today),
        len(said),
        len(set(said)),
        sum(one.name != REPORT for one in met),
        len(reports),
        sum(_met(one) > one.due for one in reports),
    )


def claims(ledger: Ledger, office: str, today: date) -> int:
    """Return how many tasks are said to be done, on a morning after one was."""
    done = [_met(one) for one in ledger.of(office) if one.name != REPORT and _met(one) < today]
    return len(done) if any(on >= on_or_before(today - ONE_DAY) for on in done) else 0


def missing(ledger: Ledger, office: str, today: date) -> tuple[int, ...]:
    """Return how many of how many have submitted, on the last day on which a report is in time."""
    reports = _reports(ledger, office)
    left = sum(_met(one) > today for one in reports)
    return (len(reports) - left, len(reports)) if left and on_or_before(reports[0].due) == today else ()


def standing_of(ledger: Ledger, office: str, today: date, open_obstacles: int) -> Numbers:
    """Return every number of an office's /tonghop in the evening of a day."""
    leads = dict.fromkeys("123", COMMUNES) if office == TOP else LEADS
    states = Counter(_state(ledger, office, number, units) for number, units in leads.items())
    left = [one for one in ledger.of(office) if one.name != REPORT and _met(one) > today]
    reports = _reports(ledger, office)
    in_time = sum(_met(one) <= one.due for one in reports)
    late = sum(one.due < _met(one) < NEVER for one in reports)
    return {
        "done": states["done"],
        "begun": states["begun"],
        "nothing": states["nothing"],
        "unconfirmed": states["done"],
        "soon": len({one.name for one in left if today <= one.due <= today + FORTNIGHT}),
        "reports": (len(reports), in_time, late, len(reports) - in_time - late),
        "overdue": len({one.name for one in left if one.due < today}),
        "obstacles": open_obstacles,
    }


def _state(ledger: Ledger, office: str, number: str, units: Sequence[str]) -> str:
    said = [ledger.standing((office, unit), number)[-1:] for unit in units]
    if all(words and words[0].said.is_done for words in said):
        return "done"
    return "begun" if any(said) else "nothing"


def _reports(ledger: Ledger, office: str) -> list[Thing]:
    return [one for one in ledger.of(office) if one.name == REPORT]


def _met(thing: Thing) -> date:
    """Return on which day something was done, NEVER while it is not."""
    return thing.until - ONE_DAY if thing.until < NEVER else NEVER


def _days_late(thing: Thing, today: date) -> int:
    return open_days_between(thing.due, today)
