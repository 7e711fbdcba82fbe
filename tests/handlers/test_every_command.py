"""Every command is answered where everything has happened at once: nothing trips over what another left."""

from collections.abc import Sequence
from itertools import product

import pytest

from bot.conversations import ROUTES
from chat.conversation import OnCommand
from chat.texts import access
from storage.models import InboxState, InboxUpdate
from tests.auxil.cast import COMMUNE, FINANCE
from tests.auxil.group import Group
from tests.auxil.world import PLAN, World

COMMANDS = sorted({name for route in ROUTES if isinstance(route, OnCommand) for name in route.names})
WORDS = ("", f" {FINANCE}", f" {COMMUNE}", " NV 1", " tháng 6", " không có gì")
NEW_COMMUNE = "UBND xã Lộc Sơn"


@pytest.fixture
async def full(june: World) -> World:
    """12 June: two plans, a request, a claim that came back, an extension, matters, a merger, a pause."""
    june.given_plan(PLAN.replace("Đề án 06", "Đề án 07"))
    secretariat, finance, commune = june.secretariat, june.finance, june.commune
    await finance.says("/baocao NV 1 đã hoàn thành theo văn bản 12/STC")
    await _choose(finance)
    await secretariat.says("/xacnhan")
    await secretariat.presses("↩️ Trả lại 1")
    await secretariat.answers("Thiếu biểu số 2")
    await finance.says("/vuongmac Chưa có kinh phí")
    await commune.says("/vuongmac Thiếu cán bộ")
    await secretariat.says(f"/yeucau Báo cáo số máy tính | {FINANCE}; {COMMUNE} | trước 16h ngày 20/6/2025")
    await secretariat.presses("Gửi 2 đơn vị")
    await finance.answers("Có 12 máy")
    await secretariat.says(f"/donvi sáp nhập {COMMUNE} vào {NEW_COMMUNE}")
    await secretariat.presses("Sáp nhập")
    await secretariat.says("/tamdung Sở Y tế đến 30/6/2025 (đang sáp nhập)")
    return june


async def _choose(group: Group) -> None:
    if group.last().buttons:
        await group.presses(group.last().buttons[0][0].label)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("who", "behind"), [("secretariat", WORDS), ("finance", WORDS[3:]), ("commune", ("", " 1"))]
)
async def test_every_command_is_answered_in_a_world_where_everything_has_happened(
    full: World, who: str, behind: Sequence[str]
):
    group: Group = getattr(full, who)
    apologies = []
    for command, words in product(COMMANDS, behind):
        before = len(group.from_bot())
        await group.says(f"/{command}{words}")
        if access.apology() in [message.text for message in group.from_bot()[before:]]:
            apologies.append(f"/{command}{words}")
    assert apologies == []
    assert [row.payload for row in full.rows(InboxUpdate) if row.state is InboxState.FAILED] == []
