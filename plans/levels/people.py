"""Names of people in words that go from one level to the other: they are left out."""

import re
from collections.abc import Iterator, Sequence

LEFT_OUT = "…"
_WORD = re.compile(r"\S+|\s+")
_TITLES = frozenset({"ông", "bà", "anh", "chị", "cô", "chú", "bác", "em", "chí", "đ/c", "đc", "ô", "ô/b"})
"""The last word before a name; "chí" is that of "đồng chí"."""
_SURNAMES = frozenset(
    re.findall(
        r"\S+",
        "nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ hồ ngô dương lý đào đinh lâm mai trịnh trương"
        " đoàn cao lương hà tạ chu châu vương quách hứa lò lường quàng giàng sùng vừ mùa thào cầm kiều",
    )
)
_FEWEST_WORDS = 3
"""Without a title before them, so many words that begin with a surname are a name: "Lê Văn Tám"."""
_CALLED_AFTER_PEOPLE = frozenset(
    re.findall(
        r"\S+",
        "xã phường huyện tỉnh phố thôn xóm ấp làng bản khu tổ đường trường thpt thcs viện cầu chợ hồ viên"
        " cảng ga quận đảo núi trạm ty hàng quỹ",
    )
)
"""What bears the name of a person, or of a place that sounds like one: "đường Nguyễn Văn Cừ"."""
_POSTS = frozenset({"trưởng", "phó", "tịch", "thư"})
"""The last word of a post before a place: in "trưởng thôn Lê Văn Tám" it is not the hamlet's name."""
_SIGNS = ",.;:!?)”\"'"
_OPENING = "(“\"'-–"


def without_people(words: str) -> str:
    """Return words without the names of people.

    They stand behind "ông", "bà", "đồng chí" and the like, or begin with a surname.
    """
    pieces = _WORD.findall(words)
    said = [at for at, piece in enumerate(pieces) if not piece.isspace()]
    kept, after = list(pieces), 0
    for first, end in _names([pieces[at] for at in said]):
        if first >= after:
            after, last = end, said[end - 1]
            name = pieces[said[first]]
            opening = name[: len(name) - len(name.lstrip(_OPENING))]
            closing = pieces[last][len(pieces[last].rstrip(_SIGNS)) :]
            kept[said[first] : last + 1] = [f"{opening}{LEFT_OUT}{closing}", *[""] * (last - said[first])]
    return "".join(kept)


def _names(said: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield the first word of each name and the one after its last."""
    for first, word in enumerate(said):
        end = _end_of_name(said, first)
        is_titled = end > first and _before(said, first, 1).rstrip(".:") in _TITLES
        begins = word.lstrip(_OPENING).casefold() in _SURNAMES and not _is_of_a_place(said, first)
        if is_titled or (begins and end - first >= _FEWEST_WORDS):
            yield first, end


def _before(said: Sequence[str], first: int, steps: int) -> str:
    return said[first - steps].strip(_OPENING).casefold() if first >= steps else ""


def _is_of_a_place(said: Sequence[str], first: int) -> bool:
    return _before(said, first, 1) in _CALLED_AFTER_PEOPLE and _before(said, first, 2) not in _POSTS


def _end_of_name(said: Sequence[str], first: int) -> int:
    """Return where the words in capitals end that begin here: behind the first that a sign follows."""
    end = first
    while end < len(said) and said[end].lstrip(_OPENING)[:1].isupper():
        end += 1
        if said[end - 1][-1] in _SIGNS:
            break
    return end
