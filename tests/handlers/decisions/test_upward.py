"""What is beyond a level goes up with one press, and the answer comes down to the group that raised it."""

import pytest

from chat.buttons.decisions.upward import AskAbove, ChooseAbove, KeepHere, SendUp
from chat.texts import access
from storage.models import (
    LogEvent,
    Matter,
    MatterAction,
    MatterState,
    MatterStep,
    OutboxMessage,
    PassedUp,
    Person,
)
from storage.upkeep import person
from tests.auxil.cast import COMMUNE, FINANCE
from tests.auxil.forging import press_forged
from tests.auxil.levels import opened
from tests.auxil.three_levels import HAMLET, RAISED, Levels
from tests.auxil.world import World


def matters(world: World) -> list[tuple[int, MatterState]]:
    return [(one.office_id, one.state) for one in world.rows_of_every_office(Matter)]


async def passed(levels: Levels) -> None:
    """Let the hamlet raise something, and the commune pass it up as it is."""
    await levels.hamlet.says("/nhiemvu")
    await levels.hamlet.answers(RAISED)
    await levels.commune.secretariat.presses("Chuyển cấp trên")
    await levels.commune.secretariat.presses("Gửi lên cấp trên")


async def test_it_is_shown_with_its_words_before_it_goes_up(levels: Levels):
    await levels.hamlet.says("/nhiemvu")
    await levels.hamlet.answers(RAISED)
    before = len(levels.world.secretariat.from_bot())
    await levels.commune.secretariat.presses("Chuyển cấp trên")
    shown = levels.commune.secretariat.last()
    assert shown.text == (
        f"🔼 Gửi vướng mắc của NV 1 lên Công an tỉnh, nhân danh {COMMUNE}, bằng lời sau?\n"
        f"“thiếu máy quét (theo phản ánh của {HAMLET})”\n\n"
        "Chưa gửi gì. Muốn sửa lời, xin trả lời (reply) tin này bằng lời mới. Tên người không gửi lên."
    )
    assert len(levels.world.secretariat.from_bot()) == before
    assert matters(levels.world) == [(2, MatterState.NEW)]
    await levels.commune.secretariat.presses("Không gửi")
    assert "Chưa gửi gì" in levels.commune.secretariat.again(shown).text
    assert matters(levels.world) == [(2, MatterState.NEW)]


async def test_it_becomes_the_units_obstacle_above(levels: Levels):
    await passed(levels)
    world = levels.world
    assert matters(world) == [(2, MatterState.PASSED_UP), (1, MatterState.NEW)]
    assert world.secretariat.last().text == (
        f"🚧 Vướng mắc của {COMMUNE}\n"
        f"“thiếu máy quét (theo phản ánh của {HAMLET})”\n"
        "Thẩm quyền: cơ quan thường trực xem xét\n"
        f"Người nêu: {COMMUNE} (cấp dưới), ngày 12/6/2025\n"
        "Tình trạng: mới nêu\n\n"
        "Muốn trả lời đơn vị, xin trả lời (reply) tin này."
    )
    await world.secretariat.says("/vuongmac")
    assert f"1. {COMMUNE}: “thiếu máy quét" in world.secretariat.last().text
    await world.commune.says("/vuongmac")
    assert "thiếu máy quét" in world.commune.last().text


async def test_those_below_are_told_where_it_went(levels: Levels):
    await passed(levels)
    assert levels.hamlet.last().text == (
        "🔼 Cơ quan thường trực đã chuyển Công an tỉnh vướng mắc của NV 1 ngày 12/6/2025; "
        "trả lời sẽ được gửi về nhóm này."
    )
    assert levels.commune.secretariat.last().text.startswith(
        f"✅ Đã chuyển Công an tỉnh ngày 12/6/2025: vướng mắc của NV 1 ({HAMLET} nêu)."
    )
    await levels.commune.secretariat.says("/vuongmac")
    assert "đã chuyển Công an tỉnh ngày 12/6/2025, chờ trả lời" in levels.commune.secretariat.last().text
    assert f"Nhóm thường trực của {COMMUNE} đã nêu" in levels.world.commune.last().text


async def test_the_words_may_be_changed_before_they_go(levels: Levels):
    await levels.hamlet.says("/nhiemvu")
    await levels.hamlet.answers(RAISED)
    await levels.commune.secretariat.presses("Chuyển cấp trên")
    first = levels.commune.secretariat.last()
    await levels.commune.secretariat.answers("Xã thiếu 02 máy quét, đề nghị cấp bổ sung")
    assert "“Xã thiếu 02 máy quét, đề nghị cấp bổ sung”" in levels.commune.secretariat.last().text
    await levels.commune.secretariat.presses("Gửi lên cấp trên")
    assert "“Xã thiếu 02 máy quét, đề nghị cấp bổ sung”" in levels.world.secretariat.last().text
    stale = await levels.commune.secretariat.presses("Gửi lên cấp trên", message=first)
    assert stale == access.already_done()
    assert len(levels.world.rows(Matter)) == 1


async def test_a_second_press_does_nothing_twice(levels: Levels):
    await levels.hamlet.says("/nhiemvu")
    await levels.hamlet.answers(RAISED)
    notice = levels.commune.secretariat.last()
    await levels.commune.secretariat.presses_twice("Chuyển cấp trên", message=notice)
    assert levels.commune.secretariat.labels() == ["Gửi lên cấp trên", "Không gửi"]
    told = await levels.commune.secretariat.presses_twice("Gửi lên cấp trên")
    assert told == ("", access.already_done())
    assert matters(levels.world) == [(2, MatterState.PASSED_UP), (1, MatterState.NEW)]
    said = [one for one in levels.world.secretariat.from_bot() if "thiếu máy quét" in one.text]
    assert len(said) == 1


async def test_the_answer_comes_down_to_the_group_that_raised_it(levels: Levels):
    await levels.hamlet.says("/nhiemvu")
    message = await levels.hamlet.answers(RAISED)
    await levels.commune.secretariat.presses("Chuyển cấp trên")
    await levels.commune.secretariat.presses("Gửi lên cấp trên")
    await levels.world.secretariat.answers("Tuần sau cấp 02 máy")
    answer = levels.hamlet.last()
    assert answer.text == "💬 Công an tỉnh trả lời vướng mắc của NV 1:\n“Tuần sau cấp 02 máy”"
    assert answer.reply_to == message
    assert levels.hamlet.labels() == ["Đã giải quyết", "Vẫn còn"]
    assert levels.commune.secretariat.last().text == (
        "💬 Công an tỉnh trả lời vướng mắc của NV 1:\n“Tuần sau cấp 02 máy”\n"
        f"{HAMLET} nêu ngày 12/6/2025: “thiếu máy quét”. Đã báo đơn vị."
    )
    assert matters(levels.world) == [(2, MatterState.ANSWERED), (1, MatterState.ANSWERED)]
    await levels.hamlet.presses("Đã giải quyết")
    assert matters(levels.world) == [(2, MatterState.CLOSED), (1, MatterState.CLOSED)]


async def test_an_answer_that_does_not_help_may_be_passed_up_again_as_the_same(levels: Levels):
    await passed(levels)
    await levels.world.secretariat.answers("Tuần sau cấp 02 máy")
    await levels.hamlet.presses("Vẫn còn")
    assert matters(levels.world) == [(2, MatterState.RECEIVED), (1, MatterState.ANSWERED)]
    await levels.commune.secretariat.presses("Chuyển cấp trên")
    await levels.commune.secretariat.presses("Gửi lên cấp trên")
    assert f"{COMMUNE} báo vẫn còn sau khi được trả lời" in levels.world.secretariat.last().text
    assert matters(levels.world) == [(2, MatterState.PASSED_UP), (1, MatterState.RECEIVED)]
    await levels.world.secretariat.answers("Nay đã cấp")
    assert "“Nay đã cấp”" in levels.hamlet.last().text


@pytest.mark.parametrize(
    ("button", "below", "state"),
    [
        ("Tiếp nhận", "Công an tỉnh đã tiếp nhận vướng mắc của NV 1.", MatterState.PASSED_UP),
        (
            "Đóng",
            "Công an tỉnh đã đóng vướng mắc của NV 1. Nếu vẫn còn, xin nêu lại: /vuongmac",
            MatterState.CLOSED,
        ),
    ],
)
async def test_what_is_done_above_is_told_below(levels: Levels, button: str, below: str, state: MatterState):
    await passed(levels)
    await levels.world.secretariat.presses(button)
    assert levels.hamlet.last().text == below
    assert levels.commune.secretariat.last().text.startswith(below)
    assert matters(levels.world)[0] == (2, state)


async def test_the_body_named_above_is_told_below(levels: Levels):
    await passed(levels)
    await levels.world.secretariat.presses("Chuyển cấp trên")
    await levels.world.secretariat.answers("UBND tỉnh")
    assert levels.hamlet.last().text == (
        "Công an tỉnh đã ghi chuyển UBND tỉnh: vướng mắc của NV 1. Có trả lời, bot báo về nhóm này."
    )


async def test_withdrawn_below_it_is_withdrawn_above(levels: Levels):
    await levels.hamlet.says("/nhiemvu")
    await levels.hamlet.answers(RAISED)
    recorded = next(one for one in levels.hamlet.from_bot() if "Thu hồi" in levels.hamlet.labels(one))
    await levels.commune.secretariat.presses("Chuyển cấp trên")
    await levels.commune.secretariat.presses("Gửi lên cấp trên")
    await levels.hamlet.presses("Thu hồi", message=recorded)
    assert levels.world.secretariat.last().text == (
        f"↩️ {COMMUNE}: vướng mắc “thiếu máy quét (theo phản ánh của {HAMLET})” – đơn vị đã rút, "
        "không cần trả lời nữa."
    )
    assert matters(levels.world) == [(2, MatterState.WITHDRAWN), (1, MatterState.WITHDRAWN)]


async def test_what_is_answered_above_is_not_withdrawn_any_more(levels: Levels):
    await levels.hamlet.says("/nhiemvu")
    await levels.hamlet.answers(RAISED)
    recorded = next(one for one in levels.hamlet.from_bot() if "Thu hồi" in levels.hamlet.labels(one))
    await levels.commune.secretariat.presses("Chuyển cấp trên")
    await levels.commune.secretariat.presses("Gửi lên cấp trên")
    await levels.world.secretariat.answers("Tuần sau cấp")
    before = len(levels.world.secretariat.from_bot())
    await levels.hamlet.presses("Thu hồi", message=recorded)
    assert matters(levels.world) == [(2, MatterState.WITHDRAWN), (1, MatterState.ANSWERED)]
    assert len(levels.world.secretariat.from_bot()) == before


async def test_an_edited_report_that_still_says_so_leaves_it_above(levels: Levels):
    await levels.hamlet.says("/nhiemvu")
    message = await levels.hamlet.answers(RAISED)
    await levels.commune.secretariat.presses("Chuyển cấp trên")
    await levels.commune.secretariat.presses("Gửi lên cấp trên")
    await levels.hamlet.edits(message, "NV 1 đang thực hiện 60%, vướng mắc: thiếu máy quét")
    assert matters(levels.world) == [(2, MatterState.PASSED_UP), (1, MatterState.NEW)]
    await levels.hamlet.edits(message, "NV 1 đang thực hiện 70%")
    assert matters(levels.world) == [(2, MatterState.WITHDRAWN), (1, MatterState.WITHDRAWN)]


async def test_solved_below_it_waits_no_more_above(levels: Levels):
    await passed(levels)
    await levels.hamlet.says("/vuongmac")
    await levels.hamlet.presses("1. Đã hết")
    assert "đơn vị báo đã giải quyết, không cần trả lời nữa" in levels.world.secretariat.last().text
    assert matters(levels.world) == [(2, MatterState.CLOSED), (1, MatterState.CLOSED)]


async def test_no_name_of_a_person_crosses_and_both_logs_have_an_author(levels: Levels):
    await passed(levels)
    await levels.world.secretariat.answers("Tuần sau cấp 02 máy")
    await levels.world.secretariat.says("/nhatky")
    above = levels.world.secretariat.last().text
    assert f"{COMMUNE} (cấp dưới): nêu vướng mắc, kiến nghị" in above
    await levels.commune.secretariat.says("/nhatky")
    below = levels.commune.secretariat.last().text
    assert "Công an tỉnh (cấp trên): trả lời vướng mắc, kiến nghị" in below
    people = {person.id: person.display_name for person in levels.world.rows(Person)}
    every = levels.world.rows_of_every_office
    rows: list[Matter | MatterStep | LogEvent] = [*every(Matter), *every(MatterStep), *every(LogEvent)]
    for row in rows:
        name = people[row.person_id or 0]
        assert name not in ({"Sơn", "Vân"} if row.office_id == 1 else {"Phạm Thị Lan"})
    upwards = {levels.world.secretariat.chat, levels.world.commune.chat}
    downwards = {levels.hamlet.chat, levels.commune.secretariat.chat}
    for said in levels.world.rows(OutboxMessage):
        words = str(said.content)
        assert said.chat_id not in upwards or not any(name in words for name in ("Sơn", "Vân"))
        assert said.chat_id not in downwards or "Phạm Thị Lan" not in words


async def test_at_the_top_nothing_goes_further_up(june: World):
    await june.finance.answers("NV 1 đang thực hiện 60%, vướng mắc: thiếu phần mềm")
    await june.secretariat.presses("Chuyển cấp trên")
    assert "tới cơ quan nào?" in june.secretariat.last().text
    assert june.rows(PassedUp) == []


async def test_a_secretariat_above_that_cannot_be_written_to_hears_it_later_and_below_they_know(
    levels: Levels,
):
    people, above = levels.world.stage.people, levels.world.secretariat
    people.remove_bot(above.chat, above.person)
    await levels.world.stage.settle()
    await passed(levels)
    waits = "(tin báo tới Công an tỉnh ngay khi nhóm cơ quan thường trực nhận được tin)"
    assert waits in levels.commune.secretariat.last().text
    people.add_bot(above.chat, above.person)
    await levels.world.stage.settle()
    assert any("thiếu máy quét" in one.text for one in above.from_bot())


async def test_nobody_else_sends_what_was_shown_or_sees_what_is_tied(levels: Levels):
    await passed(levels)
    await levels.hamlet.says("/vuongmac NV 2 thiếu kinh phí in tờ rơi")
    await levels.commune.secretariat.presses("Chuyển cấp trên")
    sister = await opened(levels.world, levels.world.secretariat, FINANCE, "Thường trực Sở", "Mai")
    everyone = (levels.world.secretariat, levels.world.commune, sister.secretariat, levels.hamlet)
    buttons = [*(SendUp(one) for one in (1, 2)), KeepHere(2), AskAbove(1), ChooseAbove(1, 1)]
    before = matters(levels.world)
    for group in everyone:
        said = len(group.from_bot())
        person = {"id": group.person, "is_bot": False, "first_name": "Mai"}
        await press_forged(group, person, [button.pack() for button in buttons])
        assert not any("tờ rơi" in one.text for one in group.from_bot()[said:])
    assert matters(levels.world) == before
    assert [one.passed_at is not None for one in levels.world.rows_of_every_office(PassedUp)] == [True, False]


async def test_a_person_has_their_steps_in_what_is_handed_out_and_is_forgotten_at_both_levels(levels: Levels):
    await passed(levels)
    officer, database = levels.commune.secretariat.person, levels.world.database
    kept = database.read(person.everything, officer)
    assert [row["action"] for row in kept["matter_steps"]] == [MatterAction.PASSED_UP]
    assert {row["office_id"] for row in kept["matter_steps"]} == {2}
    database.transact(person.forget, officer, "cán bộ", levels.world.stage.clock())
    assert "Vân" not in {one.display_name for one in levels.world.rows(Person)}
    await levels.world.secretariat.says("/nhatky")
    assert f"{COMMUNE} (cấp dưới)" in levels.world.secretariat.last().text
