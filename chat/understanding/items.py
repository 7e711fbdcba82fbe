"""What is said of each task, gathered into one item a task."""

from dataclasses import replace

from chat.understanding import percents, statuses
from chat.understanding.percents import Percentage
from chat.understanding.reply import Item, ReplyContext
from chat.understanding.statuses import StatusPhrase
from chat.understanding.subjects import Subject
from plans.status import Status


def items(everyone: list[Subject], context: ReplyContext) -> list[Item]:
    """Return an item for every task something is said of, in order of mention."""
    found: dict[str | None, Item] = {}
    for subject in everyone:
        said = _said(subject)
        for number in _numbers(subject, context):
            if said != Item(None):
                found[number] = replace(said, task=number)
    return list(found.values())


def _numbers(subject: Subject, context: ReplyContext) -> tuple[str | None, ...]:
    if subject.tasks:
        return subject.tasks.numbers
    only = context.tasks[0] if len(context.tasks) == 1 else None
    return (context.about or only,)


def _said(subject: Subject) -> Item:
    phrases = [sign for sign in subject.signs if isinstance(sign, StatusPhrase)]
    percentage = percents.settled([sign for sign in subject.signs if isinstance(sign, Percentage)])
    status = statuses.settled(phrases)
    if status is None and percentage and percentage.is_of_the_work:
        status = Status.IN_PROGRESS if percentage.value < 100 else Status.DONE
    return Item(None, status, percentage.value if percentage else None)
