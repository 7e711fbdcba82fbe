"""Scores the understanding of replies against months of messages, each written before it was first tried."""

from collections.abc import Iterator
from pathlib import Path

from tests.score import replies

MONTH = Path(__file__).resolve().parents[1] / "chat" / "understanding" / "month.jsonl"


def report() -> Iterator[str]:
    """Yield the lines of the table."""
    heading, *lines = replies.report(MONTH, repeats=1)
    yield heading.replace("replies", "months ", 1)
    yield from lines
