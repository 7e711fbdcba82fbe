"""The work found in prose as tasks to be confirmed; what goes on without a date stands apart."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from plans.deadline import read_deadline
from plans.doubts import only_goes_on
from plans.plan import Deadline, DeadlineKind, ReportRule, RuleKind, Task, TaskGroup
from plans.reading.content import Line
from plans.reading.given.assignments import Assignment
from plans.reading.given.charge import Charge
from plans.reading.given.idle import goes_on
from plans.reading.given.items import Item
from plans.reading.given.labels import Labelled
from plans.reading.given.numbers import Numbers
from plans.reading.given.reader import Found
from plans.reading.given.terms import recurrence_in, terms_in, without_closing_term
from plans.reading.given.words import lowered
from plans.reading.rules import read_rules
from plans.reading.targets import find_targets
from plans.units import read_unit
from plans.units.vocabulary import AUTHORITY

ONGOING_GROUP = TaskGroup("TX", "Việc thường xuyên, không nêu thời hạn")
_REPORT = "báo cáo"
_TIDY = " ,;:.–-/"


@dataclass(frozen=True, slots=True)
class Proposals:
    """The proposed tasks with their groups, and the reports that the document asks for again and again."""

    groups: tuple[TaskGroup, ...] = ()
    tasks: tuple[Task, ...] = ()
    rules: tuple[ReportRule, ...] = ()


def propose(found: Found, year: int | None, issuer: str | None) -> Proposals:
    """Return what was found as tasks, each to be confirmed, those that only go on at the end.

    What the issuer says of its own authority is nobody's task; a report due every month is a rule.
    """
    numbers = Numbers()
    proposed = [
        task
        for item in found.items
        for task in _tasks_of(item, numbers, year or 0)
        if item.said or not (_is_a_rule(task, year or 0) or _is_issuers_own(task, issuer))
    ]
    once = [task for task in proposed if not only_goes_on(task)]
    ongoing = [task for task in proposed if only_goes_on(task)]
    used = {task.group for task in once}
    groups = [group for group in numbers.groups if group.number in used]
    if ongoing:
        groups.append(ONGOING_GROUP)
    return Proposals(tuple(groups), (*once, *_apart(ongoing, once)), _rules(found, year or 0))


def _apart(tasks: Sequence[Task], others: Sequence[Task]) -> Iterator[Task]:
    """Put tasks into the group of what goes on, with their own group where a number is used twice."""
    used = Counter(task.number for task in (*tasks, *others))
    for task in tasks:
        number = f"{task.group}.{task.number}" if used[task.number] > 1 and task.group else task.number
        yield replace(task, group=ONGOING_GROUP.number, number=number)


def _rules(found: Found, year: int) -> tuple[ReportRule, ...]:
    """Return the reports due again and again; dates of meetings and of single reports are none."""
    texts = (item.paragraph.text for item in found.items if not item.idle)
    lines = [Line(text, "") for text in texts if _REPORT in lowered(text) and recurrence_in(text)]
    return tuple(rule for rule in read_rules(lines, year) if rule.kind is not RuleKind.OWN_PLAN)


def _is_a_rule(task: Task, year: int) -> bool:
    """Return whether a task is nothing but a report at certain times."""
    if not only_goes_on(task) or _REPORT not in lowered(task.title):
        return False
    words = Line(task.source.partition("“")[2].rstrip("”"), "")
    return any(rule.due_rule for rule in read_rules([words], year) if rule.kind is not RuleKind.OWN_PLAN)


def _is_issuers_own(task: Task, issuer: str | None) -> bool:
    """Return whether the authority that issues the document speaks of itself."""
    leads = {read_unit(unit, issuer).canonical for unit in task.lead}
    return (
        issuer is not None
        and leads == {read_unit(issuer, issuer).canonical}
        and next(iter(leads)).startswith(AUTHORITY)
    )


def _tasks_of(item: Item, numbers: Numbers, year: int) -> Iterator[Task]:
    if item.said is not None and item.has_labelled_lead:
        yield _labelled_task(item, item.said, numbers, year)
    elif not item.is_replaced_by_what_is_below:
        for given in item.given:
            yield _given_task(item, given, numbers, year)


def _labelled_task(item: Item, said: Labelled, numbers: Numbers, year: int) -> Task:
    term = said.term or None
    deadline = read_deadline(term, year) if term else _undated(said.before)
    parts = {"Sản phẩm": said.product, "Nội dung": said.content}
    note = "; ".join(f"{name}: {words}" for name, words in parts.items() if words) or None
    task = _task(
        item, Charge(said.lead, said.coordinating), said.before, item.paragraph.whole, term, deadline
    )
    return _numbered(replace(task, note=note), item, numbers, alone=True)


def _given_task(item: Item, given: Assignment, numbers: Numbers, year: int) -> Task:
    term, deadline = _deadline(given, item.said.term if item.said else "", year)
    task = _task(item, given.charge, without_closing_term(given.what), given.words, term, deadline)
    return _numbered(task, item, numbers, alone=len(item.given) == 1)


def _task(item: Item, charge: Charge, what: str, words: str, term: str | None, deadline: Deadline) -> Task:
    title = what.strip(_TIDY)
    title = title[:1].upper() + title[1:]
    return Task(
        number="",
        group=None,
        title=title,
        lead=charge.lead,
        coordinating=charge.coordinating,
        deadline_text=term,
        deadline=deadline,
        targets=find_targets(title, term),
        source=f"{item.paragraph.place}: “{words.strip(_TIDY)}”",
        proposed=True,
    )


def _numbered(task: Task, item: Item, numbers: Numbers, *, alone: bool) -> Task:
    group = numbers.group_of(item)
    return replace(task, group=group, number=numbers.next(item, group, alone=alone))


def _deadline(given: Assignment, labelled: str, year: int) -> tuple[str | None, Deadline]:
    """Return the deadline of a sentence, else the one that a line below it names."""
    text = "; ".join(term.text for term in terms_in(given.words)) or labelled
    if text:
        return text, read_deadline(text, year)
    recurrence = recurrence_in(given.words)
    return recurrence, Deadline(DeadlineKind.ONGOING, ongoing=True) if recurrence else _undated(given.what)


def _undated(what: str) -> Deadline:
    if goes_on(what):
        return Deadline(DeadlineKind.ONGOING, ongoing=True)
    return Deadline(DeadlineKind.NONE)
