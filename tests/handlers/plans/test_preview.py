"""The secretariat sends a plan: what the preview counts, what is saved once, what is refused."""

import pytest

from bot.document_process import read_in_process
from chat.texts.plans import preview as preview_texts
from plans.status import Status
from storage.models import (
    DraftState,
    Obligation,
    ObligationKind,
    ObligationState,
    OutboxMessage,
    Plan,
    PlanDraft,
    Statement,
    StatementSource,
    Task,
)
from tests.auxil.cast import FINANCE
from tests.auxil.world import PLAN, URGENT, World

PROSE = """ỦY BAN NHÂN DÂN
TỈNH SƠN HÀ
Số: 15/KH-UBND
Sơn Hà, ngày 02 tháng 6 năm 2025
UBND tỉnh yêu cầu:
1. Giao Sở Y tế chủ trì, phối hợp Sở Tài chính rà soát thủ tục, hoàn thành trước ngày 30/9/2025.
2. Giao Sở Nội vụ lập danh sách cán bộ một cửa trước ngày 15/8/2025.
"""

WAIVE, OVERDUE, SAVE, DROP = "Không tính quá hạn các việc này", "Tính là quá hạn", "Lưu kế hoạch", "Bỏ"
NO_PLAN = "Biên bản cuộc họp giao ban tháng 5\n\nThành phần: ông A, bà B.\n".encode()


def past_tasks(world: World) -> set[ObligationState]:
    (task,) = [row for row in world.rows(Task) if row.number == "4"]
    return {row.state for row in world.rows(Obligation) if row.task_id == task.id}


@pytest.fixture
async def previewed(world: World) -> World:
    """The secretariat has sent the plan and looks at the preview."""
    await world.preview("ke-hoach.txt", PLAN.encode())
    return world


async def test_the_preview_counts_what_was_understood(world: World):
    preview = (await world.preview("ke-hoach.txt", URGENT.encode())).text
    assert "Triển khai thực hiện Đề án 06 năm 2025" in preview
    assert "8 nhiệm vụ thuộc 1 nhóm" in preview
    assert "• 6 có thời hạn\n• 1 thực hiện thường xuyên\n• 1 chờ chỉ đạo, hướng dẫn" in preview
    assert "• hằng tháng: trước ngày 15\n• 6 tháng: trước ngày 15/6\n• năm: trước ngày 15/12" in preview
    assert "2 nhiệm vụ đã qua hạn" in preview
    assert "• NV 4: “Tháng 3/2025”\n• NV 8: “Tháng 02/2025”" in preview
    assert preview.endswith("Chưa có gì được lưu. Xin kiểm tra, rồi bấm nút dưới đây.")


async def test_a_preview_saves_nothing(previewed: World):
    assert not previewed.rows(Plan)
    assert previewed.secretariat.labels() == [OVERDUE, WAIVE, SAVE, DROP]


async def test_a_plan_without_past_dates_asks_nothing_about_them(world: World):
    without = PLAN.replace("Tháng 3/2025", "Tháng 12/2025")
    await world.preview("ke-hoach.txt", without.encode())
    assert world.secretariat.labels() == [SAVE, DROP]
    assert await world.secretariat.presses(SAVE) == ""
    assert len(world.rows(Plan)) == 1


async def test_past_dates_have_to_be_decided_before_saving(previewed: World):
    assert await previewed.secretariat.presses(SAVE) == preview_texts.choose_past_first(1)
    assert not previewed.rows(Plan)


@pytest.mark.parametrize(
    ("choice", "state"), [(WAIVE, ObligationState.WAIVED), (OVERDUE, ObligationState.OPEN)]
)
async def test_past_dates_become_what_was_chosen(previewed: World, choice: str, state: ObligationState):
    await previewed.secretariat.presses(choice)
    assert f"✓ {choice}" in previewed.secretariat.labels()
    await previewed.secretariat.presses(SAVE)
    assert past_tasks(previewed) == {state}


async def test_a_choice_can_be_changed_until_the_plan_is_saved(previewed: World):
    await previewed.secretariat.presses(WAIVE)
    await previewed.secretariat.presses(OVERDUE)
    assert previewed.secretariat.labels() == [f"✓ {OVERDUE}", WAIVE, SAVE, DROP]
    await previewed.secretariat.presses(SAVE)
    assert past_tasks(previewed) == {ObligationState.OPEN}


async def test_saving_says_what_was_saved_by_whom_and_what_comes_next(previewed: World):
    await previewed.secretariat.presses(WAIVE)
    preview = previewed.secretariat.last()
    await previewed.secretariat.presses(SAVE)
    saved = previewed.secretariat.last().text
    assert saved.startswith("✅ Đã lưu: Triển khai thực hiện Đề án 06 năm 2025")
    assert "4 nhiệm vụ, 3 đơn vị chủ trì. Người lưu: Phạm Thị Lan." in saved
    assert "\nBước tiếp theo\n3 đơn vị chủ trì chưa có nhóm nên chưa ai được nhắc (Công an tỉnh" in saved
    assert "Lấy mã cho tất cả: /lienket tất cả" in saved
    assert "chưa chắc" not in saved
    assert not previewed.secretariat.again(preview).buttons


async def test_no_preview_looks_undecided_when_its_plan_is_saved(previewed: World):
    await previewed.secretariat.presses(WAIVE)
    first = previewed.secretariat.last()
    await previewed.secretariat.says("/kehoach")
    await previewed.secretariat.presses(previewed.secretariat.labels()[0])
    second = previewed.secretariat.last()
    await previewed.secretariat.presses(SAVE)
    for shown in (first, second):
        now = previewed.secretariat.again(shown)
        assert not now.buttons
        assert now.text.endswith("\n\n✅ Đã lưu lúc 08:00 – Phạm Thị Lan")
        assert "Chưa có gì được lưu" not in now.text
        assert "xin chọn cách tính" not in now.text


async def test_a_dropped_preview_says_so(previewed: World):
    preview = previewed.secretariat.last()
    await previewed.secretariat.presses(DROP)
    shown = previewed.secretariat.again(preview)
    assert shown.text.endswith("\n\nĐã bỏ lúc 08:00, chưa lưu gì – Phạm Thị Lan")


async def test_saving_says_who_stands_for_nobody_and_what_was_left_in_doubt(world: World):
    tasks = (
        "5\tTuyên truyền\tCác đơn vị có liên quan\t\tTháng 12/2025\n6\tRà soát\tSở Y tế\t\tNgày 31/6/2025\n"
    )
    await world.preview("ke-hoach.txt", (PLAN + tasks).encode())
    await world.secretariat.presses(WAIVE)
    await world.secretariat.presses(SAVE)
    saved = world.secretariat.last().text
    assert "⚠️ Còn 1 chỗ chưa chắc chưa trả lời, đã lưu theo bản đọc." in saved
    assert "2. 1 nhóm đơn vị chủ trì chưa có thành viên (Các cơ quan, đơn vị có liên quan)" in saved
    assert saved.endswith("Đặt thành viên: /nhomdonvi")


async def test_a_plan_is_read_without_a_reply_and_when_a_reply_says_so(world: World):
    world.stage.people.promote(world.secretariat.chat, world.stage.people.bot())
    await world.stage.settle()
    await world.secretariat.sends("ke-hoach.txt", PLAN.encode())
    assert SAVE in world.secretariat.labels()
    await world.secretariat.presses(DROP)
    await world.secretariat.sends("cong-van.txt", PROSE.replace("15/KH-UBND", "15/UBND-NC").encode())
    assert SAVE not in world.secretariat.labels()
    sent = world.stage.people.messages(world.secretariat.chat)[-1]
    await world.secretariat.says("/kehoach", reply_to=sent.id)
    assert SAVE in world.secretariat.labels()
    await world.secretariat.presses(DROP)
    before = len(world.secretariat.from_bot())
    await world.secretariat.sends("van-ban.txt", PROSE.encode())
    assert len(world.secretariat.from_bot()) > before
    assert SAVE in world.secretariat.labels()


async def test_a_doubled_press_saves_once(previewed: World):
    await previewed.secretariat.presses(WAIVE)
    shown = await previewed.secretariat.presses_twice(SAVE)
    assert shown == ("", preview_texts.decided_before())
    assert len(previewed.rows(Plan)) == 1
    assert len([one for one in previewed.secretariat.from_bot() if "Đã lưu:" in one.text]) == 1


async def test_a_colleague_who_presses_later_saves_nothing_more(previewed: World):
    colleague = await previewed.secretariat.somebody_joins("Đỗ", "Nam")
    await previewed.secretariat.presses(WAIVE)
    preview = previewed.secretariat.last()
    previewed.stage.people.press(previewed.secretariat.chat, previewed.secretariat.person, preview.id, SAVE)
    assert (
        await previewed.secretariat.presses(SAVE, message=preview, person=colleague)
        == preview_texts.decided_before()
    )
    assert len(previewed.rows(Plan)) == 1


async def test_a_dropped_preview_saves_nothing_and_cannot_be_saved_any_more(previewed: World):
    preview = previewed.secretariat.last()
    people, group = previewed.stage.people, previewed.secretariat
    for button in (DROP, SAVE, OVERDUE):
        people.press(group.chat, group.person, preview.id, button)
    await previewed.stage.settle()
    assert group.last().text == "Đã bỏ bản đọc kế hoạch này, chưa lưu gì (người thao tác: Phạm Thị Lan)."
    assert not group.again(preview).buttons
    assert not previewed.rows(Plan)
    assert [draft.state for draft in previewed.rows(PlanDraft)] == [DraftState.DROPPED]


async def test_a_preview_is_dropped_once(previewed: World):
    assert await previewed.secretariat.presses_twice(DROP) == ("", preview_texts.decided_before())


async def test_saving_obliges_every_lead_unit_to_its_tasks_and_reports(previewed: World):
    await previewed.secretariat.presses(WAIVE)
    await previewed.secretariat.presses(SAVE)
    owed = previewed.rows(Obligation)
    assert len([row for row in owed if row.kind is ObligationKind.TASK]) == 4
    reports = [row for row in owed if row.kind is ObligationKind.PERIOD]
    assert len({row.unit_id for row in reports}) == 3
    assert len(reports) == 3 * 3  # June and July, and the first half of the year


async def test_a_plan_without_a_title_is_named_after_its_file(world: World):
    table = PLAN[PLAN.index("TT\t") :].replace("Tháng 3/2025", "Tháng 12/2025")
    await world.import_plan("phu-luc.txt", table.encode())
    assert [plan.title for plan in world.rows(Plan)] == ["phu-luc.txt"]


async def test_markup_in_a_plan_is_shown_as_it_was_written(world: World):
    written = PLAN.replace("Đề án 06 năm", "Đề án 06 (A & B) năm").replace(
        "Tháng 3/2025", "Tháng 3/2025 (< 7 ngày)"
    )
    preview = (await world.preview("ke-hoach.txt", written.encode())).text
    assert "Đề án 06 (A & B) năm 2025" in preview
    assert "“Tháng 3/2025 (< 7 ngày)”" in preview


async def test_a_file_that_is_no_plan_is_refused_with_what_to_send_instead(world: World):
    answer = await world.preview("bien-ban.txt", NO_PLAN)
    assert answer.text.startswith("Đã đọc “bien-ban.txt”. Văn bản này không giao việc")
    assert not answer.buttons
    assert not world.rows(PlanDraft)


async def test_a_file_that_is_no_plan_is_ignored_when_it_was_not_sent_to_the_bot(world: World):
    world.stage.people.promote(world.secretariat.chat, world.stage.people.bot())
    await world.stage.settle()
    before = len(world.secretariat.from_bot())
    await world.secretariat.sends("bien-ban.txt", NO_PLAN)
    assert len(world.secretariat.from_bot()) == before


async def test_damaged_files_are_refused_and_the_next_one_is_read(world: World):
    for name in ("ke-hoach.docx", "ke-hoach.xlsx", "ke-hoach.pdf", "ảnh <1>.exe"):
        refused = await world.preview(name, b"PK\x03\x04 nothing of a document")
        assert refused.text.startswith(f"Không đọc được “{name}”.")
    answer = await world.preview("ke-hoach.txt", PLAN.encode())
    assert "4 nhiệm vụ" in answer.text


async def test_a_file_of_25_megabytes_is_refused_without_fetching_it(world: World):
    answer = await world.preview("ke-hoach.docx", b"\0" * 25_000_000)
    assert answer.text == preview_texts.too_large()
    assert not world.stage.people.requests("getFile")


async def test_an_upload_is_read_in_a_process_of_its_own(world: World):
    world.stage.dondoc.services.read_document = read_in_process
    assert "4 nhiệm vụ" in (await world.preview("ke-hoach.txt", PLAN.encode())).text


async def test_nothing_is_left_unsent_after_a_plan(previewed: World):
    await previewed.secretariat.presses(WAIVE)
    await previewed.secretariat.presses(SAVE)
    assert {row.state for row in previewed.rows(OutboxMessage)} == {"sent"}


async def test_saved_on_the_day_a_date_is_due_it_is_not_past(world: World):
    await world.move_to("2025-03-31 09:00")
    await world.preview("ke-hoach.txt", PLAN.encode())
    assert world.secretariat.labels() == [SAVE, DROP]


async def test_a_preview_forwarded_to_a_unit_can_be_decided_by_nobody_there(june: World):
    await june.preview("ke-hoach.txt", PLAN.encode())
    preview = june.secretariat.last()
    await june.finance.says("/nhiemvu")
    assert SAVE not in june.finance.labels()
    assert june.secretariat.again(preview).buttons
    assert FINANCE in june.finance.last().text


REPORT = f"""BÁO CÁO
Kết quả thực hiện Đề án 06 trong 06 tháng đầu năm 2025

TT\tNội dung\tĐơn vị chủ trì\tĐơn vị phối hợp\tThời gian hoàn thành\tTiến độ thực hiện
I\tVề pháp lý
1\tBan hành chính sách thu phí\t{FINANCE}\tSở Tư pháp\tTháng 12/2025\tĐánh giá tiến độ: Đã hoàn thành
2\tLàm sạch dữ liệu\tSở Y tế\tSở Tư pháp\tTháng 11/2025\tĐánh giá tiến độ: Đang thực hiện
"""


async def test_a_report_document_starts_the_plan_where_it_stands(world: World):
    await world.import_plan("bao-cao.txt", REPORT.encode())
    spoken = {row.task_id: (row.status, row.source) for row in world.rows(Statement)}
    one, two = world.rows(Task)
    assert spoken[one.id] == (Status.DONE, StatementSource.IMPORTED)
    assert spoken[two.id] == (Status.IN_PROGRESS, StatementSource.IMPORTED)
    owed = {row.task_id: row.state for row in world.rows(Obligation)}
    assert (owed[one.id], owed[two.id]) == (ObligationState.MET, ObligationState.OPEN)
