"""Words that name tasks and say nothing else: "NV 1-3, 5", "từ 2 đến 6 trừ NV 4", "toàn bộ nhiệm vụ"."""

import re
from collections.abc import Sequence

from chat.understanding.things.tasks import Extent, TaskList, with_tasks
from chat.understanding.typed.clauses import PARTICLES
from chat.understanding.typed.spelling import words
from chat.understanding.typed.tokens import tokenize

_BARE = re.compile(r"\A\s*(?:(?:các|những) )?(?:việc )?(?=(?:từ |tu |số |so )?\d)", re.IGNORECASE)
_EXCEPTS = words("trừ ngoại")
_BETWEEN = words("và với cùng các những gồm riêng mỗi") | set(",;&+.:-•\n") | PARTICLES


def only_numbers(said: str, tasks: Sequence[str]) -> tuple[str, ...] | None:
    """Return the numbers of the tasks that words name, each once; None where they say anything else.

    `tasks` are those that there are, in their order; a number that is of none is returned all the same.
    """
    found: dict[str, None] = {}
    takes_out = False
    for token in with_tasks(tokenize(_BARE.sub("NV ", said, count=1)), tuple(tasks), None).items:
        if isinstance(token.value, TaskList) and token.value.scope is not Extent.REST:
            for number in token.value.numbers:
                if takes_out:
                    found.pop(number, None)
                else:
                    found[number] = None
        elif token.word in _EXCEPTS:
            takes_out = True
        elif token.word not in _BETWEEN:
            return None
    return tuple(found) or None
