"""The labelled replies of ../shared are understood as well as was promised."""

from pathlib import Path

import pytest

from tests.score.focal_points import FOCAL_POINTS
from tests.score.month import MONTH
from tests.score.replies import LABELLED, report
from tests.score.unseen import UNSEEN


@pytest.mark.skipif(not LABELLED.exists(), reason="the labelled replies of ../shared are absent")
def test_the_labelled_replies_are_understood() -> None:
    table = {line.split("  ")[1].strip(): float(line.split()[-1]) for line in list(report(repeats=1))[1:]}

    assert table["kind"] >= 98
    assert table["core exact"] >= 95
    assert table["full exact"] >= 88
    assert table["chatter, question, ack as report"] == 0


def test_an_absent_labelled_set_is_said_to_be_absent(tmp_path: Path) -> None:
    assert "absent" in "\n".join(report(tmp_path / "replies.jsonl"))


def test_messages_written_before_anybody_looked_at_the_rules_are_understood() -> None:
    """They keep what the rules still miss: a measure of how unseen messages fare, not a list to be met."""
    found = list(report(FOCAL_POINTS, repeats=1))[1:]
    table = {line.split("  ")[1].strip(): float(line.split()[-1]) for line in found}
    messages = len(FOCAL_POINTS.read_text(encoding="utf-8").splitlines())

    assert table["kind"] >= 0.97 * messages
    assert table["core exact"] >= 0.95 * messages
    assert table["full exact"] >= 0.94 * messages
    assert table["chatter, question, ack as report"] == 0


def test_months_of_messages_stay_understood() -> None:
    """What busy people write in odd ways, the misses left in; unseen, 58 to 95 of 100 were right."""
    table = {
        line.split("  ")[1].strip(): float(line.split()[-1]) for line in list(report(MONTH, repeats=1))[1:]
    }
    messages = len(MONTH.read_text(encoding="utf-8").splitlines())

    assert table["kind"] >= 0.95 * messages
    assert table["core exact"] >= 0.94 * messages
    assert table["full exact"] >= 0.89 * messages
    assert table["chatter, question, ack as report"] == 0


def test_strangers_messages_stay_understood() -> None:
    """At first sight 31, 34, 34, 37 and 37 of each 40 were right in their core, the rules mended between.

    Without a mending it would have been 172 instead of 173: what one round teaches hardly helps the next.
    Of a second stranger 40, 38 and 37 of each 40 were, the rules left alone between.
    """
    table = {
        line.split("  ")[1].strip(): float(line.split()[-1]) for line in list(report(UNSEEN, repeats=1))[1:]
    }
    messages = len(UNSEEN.read_text(encoding="utf-8").splitlines())

    assert table["core exact"] >= 0.98 * messages
    assert table["full exact"] >= 0.98 * messages
    assert table["chatter, question, ack as report"] == 0
    assert table["tasks changed but not meant"] == 0
