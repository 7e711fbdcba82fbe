"""A link to the page by mail: for a registered address, once, for a quarter of an hour."""

import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from sandbox.server import RunningSandbox
from tests.auxil.browser_client import PAGE, Browser
from tests.auxil.by_mail import ADDRESS, ByMail, imap, post
from tests.auxil.cast import FINANCE
from tests.auxil.post import Post, words_of
from tests.auxil.world import PLAN, everybody

__all__ = ["imap", "post"]


@pytest.fixture
async def both(sandbox: RunningSandbox, tmp_path: Path, post: Post) -> AsyncIterator[ByMail]:
    """The department of finance is written to by mail, and there is a page."""
    async with everybody(sandbox, tmp_path, "2025-06-12 07:00", **PAGE, **post.settings) as world:
        world.given_plan(PLAN)
        mail = ByMail(world, post)
        await world.secretariat.says(f"/lienket thư {FINANCE}, {ADDRESS}")
        yield mail
        mail.carrier.reader.close()


async def asks(mail: ByMail, address: str) -> str:
    """Ask for a link as the page's form does; return what the page says."""
    browser = Browser(mail.world.stage)
    answer = await browser.client.post("/vao", data={"address": address})
    await mail.world.stage.settle()
    assert answer.status_code == 200
    return answer.text


def link_in(mail: ByMail) -> str:
    found = re.search(r"/vao/(\w+)", words_of(mail.post.last))
    assert found is not None, words_of(mail.post.last)
    return found[1]


async def test_a_registered_address_gets_a_link_that_lets_a_device_in(both: ByMail):
    await asks(both, ADDRESS.upper())
    browser = Browser(both.world.stage)
    answer = await browser.signs_in(link_in(both), "Nguyễn Thu Hà")
    assert answer.status_code == 303
    assert (await browser.everything())["chat"]["title"]


async def test_another_address_gets_nothing_and_hears_the_same(both: ByMail):
    before = len(both.mails)
    strange = await asks(both, "la@noikhac.vn")
    assert len(both.mails) == before
    assert strange == await asks(both, ADDRESS)


async def test_the_link_is_good_for_a_quarter_of_an_hour(both: ByMail):
    await asks(both, ADDRESS)
    code = link_in(both)
    await both.world.move_to("2025-06-12 07:16")
    answer = await Browser(both.world.stage).signs_in(code, "Nguyễn Thu Hà")
    assert answer.status_code != 303


async def test_one_link_is_sent_however_often_it_is_asked_for(both: ByMail):
    before = len(both.mails)
    for _ in range(3):
        await asks(both, ADDRESS)
    assert len(both.mails) == before + 1


async def test_mails_name_the_page(both: ByMail):
    assert PAGE["web_address"] in words_of(both.post.last)
