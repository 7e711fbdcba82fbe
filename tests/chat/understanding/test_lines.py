"""The command line reads one line of JSON and answers with one, whatever the line holds."""

import json

import pytest

from chat.understanding import understand_line

CONTEXT = {"unit": "Sở Tài chính", "tasks": ["1", "54"], "about": None, "today": "2025-06-12"}


def test_a_line_says_the_kind_and_every_field_of_every_item() -> None:
    line = json.dumps({"id": "r1", "context": CONTEXT, "text": "NV 54 đạt 12/27 huyện, xin lùi đến 30/9"})

    assert json.loads(understand_line(line)) == {
        "id": "r1",
        "kind": "report",
        "items": [
            {
                "task": "54",
                "status": None,
                "percent": None,
                "figures": [{"done": 12, "total": 27, "what": "huyện"}],
                "obstacle": None,
                "proposal": None,
                "extension_until": "2025-09-30",
                "document": None,
            }
        ],
    }


def test_vietnamese_is_written_as_it_is() -> None:
    line = json.dumps({"id": "r1", "context": CONTEXT, "text": "NV 54 đang làm, khó khăn: thiếu kinh phí"})

    assert "thiếu kinh phí" in understand_line(line)


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("", id="empty"),
        pytest.param("{", id="no JSON"),
        pytest.param("[1, 2]", id="a list"),
        pytest.param("null", id="null"),
        pytest.param('{"id": "r1"}', id="no context"),
        pytest.param(json.dumps({"id": "r1", "context": CONTEXT, "text": 5}), id="a number as text"),
        pytest.param(
            json.dumps({"id": "r1", "context": {**CONTEXT, "today": "mai"}, "text": "x"}), id="no date"
        ),
        pytest.param(
            json.dumps({"id": "r1", "context": {**CONTEXT, "tasks": None}, "text": "x"}), id="no tasks"
        ),
        pytest.param(json.dumps({"id": "r1", "context": [], "text": "x"}), id="a list as context"),
        pytest.param("[" * 100_000, id="too deep"),
    ],
)
def test_a_broken_line_is_answered_with_an_error(line: str) -> None:
    answer = json.loads(understand_line(line))

    assert set(answer) == {"id", "error"}
    assert answer["error"]


def test_a_broken_line_keeps_its_id() -> None:
    assert json.loads(understand_line('{"id": "r7"}'))["id"] == "r7"
