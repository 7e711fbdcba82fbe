"""The page of what Telegram does: every row is proved by tests that exist."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT.joinpath("docs", "telegram.md").read_text()
ROWS = [line for line in PAGE.splitlines() if re.match(r"\| (?!Sự việc)", line)]
CELLS = 5
TEST = re.compile(r"`(tests/[\w/]+\.py)::(test_\w+)`")


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.split(" | ")[0])
def test_a_row_is_complete_and_names_tests_that_exist(row: str):
    cells = [cell.strip() for cell in row.strip("| ").split(" | ")]
    assert len(cells) == CELLS
    assert all(cells)
    named = TEST.findall(cells[-1])
    assert len(named) == cells[-1].count("::") > 0
    for path, name in named:
        assert f"def {name}(" in ROOT.joinpath(path).read_text(), f"{path}::{name}"


def test_the_page_has_rows():
    assert len(ROWS) > CELLS
