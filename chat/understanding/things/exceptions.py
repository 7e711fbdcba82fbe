"""Tasks taken out of all the others: "xong hết, trừ NV 9", "ngoài NV 9 ra thì đều xong", "chỉ còn NV 9"."""

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from chat.understanding.things.tasks import TASKS, Extent, TaskList
from chat.understanding.typed.clauses import SENTENCE_ENDS, end_of, start_of
from chat.understanding.typed.phrases import WORD, Phrase, keyed
from chat.understanding.typed.spelling import words
from chat.understanding.typed.tokens import Group, Tokens

_EXCEPT = Phrase("(?:ngoại trừ|trừ ra|trừ|không tính|không kể)(?: mỗi| riêng| mình)?|ngoài")
_ALONE = Phrase("chỉ còn(?: mỗi| mình| riêng)?|còn (?:mỗi|mình|riêng)|còn lại (?:mỗi|mình)|mỗi")
_THEN = Phrase("(?:ra )?thì|ra")
_NEEDED = words("trừ tính kể ngoài còn mỗi")
_ONLY_WITH_THEN = words("ngoài")
_WHOLE = Phrase(
    rf"(?:tất cả|toàn bộ|mọi|các|những)(?: (?:các|những))?(?: (?:nhiệm vụ|việc|mục|đầu việc))?(?! {TASKS})"
    rf"(?: khác)?|(?:cũng |đều |được |làm )?(?:hết|cả)(?! (?:{WORD} )?(?:tháng|quý|năm|tuần|ngày|DATE|kinh"
    r"|tiền|vốn))|đều"
)


class _Exception(NamedTuple):
    first: int
    at: int
    """Where the tasks stand that are taken out."""
    tasks: TaskList
    then: int
    """How many words after them say that the rest follows."""
    takes_out: bool


def with_exceptions(tokens: Tokens, tasks: tuple[str, ...]) -> Tokens:
    """Return the tokens with tasks that are taken out of others marked, and the others without them."""
    found = [] if _NEEDED.isdisjoint(tokens.words) else list(_found(tokens))
    if not found:
        return tokens
    excepted = {number for one in found for number in one.tasks.numbers}
    rest = TaskList(tuple(number for number in tasks if number not in excepted), Extent.REST)
    return tokens.gathered([*_marked(tokens, found, rest), *_others(tokens, found, rest)])


def _found(tokens: Tokens) -> Iterator[_Exception]:
    for phrase, takes_out in ((_EXCEPT, True), (_ALONE, False)):
        for found in tokens.find(phrase):
            tasks = tokens.items[found.after].value if found.after < len(tokens) else None
            if not isinstance(tasks, TaskList):
                continue
            then = _THEN.opens(keyed(tokens.words[found.after + 1 : found.after + 3]))
            if then or tokens.words[found.first] not in _ONLY_WITH_THEN:
                length = len(then.group().split()) if then else 0
                yield _Exception(found.first, found.after, tasks, length, takes_out)


def _marked(tokens: Tokens, found: list[_Exception], rest: TaskList) -> Iterator[Group]:
    """Yield what is taken out as an exception; before "ra thì" the rest stands in its place."""
    for one in found:
        if one.takes_out and one.then and len(_lists(tokens)) == 1:
            yield Group(one.first, one.at + 1 + one.then, TASKS, rest)
        elif one.takes_out:
            yield Group(one.first, one.at + 1, TASKS, replace(one.tasks, is_exception=True))


def _others(tokens: Tokens, found: list[_Exception], rest: TaskList) -> Iterator[Group]:
    """Yield all that are not taken out: where they are called all, or the sentence is about everything."""
    for at, tasks in _lists(tokens):
        if tasks.scope is Extent.ALL and all(one.at != at for one in found):
            yield Group(at, at + 1, TASKS, replace(rest, scope=Extent.ALL))
    if len(_lists(tokens)) > 1 or found[0].then:
        return
    at = found[0].first
    start, end = start_of(tokens.words, at, SENTENCE_ENDS), end_of(tokens.words, at, SENTENCE_ENDS)
    for whole in tokens.find(_WHOLE):
        if start <= whole.first and whole.after <= end:
            yield Group(whole.first, whole.after, TASKS, rest)
            return


def _lists(tokens: Tokens) -> list[tuple[int, TaskList]]:
    return [(at, token.value) for at, token in enumerate(tokens.items) if isinstance(token.value, TaskList)]
