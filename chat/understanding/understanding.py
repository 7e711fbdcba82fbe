"""From a message as typed to what it says."""

from collections.abc import Iterator
from itertools import chain

from chat.understanding.meaning.asides import with_asides
from chat.understanding.meaning.changes import Unchanged, with_changes
from chat.understanding.meaning.corrections import with_corrections
from chat.understanding.meaning.elided import elided
from chat.understanding.meaning.excerpts import stretches, with_excerpts
from chat.understanding.meaning.extensions import time_requests, with_grants
from chat.understanding.meaning.items import items
from chat.understanding.meaning.kinds import kind_of
from chat.understanding.meaning.obstacles import Obstacle, with_obstacles
from chat.understanding.meaning.proposals import Proposal, with_proposals
from chat.understanding.meaning.remainders import remainders
from chat.understanding.meaning.returns import GivenBack, with_returns
from chat.understanding.meaning.statuses import status_phrases
from chat.understanding.meaning.steps import add_steps
from chat.understanding.meaning.subjects import Sign, TaskSubject, subjects
from chat.understanding.meaning.unnamed import speaks_of_work
from chat.understanding.reply import ReplyContext, Understood
from chat.understanding.things.bare_shares import with_bare_shares
from chat.understanding.things.dates import with_dates
from chat.understanding.things.documents import Document, with_documents
from chat.understanding.things.dotted_numbers import with_dotted_numbers
from chat.understanding.things.exceptions import with_exceptions
from chat.understanding.things.figures import figures
from chat.understanding.things.mentions import with_mentions
from chat.understanding.things.minus import with_minus
from chat.understanding.things.parts import with_parts
from chat.understanding.things.percents import percentages
from chat.understanding.things.quantities import with_quantities
from chat.understanding.things.spoken_numbers import with_spoken_numbers
from chat.understanding.things.tasks import with_tasks
from chat.understanding.things.titles import with_titles
from chat.understanding.things.wholes import with_wholes
from chat.understanding.typed.tokens import Tokens, tokenize


def understand(text: str, context: ReplyContext) -> Understood:
    """Return what a message says: deterministic, without network or clock, for any text."""
    tokens = _tokens(text, context)
    found = subjects(tokens, list(_signs(tokens)), context.about is not None)
    add_steps(tokens, found, context)
    everyone = [subject for subject in found if _counts(tokens, subject, context)]
    said = items(everyone, context)
    spoken_of = [(subject, stretch) for subject, stretch in stretches(tokens, found) if subject in everyone]
    quoted = with_excerpts(said, tokens, spoken_of, context)
    return Understood(kind_of(tokens, everyone, said), tuple(quoted))


def _tokens(text: str, context: ReplyContext) -> Tokens:
    """Return the message with all that is understood of its parts."""
    dotted = with_dotted_numbers(tokenize(text), context.tasks)
    tokens = with_documents(with_dates(with_spoken_numbers(dotted), context.today))
    tokens = with_tasks(with_bare_shares(tokens, context.tasks), context.tasks, context.about, context.unit)
    tokens = with_titles(with_mentions(with_exceptions(tokens, context.tasks)))
    tokens = with_changes(with_returns(with_asides(tokens, context.about is not None)))
    tokens = with_proposals(with_obstacles(with_grants(tokens)))
    return with_wholes(with_parts(with_corrections(with_quantities(with_minus(tokens)))))


def _signs(tokens: Tokens) -> Iterator[Sign]:
    for position, token in enumerate(tokens.items):
        if isinstance(token.value, Obstacle | Proposal | Document | Unchanged | GivenBack):
            yield Sign(position, token.value)
    phrases = list(status_phrases(tokens))
    for phrase in chain(phrases, remainders(tokens), elided(tokens, phrases)):
        yield Sign(phrase.first, phrase)
    for percentage in percentages(tokens):
        yield Sign(percentage.first, percentage)
    for position, figure in figures(tokens):
        yield Sign(position, figure)
    for position, request in time_requests(tokens):
        yield Sign(position, request)


def _counts(tokens: Tokens, subject: TaskSubject, context: ReplyContext) -> bool:
    """Return whether something is said of a subject and, where none is named, surely of a task."""
    if subject.tasks or context.about:
        return bool(subject.signs) or bool(subject.tasks and subject.tasks.is_exception)
    return bool(subject.said(Unchanged)) or speaks_of_work(tokens, subject.signs)
