"""What holds of any text whatever: it is understood at once, and no task is reported that nobody spoke of."""

import re
import time
import unicodedata
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chat.understanding import Kind, ReplyContext, understand
from tests.chat.understanding.messages import context, without_marks
from tests.chat.understanding.vocabulary import known_words

MOST_LETTERS = 5_000
MOST_SECONDS = 1.0
"""Many times what it takes without coverage, for the sake of busy machines; a runaway takes minutes."""

_PIECES = (
    "NV 5 |NV 54 |nhiệm vụ |mục 12-15 |54: |4.2.1 |từ 8 đến 11 |toàn bộ |còn lại |trừ |đã |đang |chưa |không "
    "|xong |hoàn thành |thường xuyên |chờ |hướng dẫn |của Bộ |trình |85% |1.250/1.480 |12 huyện |tăng 5% "
    "|chỉ tiêu 70% |từ 62% lên 78% |triệu |khó khăn: |vướng |do |đề nghị |kiến nghị |xin |gia hạn |lùi |đến "
    "|15/6 |quý III |thứ 6 tuần sau |mai |như |vẫn |thay đổi |gửi |báo cáo |muộn |bot ơi |@dondoc_bot "
    "|/baocao "
    "|Tờ trình số 8/TTr-STC |ngày 9/6/2025 |0912345678 |9h |<b>|&amp;|“|”|(|)|, |. |; |? |! |\n|: |- |😀"
    "|\u200b|\u0301|=SUM(A1)|{|} |ok |vâng |hả |ko |đc |nv |r |xog "
)
PIECES = _PIECES.split("|")
VOCABULARY = known_words()
MARKLESS = sorted({without_marks(word) for word in VOCABULARY})
OF_THE_VOCABULARY = st.lists(
    st.sampled_from([*VOCABULARY, *MARKLESS, "3", "12/27", "1,5", "nv 5", "%", ",", ".", "ngay 5/6"]),
    max_size=30,
).map(" ".join)
texts = st.one_of(
    st.text(max_size=300),
    st.lists(st.sampled_from(PIECES), max_size=40).map("".join),
)
contexts = st.builds(
    lambda tasks, about, today: context(*tasks, about=about, today=today),
    st.lists(
        st.sampled_from(["1", "5", "54", "55", "4.2.1", "4.2.2", "12"]), min_size=1, max_size=5, unique=True
    ),
    st.sampled_from([None, "54", "4.2.1"]),
    st.dates(date(2024, 1, 1), date(2027, 12, 31)),
)
ALL_OF_THEM = re.compile(r"toan bo|tat ca|moi|ca \d+|nhiem vu|\bnv\b|con lai|khac|deu", re.IGNORECASE)


def _plain(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def _is_spoken_of(task: str, text: str) -> bool:
    """Return whether a number stands in a text, or within a range of numbers that does."""
    numbers = re.findall(r"\d+(?:\.\d+)*", _plain(text))
    if task in {number.lstrip("0") or "0" for number in numbers} or task in numbers:
        return True
    last = int(task.rsplit(".", maxsplit=1)[-1])
    ends = [int(part) for number in numbers for part in re.split(r"[.,]", number) if len(part) < 4]
    return any(low <= last for low in ends) and any(high >= last for high in ends)


@given(texts, contexts)
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_no_task_is_reported_that_nobody_spoke_of(text: str, where: ReplyContext) -> None:
    meaning = understand(text, where)

    implied = {where.about, where.tasks[0] if len(where.tasks) == 1 else None, None}
    if ALL_OF_THEM.search(_plain(text)):
        implied |= set(where.tasks)
    for item in meaning.items:
        assert item.task in implied or _is_spoken_of(str(item.task), text)


@given(OF_THE_VOCABULARY, contexts)
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_no_text_of_the_words_that_patterns_know_raises(text: str, where: ReplyContext) -> None:
    understand(text, where)
    understand(without_marks(text), where)


@pytest.mark.parametrize("before", ["nv 5 da lam 3", "ngay 5/7", "nv thu"])
def test_no_known_word_beside_a_number_raises(before: str) -> None:
    """In "da ban hanh 3 van ban" the "van" was taken for "vạn", and the whole message was lost."""
    for word in MARKLESS:
        understand(f"{before} {word} ban 5", context())


@given(texts, contexts)
@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_understanding_is_deterministic_and_each_task_stands_once(text: str, where: ReplyContext) -> None:
    meaning = understand(text, where)

    assert meaning == understand(text, where)
    tasks = [item.task for item in meaning.items]
    assert len(tasks) == len(set(tasks))
    if meaning.kind in {Kind.QUESTION, Kind.ACK, Kind.CHATTER}:
        assert not meaning.items


@pytest.mark.parametrize("piece", PIECES, ids=repr)
def test_a_piece_repeated_without_end_is_read_in_time(piece: str) -> None:
    started = time.process_time()
    understand((piece * MOST_LETTERS)[:MOST_LETTERS], context())

    assert time.process_time() - started < MOST_SECONDS


@pytest.mark.parametrize("piece", [", 4.2.1 ", "1, ", "NV 1-300 ", "1/2 ", "từ 1 đến 300 ", "trừ NV 5 "])
def test_numbers_without_end_are_read_in_time(piece: str) -> None:
    started = time.process_time()
    understand((piece * MOST_LETTERS)[:MOST_LETTERS], context(about="54"))

    assert time.process_time() - started < MOST_SECONDS / 2


@given(st.lists(st.sampled_from(PIECES), min_size=2, max_size=4))
@settings(max_examples=40, deadline=None)
def test_pieces_repeated_without_end_are_read_in_time(pieces: list[str]) -> None:
    started = time.process_time()
    understand(("".join(pieces) * MOST_LETTERS)[:MOST_LETTERS], context(about="54"))

    assert time.process_time() - started < MOST_SECONDS
