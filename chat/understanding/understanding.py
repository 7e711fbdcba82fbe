"""From a message as typed to what it says."""

from collections.abc import Iterator

from chat.understanding.asides import with_asides
from chat.understanding.changes import Unchanged, with_changes
from chat.understanding.dates import with_dates
from chat.understanding.documents import Document, with_documents
from chat.understanding.extensions import TimeRequest, time_requests, with_grants
from chat.understanding.figures import figures
from chat.understanding.items import items, numbers
from chat.understanding.kinds import kind_of_no_report
from chat.understanding.obstacles import Obstacle, with_obstacles
from chat.understanding.percents import percentages
from chat.understanding.proposals import Proposal, with_proposals
from chat.understanding.quantities import with_quantities
from chat.understanding.reply import Item, Kind, ReplyContext, Understood
from chat.understanding.statuses import status_phrases
from chat.understanding.subjects import Sign, Subject, subjects
from chat.understanding.tasks import Scope, with_tasks
from chat.understanding.titles import with_titles
from chat.understanding.tokens import Tokens, tokenize
from chat.understanding.unnamed import speaks_of_work


def understand(text: str, context: ReplyContext) -> Understood:
    """Return what a message says: deterministic, without network or clock, for any text."""
    tokens = _tokens(text, context)
    everyone = [
        subject for subject in subjects(tokens, list(_signs(tokens))) if _counts(tokens, subject, context)
    ]
    said = items(everyone, context)
    if everyone and all(subject.said(Unchanged) for subject in everyone):
        return Understood(Kind.NO_CHANGE, tuple(_unchanged(everyone, said, context)))
    if any(subject.said(TimeRequest) for subject in everyone) and not any(
        _reports_progress(item) for item in said
    ):
        return Understood(Kind.EXTENSION, tuple(said) or _asked_without_a_day(everyone, context))
    if said:
        return Understood(Kind.REPORT, tuple(said))
    return Understood(kind_of_no_report(tokens))


def _tokens(text: str, context: ReplyContext) -> Tokens:
    """Return the message with all that is understood of its parts."""
    tokens = with_documents(with_dates(tokenize(text), context.today))
    tokens = with_titles(with_tasks(tokens, context.tasks))
    tokens = with_changes(with_asides(tokens, context.about is not None))
    return with_quantities(with_proposals(with_obstacles(with_grants(tokens))))


def _signs(tokens: Tokens) -> Iterator[Sign]:
    for position, token in enumerate(tokens.items):
        if isinstance(token.value, Obstacle | Proposal | Document | Unchanged):
            yield Sign(position, token.value)
    for phrase in status_phrases(tokens):
        yield Sign(phrase.first, phrase)
    for percentage in percentages(tokens):
        yield Sign(percentage.first, percentage)
    for position, figure in figures(tokens):
        yield Sign(position, figure)
    for position, request in time_requests(tokens):
        yield Sign(position, request)


def _counts(tokens: Tokens, subject: Subject, context: ReplyContext) -> bool:
    """Return whether something is said of a subject and, where none is named, surely of a task."""
    if subject.tasks or context.about:
        return bool(subject.signs) or bool(subject.tasks and subject.tasks.is_exception)
    return bool(subject.said(Unchanged)) or speaks_of_work(tokens, subject.signs)


def _unchanged(everyone: list[Subject], said: list[Item], context: ReplyContext) -> Iterator[Item]:
    """Yield an item for each task named, or answered about; none stands for all open tasks."""
    known = {item.task: item for item in said}
    for subject in everyone:
        if context.about if subject.tasks is None else subject.tasks.scope is Scope.NAMED:
            for number in numbers(subject, context):
                yield known.get(number, Item(number))


def _reports_progress(item: Item) -> bool:
    return item.status is not None or item.percent is not None or bool(item.figures)


def _asked_without_a_day(everyone: list[Subject], context: ReplyContext) -> tuple[Item, ...]:
    return tuple(Item(number) for subject in everyone for number in numbers(subject, context))
