"""What the secretariat should decide in a reading: doubtful deadlines, names that may mean a known unit."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from plans.date_repair import mended
from plans.dates import find_mentions
from plans.lunar import is_lunar
from plans.plan import Deadline, DeadlineKind, Plan, Task
from plans.text import fold
from plans.units import UnitClass, UnitIndex, UnitName, index_of, read_unit

MOST_CHOICES = 4
MOST_HEIRS = 14
"""No district of before 1 July 2025 became more communes."""
LONGEST_QUOTE = 240
"""A longer phrase is quoted around its date."""


@dataclass(frozen=True, slots=True)
class DeadlineDoubt:
    """A deadline with more than one defensible reading; `dates` are the days its words name."""

    position: int
    """Where the task stands in the plan: numbers may begin anew in each group."""
    task: str
    title: str
    phrase: str
    reading: Deadline
    reason: str
    dates: tuple[date, ...]

    @property
    def quote(self) -> str:
        """Return the words as written; of a long cell those around its first date."""
        return around_date(self.phrase)


@dataclass(frozen=True, slots=True)
class UnitDoubt:
    """A name that may be another way to write one of the candidates."""

    name: str
    tasks: tuple[str, ...]
    candidates: tuple[str, ...]


Doubt = DeadlineDoubt | UnitDoubt


def doubts_of(
    plan: Plan,
    known_units: Sequence[UnitName],
    accepted: Iterable[str] = (),
    divided: Mapping[str, Sequence[str]] | None = None,
) -> list[Doubt]:
    """Return what is still to be decided.

    `accepted` are names said to be units of their own; `divided` names, for each unit that was split, the
    units that stand in its place.
    """
    accepted, year = frozenset(accepted), plan.year or 0
    deadlines = [
        _deadline_doubt(position, task, year)
        for position, task in enumerate(plan.tasks)
        if task.deadline.doubt
    ]
    names = _tasks_by_name(plan)
    gone = [
        UnitDoubt(name, names[name], tuple(heirs)[:MOST_HEIRS])
        for name, heirs in (divided or {}).items()
        if name in names and name not in accepted
    ]
    decided = accepted | {doubt.name for doubt in gone}
    return [*deadlines, *gone, *_unit_doubts(names, known_units, decided)]


def _deadline_doubt(position: int, task: Task, year: int) -> DeadlineDoubt:
    phrase = task.deadline_text or ""
    return DeadlineDoubt(
        position=position,
        task=task.number,
        title=task.title,
        phrase=phrase,
        reading=task.deadline,
        reason=task.deadline.doubt or "",
        dates=tuple(day for day in _dates_named(phrase, year) if day != task.deadline.before)[:MOST_CHOICES],
    )


def asked_again(plan: Plan, position: int) -> DeadlineDoubt:
    """Return the question about a deadline that was decided, or never was in doubt."""
    return _deadline_doubt(position, plan.tasks[position], plan.year or 0)


def around_date(phrase: str) -> str:
    """Return a phrase, of a long one the words around the first date that it names."""
    if len(phrase) <= LONGEST_QUOTE:
        return phrase
    mentions, _ = find_mentions(fold(phrase))
    if not mentions or len(fold(phrase)) != len(phrase):
        return phrase
    first = max(mentions[0].start - LONGEST_QUOTE // 2, 0)
    last = first + LONGEST_QUOTE
    words = phrase[first:last]
    before = "… " if first else ""
    after = " …" if last < len(phrase) else ""
    return f"{before}{words.partition(' ')[2] if first else words}{after}"


def _dates_named(phrase: str, year: int) -> Iterator[date]:
    """Yield the last day of everything the phrase names, each once, in order of mention."""
    if is_lunar(fold(phrase)):
        return  # none of the days that its numbers would be is meant
    seen = set()
    mentions, _ = find_mentions(mended(fold(phrase))[0])
    for mention in mentions:
        try:
            last = mention.days(year)[1]
        except ValueError:
            continue  # there is no such day, which the doubt itself says
        if last not in seen:
            seen.add(last)
            yield last


def _tasks_by_name(plan: Plan) -> dict[str, tuple[str, ...]]:
    """Return the numbers of the tasks in which each single unit is named."""
    tasks: dict[str, list[str]] = {}
    for task in plan.tasks:
        for phrase in (*task.lead, *task.coordinating):
            reading = read_unit(phrase, plan.issuer)
            if reading.kind is UnitClass.SINGLE:
                tasks.setdefault(reading.canonical, []).append(task.number)
    return {name: tuple(dict.fromkeys(numbers)) for name, numbers in tasks.items()}


def _unit_doubts(
    tasks: Mapping[str, tuple[str, ...]], known_units: Sequence[UnitName], accepted: frozenset[str]
) -> Iterator[UnitDoubt]:
    """Yield the names that a lookup finds to be the beginning, the initials or the bare form of others."""
    known = index_of(tuple(known_units))
    forms = {form for unit in known_units for form in (unit.name, *unit.other_names)}
    for name, numbers in tasks.items():
        if name in accepted or name in forms:
            continue
        elsewhere = UnitIndex(UnitName(other) for other in tasks if other != name)
        found = [*known.find(name).candidates, *elsewhere.find(name).candidates]
        candidates = tuple(dict.fromkeys(entry.name for entry in found if _may_mean(name, entry.name)))
        if candidates:
            yield UnitDoubt(name, numbers, candidates[:MOST_CHOICES])


def _may_mean(name: str, longer: str) -> bool:
    """Return whether a name can be short for another: "Công an" for "Công an tỉnh" or "STC" for its initials.

    "UBND tỉnh" stands inside "Văn phòng UBND tỉnh" and yet is another unit.
    """
    said, full = fold(name), fold(longer)
    return full.startswith(said) or said not in full


def proposed_tasks(plan: Plan) -> tuple[Task, ...]:
    """Return the tasks that were read from prose and wait for the secretariat's word."""
    return tuple(task for task in plan.tasks if task.proposed)


def is_confirmed_prose(plan: Plan) -> bool:
    """Return whether all tasks were read from sentences, each with its own for a source, and confirmed."""
    return bool(plan.tasks) and all("“" in task.source and not task.proposed for task in plan.tasks)


def confirm_tasks(plan: Plan, *, without_ongoing: bool = False) -> Plan:
    """Return the plan with the secretariat's word that its proposed tasks are given.

    `without_ongoing` leaves out the proposed ones that only go on, without a day.
    """
    kept = [
        replace(task, proposed=False)
        for task in plan.tasks
        if not (without_ongoing and task.proposed and only_goes_on(task))
    ]
    used = {task.group for task in kept}
    groups = tuple(group for group in plan.groups if group.number in used or not without_ongoing)
    return replace(plan, groups=groups, tasks=tuple(kept))


def only_goes_on(task: Task) -> bool:
    """Return whether a task is to be done all the time and never due."""
    return task.deadline.ongoing and task.deadline.due is None


def decide_deadline(plan: Plan, position: int, deadline: Deadline) -> Plan:
    """Return the plan with the secretariat's word on one task's deadline, no longer in doubt."""
    tasks = list(plan.tasks)
    tasks[position] = replace(tasks[position], deadline=replace(deadline, doubt=None))
    return replace(plan, tasks=tuple(tasks))


def on_date(before: Deadline, day: date) -> Deadline:
    """Return the deadline with another last on-time day, its kind kept where that still fits."""
    if day == before.due:
        return replace(before, doubt=None)
    return Deadline(DeadlineKind.BY_DATE, due=day, ongoing=before.ongoing)


def rename_unit(plan: Plan, name: str, meant: str) -> Plan:
    """Return the plan with every phrase for one unit replaced by the name of another."""

    def renamed(phrases: tuple[str, ...]) -> tuple[str, ...]:
        named = (meant if read_unit(phrase, plan.issuer).canonical == name else phrase for phrase in phrases)
        return tuple(dict.fromkeys(named))

    tasks = (
        replace(task, lead=renamed(task.lead), coordinating=renamed(task.coordinating)) for task in plan.tasks
    )
    return replace(plan, tasks=tuple(tasks))
