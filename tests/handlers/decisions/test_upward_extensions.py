"""More time below than the day above allows: asked for above with one press, decided below after it."""

from datetime import date

from chat.texts import access
from chat.texts.decisions import upward as texts
from storage.models import Extension, ExtensionState, LogEvent, Obligation, Person, Task
from tests.auxil.cast import COMMUNE
from tests.auxil.levels import linked, opened, planned
from tests.auxil.three_levels import BELOW, HAMLET, TEAM, Levels
from tests.auxil.world import World

ASKED = "xin gia hạn NV 1 đến 30/7 vì chờ máy quét"
SEND, ASK_ABOVE = "Gửi lên cấp trên", "Xin cấp trên gia hạn"


def states(world: World) -> list[tuple[int, ExtensionState]]:
    return [(one.office_id, one.state) for one in world.rows_of_every_office(Extension)]


def dues(world: World, office: int, number: str) -> set[date | None]:
    tasks = {
        one.id for one in world.rows_of_every_office(Task) if one.office_id == office and one.number == number
    }
    return {one.due for one in world.rows_of_every_office(Obligation) if one.task_id in tasks}


async def asked(levels: Levels) -> None:
    await levels.hamlet.says("/nhiemvu")
    await levels.hamlet.answers(ASKED)


async def passed(levels: Levels) -> None:
    await asked(levels)
    await levels.commune.secretariat.presses(ASK_ABOVE)
    await levels.commune.secretariat.presses(SEND)


async def test_it_is_offered_only_where_a_day_above_is_at_stake(levels: Levels):
    await levels.hamlet.says("/nhiemvu")
    await levels.hamlet.answers("xin gia hạn NV 1 đến 25/6 vì chờ máy quét")
    assert ASK_ABOVE not in levels.commune.secretariat.labels()
    await levels.hamlet.says("/nhiemvu")
    await levels.hamlet.answers(ASKED)
    assert ASK_ABOVE in levels.commune.secretariat.labels()


async def test_it_is_shown_before_it_goes_and_may_be_changed(levels: Levels):
    await asked(levels)
    await levels.commune.secretariat.presses(ASK_ABOVE)
    assert levels.commune.secretariat.last().text == (
        "🔼 Xin Công an tỉnh gia hạn NV 3 (Cấp tài khoản định danh tổ chức; hạn 30/6/2025) đến 30/7/2025?\n"
        f"Lý do: “chờ máy quét (theo phản ánh của {HAMLET})”\n"
        f"Từ đề nghị của {HAMLET}: NV 1 đến 30/7/2025.\n\n"
        "Chưa gửi gì. Muốn đổi, xin trả lời (reply) tin này bằng ngày khác hoặc lý do khác. "
        "Tên người không gửi lên."
    )
    await levels.commune.secretariat.answers("15/7")
    assert "đến 15/7/2025?" in levels.commune.secretariat.last().text
    assert "chờ máy quét (theo phản ánh" in levels.commune.secretariat.last().text
    await levels.commune.secretariat.answers("vì toàn xã chờ 02 máy quét")
    assert "đến 15/7/2025?" in levels.commune.secretariat.last().text
    assert "Lý do: “toàn xã chờ 02 máy quét”" in levels.commune.secretariat.last().text
    await levels.commune.secretariat.answers("20/6")
    assert "phải sau ngày 30/6/2025" in levels.commune.secretariat.last().text
    assert states(levels.world) == [(2, ExtensionState.WAITING)]


async def test_it_becomes_the_units_request_above(levels: Levels):
    await passed(levels)
    notice = levels.world.secretariat.last().text
    assert f"⏳ Xin gia hạn · {COMMUNE}" in notice
    assert "NV 3: Cấp tài khoản định danh tổ chức" in notice
    assert f"Người xin: {COMMUNE} (cấp dưới)" in notice
    assert levels.world.commune.last().text == (
        f"🔼 Nhóm thường trực của {COMMUNE} đã xin cấp trên gia hạn NV 3 đến 30/7/2025. "
        "Trả lời sẽ được gửi về đây và về nhóm thường trực; trong lúc chờ, hạn cũ vẫn áp dụng."
    )
    assert levels.commune.secretariat.last().text == (
        "✅ Đã xin Công an tỉnh gia hạn NV 3 đến 30/7/2025. Có trả lời, bot báo vào nhóm này để quyết định "
        f"NV 1 của {HAMLET}; trong lúc chờ, hạn cũ vẫn áp dụng."
    )
    assert "cơ quan thường trực đã xin Công an tỉnh" in levels.hamlet.last().text
    assert states(levels.world) == [(2, ExtensionState.WAITING), (1, ExtensionState.WAITING)]


async def test_granted_above_it_is_decided_below_with_one_press(levels: Levels):
    await passed(levels)
    before = len(levels.hamlet.from_bot())
    await levels.world.secretariat.presses("Đồng ý")
    assert levels.commune.secretariat.last().text.startswith(
        "Công an tỉnh đồng ý gia hạn NV 3 của cấp mình đến 30/7/2025.\n\n⏳ Xin gia hạn · Thôn Đông"
    )
    assert len(levels.hamlet.from_bot()) == before
    assert dues(levels.world, 1, "3") == {date(2025, 7, 30)}
    assert dues(levels.world, 2, "1") == {date(2025, 6, 17)}
    assert levels.commune.secretariat.labels() == ["Đồng ý", "Không đồng ý", "Đề xuất ngày khác"]
    await levels.commune.secretariat.presses("Đồng ý")
    assert dues(levels.world, 2, "1") == {date(2025, 7, 30)}
    assert "✅ Gia hạn NV 1 đến 30/7/2025" in levels.hamlet.last().text


async def test_refused_above_in_words_comes_down_with_them(levels: Levels):
    await passed(levels)
    await levels.world.secretariat.answers("không đồng ý vì tỉnh phải tổng kết")
    text = levels.commune.secretariat.last().text
    assert text.startswith("Công an tỉnh chưa đồng ý gia hạn NV 3 của cấp mình. Hạn vẫn là 30/6/2025.")
    assert "tỉnh phải tổng kết" in text
    assert states(levels.world) == [(2, ExtensionState.WAITING), (1, ExtensionState.REFUSED)]
    await levels.commune.secretariat.presses("Không đồng ý")
    assert "chưa đồng ý gia hạn NV 1" in levels.hamlet.last().text


async def test_another_day_proposed_above_is_taken_in_the_group_that_reports_there(levels: Levels):
    await passed(levels)
    await levels.world.secretariat.answers("10/7")
    assert levels.commune.secretariat.last().text.startswith(
        "Công an tỉnh đề xuất hạn 10/7/2025 cho NV 3 của cấp mình."
    )
    await levels.world.commune.presses("Nhận hạn 10/7/2025")
    assert levels.commune.secretariat.last().text.startswith(
        "Công an tỉnh đồng ý gia hạn NV 3 của cấp mình đến 10/7/2025."
    )


async def test_withdrawn_below_it_is_withdrawn_above(levels: Levels):
    await asked(levels)
    own = levels.hamlet.last()
    await levels.commune.secretariat.presses(ASK_ABOVE)
    await levels.commune.secretariat.presses(SEND)
    await levels.hamlet.presses("Rút đề nghị", message=own)
    assert levels.world.secretariat.last().text == (
        f"{COMMUNE} rút đề nghị gia hạn NV 3; hạn cũ vẫn áp dụng."
    )
    assert states(levels.world) == [(2, ExtensionState.WITHDRAWN), (1, ExtensionState.WITHDRAWN)]


async def test_a_second_press_asks_nothing_twice(levels: Levels):
    await asked(levels)
    await levels.commune.secretariat.presses_twice(ASK_ABOVE)
    assert await levels.commune.secretariat.presses_twice(SEND) == ("", access.already_done())
    assert len(levels.world.rows(Extension)) == 1


async def test_what_is_done_meanwhile_is_asked_for_no_more(levels: Levels):
    await asked(levels)
    await levels.commune.secretariat.presses(ASK_ABOVE)
    await levels.world.commune.says("/nhiemvu")
    await levels.world.commune.answers("NV 3 đã hoàn thành")
    assert await levels.commune.secretariat.presses(SEND) == texts.nothing_at_stake()
    assert states(levels.world) == [(2, ExtensionState.WAITING)]


async def test_two_groups_whose_requests_went_up_as_one_both_get_the_answer(levels: Levels):
    other = await linked(levels.world, levels.commune, "Thôn Đoài", "Lý")
    await passed(levels)
    await other.says("/nhiemvu")
    await other.answers("xin gia hạn NV 3 đến 15/7 vì chờ máy in")
    await levels.commune.secretariat.presses(ASK_ABOVE)
    assert "Gửi sẽ thay đề nghị đang chờ đến 30/7/2025." in levels.commune.secretariat.last().text
    await levels.commune.secretariat.presses(SEND)
    before = len(levels.commune.secretariat.from_bot())
    await levels.world.secretariat.presses("Đồng ý")
    told = [one.text for one in levels.commune.secretariat.from_bot()[before:]]
    assert all(one.startswith("Công an tỉnh đồng ý gia hạn NV 3 của cấp mình đến 15/7/2025.") for one in told)
    assert [HAMLET in one for one in told] == [True, False]


async def test_where_several_days_are_at_stake_the_officer_chooses(urgent: World):
    commune = await opened(urgent, urgent.secretariat, COMMUNE, "Thường trực xã", "Vân")
    await planned(commune, "xa.txt", BELOW.format(first=HAMLET))
    hamlet = await linked(urgent, commune, HAMLET, "Sơn")
    await asked(Levels(urgent, commune, hamlet))
    await commune.secretariat.presses(ASK_ABOVE)
    assert commune.secretariat.last().text == (
        f"NV 1 của {HAMLET} xin đến 30/7/2025, muộn hơn hạn sau với Công an tỉnh:\n"
        "• NV 3: Cấp tài khoản định danh tổ chức – hạn 30/6/2025\n"
        "• NV 5: Bố trí đường truyền – hạn 12/6/2025\n"
        "Xin gia hạn nhiệm vụ nào?"
    )
    await commune.secretariat.presses("NV 5 của cấp trên")
    assert "gia hạn NV 5 (Bố trí đường truyền; hạn 12/6/2025)" in commune.secretariat.last().text


async def test_several_levels_deep_each_decides_for_those_below_it(levels: Levels):
    hamlet = await opened(levels.world, levels.commune.secretariat, HAMLET, "Thường trực thôn", "Tài")
    await planned(hamlet, "thon.txt", BELOW.format(first=TEAM))
    team = await linked(levels.world, hamlet, TEAM, "Út")
    await asked(Levels(levels.world, levels.commune, team))
    for secretariat in (hamlet.secretariat, levels.commune.secretariat):
        await secretariat.presses(ASK_ABOVE)
        await secretariat.presses(SEND)
    assert f"(theo phản ánh của {TEAM}, {HAMLET})" in levels.world.secretariat.last().text
    await levels.world.secretariat.presses("Đồng ý")
    await levels.commune.secretariat.presses("Đồng ý")
    assert hamlet.secretariat.last().text.startswith(f"{COMMUNE} đồng ý gia hạn NV 1 của cấp mình")
    await hamlet.secretariat.presses("Đồng ý")
    assert "✅ Gia hạn NV 1 đến 30/7/2025" in team.last().text
    assert {state for _, state in states(levels.world)} == {ExtensionState.GRANTED}


async def test_both_logs_have_an_author_that_is_an_office(levels: Levels):
    await passed(levels)
    await levels.world.secretariat.presses("Đồng ý")
    people = {person.id: person.display_name for person in levels.world.rows(Person)}
    said = [
        (event.office_id, event.action, people[event.person_id or 0])
        for event in levels.world.rows_of_every_office(LogEvent)
        if event.subject.startswith("extension:")
    ]
    assert said == [
        (2, "ask_extension", "Sơn"),
        (2, "pass_up_extension", "Vân"),
        (1, "ask_extension", f"{COMMUNE} (cấp dưới)"),
        (1, "decide_extension", "Phạm Thị Lan"),
        (2, "answer_extension", "Công an tỉnh (cấp trên)"),
    ]
