"""Which tasks each thing a message says is about."""

from dataclasses import dataclass, field
from itertools import groupby

from chat.understanding.percents import Percentage
from chat.understanding.statuses import StatusPhrase
from chat.understanding.spelling import words
from chat.understanding.tasks import TASKS, TaskList
from chat.understanding.tokens import Tokens

Sign = StatusPhrase | Percentage


@dataclass(slots=True)
class Subject:
    """Tasks a part of the message is about (None: whatever the message answers) and what is said of them."""

    position: int
    tasks: TaskList | None
    signs: list[Sign] = field(default_factory=list)


_SENTENCE_ENDS = frozenset("\n.;!?")
_CLAUSE_ENDS = _SENTENCE_ENDS | {",", "|"} | words("còn riêng nhưng")
_BETWEEN_SHARED = words("và với cùng lẫn các") | set(",&+")


def subjects(tokens: Tokens, signs: list[Sign]) -> list[Subject]:
    """Return what is said of which tasks, in order of mention."""
    unnamed = Subject(-1, None)
    named = [
        Subject(at, token.value) for at, token in enumerate(tokens.items) if isinstance(token.value, TaskList)
    ]
    everyone = [unnamed, *named]
    for sign in sorted(signs, key=lambda sign: sign.first):
        _owner(tokens, sign, everyone).signs.append(sign)
    return everyone


def _owner(tokens: Tokens, sign: Sign, everyone: list[Subject]) -> Subject:
    before = [subject for subject in everyone if subject.position <= sign.first][-1]
    after = next((subject for subject in everyone if subject.position > sign.first), None)
    if after and _leads_to(tokens.words, sign.first, before.position, after.position):
        return after
    return before


def _leads_to(message: list[str], sign: int, before: int, after: int) -> bool:
    """Return whether what is said stands before its task: "đã hoàn thành NV 7", "Đã xong: NV 4, 5"."""
    start = max((at for at in range(before + 1, sign) if message[at] in _CLAUSE_ENDS), default=before)
    has_other_task = start == before and before >= 0
    return not has_other_task and _CLAUSE_ENDS.isdisjoint(message[sign:after])
