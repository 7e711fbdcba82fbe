"""Where sentences and clauses of a message begin and end."""

from collections.abc import Container, Iterator

from chat.understanding.typed.spelling import words

LONGEST_CLAUSE = 40
SENTENCE_ENDS = frozenset("\n.;!?")
CLAUSE_ENDS = SENTENCE_ENDS | frozenset(",:|(\t")
PARTICLES = words(
    "ạ nhé nha nhá nhe em anh chị e a c ơi à ừ dạ vâng đó đấy thôi luôn rồi nhỉ vậy thế này bác sếp ad"
    " admin bot hả hen hì haha hihi ok ah ak ha ời ui hic huhu ấy"
) | {"CALL"}


def stretches(message: list[str], ends: Container[str]) -> Iterator[tuple[int, int]]:
    """Yield the first token and the one after the last of each stretch between words that end one."""
    start = 0
    for position, word in enumerate(message):
        if word in ends:
            if position > start:
                yield start, position
            start = position + 1
    if start < len(message):
        yield start, len(message)


def start_of(message: list[str], position: int, ends: Container[str]) -> int:
    """Return where the stretch before a token begins, after the nearest of the words that end one."""
    start, least = position, max(0, position - LONGEST_CLAUSE)
    while start > least and message[start - 1] not in ends:
        start -= 1
    return start


def end_of(message: list[str], position: int, ends: Container[str]) -> int:
    """Return where the stretch from a token on ends: at the nearest of the words that end one."""
    end, most = position, min(len(message), position + LONGEST_CLAUSE)
    while end < most and message[end] not in ends:
        end += 1
    return end
