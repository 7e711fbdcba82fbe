"""Numbers of tasks in a group that owes to several levels: "NV 3 (tỉnh)", "NV 3 (xã)"."""

import re
from collections.abc import Collection

from chat.markup import Marked, short
from chat.texts.words import count

_QUOTED = re.compile(r"(“[^”]*”)")
_NUMBER = re.compile(r"\bNV (?P<number>\w+(?:\.\w+)*(?:</b>)?)")


def numbered(text: Marked, word: str, words: Collection[str]) -> Marked:
    """Return a text in which each number of a task says its level, but for words that are repeated.

    `words` are how all levels of the group are called: a number that says its level already stays as it is.
    """
    known = tuple(f" ({Marked.escape(one)})" for one in words)

    def of_level(found: re.Match[str]) -> str:
        said = text_of[found.end() :].startswith(known)
        return found[0] if said else f"{found[0]} ({Marked.escape(word)})"

    pieces = []
    for place, text_of in enumerate(_QUOTED.split(text)):
        pieces.append(text_of if place % 2 else _NUMBER.sub(of_level, text_of))
    return Marked("".join(pieces))  # noqa: S704 -- pieces of a marked text


def labelled(label: str, word: str, words: Collection[str]) -> str:
    """Return a button's label in which the number of a task says its level."""
    if any(f"({one})" in label for one in words):
        return label
    return _NUMBER.sub(lambda found: f"{found[0]} ({word})", label)


def which_level(levels: int, *, is_kept: bool) -> Marked:
    """Return the question for which of a group's levels something is meant; what was said waits meanwhile."""
    text = (
        Marked("Nhóm này báo cáo cho {}. Nội dung này là của cấp nào? Xin chọn (tin đang được giữ):")
        if is_kept
        else Marked("Nhóm này báo cáo cho {}. Xin chọn:")
    )
    return text.format(count(levels, "cấp"))


def no_more_here(unit: str) -> Marked:
    """Return that nothing is recorded for a unit for which the group reports no more; fit for an alert."""
    return Marked(
        "⚠️ Chưa ghi gì: đây là việc của {}, nhóm này không còn báo cáo cho đơn vị đó. "
        "Việc khác xin gửi riêng. Xem việc: /nhiemvu"
    ).format(short(unit, 60))


def unit_at(unit: str, word: str | None) -> str:
    """Return how a unit is called in a group of several levels: "Thôn Đông (xã)"."""
    return f"{unit} ({word})" if word else unit


def told_at(word: str | None, plan: str | None) -> str | None:
    """Return what stands behind the name of a report: the level and the plan, where they have to be told."""
    return ", ".join(one for one in (word, plan) if one) or None
