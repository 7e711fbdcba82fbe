"""What is said of each task, gathered into one item a task."""

from dataclasses import replace

from chat.understanding.meaning import statuses
from chat.understanding.meaning.changes import Unchanged
from chat.understanding.meaning.extensions import TimeRequest
from chat.understanding.meaning.obstacles import Obstacle
from chat.understanding.meaning.proposals import Proposal
from chat.understanding.meaning.returns import GivenBack
from chat.understanding.meaning.rule import Strength
from chat.understanding.meaning.statuses import StatusPhrase
from chat.understanding.meaning.subjects import TaskSubject
from chat.understanding.reply import Item, ReplyContext, SaidFigure
from chat.understanding.things import percents
from chat.understanding.things.documents import Document
from chat.understanding.things.percents import Percentage
from chat.understanding.things.tasks import Extent
from plans.status import FINISHED, Status


def items(everyone: list[TaskSubject], context: ReplyContext) -> list[Item]:
    """Return an item for every task something is said of, in order of mention; the later word counts."""
    found: dict[str | None, Item] = {}
    for subject in everyone:
        said = _item(subject)
        says_something = said != Item(None) or any(
            subject.said(kind) for kind in (Unchanged, TimeRequest, Percentage)
        )
        for number in numbers_of(subject, context):
            if says_something:
                one = replace(said, task=number, is_named=_is_named(subject))
                found[number] = _merged(found.get(number), one)
            elif subject.tasks and subject.tasks.is_exception:
                found.pop(number, None)
    return list(found.values())


def numbers_of(subject: TaskSubject, context: ReplyContext) -> tuple[str | None, ...]:
    """Return the tasks a subject stands for: those named, else the one answered about, else the only one.

    No number stands for all open tasks, which is what a mere "không thay đổi" is about.
    """
    is_named = subject.tasks.scope is Extent.NAMED if subject.tasks else context.about is not None
    if subject.said(Unchanged) and not is_named:
        return ()
    if subject.tasks:
        return subject.tasks.numbers
    only = context.tasks[0] if len(context.tasks) == 1 else None
    return (context.about or only,)


def _is_named(subject: TaskSubject) -> bool:
    return subject.tasks is None or subject.tasks.scope is Extent.NAMED


def _item(subject: TaskSubject) -> Item:
    percentage = percents.overall(subject.said(Percentage))
    given_back = next((one.written for one in subject.said(GivenBack)), None)
    obstacle = _foremost(subject.said(Obstacle))
    status = None if given_back else _status(subject, percentage, obstacle)
    days = [(one.status in FINISHED, one.day) for one in subject.said(StatusPhrase) if one.day]
    return Item(
        task=None,
        status=status,
        expected=next((day for is_done, day in days if not is_done and status not in FINISHED), None),
        done_on=next((day for is_done, day in days if is_done and status in FINISHED), None),
        percent=percentage.value if percentage else None,
        range_said=percentage.range_said if percentage else None,
        figures=tuple(subject.said(SaidFigure)),
        obstacle=obstacle,
        proposal=next((one.written for one in subject.said(Proposal)), None),
        extension_until=next((one.until for one in subject.said(TimeRequest) if one.until), None),
        document=next((one.written for one in subject.said(Document) if one.is_evidence), None),
        given_back=given_back,
    )


def _foremost(obstacles: list[Obstacle]) -> str | None:
    """Return the first difficulty called one, else the first said in passing."""
    ordered = sorted(obstacles, key=lambda obstacle: not obstacle.is_named)
    return ordered[0].written if ordered else None


def _status(subject: TaskSubject, percentage: Percentage | None, obstacle: str | None) -> Status | None:
    """Return the status stated.

    Where a part is done and the work or another part at 95 %, or something is in the way, the work goes on;
    when it will be done is no status beside a request for more time.
    """
    phrases = subject.said(StatusPhrase)
    if subject.said(TimeRequest):
        phrases = [phrase for phrase in phrases if phrase.strength is not Strength.FORECAST]
    stated, measured = statuses.overall(phrases), _status_of(percentage)
    is_a_part = all(phrase.strength is Strength.PARTIAL for phrase in phrases if phrase.status is Status.DONE)
    if stated is Status.DONE and is_a_part and obstacle and not measured:
        return Status.IN_PROGRESS
    if stated is Status.NOT_STARTED and _is_begun(subject, percentage):
        return Status.IN_PROGRESS
    goes_on = measured or any(one.value < 100 for one in subject.said(Percentage))
    return measured if stated is Status.DONE and is_a_part and goes_on else stated or measured


def _is_begun(subject: TaskSubject, percentage: Percentage | None) -> bool:
    """Return whether a share or a count is reached, so that what is not begun can only be what remains."""
    is_counted = any(one.total and one.done > 0 for one in subject.said(SaidFigure))
    is_shared = percentage is not None and 0 < percentage.value < 100
    return is_counted or is_shared


def _status_of(percentage: Percentage | None) -> Status | None:
    if percentage is None or not percentage.is_of_the_work:
        return None
    return Status.IN_PROGRESS if percentage.value < 100 else Status.DONE


def _merged(earlier: Item | None, later: Item) -> Item:
    """Return what a later statement adds to an earlier one of the same task."""
    if earlier is None:
        return later
    keeps_percent = later.percent is None and later.status in {None, earlier.status}
    return Item(
        task=later.task,
        status=later.status or earlier.status,
        percent=earlier.percent if keeps_percent else later.percent,
        range_said=earlier.range_said if keeps_percent else later.range_said,
        figures=earlier.figures + later.figures,
        obstacle=later.obstacle or earlier.obstacle,
        proposal=later.proposal or earlier.proposal,
        extension_until=later.extension_until or earlier.extension_until,
        document=earlier.document or later.document,
        expected=later.expected or earlier.expected,
        done_on=later.done_on or earlier.done_on,
        given_back=later.given_back or earlier.given_back,
        is_named=earlier.is_named or later.is_named,
    )
