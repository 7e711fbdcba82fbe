"""Words that leave some of the tasks out that are shown: "bỏ NV 12", "không lấy NV 3-5, 8"."""

from collections.abc import Sequence

from chat.understanding.things.only_numbers import only_numbers
from chat.understanding.typed.phrases import Phrase
from chat.understanding.typed.tokens import tokenize

_LEAVES_OUT = Phrase(r"(?:bỏ|bớt|không lấy|không ghi)(?: (?:qua|bớt|ra))?")


def numbers_left_out(said: str, tasks: Sequence[str]) -> tuple[str, ...] | None:
    """Return the numbers of the tasks that words leave out; None where they say anything else."""
    tokens = tokenize(said)
    found = _LEAVES_OUT.opens(tokens.key)
    after = len(found.group().split()) if found else len(tokens)
    return only_numbers(tokens.verbatim(after, len(tokens)), tasks) if after < len(tokens) else None
