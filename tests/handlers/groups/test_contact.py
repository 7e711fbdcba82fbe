"""Whom to call, and a test message whose fate is told."""

import pytest

from chat.texts.groups import focal_points as focal_point_texts
from sandbox.faults import FaultKind
from storage.models import ChatLink, LinkState
from tests.auxil.cast import FINANCE
from tests.auxil.world import World


async def test_the_welcome_tells_what_comes_how_to_answer_and_whom_to_call(world: World):
    await world.secretariat.says("/lienhe Chị Lan, 0912 345 678")
    assert world.secretariat.last().text.startswith("Đã ghi.")
    await world.link(FINANCE, world.finance)
    welcome = world.finance.last().text
    assert f"đã được liên kết với {FINANCE}" in welcome
    assert "lúc 07:30" in welcome
    assert "trả lời (reply)" in welcome
    assert "/nhiemvu@" in welcome
    assert welcome.endswith("Cần hỗ trợ: Chị Lan, 0912 345 678")


async def test_a_unit_asks_whom_to_call_and_chooses_nobody(june: World):
    await june.finance.says("/lienhe Tôi, 0999")
    assert "Chưa có thông tin liên hệ" in june.finance.last().text
    await june.secretariat.says("/lienhe Chị Lan, 0912 345 678")
    await june.finance.says("/lienhe")
    assert june.finance.last().text == "Cần hỗ trợ, xin liên hệ cơ quan thường trực: Chị Lan, 0912 345 678"


async def test_words_too_long_for_a_contact_are_refused(june: World):
    await june.secretariat.says("/lienhe " + "số " * 100)
    assert june.secretariat.last().text == focal_point_texts.contact_too_long(200)


async def test_a_test_message_that_arrives_is_told_so(june: World):
    await june.secretariat.says(f"/guithu {FINANCE}")
    assert june.finance.last().text.startswith("📨 Tin thử của cơ quan thường trực")
    assert june.secretariat.last().text == f"✅ Gửi được tin thử vào “Nhóm {FINANCE}” của {FINANCE}."


@pytest.mark.parametrize("kind", [FaultKind.KICKED, FaultKind.BLOCKED])
async def test_a_test_message_that_is_refused_tells_why(june: World, kind: FaultKind):
    june.stage.people.add_fault(kind, method="sendMessage", chat=june.finance.chat)
    await june.secretariat.says(f"/guithu {FINANCE}")
    reasons = {FaultKind.KICKED: "bot đã bị đưa ra khỏi nhóm", FaultKind.BLOCKED: "người nhận đã chặn bot"}
    told = [one.text for one in june.secretariat.from_bot() if "Không gửi được tin thử" in one.text]
    assert len(told) == 1
    assert told[0].endswith(f"{reasons[kind]}.")
    assert [link.state for link in june.rows(ChatLink) if link.chat_id == june.finance.chat] == [
        LinkState.UNREACHABLE
    ]


async def test_a_test_finds_a_lost_group_again(june: World):
    june.stage.people.add_fault(FaultKind.KICKED, method="sendMessage", chat=june.finance.chat)
    await june.secretariat.says(f"/guithu {FINANCE}")
    await june.secretariat.says(f"/guithu {FINANCE}")
    said = [one.text for one in june.secretariat.from_bot()]
    assert any("Đã gửi lại được tin" in text for text in said)


async def test_a_unit_without_a_group_is_told_how_to_be_linked(june: World):
    await june.secretariat.says("/guithu Sở Y tế")
    assert june.secretariat.last().text == "Sở Y tế chưa có nhóm. Lấy mã: /lienket Sở Y tế"
    await june.secretariat.says("/guithu")
    assert june.secretariat.last().text.startswith("Xin cho biết đơn vị")
