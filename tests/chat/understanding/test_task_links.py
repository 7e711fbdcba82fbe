"""Which tasks serve which above, in the words people use for lists of tasks everywhere else."""

import pytest

from chat.understanding.commands.task_links import LinksSaid, read_links_said

BELOW = ("1", "2", "3", "4", "5", "6", "7", "7.1", "7.2", "7.3")
ABOVE = ("3", "11", "12", "13", "2.1")


@pytest.mark.parametrize(
    ("words", "below", "above"),
    [
        ("NV 3 = NV 12", "3", "12"),
        ("3 = 12", "3", "12"),
        ("nv3=nv12", "3", "12"),
        ("NV 1-3 = NV 11", "1 2 3", "11"),
        ("NV 1 - 3, 5 = NV 11", "1 2 3 5", "11"),
        ("NV 1 đến 3 = NV 11", "1 2 3", "11"),
        ("nv 1 den nv 3 -> nv 11", "1 2 3", "11"),
        ("từ 2 đến 4 = 11", "2 3 4", "11"),
        ("nhiệm vụ số 1, 2 và 5 nối với nhiệm vụ 11", "1 2 5", "11"),
        ("nối NV 1, NV 2 với NV 11", "1 2", "11"),
        ("NV 1; 2; 4 phục vụ NV 11", "1 2 4", "11"),
        ("các việc 1, 2 thuộc NV 2.1 ạ", "1 2", "2.1"),
        ("NV 7.1-7.3 = NV 12", "7.1 7.2 7.3", "12"),
        ("NV 1-5 trừ NV 3 = NV 12", "1 2 4 5", "12"),
        ("toàn bộ nhiệm vụ = NV 12", " ".join(BELOW), "12"),
        ("NV 1-2 và 4 → NV 11.", "1 2 4", "11"),
        ("NV 3 bỏ", "3", None),
        ("bỏ NV 3-5", "3 4 5", None),
        ("NV 2, 4 đến 6 thôi nối", "2 4 5 6", None),
        ("thôi nối NV 3", "3", None),
        ("không nối 1, 2", "1 2", None),
    ],
)
def test_one_statement(words: str, below: str, above: str | None):
    assert read_links_said(words, BELOW, ABOVE) == [LinksSaid(tuple(below.split()), above)]


@pytest.mark.parametrize(
    "words",
    [
        "NV 1-2 = NV 11, NV 3 = NV 3, NV 4 = NV 12",
        "NV 1, 2 = NV 11; NV 3 = NV 3; NV 4 = NV 12",
        "NV 1 đến 2 nối với NV 11\nNV 3 nối với NV 3\nNV 4 nối với NV 12",
        "1-2=11 và 3=3 và 4=12",
    ],
)
def test_several_pairs_in_one_message(words: str):
    pairs = [LinksSaid(("1", "2"), "11"), LinksSaid(("3",), "3"), LinksSaid(("4",), "12")]
    assert read_links_said(words, BELOW, ABOVE) == pairs


def test_links_and_what_is_cut_off_in_one_message():
    said = read_links_said("NV 1-2 = NV 11; NV 3 bỏ", BELOW, ABOVE)
    assert said == [LinksSaid(("1", "2"), "11"), LinksSaid(("3",))]


@pytest.mark.parametrize(
    "words",
    ["gì đó", "NV 1", "NV 1 =", "= NV 11", "NV 1 = NV 11, 12", "NV 1 = NV 11 = NV 12", "NV 3 xong = 4"],
)
def test_what_does_not_say_is_not_guessed(words: str):
    assert read_links_said(words, BELOW, ABOVE) is None


def test_numbers_that_are_of_no_task_are_returned_to_be_told():
    assert read_links_said("NV 6-9 = NV 99", BELOW, ABOVE) == [LinksSaid(("6", "7", "8", "9"), "99")]
