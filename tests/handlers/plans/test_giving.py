"""The secretariat gives a task in one message; the units hear of it at once and answer."""

from chat.buttons.plans.given import (
    AskGivenPart,
    ChooseGivenTerm,
    ChooseGivenUnit,
    ChooseGivenWhom,
    DropGiven,
    GivenPart,
    GivenWhom,
    GiveTask,
    MarkUrgency,
)
from chat.texts import access
from plans.given import Urgency
from storage.models import (
    Obligation,
    ObligationState,
    Plan,
    Question,
    Task,
    TaskOrigin,
    Unit,
)
from tests.auxil.cast import FINANCE
from tests.auxil.forging import press_forged, somebody
from tests.auxil.watching import Watch
from tests.auxil.world import World

IN_ONE = (
    "/giaoviec Sở Tài chính; UBND cấp xã | Rà soát trạm y tế xuống cấp | trước ngày 27/6/2025"
    " | CV 123/UBND-VX ngày 10/6/2025"
)
YEAR = "Nhiệm vụ được giao năm 2025"


def owed(world: World) -> list[tuple[str, str, ObligationState]]:
    """Return who owes what came singly, by when."""
    tasks = {row.id for row in world.rows(Task) if row.origin_id is not None}
    units = {row.id: row.name for row in world.rows(Unit)}
    rows = [row for row in world.rows(Obligation) if row.task_id in tasks]
    return [(units[row.unit_id], str(row.due), row.state) for row in rows]


async def test_a_task_in_one_message_is_shown_as_it_would_be_given(june: World):
    await june.secretariat.says(IN_ONE)
    assert june.secretariat.last().text == (
        "📌 Giao việc (chưa giao)\n"
        "Rà soát trạm y tế xuống cấp\n\n"
        "Chủ trì: Sở Tài chính, UBND cấp xã – 2 đơn vị: Sở Tài chính, UBND xã Hoa Lộc\n"
        "Hạn: chậm nhất thứ Năm, 26/6/2025 (“trước ngày 27/6/2025”)\n"
        "Văn bản: CV 123/UBND-VX ngày 10/6/2025\n"
        "Vào kế hoạch: Nhiệm vụ được giao năm 2025"
    )
    assert june.secretariat.labels() == [
        "Giao 2 đơn vị",
        "Bỏ",
        "Sửa nội dung",
        "Sửa đơn vị",
        "Sửa hạn",
        "Mức độ: khẩn",
    ]
    assert owed(june) == []
    assert not june.rows(TaskOrigin)


async def test_a_task_is_given_with_one_press_and_heard_of_at_once(june: World):
    await june.secretariat.says(IN_ONE)
    await june.secretariat.presses("Giao 2 đơn vị")
    assert june.secretariat.last().text == (
        "✅ Đã giao NV 101, báo tới 2 đơn vị (người giao: Phạm Thị Lan).\n"
        "“Rà soát trạm y tế xuống cấp”\n"
        "Hạn: chậm nhất thứ Năm, 26/6/2025 (“trước ngày 27/6/2025”)\n"
        "Theo dõi, sửa hạn, đổi đơn vị: /viec"
    )
    assert june.commune.last().text == (
        "📌 Việc mới được giao – UBND xã Hoa Lộc\n"
        "NV 101: Rà soát trạm y tế xuống cấp\n\n"
        "Hạn: chậm nhất thứ Năm, 26/6/2025 (“trước ngày 27/6/2025”)\n"
        "Văn bản: CV 123/UBND-VX ngày 10/6/2025\n\n"
        "Báo tiến độ: trả lời (reply) tin này."
    )
    assert june.commune.labels() == ["👀 Đã nhận", "Không thuộc thẩm quyền"]
    assert owed(june) == [
        (FINANCE, "2025-06-26", ObligationState.OPEN),
        ("UBND xã Hoa Lộc", "2025-06-26", ObligationState.OPEN),
    ]
    (origin,) = june.rows(TaskOrigin)
    assert (origin.document, str(origin.issued)) == ("CV 123/UBND-VX", "2025-06-10")
    assert [plan.title for plan in june.rows(Plan)][-1] == YEAR


async def test_a_task_is_given_once_however_often_it_is_pressed(june: World):
    await june.secretariat.says(IN_ONE)
    said = await june.secretariat.presses_twice("Giao 2 đơn vị")
    assert sorted(said) == ["", "Việc này đã được giao hoặc bỏ trước đó."]
    assert len([row for row in june.rows(Task) if row.origin_id is not None]) == 1


async def test_the_next_task_goes_into_the_same_plan(june: World):
    for _ in range(2):
        await june.secretariat.says(IN_ONE)
        await june.secretariat.presses("Giao 2 đơn vị")
    assert [row.number for row in june.rows(Task) if row.origin_id is not None] == ["101", "102"]
    assert [plan.title for plan in june.rows(Plan)].count(YEAR) == 1


async def test_what_is_missing_is_asked_with_buttons(june: World):
    await june.secretariat.says("/giaoviec Rà soát các điểm sạt lở")
    assert june.secretariat.last().text.startswith("📌 “Rà soát các điểm sạt lở”\nGiao ai chủ trì?")
    assert june.secretariat.labels() == ["Các sở, ban, ngành", "UBND cấp xã", "Bỏ"]
    await june.secretariat.presses("UBND cấp xã")
    assert june.secretariat.labels() == [
        "thứ Sáu, 13/6/2025",
        "thứ Sáu, 20/6/2025",
        "thứ Hai, 30/6/2025",
        "Không có hạn (thường xuyên)",
        "Bỏ",
    ]
    await june.secretariat.presses("thứ Sáu, 20/6/2025")
    assert "Hạn: chậm nhất thứ Sáu, 20/6/2025" in june.secretariat.last().text
    await june.secretariat.presses("Mức độ: khẩn")
    assert "Mức độ: khẩn (nhắc trước 7, 5, 3, 2, 1 ngày" in june.secretariat.last().text
    await june.secretariat.answers("CV 77/UBND-TH ngày 02/6/2025 về phòng, chống thiên tai")
    assert "Văn bản: CV 77/UBND-TH ngày 02/6/2025 về phòng, chống thiên tai" in june.secretariat.last().text
    await june.secretariat.presses("Giao 1 đơn vị")
    assert june.commune.last().text.startswith("🔥 KHẨN\n📌 Việc mới được giao – UBND xã Hoa Lộc")


async def test_a_name_that_is_not_clear_is_asked_about(june: World):
    await june.secretariat.says("/giaoviec Sở Không Có | Rà soát quỹ đất | 20/6")
    assert "Chưa rõ “Sở Không Có” là đơn vị nào" in june.secretariat.last().text
    await june.secretariat.answers("Sở Tài chính")
    assert "Chủ trì: Sở Tài chính\n" in june.secretariat.last().text
    await june.secretariat.presses("Bỏ")
    assert june.secretariat.last().text == "Đã bỏ, chưa giao đơn vị nào (người bỏ: Phạm Thị Lan)."


async def test_a_unit_of_which_nobody_knew_is_added_when_it_is_said_so(june: World):
    await june.secretariat.says("/giaoviec Sở Dân tộc và Tôn giáo | Rà soát chính sách | 20/6")
    await june.secretariat.presses("Đúng tên này, thêm vào danh sách")
    assert "⚠️ Chưa có nhóm để báo: Sở Dân tộc và Tôn giáo" in june.secretariat.last().text
    await june.secretariat.presses("Giao 1 đơn vị")
    assert "báo tới 0 đơn vị, 1 đơn vị chưa có nhóm" in june.secretariat.last().text
    assert owed(june) == [("Sở Dân tộc và Tôn giáo", "2025-06-20", ObligationState.OPEN)]


async def test_words_of_a_message_are_given_in_reply_to_it(june: World):
    said = await june.secretariat.says(
        "Giao Sở Tài chính chủ trì, phối hợp Công an tỉnh rà soát hồ sơ đất đai, "
        "hoàn thành trước ngày 27/6/2025"
    )
    await june.secretariat.says("/giaoviec CV 9/UBND-NN ngày 11/6/2025 | khẩn", reply_to=said)
    assert june.secretariat.last().text.startswith(
        "📌 Giao việc (chưa giao)\n"
        "Rà soát hồ sơ đất đai\n\n"
        "Chủ trì: Sở Tài chính\n"
        "Phối hợp: Công an tỉnh\n"
        "Hạn: chậm nhất thứ Năm, 26/6/2025 (“hoàn thành trước ngày 27/6/2025”)\n"
        "Văn bản: CV 9/UBND-NN ngày 11/6/2025\n"
        "Mức độ: khẩn"
    )


async def test_two_units_are_given_work_in_one_message_each_by_itself(june: World):
    await june.secretariat.says(
        "/giaoviec Giao Sở Tài chính bố trí kinh phí trước ngày 20/6/2025; "
        "giao UBND xã Hoa Lộc khắc phục sạt lở trước ngày 27/6/2025"
    )
    first, second = june.secretariat.from_bot()[-2:]
    assert first.text.startswith("📌 Giao việc (chưa giao)\nBố trí kinh phí\n\nChủ trì: Sở Tài chính\n")
    assert second.text.startswith("📌 Giao việc (chưa giao)\nKhắc phục sạt lở\n\nChủ trì: UBND xã Hoa Lộc\n")
    await june.secretariat.presses("Giao 1 đơn vị", message=second)
    assert owed(june) == [("UBND xã Hoa Lộc", "2025-06-26", ObligationState.OPEN)]


async def test_the_tasks_of_a_meeting_may_have_a_plan_of_their_own(june: World):
    await june.secretariat.says(f"{IN_ONE} | cuộc họp: Giao ban UBND tỉnh")
    await june.secretariat.presses("Giao 2 đơn vị")
    assert june.rows(Plan)[-1].title == f"{YEAR} – Giao ban UBND tỉnh"
    await june.secretariat.says("/viec")
    assert "NV 101" in june.secretariat.last().text


async def test_parts_are_said_anew_and_the_day_is_not_gone_by(june: World):
    await june.secretariat.says("/giaoviec Sở Tài chính | Rà soát quỹ đất | 01/6/2025")
    assert june.secretariat.last().text.startswith("⚠️ Thời điểm “01/6/2025” đã qua.")
    await june.secretariat.answers("khi nào cũng được")
    assert june.secretariat.last().text.startswith("⚠️ Chưa hiểu “khi nào cũng được” là khi nào.")
    await june.secretariat.answers("20/6")
    await june.secretariat.presses("Sửa nội dung")
    await june.secretariat.answers("rà soát quỹ nhà")
    assert "\nRà soát quỹ nhà\n" in june.secretariat.last().text
    await june.secretariat.presses("Sửa đơn vị")
    await june.secretariat.answers("UBND xã Hoa Lộc, Sở Tài chính")
    assert "Chủ trì: UBND xã Hoa Lộc, Sở Tài chính\n" in june.secretariat.last().text
    await june.secretariat.presses("Sửa hạn")
    await june.secretariat.presses("Không có hạn (thường xuyên)")
    assert "Hạn: không có hạn (thường xuyên)" in june.secretariat.last().text
    await june.secretariat.presses("Sửa nội dung")
    await june.secretariat.answers("rà soát " * 120)
    assert "⚠️ Nội dung dài 959 ký tự, nhiều nhất là 700." in june.secretariat.last().text


async def test_what_was_given_or_dropped_is_not_changed_any_more(june: World):
    await june.secretariat.says(IN_ONE)
    preview = june.secretariat.last()
    question = june.rows(Question)[-1].id
    await june.secretariat.presses("Bỏ")
    watch = Watch(june)
    old = [
        ChooseGivenWhom(question, GivenWhom.COMMUNE),
        ChooseGivenUnit(question, 0),
        ChooseGivenTerm(question, 739_000),
        MarkUrgency(question, Urgency.URGENT),
        AskGivenPart(question, GivenPart.WHAT),
        GiveTask(question),
        DropGiven(question),
    ]
    await press_forged(june.secretariat, somebody(june.secretariat.person), [one.pack() for one in old])
    assert watch.popped_up() == ["Việc này đã được giao hoặc bỏ trước đó."] * len(old)
    await june.secretariat.says("20/6", reply_to=preview.id)
    assert june.secretariat.last().text == "Việc này đã được giao hoặc bỏ trước đó."


async def test_a_button_of_another_question_does_nothing(june: World):
    await june.secretariat.says("/giaoviec Sở Tài chính | Rà soát quỹ đất")
    question = june.rows(Question)[-1].id
    watch = Watch(june)
    others = [GiveTask(question), ChooseGivenTerm(question, 5), ChooseGivenUnit(question, 1)]
    await press_forged(june.secretariat, somebody(june.secretariat.person), [one.pack() for one in others])
    assert watch.popped_up() == [access.expired(), access.expired(), access.already_done()]
    assert owed(june) == []


async def test_a_command_without_words_asks_for_all(june: World):
    await june.secretariat.says("/giaoviec")
    assert june.secretariat.last().text.startswith("📌 Giao việc\nGiao việc gì, cho ai, hạn nào?")
    await june.secretariat.answers("Sở Tài chính | Rà soát quỹ đất | 20/6")
    assert june.secretariat.labels()[0] == "Giao 1 đơn vị"
