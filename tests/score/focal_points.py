"""Scores the understanding of replies against our own messages, written before a look at the rules."""

from collections.abc import Iterator
from pathlib import Path

from tests.score import replies

FOCAL_POINTS = Path(__file__).resolve().parents[1] / "chat" / "understanding" / "focal_points.jsonl"


def report() -> Iterator[str]:
    """Yield the lines of the table."""
    heading, *lines = replies.report(FOCAL_POINTS, repeats=3)
    yield heading.replace("replies     ", "focal points", 1)
    yield from lines
