"""Documents a message names, as written, and whether they are given as evidence of work done."""

from collections.abc import Iterator
from dataclasses import dataclass

from chat.understanding.things.dates import DATE
from chat.understanding.things.numbers import COUNTED
from chat.understanding.typed.phrases import WORD, Phrase, keyed
from chat.understanding.typed.spelling import words
from chat.understanding.typed.tokens import Group, Tokens

DOCUMENT = "DOCUMENT"


@dataclass(frozen=True, slots=True)
class Document:
    """A document as written; it is no evidence where it is the ground, the target or the name of the work."""

    written: str
    is_evidence: bool


_TYPE = (
    "quy chế phối hợp|quy chế|báo cáo|tờ trình|phiếu trình|kế hoạch|quyết định|công văn|công điện|văn bản"
    "|nghị quyết|thông báo|biên bản|hướng dẫn|chỉ thị|chương trình|giấy mời|giấy phép|hợp đồng|phương án"
    "|đề án|quy trình|thông tư|nghị định|luật|kết luận|phụ lục|tổ công tác|tổ giúp việc|dự án|biểu|mẫu"
)
_NUMBERED = Phrase(
    rf"(?:(?:{_TYPE})(?: (?!tại |theo ){WORD}){{0,6}}? )?(?:số )?DOCUMENTNUMBER(?: ,? ?{DATE})?"
    rf"|(?:{_TYPE}) (?:số )?\d{{1,5}}(?: ,)? {DATE}|(?:{_TYPE}) số \d{{1,5}}"
)
# "Đề án 06", "Chỉ thị 04": the name of something, no evidence. A bare "báo cáo 32" is a report on task 32.
_NAMED = Phrase(rf"(?!báo)(?:{_TYPE}|tổ|đa|da) \d{{1,5}}(?! (?:%|phần trăm))")

_GROUNDS = words("theo cứ hiện khai giao cầu đạo định đổi thế lời đáp ý thảo nêu vụ xem mời về")
_EVIDENCE = words("hành trình gửi có cáo duyệt ký mưu thành xong kèm quả")
_TASK = words("nhiệm")
"""Of "nhiệm vụ", whose second word is no "vụ" of "về vụ việc"."""
# The task stands between: "kế hoạch thực hiện NV 33 số 45/KH-SYT". It stays a task.
_SPLIT = Phrase(rf"(?:{_TYPE})(?: {WORD}){{0,5}}? (?:nhiệm vụ|mục)(?: số)? \d[\d.]*$")
_LONGEST_SPLIT = 12
_COUNTED = [[word] for word in COUNTED]
_FARTHEST = 10


def with_documents(tokens: Tokens) -> Tokens:
    """Return the tokens with every document gathered into one token that holds a `Document`."""
    return tokens.gathered(_documents(tokens))


def _documents(tokens: Tokens) -> Iterator[Group]:
    if not any(word[0].isdigit() or word == "DOCUMENTNUMBER" for word in tokens.words):
        return
    for pattern, can_be_evidence in ((_NUMBERED, True), (_NAMED, False)):
        for found in tokens.find(pattern):
            if not can_be_evidence and tokens.words[found.after : found.after + 1] in _COUNTED:
                continue  # "đã hướng dẫn 2 trường hợp"
            written = tokens.verbatim(found.first, found.after)
            is_evidence = can_be_evidence and _is_evidence(tokens, _first_of(tokens.words, found.first))
            yield Group(found.first, found.after, DOCUMENT, Document(written, is_evidence))


def _first_of(message: list[str], at: int) -> int:
    """Return where a document begins, the words of whose kind stand before the task that it is about."""
    led = message[max(0, at - _LONGEST_SPLIT) : at]
    found = _SPLIT.search(keyed(led))
    return at - len(found.group().split()) if found else at


def _is_evidence(tokens: Tokens, first: int) -> bool:
    """Return what the nearest telling word before the document says: "trình ... tại" it, or "theo" it."""
    for at in range(first - 1, max(-1, first - 1 - _FARTHEST), -1):
        word = tokens.words[at]
        if word in {"\n", ".", ";"}:
            break
        if word in _EVIDENCE:
            return True
        if word in _GROUNDS and not (at and tokens.words[at - 1] in _TASK):
            return False
    return True
