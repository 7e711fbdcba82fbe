"""Evidence of work that is done, to follow soon: "xong rồi nhưng chưa có văn bản, mai gửi"."""

from collections.abc import Iterator

from chat.understanding.things.dates import DATE
from chat.understanding.typed.clauses import SENTENCE_ENDS, start_of
from chat.understanding.typed.phrases import Phrase
from chat.understanding.typed.spelling import words
from chat.understanding.typed.tokens import Group, Tokens

PROMISE = "PROMISE"
"""The word of a token for what is promised: nothing is in the way of the work, and nothing left to do."""

_EVIDENCE = (
    "(?:văn bản|minh chứng|bằng chứng|tài liệu|file|báo cáo|ảnh|hình ảnh|biên bản|quyết định|bản scan|bản"
    " chính|số liệu|chứng từ|DOCUMENT)"
)
_HAND_IN = "(?:gửi|nộp|bổ sung|đính kèm|up|chụp|scan|chuyển|cung cấp)"
_US = "(?:em|e|anh|chị|tôi|mình|sở|đơn vị|bên|xã|phường|phòng|sẽ|mới|thì|xin|nữa|lại)"
_SOON = f"(?:{DATE}|TIME|sẽ|sau|lát|tí|chút|chiều|tối|sáng)"
_PROMISED = Phrase(
    rf"chưa (?:kịp )?(?:(?:có|lấy|xin|tìm|{_HAND_IN})(?: được)? )?{_EVIDENCE}"
    rf"(?: (?:để )?{_HAND_IN}| kèm| ký| nộp)*"
    rf"(?: (?:kịp|ạ|em|anh|chị|nên|thì|,))* (?:{_SOON} )+?(?:{_US} )*{_HAND_IN}(?: (?:sau|lại|ạ|nhé|nha))*"
)
_NEEDED, _DONE = words("chưa"), words("xong thành tất rồi")


def with_promises(tokens: Tokens) -> Tokens:
    """Return the tokens with each promise of evidence behind what is done gathered into one."""
    if _NEEDED.isdisjoint(tokens.words) or _DONE.isdisjoint(tokens.words):
        return tokens
    return tokens.gathered(_promises(tokens))


def _promises(tokens: Tokens) -> Iterator[Group]:
    for found in tokens.find(_PROMISED):
        if not _DONE.isdisjoint(
            tokens.words[start_of(tokens.words, found.first, SENTENCE_ENDS) : found.first]
        ):
            yield Group(found.first, found.after, PROMISE)
