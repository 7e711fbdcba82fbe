"""One bot with a page for each module, and in each test a unit's page that somebody has entered."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.auxil.paged import Paged, entered, paged


@pytest.fixture(scope="module")
def bot(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Paged]:
    """Return the one bot of a module."""
    with paged(tmp_path_factory.mktemp("paged")) as running:
        yield running


@pytest.fixture
def page(browser: Browser, bot: Paged) -> Iterator[Page]:
    """Return the page of a unit, open in a browser of its own."""
    with entered(browser, bot, "Lê Thị Hoa") as page:
        yield page
