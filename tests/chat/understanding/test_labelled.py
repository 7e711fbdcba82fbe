"""The labelled replies of ../shared are understood as well as was promised."""

from pathlib import Path

import pytest

from tests.score.replies import LABELLED, report


@pytest.mark.skipif(not LABELLED.exists(), reason="the labelled replies of ../shared are absent")
def test_the_labelled_replies_are_understood() -> None:
    table = {line.split("  ")[1].strip(): float(line.split()[-1]) for line in list(report(repeats=1))[1:]}

    assert table["kind"] >= 98
    assert table["core exact"] >= 95
    assert table["full exact"] >= 88
    assert table["chatter, question, ack as report"] == 0


def test_an_absent_labelled_set_is_said_to_be_absent(tmp_path: Path) -> None:
    assert "absent" in "\n".join(report(tmp_path / "replies.jsonl"))
