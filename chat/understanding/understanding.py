"""From a message as typed to what it says."""

from chat.understanding.dates import with_dates
from chat.understanding.documents import with_documents
from chat.understanding.items import items
from chat.understanding.kinds import kind
from chat.understanding.percents import percentages
from chat.understanding.quantities import with_quantities
from chat.understanding.reply import Kind, ReplyContext, Understood
from chat.understanding.statuses import status_phrases
from chat.understanding.subjects import subjects
from chat.understanding.tasks import with_tasks
from chat.understanding.tokens import tokenize


def understand(text: str, context: ReplyContext) -> Understood:
    """Return what a message says: deterministic, without network or clock, for any text."""
    tokens = with_documents(with_dates(tokenize(text), context.today))
    tokens = with_quantities(with_tasks(tokens, context.tasks))
    if "?" in tokens.words:
        return Understood(Kind.QUESTION)
    said = items(subjects(tokens, [*status_phrases(tokens), *percentages(tokens)]), context)
    found = kind(tokens, said)
    return Understood(found, tuple(said) if found is Kind.REPORT else ())
