"""Scores the understanding of replies against two strangers' eight rounds, each scored before it was seen."""

from collections.abc import Iterator
from pathlib import Path

from tests.score import replies

UNSEEN = Path(__file__).resolve().parents[1] / "chat" / "understanding" / "unseen.jsonl"


def report() -> Iterator[str]:
    """Yield the lines of the table."""
    heading, *lines = replies.report(UNSEEN, repeats=3)
    yield heading.replace("replies  ", "strangers", 1)
    yield from lines
