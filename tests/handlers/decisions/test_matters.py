"""What stands in the way of a unit reaches the secretariat at once, and the answer comes back to the unit."""

from chat.texts import access
from chat.texts.decisions import matters as matter_texts
from storage.models import Matter, MatterAction, MatterKind, MatterState, MatterStep, Statement
from tests.auxil.world import World

REPORT = "NV 1 đang thực hiện 60%, vướng mắc: thiếu phần mềm. Đề nghị Bộ Tài chính sớm hướng dẫn"


def state(world: World) -> list[tuple[MatterKind, MatterState]]:
    return [(matter.kind, matter.state) for matter in world.rows(Matter)]


async def test_an_obstacle_and_a_proposal_in_a_report_reach_the_secretariat_at_once(june: World):
    message = await june.finance.answers(REPORT)
    obstacle, proposal = june.secretariat.from_bot()[-2:]
    assert obstacle.text == (
        "🚧 Vướng mắc của Sở Tài chính\n"
        "NV 1: Ban hành chính sách thu phí\n"
        "“thiếu phần mềm”\n"
        "Thẩm quyền: Bộ Tài chính\n"
        "Người nêu: Nguyễn Thu Hà, ngày 12/6/2025\n"
        "Tình trạng: mới nêu\n\n"
        "Muốn trả lời đơn vị, xin trả lời (reply) tin này."
    )
    assert proposal.text.startswith("📨 Kiến nghị của Sở Tài chính")
    assert june.secretariat.labels(obstacle) == ["Tiếp nhận", "Trả lời", "Chuyển cấp trên", "Đóng"]
    assert [(one.message_id, one.competent_body) for one in june.rows(Matter)] == [
        (message, "Bộ Tài chính"),
        (message, "Bộ Tài chính"),
    ]


async def test_the_same_obstacle_next_time_is_not_raised_again(june: World):
    await june.finance.answers("NV 1 đang thực hiện 60%, vướng mắc: thiếu phần mềm")
    before = len(june.secretariat.from_bot())
    await june.finance.answers("NV 1 đang thực hiện 70%, vướng mắc: thiếu phần mềm")
    assert len(june.secretariat.from_bot()) == before
    assert len(june.rows(Matter)) == 1


async def test_one_obstacle_of_several_tasks_is_one_message(urgent: World):
    before = len(urgent.secretariat.from_bot())
    await urgent.finance.answers("NV 1, NV 6 đang thực hiện, vướng mắc: thiếu kinh phí")
    assert len(urgent.secretariat.from_bot()) == before + 1
    assert "“thiếu kinh phí (chung cho 2 nhiệm vụ: 1, 6)”" in urgent.secretariat.last().text


async def test_the_answer_returns_to_the_units_group_as_a_reply_to_its_message(june: World):
    message = await june.finance.answers("NV 1 đang thực hiện 60%, vướng mắc: thiếu phần mềm")
    await june.secretariat.answers("Đã có <b>phần mềm</b>, nhận tại Sở KHCN")
    assert june.secretariat.last().text == "✅ Đã gửi trả lời tới Sở Tài chính."
    answer = june.finance.last()
    assert answer.text == (
        "💬 Cơ quan thường trực trả lời vướng mắc của NV 1:\n“Đã có <b>phần mềm</b>, nhận tại Sở KHCN”"
    )
    assert answer.reply_to == message
    assert state(june) == [(MatterKind.OBSTACLE, MatterState.ANSWERED)]


async def test_the_button_asks_for_the_answer_in_a_message_of_its_own(june: World):
    await june.finance.answers("NV 1 đang thực hiện 60%, vướng mắc: thiếu phần mềm")
    await june.secretariat.presses("Trả lời")
    assert "Xin trả lời (reply) tin này bằng nội dung trả lời" in june.secretariat.last().text
    await june.secretariat.answers("Tuần sau có")
    assert "“Tuần sau có”" in june.finance.last().text


async def test_an_answer_helps_or_does_not(june: World):
    await june.finance.answers("NV 1 đang thực hiện 60%, vướng mắc: thiếu phần mềm")
    await june.secretariat.answers("Tuần sau có")
    answer = june.finance.last()
    assert june.finance.labels() == ["Đã giải quyết", "Vẫn còn"]
    assert await june.finance.presses("Vẫn còn") == "Đã ghi: vẫn còn."
    assert june.finance.labels(june.finance.again(answer)) == []
    assert "báo vẫn còn sau khi được trả lời" in june.secretariat.last().text
    assert state(june) == [(MatterKind.OBSTACLE, MatterState.RECEIVED)]
    await june.secretariat.answers("Đã cài xong")
    await june.finance.presses("Đã giải quyết")
    assert state(june) == [(MatterKind.OBSTACLE, MatterState.CLOSED)]


async def test_a_matter_is_taken_up_passed_on_and_closed(june: World):
    await june.finance.answers(REPORT)
    notice = june.secretariat.from_bot()[-2]
    await june.secretariat.presses("Tiếp nhận", message=notice)
    assert "đã tiếp nhận (Phạm Thị Lan)" in june.secretariat.again(notice).text
    assert june.finance.last().text == "Cơ quan thường trực đã tiếp nhận vướng mắc của NV 1."
    await june.secretariat.presses("Chuyển cấp trên", message=june.secretariat.again(notice))
    assert june.finance.last().text == (
        "Đã ghi: vướng mắc của NV 1 thuộc thẩm quyền của Bộ Tài chính, cơ quan thường trực sẽ chuyển. "
        "Trả lời sẽ được gửi về nhóm này."
    )
    await june.secretariat.presses("Đóng", message=june.secretariat.again(notice))
    assert june.secretariat.labels(june.secretariat.again(notice)) == []
    steps = [step.action for step in june.rows(MatterStep) if step.matter_id == 1]
    assert steps == [
        MatterAction.RAISED,
        MatterAction.RECEIVED,
        MatterAction.PASSED_UP,
        MatterAction.CLOSED,
    ]


async def test_passing_on_what_names_no_body_asks_to_whom(june: World):
    await june.finance.answers("NV 1 đang thực hiện 60%, vướng mắc: thiếu phần mềm")
    assert "Thẩm quyền: cơ quan thường trực xem xét" in june.secretariat.last().text
    await june.secretariat.presses("Chuyển cấp trên")
    assert "tới cơ quan nào?" in june.secretariat.last().text
    await june.secretariat.answers("chuyển ubnd tỉnh nhé")
    assert "chuyển UBND tỉnh" in june.secretariat.last().text
    assert june.rows(Matter)[0].competent_body == "UBND tỉnh"
    assert "thuộc thẩm quyền của UBND tỉnh, cơ quan thường trực sẽ chuyển" in june.finance.last().text
    await june.secretariat.answers("UBND tỉnh đồng ý bố trí")
    assert "“UBND tỉnh đồng ý bố trí”" in june.finance.last().text


async def test_a_doubled_and_a_stale_press_change_nothing(june: World):
    await june.finance.answers("NV 1 đang thực hiện 60%, vướng mắc: thiếu phần mềm")
    notice = june.secretariat.last()
    assert await june.secretariat.presses_twice("Tiếp nhận", message=notice) == (
        "",
        access.already_done(),
    )
    await june.secretariat.says("/vuongmac")
    await june.secretariat.presses("1")
    await june.secretariat.presses("Đóng")
    stale = await june.secretariat.presses("Chuyển cấp trên", message=june.secretariat.again(notice))
    assert stale == matter_texts.stands_now(MatterState.CLOSED)
    assert june.secretariat.labels(june.secretariat.again(notice)) == []
    assert [step.action for step in june.rows(MatterStep)] == [
        MatterAction.RAISED,
        MatterAction.RECEIVED,
        MatterAction.CLOSED,
    ]


async def test_a_report_taken_back_takes_its_obstacle_back(june: World):
    await june.finance.answers("NV 1 đang thực hiện 60%, vướng mắc: thiếu phần mềm")
    await june.finance.presses("Thu hồi")
    assert state(june) == [(MatterKind.OBSTACLE, MatterState.WITHDRAWN)]
    alert = await june.secretariat.presses("Tiếp nhận")
    assert alert == matter_texts.stands_now(MatterState.WITHDRAWN)
    assert "đơn vị đã rút" in june.secretariat.last().text


async def test_a_unit_raises_something_by_command_without_reporting(june: World):
    await june.finance.says("/vuongmac NV 1 thiếu kinh phí, đề nghị UBND tỉnh bố trí")
    assert june.finance.last().text == (
        "✅ Đã chuyển cơ quan thường trực:\n"
        "• Vướng mắc của NV 1: “thiếu kinh phí” (thẩm quyền: UBND tỉnh)\n"
        "• Kiến nghị của NV 1: “UBND tỉnh bố trí” (thẩm quyền: UBND tỉnh)\n"
        "Trả lời sẽ được gửi về nhóm này."
    )
    assert june.rows(Statement) == []


async def test_a_unit_raises_something_in_reply_to_its_list(june: World):
    await june.finance.says("/vuongmac")
    assert "không có vướng mắc, kiến nghị nào đang chờ" in june.finance.last().text
    await june.finance.answers("Máy chủ của tỉnh hay treo")
    assert "Vướng mắc: “Máy chủ của tỉnh hay treo”" in june.finance.last().text
    await june.finance.says("/vuongmac")
    assert "1. Vướng mắc: “Máy chủ của tỉnh hay treo” — mới nêu" in june.finance.last().text
    assert june.finance.labels() == ["1. Vẫn còn", "1. Đã hết"]
    await june.finance.presses("1. Đã hết")
    assert state(june) == [(MatterKind.OBSTACLE, MatterState.CLOSED)]


async def test_the_secretariat_lists_what_is_open_by_competent_body(june: World):
    await june.secretariat.says("/vuongmac")
    assert june.secretariat.last().text == "Hiện không có vướng mắc, kiến nghị nào chưa trả lời."
    await june.finance.says("/vuongmac NV 1 thiếu kinh phí, đề nghị UBND tỉnh bố trí")
    await june.commune.says("/vuongmac NV 3 thiếu thiết bị")
    await june.secretariat.says("/vuongmac")
    listed = june.secretariat.last()
    assert listed.text == (
        "🚧 Vướng mắc, kiến nghị chưa trả lời: 3\n\n"
        "UBND tỉnh\n"
        "1. Sở Tài chính · NV 1: “thiếu kinh phí” — mới nêu, từ 12/6/2025\n"
        "2. Sở Tài chính · NV 1: “UBND tỉnh bố trí” — mới nêu, từ 12/6/2025\n\n"
        "Cơ quan thường trực xem xét\n"
        "3. UBND xã Hoa Lộc · NV 3: “thiếu thiết bị” — mới nêu, từ 12/6/2025\n\n"
        "Bấm số để xem và xử lý."
    )
    await june.secretariat.presses("3")
    assert june.secretariat.last().text.startswith("🚧 Vướng mắc của UBND xã Hoa Lộc")
    await june.secretariat.presses("Đóng")
    assert [one.state for one in june.rows(Matter)].count(MatterState.CLOSED) == 1


async def test_a_unit_sees_only_what_it_raised_itself(june: World):
    await june.finance.says("/vuongmac NV 1 thiếu phần mềm")
    await june.commune.says("/vuongmac")
    assert "phần mềm" not in june.commune.last().text
    assert june.commune.labels() == []


async def test_markup_in_a_matter_is_shown_as_typed(june: World):
    await june.finance.says("/vuongmac Máy chủ <b>chậm</b> & <script> treo")
    assert "“Máy chủ <b>chậm</b> & <script> treo”" in june.secretariat.last().text


async def test_the_list_is_sent_however_long_the_bodies_are_to_which_matters_were_passed_on(june: World):
    for what in ("máy chủ", "đường truyền", "phần mềm", "nhân lực", "trụ sở", "thiết bị"):
        await june.finance.says(f"/vuongmac Thiếu {what}")
        await june.secretariat.presses("Chuyển cấp trên")
        await june.secretariat.answers(f"Cơ quan lo {what}, " + "gồm nhiều phòng, ban và tổ giúp việc, " * 30)
    await june.secretariat.says("/vuongmac")
    assert june.secretariat.last().text.startswith("🚧 Vướng mắc, kiến nghị chưa trả lời: 6")
    assert june.secretariat.last().text.endswith("Bấm số để xem và xử lý.")
    await june.finance.says("/vuongmac")
    assert june.finance.last().text.startswith("🚧 Vướng mắc, kiến nghị của đơn vị")
    assert "6. Vướng mắc" in june.finance.last().text


async def test_after_a_restart_everything_goes_on(june: World):
    await june.finance.answers("NV 1 đang thực hiện 60%, vướng mắc: thiếu phần mềm")
    await june.stage.dondoc.bot.shutdown()
    await june.stage.dondoc.bot.initialize()
    await june.secretariat.presses("Trả lời")
    await june.secretariat.answers("Tuần sau có")
    assert "“Tuần sau có”" in june.finance.last().text


def asked(world: World) -> list[str]:
    """Return the questions to the finance department whether something is still in the way."""
    return [one.text for one in world.finance.from_bot() if "còn không?" in one.text]


async def test_what_is_unsolved_is_asked_about_once_a_period(june: World):
    await june.finance.answers("NV 1 đang thực hiện 60%, vướng mắc: thiếu phần mềm")
    await june.move_to("2025-06-30 07:30")
    (said,) = asked(june)
    assert said == (
        "🚧 Kỳ báo cáo này, vướng mắc, kiến nghị sau còn không?\n"
        "1. Vướng mắc của NV 1: “thiếu phần mềm” — mới nêu (thẩm quyền: cơ quan thường trực xem xét)\n\n"
        "Xin bấm nút dưới đây."
    )
    await june.move_to("2025-07-07 07:30")
    await june.move_to("2025-07-11 07:30")
    assert len(asked(june)) == 1
    question = next(one for one in june.finance.from_bot() if "còn không?" in one.text)
    await june.finance.presses("1. Đã hết", message=question)
    assert june.finance.labels(june.finance.again(question)) == []
    await june.move_to("2025-07-31 07:30")
    assert len(asked(june)) == 1


async def test_what_was_raised_this_week_is_not_asked_about_yet(june: World):
    await june.move_to("2025-06-27 09:00")
    await june.finance.says("/vuongmac NV 1 thiếu phần mềm")
    await june.move_to("2025-06-30 07:30")
    assert asked(june) == []
    await june.move_to("2025-07-07 07:30")
    assert len(asked(june)) == 1
