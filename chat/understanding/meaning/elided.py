"""A day alone behind a task, said as of the task before it: "xong NV 5 trước 20/6 và NV 9 trước 25/6"."""

from collections.abc import Iterable, Iterator

from chat.understanding.meaning.extensions import asks_for_time
from chat.understanding.meaning.rule import Strength
from chat.understanding.meaning.statuses import StatusPhrase
from chat.understanding.things.dates import DATE
from chat.understanding.things.days import When
from chat.understanding.things.tasks import TASKS
from chat.understanding.typed.clauses import SENTENCE_ENDS, start_of
from chat.understanding.typed.phrases import Phrase, keyed
from chat.understanding.typed.tokens import Found, Tokens

_DAY_ALONE = Phrase(
    rf"(?:và|còn|,|;|\n)(?: (?:và|còn|thì|-))* {TASKS}"
    rf" (?:(?:là|thì|:|trước|trong|vào|đến|hết|chậm nhất|khoảng) )*{DATE}"
    r"(?= (?:[,.;\n]|và|ạ|nhé|nha|em|anh|chị)|$)"
)


def elided(tokens: Tokens, phrases: Iterable[StatusPhrase]) -> Iterator[StatusPhrase]:
    """Yield for each day alone that the work is expected by it, where so much is said of the task before."""
    foretold = [one for one in phrases if one.strength is Strength.FORECAST and one.day]
    if not foretold:
        return
    for found in tokens.find(_DAY_ALONE):
        at = found.after - 1
        day = tokens.items[at].value
        model = _model(tokens, found, foretold)
        if model and isinstance(day, When) and not day.is_past:
            yield StatusPhrase(at, at + 1, model.status, Strength.FORECAST, tokens.verbatim(at, at + 1))


def _model(tokens: Tokens, found: Found, foretold: list[StatusPhrase]) -> StatusPhrase | None:
    """Return what the sentence before it says by when, None where it asks for time."""
    start = start_of(tokens.words, found.first, SENTENCE_ENDS)
    if asks_for_time(keyed(tokens.words[start : found.first])):
        return None
    return next((one for one in reversed(foretold) if start <= one.first < found.first), None)
