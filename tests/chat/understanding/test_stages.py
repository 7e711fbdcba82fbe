"""The page on understanding tells the stages in the order in which they are called."""

import ast
import inspect
import re
from collections.abc import Iterator
from pathlib import Path

from chat.understanding import understanding

ROOT = Path(__file__).resolve().parents[3]
PAGE = ROOT.joinpath("docs", "understanding.md").read_text()
FOLDER = ROOT.joinpath("chat", "understanding")


def calls(node: ast.AST) -> Iterator[str]:
    """Yield the names of the functions that are called, the arguments of each before it."""
    for inner in ast.iter_child_nodes(node):
        yield from calls(inner)
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
        yield node.func.id


def test_the_stages_are_told_in_their_order():
    body = ast.parse(inspect.getsource(understanding)).body
    (stages,) = (node for node in body if isinstance(node, ast.FunctionDef) and node.name == "_tokens")
    assert re.findall(r"^\| `(\w+)` \|", PAGE, re.MULTILINE) == list(calls(stages))


def test_the_folders_are_told():
    there = {path.name for path in FOLDER.iterdir() if path.joinpath("__init__.py").exists()}
    assert set(re.findall(r"^- `(\w+)/`", PAGE, re.MULTILINE)) == there
