"""What the documents promise is there: settings, commands, functions, links, locks without a host."""

import ast
import pkgutil
import re
import tomllib
from collections.abc import Sequence
from datetime import date, time
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr
from pydantic_core import PydanticUndefined

from bot.conversations import ROUTES, TAKERS
from bot.settings import Settings
from chat.conversation import OnCommand
from tests.auxil.command_lines import command_lines

ROOT = Path(__file__).resolve().parents[1]
README, COMMANDS, SETTINGS = (
    dict(zip(("Vietnamese", "English"), ROOT.joinpath(page).read_text().split("\n## English\n"), strict=True))
    for page in ("README.md", "docs/commands.md", "docs/settings.md")
)
MOST_WORDS = 900
ENVIRONMENT = ROOT.joinpath(".env.example").read_text()
CONVERSATION_PAGES = ROOT.joinpath("docs", "conversations")
PAGES = sorted(CONVERSATION_PAGES.rglob("*.md"))
DOCUMENTS = [*sorted(ROOT.glob("*.md")), *sorted(ROOT.joinpath("docs").rglob("*.md"))]
GLOSSARY = ROOT.joinpath("docs", "glossary.md").read_text()
CONVENTIONS = ROOT.joinpath("docs", "conventions.md").read_text()
SKETCHES = re.findall(r"```python\n(# .*?)```", CONVENTIONS, re.DOTALL)
FUNCTION = ast.FunctionDef | ast.AsyncFunctionDef
PACKAGES = ("bot", "handlers", "jobs", "chat", "reports", "storage", "plans", "messenger", "sandbox")
NOT_YET = "Chưa phát hành"
"""The heading in the changelog of what no version has yet."""
LOCKS = sorted(ROOT.glob("requirements*.lock"))

in_each_language = pytest.mark.parametrize("language", README)
in_each_document = pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
in_each_lock = pytest.mark.parametrize("path", LOCKS, ids=lambda path: path.name)


# Settings


def defaults() -> dict[str, Any]:
    """Return the default of every setting by its key; None where there is none."""
    values = {key.upper(): field.default for key, field in Settings.model_fields.items()}
    return {key: None if value is PydanticUndefined else value for key, value in values.items()}


def written(value: Any) -> str:
    """Return a default as people write it."""
    match value:
        case None:
            return ""
        case time():
            return f"{value:%H:%M}"
        case float():
            return f"{value:g}"
        case bool():
            return str(value).lower()
        case _:
            return str(value)


def settings_in_the_example() -> dict[str, str]:
    return dict(re.findall(r"^([A-Z_]+)=(.*)$", ENVIRONMENT, re.MULTILINE))


def test_the_example_names_every_setting_with_its_default():
    assert settings_in_the_example() == {key: written(value) for key, value in defaults().items()}


def test_the_example_explains_every_setting_in_the_line_above_it():
    assert re.findall(r"^(?!#).*\n([A-Z_]+)=", ENVIRONMENT, re.MULTILINE) == []


def test_the_example_is_valid_once_it_has_a_token():
    given = Settings(_env_file=ROOT / ".env.example", bot_token=SecretStr("123456:ABC-DEF"))  # type: ignore[call-arg] # pydantic-settings takes it
    plain = Settings(_env_file=None, bot_token=SecretStr("123456:ABC-DEF"))  # type: ignore[call-arg] # pydantic-settings takes it
    assert given == plain


@in_each_language
def test_the_page_of_settings_lists_each_with_its_default(language: str):
    rows = dict(re.findall(r"^\| `([A-Z_]+)` \| (.*?) \|", SETTINGS[language], re.MULTILINE))
    assert rows.keys() == defaults().keys()
    assert {key: rows[key].strip("`") for key, value in defaults().items() if value is not None} == {
        key: written(value) for key, value in defaults().items() if value is not None
    }


# The first page


@in_each_language
def test_the_readme_has_the_two_commands_as_they_are_typed(language: str):
    typed = [block.strip() for block in re.findall(r"```sh\n(.*?)```", README[language], re.DOTALL)]
    assert typed == ["make demo", "make run"]


def test_the_readme_is_read_at_one_sitting():
    assert sum(len(part.split()) for part in README.values()) <= MOST_WORDS


def test_the_readme_leads_to_every_page():
    linked = {ROOT.joinpath(link) for link in re.findall(r"\]\(([^)#]+\.md)", README["Vietnamese"])}
    assert {*ROOT.glob("*.md"), *ROOT.glob("docs/*.md")} - linked == {ROOT / "README.md"}


# Commands


@in_each_document
def test_every_make_command_that_is_named_exists(path: Path):
    targets = set(re.findall(r"^([a-z]+):.*## ", ROOT.joinpath("Makefile").read_text(), re.MULTILINE))
    assert set(re.findall(r"(?:`|^|&& )make ([a-z]+)\b", path.read_text(), re.MULTILINE)) - targets == set()


@in_each_language
def test_the_page_of_commands_names_every_one_of_the_command_line(language: str):
    assert {command for command in command_lines() if f"`dondoc {command}" not in COMMANDS[language]} == set()


@in_each_document
def test_every_command_line_that_is_named_exists(path: Path):
    named = re.findall(r"(?:`|bin/)dondoc ((?:read )?[a-z][a-z-]*)", path.read_text())
    assert set(named) - command_lines() == set()


@in_each_language
def test_the_page_of_commands_names_every_one_of_the_chat(language: str):
    commands = set().union(*(route.names for route in ROUTES if isinstance(route, OnCommand)))
    assert {command for command in commands if f"`/{command}" not in COMMANDS[language]} == set()


@in_each_language
def test_every_command_of_the_chat_that_is_named_exists(language: str):
    commands = set().union(*(route.names for route in ROUTES if isinstance(route, OnCommand)))
    assert set(re.findall(r"`/([a-z]+)", COMMANDS[language])) - commands == set()


# Conversations, decisions, operations


def test_what_is_registered_stands_on_a_page_of_a_conversation():
    pages = "".join(page.read_text() for page in PAGES)
    works = [*(route.work for route in ROUTES), *(taker.work for taker in TAKERS)]
    names = {f"{work.__module__}.{work.__name__}" for work in works}
    assert {name for name in names if f"`{name}`" not in pages} == set()


def test_what_takes_replies_is_told_with_what_they_answer():
    pages = "".join(page.read_text() for page in PAGES)
    assert {taker.subject.__name__ for taker in TAKERS if f"`{taker.subject.__name__}`" not in pages} == set()


@in_each_document
def test_everything_of_the_code_that_is_named_exists(path: Path):
    named = re.findall(rf"`((?:{'|'.join(PACKAGES)})\.[A-Za-z_.]+)`", path.read_text())
    assert [name for name in named if not exists(name)] == []


@in_each_document
def test_every_file_that_is_named_exists(path: Path):
    named = re.findall(rf"`((?:{'|'.join(PACKAGES)}|tests|docs)/[\w/.-]+)`", path.read_text())
    assert [name for name in named if not ROOT.joinpath(name).exists()] == []


def test_every_word_of_the_glossary_is_in_the_code():
    known = names_in_the_code()
    rows = re.findall(r"^\|(?:[^|]*\|)?([^|]*`[^|]*)\|[^|]*\|$", GLOSSARY, re.MULTILINE)
    named = re.findall(r"`([A-Z][A-Za-z_.]+)`", " ".join(rows))
    assert "Matter" in named
    assert [name for name in named if name not in known] == []


def names_in_the_code() -> set[str]:
    """Return the classes and constants of the code, those within a class with its name: "Role.LEAD"."""
    trees = [
        ast.parse(path.read_text()) for package in PACKAGES for path in ROOT.joinpath(package).rglob("*.py")
    ]
    classes = [node for tree in trees for node in tree.body if isinstance(node, ast.ClassDef)]
    members = {f"{one.name}.{name}" for one in classes for name in assigned(one.body)}
    return {one.name for one in classes} | {name for tree in trees for name in assigned(tree.body)} | members


def assigned(body: Sequence[ast.stmt]) -> list[str]:
    return [ast.unparse(node.targets[0]) for node in body if isinstance(node, ast.Assign)]


@pytest.mark.parametrize("sketch", SKETCHES, ids=lambda sketch: sketch.split()[1])
def test_a_sketch_of_our_code_is_like_the_code(sketch: str):
    path = ROOT.joinpath(sketch.split()[1])
    there = signatures(path.read_text())
    assert signatures(sketch).items() <= there.items()


def signatures(source: str) -> dict[str, list[str]]:
    functions = (node for node in ast.walk(ast.parse(source)) if isinstance(node, FUNCTION))
    return {function.name: [one.arg for one in function.args.args] for function in functions}


def exists(name: str) -> bool:
    try:
        pkgutil.resolve_name(name)
    except (ImportError, AttributeError):
        return False
    return True


@pytest.mark.parametrize(
    "path", [page for page in PAGES if page.name != "README.md"], ids=lambda path: path.name
)
def test_a_conversation_has_a_diagram_and_is_listed(path: Path):
    assert "```mermaid\n" in path.read_text()
    listed = f"({path.relative_to(CONVERSATION_PAGES)})"
    assert listed in CONVERSATION_PAGES.joinpath("README.md").read_text()


@in_each_document
def test_a_dialogue_is_drawn_whole(path: Path):
    """A semicolon ends a statement of Mermaid's, so that what stands behind it is no drawing any more."""
    dialogues = re.findall(r"```mermaid\nsequenceDiagram\n(.*?)```", path.read_text(), re.DOTALL)
    lines = [line for dialogue in dialogues for line in dialogue.split("\n")]
    assert [line for line in lines if re.search(r"(?<!#59);", line)] == []


@pytest.mark.parametrize("path", sorted(ROOT.glob("docs/adr/*.md")), ids=lambda path: path.name)
def test_a_decision_says_why_what_and_what_else(path: Path):
    headings = re.findall(r"^## (.*)$", path.read_text(), re.MULTILINE)
    assert headings == ["Context", "Decision", "Consequences", "Alternatives"]


@in_each_document
def test_links_lead_somewhere(path: Path):
    linked = re.findall(r"\]\((?!https?://|#)([^)#]+)(?:#[^)]*)?\)", path.read_text())
    assert [link for link in linked if not path.parent.joinpath(link).exists()] == []


def test_the_changelog_tells_of_this_version_first_and_of_each_with_its_day():
    version = tomllib.loads(ROOT.joinpath("pyproject.toml").read_text())["project"]["version"]
    written = re.findall(r"^## (.*)$", ROOT.joinpath("CHANGELOG.md").read_text(), re.MULTILINE)
    headings = written[1:] if written[0] == NOT_YET else written
    named = [re.fullmatch(r"(\d+\.\d+\.\d+) \((\d+/\d+/\d{4})\)", heading) for heading in headings]
    days = [date(*map(int, reversed(one[2].split("/")))) for one in named if one]
    assert len(days) == len(headings)
    assert named[0] is not None
    assert named[0][1] == version
    assert days == sorted(days, reverse=True)


# Locks


@in_each_lock
def test_every_locked_requirement_has_a_hash(path: Path):
    entries = re.split(
        r"^(?=\S)", re.sub(r"^ *#.*\n", "", path.read_text(), flags=re.MULTILINE), flags=re.MULTILINE
    )
    assert [entry.split()[0] for entry in entries if entry.strip() and "--hash=sha256:" not in entry] == []


@in_each_lock
def test_a_lock_names_no_host_and_no_folder(path: Path):
    assert (
        re.findall(r".*(?:://|--index|--extra-index|--find-links|file:|@ |^/|[ =]/).*", path.read_text())
        == []
    )
