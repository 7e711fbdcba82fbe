"""Tasks named only for what is said of another: "NV 33: làm cùng NV 15", "chờ NV 15 xong mới làm"."""

from collections.abc import Iterator
from dataclasses import dataclass

from chat.understanding.things.tasks import TASKS
from chat.understanding.typed.clauses import SENTENCE_ENDS, start_of
from chat.understanding.typed.phrases import Phrase
from chat.understanding.typed.spelling import words
from chat.understanding.typed.tokens import Group, Tokens

MENTIONED = "MENTIONED"


@dataclass(frozen=True, slots=True)
class Mention:
    """A task that is not spoken of; whether the work on the other one goes on with it, or waits for it."""

    goes_on: bool


_AWAITED = Phrase(
    r"(?:(?:còn|phải|đang|vẫn|cần) )*(?:chờ|đợi|(?:sau )?khi)(?: nào)? TASKS"
    r"(?: (?:đã |được |làm )?(?:xong|hoàn thành|hoàn tất))?(?= (?:rồi |thì )*(?:mới|thì)(?: |$))"
    r"|(?:(?:còn|phải|đang|vẫn|cần) )*(?:chờ|đợi) TASKS(?= [.;\n]|$)"
)
_DEPENDED_ON = Phrase(
    "phụ thuộc(?: vào)?(?: (?:kết quả|tiến độ|việc))*(?: của)? TASKS"
    "(?: (?:có |được |đã |làm )?(?:xong|hoàn thành|hoàn tất))?"
)
_TOGETHER = Phrase(
    "(?:(?P<work>thực hiện|làm|triển khai|lồng ghép|ghép|gộp|kết hợp) )*"
    "(?:(?:chung|cùng|gắn|ghép|gộp|kết hợp|phối hợp|nằm|lồng) (?:với|vào|cùng|trong)"
    "|vào|cùng|chung|trong|theo) TASKS"
)
_WAITS = words("chờ đợi")
_BULLETS = frozenset("-+*•")


def with_mentions(tokens: Tokens) -> Tokens:
    """Return the tokens with each task that is only mentioned beside another no task any more."""
    if tokens.words.count(TASKS) < 2:
        return tokens
    return tokens.gathered(_mentions(tokens))


def _mentions(tokens: Tokens) -> Iterator[Group]:
    for phrase in (_AWAITED, _DEPENDED_ON):
        for found in tokens.find(phrase):
            sentence = tokens.words[start_of(tokens.words, found.first, SENTENCE_ENDS) : found.first]
            if TASKS in sentence:
                goes_on = not _WAITS.isdisjoint(tokens.words[found.first : found.after])
                yield Group(found.first, found.after, MENTIONED, Mention(goes_on))
    for found in tokens.find(_TOGETHER):
        if _owns_its_line(tokens.words, found.first):
            goes_on = found.match["work"] is not None
            yield Group(found.first, found.after, MENTIONED, Mention(goes_on))


def _owns_its_line(message: list[str], at: int) -> bool:
    """Return whether a task stands with a colon at the beginning of the line, and no other before this."""
    start = start_of(message, at, {"\n"})
    while start < at and message[start] in _BULLETS:
        start += 1
    line = message[start:at]
    return line[:1] == [TASKS] and ":" in line[1:2] and line.count(TASKS) == 1
