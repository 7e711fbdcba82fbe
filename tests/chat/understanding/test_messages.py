"""Every message of our own is understood, and as well without marks, in capitals or decomposed."""

import unicodedata
from collections.abc import Callable

import pytest

from chat.understanding import Item, Kind, Understood, understand
from tests.chat.understanding.messages import Message, invented, said_alike, without_marks

MESSAGES = invented()
REPORTS_NOTHING = {Kind.QUESTION, Kind.ACK, Kind.CHATTER}


def _core(meaning: Understood) -> tuple[object, ...]:
    return meaning.kind, [
        (item.task, item.status, item.percent, item.extension_until) for item in meaning.items
    ]


def _spans_agree(expected: Item, found: Item) -> bool:
    figures = [(one.done, one.total) for one in found.figures] == [
        (one.done, one.total) for one in expected.figures
    ]
    nouns = all(
        said_alike(one.what, other.what) for one, other in zip(expected.figures, found.figures, strict=False)
    )
    spans = ("obstacle", "proposal", "document")
    return (
        figures and nouns and all(said_alike(getattr(expected, name), getattr(found, name)) for name in spans)
    )


@pytest.mark.parametrize("message", MESSAGES, ids=lambda message: message.text[:60].replace("\n", " "))
def test_a_message_says_what_a_secretary_would_record(message: Message) -> None:
    found = understand(message.text, message.context)

    assert _core(found) == _core(message.meaning)
    assert all(map(_spans_agree, message.meaning.items, found.items)), found.items


@pytest.mark.parametrize(
    "typed",
    [
        pytest.param(without_marks, id="without marks"),
        pytest.param(str.upper, id="in capitals"),
        pytest.param(str.lower, id="in small letters"),
        pytest.param(lambda text: unicodedata.normalize("NFD", text), id="decomposed"),
        pytest.param(lambda text: text.replace(" ", "\u200b \u00a0"), id="with invisible letters"),
        pytest.param(lambda text: f"Dạ em chào chị ạ. {text}", id="after a greeting"),
    ],
)
def test_how_a_message_is_typed_hardly_matters(typed: Callable[[str], str]) -> None:
    found = [(message, understand(typed(message.text), message.context)) for message in MESSAGES]

    missed = [message.text for message, meaning in found if _core(meaning) != _core(message.meaning)]
    invented_reports = [
        message.text
        for message, meaning in found
        if meaning.kind is Kind.REPORT and message.meaning.kind in REPORTS_NOTHING
    ]
    assert len(missed) <= len(MESSAGES) * 0.02, missed
    assert not invented_reports
