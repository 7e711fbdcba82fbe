"""However a word is typed, it is the word that patterns know."""

import importlib
import pkgutil
from collections.abc import Iterable, Iterator

import pytest

import chat.understanding
from chat.understanding.typed.phrases import Phrase, keyed
from chat.understanding.typed.slips import without_slips
from chat.understanding.typed.spelling import key
from chat.understanding.typed.telex import from_telex


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        ("nhieemj", "nhiệm"),
        ("vuj", "vụ"),
        ("ddax", "đã"),
        ("hoanf", "hoàn"),
        ("thanhf", "thành"),
        ("dduowcj", "được"),
    ],
)
def test_telex_keys_become_letters(typed: str, word: str) -> None:
    assert from_telex(typed) == word


@pytest.mark.parametrize("word", ["xong", "yes", "files", "ok", "vneid", "https"])
def test_what_is_no_telex_stays(word: str) -> None:
    assert from_telex(word) == word


@pytest.mark.parametrize(
    ("typed", "word"), [("thnàh", "thanh"), ("đnag", "dang"), ("xonggg", "xong"), ("kinh", "kinh")]
)
def test_slips_of_the_finger_are_put_right(typed: str, word: str) -> None:
    assert without_slips(typed) == word


def test_marks_tell_apart_what_letters_do_not() -> None:
    waits = Phrase("chờ hướng dẫn")
    assert waits.search(keyed([key("chờ", True), key("hướng", True), key("dẫn", True)]))
    assert waits.search(keyed([key("cho", False), key("huong", False), key("dan", False)]))
    assert not waits.search(keyed([key("cho", True), key("hướng", True), key("dẫn", True)]))


def test_the_place_of_the_tone_does_not_matter() -> None:
    assert key("hòan", True) == key("hoàn", True)


def test_capitals_can_make_another_word_of_an_abbreviation() -> None:
    assert key("kh", True) == "khong"
    assert key("KH", True) == "ke hoach"


def test_every_phrase_of_understanding_can_be_sought() -> None:
    """Each is compiled when it is first sought: a fault of one would else be met by people first."""
    names = [one.name for one in pkgutil.walk_packages(chat.understanding.__path__, "chat.understanding.")]
    modules = [importlib.import_module(name) for name in names]
    phrases = {id(one): one for module in modules for one in _phrases(vars(module).values())}
    assert len(phrases) > 100
    for phrase in phrases.values():
        phrase.search(" ")


def _phrases(found: Iterable[object]) -> Iterator[Phrase]:
    for one in found:
        if isinstance(one, Phrase):
            yield one
        elif isinstance(one, tuple | list):
            yield from _phrases(one)
        elif isinstance(one, dict):
            yield from _phrases(one.values())
