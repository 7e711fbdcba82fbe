"""The rules of the house: what every module, handler and button must keep to, whatever it does."""

import ast
import importlib
import pkgutil
import subprocess
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from enum import StrEnum
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import get_type_hints

import pytest

import handlers as conversations
from bot.conversations import CONVERSATIONS, ROUTES
from chat.buttons.base import LONGEST, Button
from chat.conversation import OnCommand, OnPress

ROOT = Path(__file__).resolve().parents[1]
PACKAGES = ("bot", "handlers", "jobs", "chat", "reports", "storage", "plans", "messenger", "sandbox")
LONGEST_FILE = 300
LONGEST_FUNCTION = 40
# Written by Alembic and never changed afterwards: one function as long as the tables it makes.
GENERATED = "storage/migrations/versions/"
LARGEST_ID = 2**63 - 1

# Where Vietnamese may stand in the code, and why; everywhere else texts are in English or come from here.
VIETNAMESE = {
    "chat/texts/": "every sentence the bot says",
    "chat/markup.py": "the words between and after names that are listed",
    "chat/buttons/": "the labels of the buttons, beside the actions that they carry",
    "chat/mail/": "the words by which mail programs quote, greet and answer by themselves",
    "chat/understanding/": "the words and patterns by which replies are understood",
    "plans/": "the words and patterns of plans, deadlines and units, and why one was not understood",
    "reports/": "what stands in the reports and sheets that people read",
    "bot/settings.py": "what is expected of a setting, for the person who runs the bot",
    "bot/cli.py": "what the person who runs the bot sees in the terminal",
    "bot/help_pages.py": "what the person who runs the bot sees in the terminal",
    "bot/reading_commands.py": "what the person who runs the bot sees in the terminal",
    "bot/run_command.py": "what the person who runs the bot sees in the terminal",
    "bot/upkeep/": "what the person who runs the bot sees in the terminal",
    "bot/demo_command.py": "what the person who runs the bot sees in the terminal",
    "bot/mail/carrier.py": "the name under which mails are sent where none is set",
    "bot/health/words.py": "what the person who looks after the bot sees in the terminal",
    "bot/demo/": "what the people of the demo say, and the headings of its screen",
    "handlers/plans/preview.py": "the name of a document that was sent without one",
    "storage/plans/saving.py": "the title of a plan that has none",
}

pytestmark = pytest.mark.slow

# Runs in a process of its own: imports the whole program and prints what that did besides reading files.
IMPORT_EVERYTHING = """
import os, sys
NOTED = {"sqlite3.connect", "subprocess.Popen", "os.mkdir", "os.rename", "os.remove", "socket.__new__"}
def watch(event, arguments):
    writes = event == "open" and isinstance(arguments[2], int) and arguments[2] & (os.O_WRONLY | os.O_RDWR)
    if event in NOTED or writes:
        print(event, arguments)
sys.addaudithook(watch)
import bot.cli, bot.run_command, bot.upkeep_commands, bot.demo_command, bot.export_command
"""


def modules(packages: Iterable[str] = PACKAGES) -> Iterator[tuple[str, ast.Module]]:
    """Yield the path and the syntax tree of every module; without packages, of those that are no tests."""
    for package in packages:
        for path in sorted(ROOT.joinpath(package).rglob("*.py")):
            yield path.relative_to(ROOT).as_posix(), tree_of(path)


@cache
def tree_of(path: Path) -> ast.Module:
    """Return the syntax tree of a module; making it takes longer than whatever is asked of it."""
    return ast.parse(path.read_text())


@pytest.fixture(scope="module", autouse=True)
def trees_are_let_go() -> Iterator[None]:
    """Keep no tree longer than these tests need it: together they are large."""
    yield
    tree_of.cache_clear()


def written_by_hand() -> Iterator[tuple[str, ast.Module]]:
    """Yield the modules that people write and read."""
    return ((path, tree) for path, tree in modules() if not path.startswith(GENERATED))


def buttons() -> list[type[Button]]:
    """Return every action that a button can carry."""
    return Button.__subclasses__()


# Modules and functions


def test_every_module_opens_with_a_docstring():
    assert [path for path, tree in modules() if not ast.get_docstring(tree)] == []


def test_no_module_is_a_drawer_for_odds_and_ends():
    drawers = {"utils", "util", "helpers", "helper", "common", "misc"}
    assert [path for path, _ in modules() if drawers & set(Path(path).with_suffix("").parts)] == []


def test_files_are_short():
    files = [*written_by_hand(), *modules(["tests"])]
    lines = {path: len(ROOT.joinpath(path).read_text().splitlines()) for path, _ in files}
    assert {path: count for path, count in lines.items() if count > LONGEST_FILE} == {}


def test_functions_are_short():
    lengths = {
        f"{path}:{node.lineno} {node.name}": node.end_lineno - node.lineno + 1
        for path, tree in [*written_by_hand(), *modules(["tests"])]
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.end_lineno is not None
    }
    assert {name: length for name, length in lengths.items() if length > LONGEST_FUNCTION} == {}


def test_no_loop_fills_the_log():
    """What is tried again and again is told by a `Trouble`; these say something once, and then differ."""
    loud = {
        path
        for path, tree in modules()
        for loop in ast.walk(tree)
        if isinstance(loop, ast.While)
        for call in ast.walk(loop)
        if isinstance(call, ast.Call) and ast.unparse(call.func).startswith("logger.")
    }
    assert loud == {"bot/leading.py", "jobs/sending/sender.py"}


# Vietnamese


def vietnamese_in(tree: ast.Module) -> list[str]:
    """Return the texts with Vietnamese letters in a module, without its docstrings."""
    docstrings = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    return [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings
        if is_vietnamese(node.value)
    ]


def is_vietnamese(text: str) -> bool:
    """Return whether any letter carries a mark that English has not."""
    decomposed = unicodedata.normalize("NFD", text.casefold())
    return any(letter == "đ" or unicodedata.combining(letter) for letter in decomposed)


def place_of(path: str) -> str | None:
    return next((place for place in VIETNAMESE if path.startswith(place)), None)


def test_vietnamese_stands_only_where_words_belong():
    elsewhere = {
        path: said for path, tree in modules() if not place_of(path) and (said := vietnamese_in(tree))
    }
    assert elsewhere == {}


def test_every_place_named_for_vietnamese_has_some():
    used = {place_of(path) for path, tree in modules() if vietnamese_in(tree)}
    assert VIETNAMESE.keys() - used == set()


def test_nothing_is_escaped_by_hand():
    """What is put into a `Marked` text is escaped by that; only the page of links is HTML of its own.

    The sandbox stands for Telegram.
    """
    by_hand = {
        path
        for path, tree in modules()
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module in {"html", "markupsafe"}
        if {"escape"} & {name.name for name in node.names}
    }
    assert by_hand == {"chat/markup.py", "reports/link_sheet.py", "sandbox/formatting.py"}


# Handlers and buttons


def test_every_conversation_is_registered():
    names = (name for _, name, _ in pkgutil.walk_packages(conversations.__path__, "handlers."))
    found: list[ModuleType] = [importlib.import_module(name) for name in names]
    assert {module.__name__ for module in found if hasattr(module, "CONVERSATION")} == {
        module.__name__ for module in CONVERSATIONS
    }


def largest(kind: type[Button]) -> Button:
    """Return a button with the longest value in each of its fields."""
    types = {name: value for name, value in get_type_hints(kind).items() if name != "code"}
    return kind(**{name: longest_value(value) for name, value in types.items()})


def longest_value(kind: type) -> int | StrEnum:
    if issubclass(kind, StrEnum):
        return max(kind, key=lambda code: len(code.encode()))
    assert kind is int, f"a button holds ids and codes, not {kind}"
    return LARGEST_ID


@pytest.mark.parametrize("kind", buttons())
def test_a_button_fits_into_callback_data_with_the_largest_ids(kind: type[Button]):
    button = largest(kind)
    assert len(button.pack().encode()) <= LONGEST
    assert kind.parse(button.pack()) == button


@pytest.mark.parametrize("kind", buttons())
def test_a_button_is_taken_in_exactly_one_place(kind: type[Button]):
    assert sum(isinstance(route, OnPress) and route.button is kind for route in ROUTES) == 1


# Imports


def test_importing_the_program_creates_nothing():
    done = subprocess.run(
        [sys.executable, "-B", "-c", IMPORT_EVERYTHING], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (done.stdout, done.stderr) == ("", "")


def test_a_command_is_taken_in_one_place():
    named = [
        (command, route.with_words)
        for route in ROUTES
        if isinstance(route, OnCommand)
        for command in route.names
    ]
    assert [command for command, times in Counter(named).items() if times > 1] == []


# Wings

WINGS = {"plans", "units", "groups", "reporting", "decisions", "requests", "reminders", "summary", "upkeep"}
FLOORS = {
    "handlers": set(),
    "chat/texts": set(),
    "chat/buttons": set(),
    "chat/messages": set(),
    "storage": {"models", "migrations", "upkeep", "web", "mail"},
    "jobs": {"sending"},
    "docs/conversations": set(),
    "tests/handlers": set(),
    "tests/storage": {"upkeep", "mail"},
    "tests/jobs": {"sending"},
}
"""The floors that have wings, and what else is a folder there."""
FEW = 30
"""So many modules at most stand outside the wings, over all floors."""


def folders(floor: str) -> set[str]:
    return {
        path.name for path in ROOT.joinpath(floor).iterdir() if path.is_dir() and path.name[0] not in "._"
    }


@pytest.mark.parametrize("floor", FLOORS)
def test_the_same_wings_are_on_every_floor(floor: str):
    assert folders(floor) - FLOORS[floor] <= WINGS


def test_few_modules_stand_outside_the_wings():
    floors = ("handlers", "storage", "chat/texts", "chat/buttons")
    assert sum(len(list(ROOT.joinpath(floor).glob("*.py"))) for floor in floors) <= FEW


def test_a_wing_opens_with_one_sentence():
    packages = {
        f"{floor}/{wing}": ast.parse(ROOT.joinpath(floor, wing, "__init__.py").read_text())
        for floor in FLOORS
        if not floor.startswith("docs")
        for wing in folders(floor) - FLOORS[floor]
    }
    assert [name for name, tree in packages.items() if len(tree.body) != 1] == []
