"""The web page is written in what browsers of offices understand: Chromium 88 of January 2021 and newer.

Windows 7 ends at Chromium 109; the parts that the rehearsal's page shares keep to the same.
"""

import re
from pathlib import Path

import pytest

import messenger

PAGE = Path(__file__).parents[2] / "bot/web/static"
FILES = sorted(path for folder in (messenger.FOLDER, PAGE) for path in folder.iterdir())
SCRIPTS = [path for path in FILES if path.suffix == ".js"]
STYLES = [path for path in FILES if path.suffix == ".css"]
NEWER_SCRIPT = re.compile(
    r"\.at\(|\.findLast|\.toSorted\(|\.toReversed\(|\.with\(|Object\.hasOwn|Object\.groupBy|structuredClone"
    r"|randomUUID|Promise\.withResolvers|Array\.fromAsync|AbortSignal\.(timeout|any)|static \{|#\w+ in "
    r"|^(const .* = )?await |checkVisibility|scrollend|showPicker"
)
NEWER_STYLE = re.compile(
    r":has\(|@container|@layer|@scope|@starting-style|color-mix\(|:user-valid|&|accent-color"
)
NEWER_HEIGHT = re.compile(r"([\w-]+): [^;]*\ddvh")

in_each_script = pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
in_each_style = pytest.mark.parametrize("path", STYLES, ids=lambda path: path.name)


@in_each_script
def test_a_script_uses_nothing_newer(path: Path):
    newer = [line for line in path.read_text().splitlines() if NEWER_SCRIPT.search(line)]
    assert newer == []


@in_each_style
def test_a_style_sheet_uses_nothing_newer_without_an_older_way_beside_it(path: Path):
    text = path.read_text()
    assert [line for line in text.splitlines() if NEWER_STYLE.search(line)] == []
    for newer in NEWER_HEIGHT.finditer(text):
        assert newer[0].replace("dvh", "vh") in text[: newer.start()].rpartition("}")[2], newer[0]


@in_each_script
def test_a_script_writes_no_markup_into_the_page(path: Path):
    """What people and the bot say becomes text, or the few tags that are made by name."""
    assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(", path.read_text())


def test_the_page_and_the_shared_parts_have_no_file_of_the_same_name():
    names = [path.name for path in FILES]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("page", [PAGE / "index.html", PAGE / "offline.html"], ids=lambda path: path.name)
def test_what_a_page_asks_for_is_there(page: Path):
    asked = re.findall(r'(?:href|src)="/static/([^"]+)"', page.read_text())
    assert asked
    assert set(asked) <= {path.name for path in FILES}


@pytest.mark.parametrize("folder", [PAGE, Path(__file__).parents[2] / "sandbox/page/static"])
def test_a_page_asks_for_all_its_modules_at_once(folder: Path):
    """One after the other, as they import each other, they would take a way to the server and back each."""
    wanted, found = ["page.js"], set[str]()
    while wanted:
        found.add(name := wanted.pop())
        path = messenger.static_file(name, folder)
        assert path is not None
        wanted += set(re.findall(r"from '\./([\w.-]+)'", path.read_text())) - found
    asked = re.findall(r'"modulepreload" href="/?static/([^"]+)"', (folder / "index.html").read_text())
    assert {"page.js", *asked} == found
