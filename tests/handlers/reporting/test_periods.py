"""A unit's report of a period: the card, one warning of gaps, "Vẫn nộp", on time and late."""

from chat.texts import access
from chat.texts.reporting import periods as period_texts
from plans.status import Status
from storage.models import (
    CurrentStatus,
    Obligation,
    ObligationKind,
    ObligationState,
    PeriodText,
    Statement,
    Task,
)
from tests.auxil.world import World

SUBMIT, ACCEPT = "Nộp báo cáo", "Vẫn nộp (2 việc chưa có thông tin)"


def submitted(world: World) -> list[tuple[str, str]]:
    """Return on which day the reports of periods were submitted, with the day each was due."""
    rows = [row for row in world.rows(Obligation) if row.kind is ObligationKind.PERIOD]
    return [(str(row.due), str(row.met_on)) for row in rows if row.state is ObligationState.MET]


async def test_the_card_shows_what_is_reported_and_what_is_missing(june: World):
    await june.finance.answers("NV 1 đang thực hiện 60%")
    await june.finance.says("/baocao")
    assert june.finance.last().text == (
        "📋 Báo cáo tháng 6/2025 và 6 tháng đầu năm 2025 — trước ngày 15/6/2025\n"
        "Đã có nội dung trong kỳ: 1/2 nhiệm vụ\n"
        "• NV 1: Ban hành chính sách thu phí — đang thực hiện, 60%\n"
        "• NV 2: Thanh toán không dùng tiền mặt — chưa có thông tin\n\n"
        "Khi đã đủ, xin bấm “Nộp báo cáo”."
    )
    assert june.finance.labels() == [SUBMIT]


async def test_the_button_of_the_reminder_opens_the_card_once_however_often_it_is_pressed(june: World):
    assert await june.finance.presses_twice("📋 Nộp báo cáo kỳ") == ("", "")
    cards = [one for one in june.finance.from_bot() if one.text.startswith("📋 Báo cáo tháng 6/2025")]
    assert len(cards) == 1


async def test_gaps_are_warned_of_once_and_can_be_accepted(june: World):
    await june.finance.says("/baocao")
    card = june.finance.last()
    assert await june.finance.presses(SUBMIT) == period_texts.gaps(2)
    assert submitted(june) == []
    assert june.finance.labels() == [ACCEPT]
    assert await june.finance.presses(ACCEPT) == ""
    assert june.finance.again(card).text == (
        "✅ Sở Tài chính đã nộp báo cáo tháng 6/2025 và 6 tháng đầu năm 2025 ngày 12/6/2025 (đúng hạn). "
        "Người nộp: Nguyễn Thu Hà. 2 nhiệm vụ ghi “chưa có thông tin”."
    )
    assert not june.finance.again(card).buttons
    assert submitted(june) == [("2025-06-14", "2025-06-12")] * 2


async def test_a_complete_report_is_submitted_without_a_warning(june: World):
    await june.finance.answers("NV 1 đang thực hiện, NV 2 duy trì thường xuyên")
    await june.finance.says("/baocao")
    assert await june.finance.presses(SUBMIT) == ""
    assert "chưa có thông tin" not in june.finance.last().text
    assert len(submitted(june)) == 2


async def test_who_reports_more_before_accepting_the_gaps_is_not_warned_again(june: World):
    await june.finance.says("/baocao")
    card = june.finance.last()
    await june.finance.presses(SUBMIT)
    await june.finance.says("/baocao NV 1 đang thực hiện")
    assert await june.finance.presses(ACCEPT, message=june.finance.again(card)) == ""
    assert "1 nhiệm vụ ghi “chưa có thông tin”" in june.finance.again(card).text


async def test_who_has_more_gaps_than_were_accepted_is_warned_again(june: World):
    await june.finance.answers("NV 1 đang thực hiện")
    recorded = june.finance.last()
    await june.finance.says("/baocao")
    card = june.finance.last()
    await june.finance.presses(SUBMIT)
    await june.finance.presses("Thu hồi", message=recorded)
    shown = await june.finance.presses("Vẫn nộp (1 việc chưa có thông tin)", message=june.finance.again(card))
    assert shown == period_texts.gaps(2)
    assert submitted(june) == []


async def test_a_report_is_submitted_once(june: World):
    await june.finance.says("/baocao")
    await june.finance.presses(SUBMIT)
    assert await june.finance.presses_twice(ACCEPT) == ("", access.already_done())
    assert len(submitted(june)) == 2


async def test_a_submitted_report_is_neither_asked_for_nor_reminded_of_again(june: World):
    reminder = june.finance.last()
    await june.finance.says("/baocao")
    await june.finance.presses(SUBMIT)
    await june.finance.presses(ACCEPT)
    await june.finance.presses("📋 Nộp báo cáo kỳ", message=reminder)
    assert june.finance.last().text.startswith(
        "✅ Đơn vị đã nộp báo cáo tháng 6/2025 và 6 tháng đầu năm 2025."
    )
    assert not june.finance.last().buttons
    await june.finance.says("/baocao")
    assert june.finance.last().text.startswith("📋 Báo cáo tháng 7/2025")
    before = len(june.finance.from_bot())
    await june.move_to("2025-06-13 07:30")
    assert len(june.finance.from_bot()) == before


async def test_a_late_report_is_taken_and_marked_late(june: World):
    await june.move_to("2025-06-16 09:00")
    await june.finance.says("/baocao")
    assert june.finance.last().text.startswith("📋 Báo cáo tháng 6/2025 và 6 tháng đầu năm 2025")
    await june.finance.presses(SUBMIT)
    await june.finance.presses(ACCEPT)
    assert (
        "ngày 16/6/2025 (chậm 1 ngày làm việc; hạn nộp là trước ngày 15/6/2025)" in june.finance.last().text
    )
    assert submitted(june) == [("2025-06-14", "2025-06-16")] * 2


async def test_a_late_report_speaks_of_what_is_said_after_its_date(june: World):
    await june.move_to("2025-06-16 09:00")
    await june.finance.says("/baocao NV 1 đang thực hiện 60%")
    await june.finance.says("/baocao")
    assert june.finance.last().text.startswith("📋 Báo cáo tháng 6/2025 và 6 tháng đầu năm 2025")
    assert "• NV 1: Ban hành chính sách thu phí — đang thực hiện, 60%" in june.finance.last().text


async def test_no_change_for_all_carries_forward_what_was_said_last_month(june: World):
    await june.finance.answers("NV 1 đang thực hiện 60%, NV 2 duy trì thường xuyên")
    await june.move_to("2025-06-16 09:00")
    await june.finance.says("/baocao")
    await june.finance.presses(SUBMIT)  # June's
    await june.finance.says("/baocao")
    assert june.finance.last().text.startswith("📋 Báo cáo tháng 7/2025 — trước ngày 15/7/2025")
    assert june.finance.labels() == ["Không thay đổi (2 việc còn lại)", SUBMIT]
    shown = await june.finance.presses("Không thay đổi (2 việc còn lại)")
    assert shown == "Đã ghi “không thay đổi” cho 2 nhiệm vụ."
    assert "Đã có nội dung trong kỳ: 2/2 nhiệm vụ" in june.finance.last().text
    assert june.finance.labels() == [SUBMIT]
    july = [row for row in june.rows(CurrentStatus) if row.month == "2025-07"]
    assert {(row.status, row.percent) for row in july} == {
        (Status.IN_PROGRESS, 60),
        (Status.DONE_ONGOING, None),
    }


async def test_a_doubled_no_change_for_all_is_recorded_once(june: World):
    await june.finance.answers("NV 1 đang thực hiện 60%")
    await june.move_to("2025-06-16 09:00")
    await june.finance.says("/baocao")
    await june.finance.presses(SUBMIT)
    await june.finance.presses(june.finance.labels()[0])
    await june.finance.says("/baocao")
    shown = await june.finance.presses_twice("Không thay đổi (1 việc còn lại)")
    assert shown == (period_texts.no_change_recorded(1), period_texts.nothing_left_unchanged())
    assert len(june.rows(Statement)) == 2


async def test_a_task_done_last_month_is_asked_about_no_more(june: World):
    await june.finance.answers("NV 1 đã hoàn thành, NV 2 đang thực hiện")
    await june.finance.says("/baocao")
    await june.finance.presses(SUBMIT)
    await june.move_to("2025-06-16 09:00")
    await june.finance.says("/baocao")
    assert "Đã có nội dung trong kỳ: 0/1 nhiệm vụ" in june.finance.last().text
    assert "NV 1" not in june.finance.last().text


async def test_a_task_done_this_month_belongs_to_this_months_report(june: World):
    await june.finance.answers("NV 1 đã hoàn thành")
    await june.finance.says("/baocao")
    assert "• NV 1: Ban hành chính sách thu phí — hoàn thành" in june.finance.last().text


async def test_a_task_kept_up_all_the_time_is_asked_about_every_month(june: World):
    await june.finance.answers("NV 2 duy trì thường xuyên")
    await june.finance.says("/baocao")
    await june.finance.presses(SUBMIT)
    await june.finance.presses(june.finance.labels()[0])
    await june.move_to("2025-06-16 09:00")
    await june.finance.says("/baocao")
    assert "• NV 2: Thanh toán không dùng tiền mặt — chưa có thông tin" in june.finance.last().text


async def test_a_date_past_before_the_plan_was_saved_is_not_asked_about(urgent: World):
    await urgent.finance.says("/baocao")
    assert [task.number for task in urgent.rows(Task) if task.title == "Tổng kết mô hình thí điểm"] == ["8"]
    assert "NV 8" not in urgent.finance.last().text
    assert "Đã có nội dung trong kỳ: 0/5 nhiệm vụ" in urgent.finance.last().text


async def test_without_a_plan_no_report_is_owed(world: World):
    world.given_link("Sở Y tế", world.finance)
    await world.finance.says("/baocao")
    assert world.finance.last().text == period_texts.nothing_due()


async def test_what_is_done_all_the_time_is_reported_in_every_period(june: World):
    """NV 2 is "thường xuyên": a unit that calls it done is asked about it again next month."""
    await june.finance.answers("NV 2 đã hoàn thành")
    await june.move_to("2025-06-16 08:00")
    await june.finance.says("/baocao")
    await june.finance.presses(SUBMIT)
    await june.finance.presses(june.finance.labels()[-1])
    await june.finance.says("/baocao")
    assert "báo cáo tháng 7/2025" in june.finance.last().text.casefold()
    assert "• NV 2: Thanh toán không dùng tiền mặt — chưa có thông tin" in june.finance.last().text


async def test_the_other_command_and_the_last_words_of_each_task(june: World):
    await june.finance.answers("NV 1 đang thực hiện 60%, đang lấy ý kiến các sở, ngành về dự thảo")
    await june.finance.says("/baocaothang")
    assert (
        "— đang thực hiện, 60% “đang thực hiện 60%, đang lấy ý kiến các sở, ngành về dự thảo”"
        in june.finance.last().text
    )


async def test_a_comment_on_the_card_of_a_unit_with_tasks_is_about_a_task(june: World):
    await june.finance.says("/baocao")
    await june.finance.answers("NV 1 đang thực hiện 60%")
    assert june.rows(PeriodText) == []
    assert "NV 1: đang thực hiện, 60%" in june.finance.last().text
