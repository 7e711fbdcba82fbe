"""Sixty units raise something at once: whoever asks is answered first, and the notices are lists."""

import re

from bot.rehearsal import UNHURRIED
from jobs.sending.pace import Limits, Pace
from jobs.sending.sender import Sender
from storage.models import Matter
from tests.auxil.group import Group
from tests.auxil.world import World

UNITS = 60
TELEGRAMS = Limits(per_second=UNHURRIED.per_second, chat_gap=0)
"""Telegram's limit of messages a minute in a chat; the seconds between two are not waited for."""


def units(world: World) -> list[Group]:
    groups = [world.group(f"Nhóm xã {number}", "Đầu mối", str(number)) for number in range(1, UNITS + 1)]
    for number, group in enumerate(groups, start=1):
        world.given_link(f"UBND xã Số {number}", group)
    return groups


def new_minute(world: World) -> None:
    """Let the pace of Telegram begin anew, as after a minute in which nothing was said."""
    dondoc = world.stage.dondoc
    dondoc.sender = Sender(world.database, dondoc.bot, world.stage.clock, Pace(TELEGRAMS))


async def raise_at_once(world: World) -> None:
    for number, group in enumerate(units(world), start=1):
        world.stage.people.say(group.chat, group.person, f"/vuongmac thiếu thiết bị số {number}")


async def test_the_secretariat_is_answered_at_once_while_sixty_obstacles_come_in(june: World):
    """Its /summary was answered after five minutes, behind 124 notices at 19 a minute."""
    new_minute(june)
    before = len(june.secretariat.from_bot())
    for group in units(june):
        await group.says("/vuongmac thiếu thiết bị")
    notices = len(june.secretariat.from_bot()) - before
    assert notices == TELEGRAMS.notices_per_minute, "the rest waits, and leaves room for answers"
    await june.secretariat.says("/tonghop")
    (answer,) = june.secretariat.from_bot()[before + notices :]
    assert "vướng mắc" not in answer.text.casefold().splitlines()[0]
    assert len(june.rows(Matter)) == UNITS
    new_minute(june)
    await june.stage.settle()
    lists = june.secretariat.from_bot()[before + notices + 1 :]
    named = [int(found) for one in lists for found in re.findall(r"📬 (\d+) tin mới", one.text)]
    assert sum(named) == UNITS - notices
    assert len(lists) == 2


async def test_each_notice_of_a_list_is_opened_with_its_buttons_and_can_be_answered(june: World):
    before = len(june.secretariat.from_bot())
    await raise_at_once(june)
    await june.stage.settle()
    told = june.secretariat.from_bot()[before:]
    assert len(told) < UNITS / 10
    first = told[0]
    assert re.match(r"📬 \d+ tin mới", first.text)
    assert "UBND xã Số 1" in first.text
    await june.secretariat.presses("2", message=first)
    opened = june.secretariat.last()
    assert opened.text.startswith("🚧 Vướng mắc của UBND xã Số 2")
    assert june.secretariat.labels() == ["Tiếp nhận", "Trả lời", "Chuyển cấp trên", "Đóng"]
    await june.secretariat.answers("Đã cấp thiết bị")
    assert june.secretariat.last().text == "✅ Đã gửi trả lời tới UBND xã Số 2."
