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
from tests.auxil.cast import FINANCE
from tests.auxil.stages import after
from tests.auxil.world import PLAN, World

NOTHING = "Không phát sinh"
SUBMIT, ACCEPT = "Nộp báo cáo", "Vẫn nộp (1 việc chưa có thông tin)"


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
        "Xin bấm số nhiệm vụ để báo cáo. Khi đã đủ, xin bấm “Nộp báo cáo”."
    )
    assert june.finance.labels() == ["NV 2", SUBMIT]


async def test_the_button_of_the_reminder_opens_the_card_once_however_often_it_is_pressed(june: World):
    assert await june.finance.presses_twice("📋 Nộp báo cáo kỳ") == ("", "")
    cards = [one for one in june.finance.from_bot() if one.text.startswith("📋 Báo cáo tháng 6/2025")]
    assert len(cards) == 1


async def test_gaps_are_warned_of_once_and_can_be_accepted(june: World):
    await june.finance.answers("NV 1 đang thực hiện")
    await june.finance.says("/baocao")
    card = june.finance.last()
    assert await june.finance.presses(SUBMIT) == period_texts.gaps(1)
    assert submitted(june) == []
    assert june.finance.labels() == ["NV 2", ACCEPT]
    assert await june.finance.presses(ACCEPT) == ""
    assert june.finance.again(card).text == (
        "✅ Sở Tài chính đã nộp báo cáo tháng 6/2025 và 6 tháng đầu năm 2025 ngày 12/6/2025 (đúng hạn). "
        "Người nộp: Nguyễn Thu Hà. 1 nhiệm vụ ghi “chưa có thông tin”."
    )
    assert not june.finance.again(card).buttons
    assert submitted(june) == [("2025-06-14", "2025-06-12")] * 2


async def test_a_complete_report_is_submitted_without_a_warning(june: World):
    await june.finance.answers("NV 1 đang thực hiện, NV 2 duy trì thường xuyên")
    await june.finance.says("/baocao")
    assert await june.finance.presses(SUBMIT) == ""
    assert "chưa có thông tin" not in june.finance.last().text
    assert len(submitted(june)) == 2


async def test_who_reports_more_before_accepting_the_gaps_is_not_warned_again(urgent: World):
    await urgent.finance.answers("NV 1 đang thực hiện")
    await urgent.finance.says("/baocao")
    card = urgent.finance.last()
    await urgent.finance.presses(SUBMIT)
    await urgent.finance.says("/baocao NV 2 đang thực hiện")
    accept = "Vẫn nộp (4 việc chưa có thông tin)"
    assert await urgent.finance.presses(accept, message=urgent.finance.again(card)) == ""
    assert "3 nhiệm vụ ghi “chưa có thông tin”" in urgent.finance.again(card).text


async def test_a_report_in_which_nothing_is_said_takes_one_word(june: World):
    """Silence is no report: "không phát sinh" is, and it is counted apart."""
    await june.finance.says("/baocao")
    card = june.finance.last()
    assert june.finance.labels() == ["NV 1", "NV 2", SUBMIT]
    assert await june.finance.presses(SUBMIT) == period_texts.nothing_said()
    assert submitted(june) == []
    assert june.finance.labels() == ["NV 1", "NV 2", NOTHING]
    assert await june.finance.presses_twice(NOTHING) == ("", access.already_done())
    assert "(đúng hạn), nội dung: không phát sinh." in june.finance.again(card).text
    assert len(submitted(june)) == 2
    await june.secretariat.says("/tonghop")
    assert "Trong số đã nộp, 1 đơn vị chỉ báo “không phát sinh”: Sở Tài chính" in june.secretariat.last().text


async def test_the_word_that_nothing_arose_is_taken_in_words_too(june: World):
    await june.finance.says("/baocao tháng này đơn vị không phát sinh")
    card = june.finance.last()
    assert june.finance.labels()[-1] == NOTHING
    await june.finance.says("/baocao NV 1 đang thực hiện")
    assert await june.finance.presses(NOTHING, message=card) == period_texts.gaps(1)
    assert await june.finance.presses(ACCEPT, message=june.finance.again(card)) == ""
    assert "không phát sinh" not in june.finance.again(card).text


async def test_every_task_of_a_long_report_can_be_seen_and_opened(sandbox, tmp_path, lived_through):
    tasks = "".join(f"{number}\tNội dung {number}\t{FINANCE}\t\tTháng 12/2025\n" for number in range(5, 20))
    async with after(lived_through, PLAN + tasks, sandbox, tmp_path) as world:
        await world.move_to("2025-06-12 07:30")
        await world.finance.says("/baocao NV 1 đang thực hiện")
        await world.finance.says("/baocao")
        assert "Đã có nội dung trong kỳ: 1/17 nhiệm vụ" in world.finance.last().text
        assert "nhiệm vụ khác" not in world.finance.last().text
        await world.finance.presses("Xem tiếp 5 việc ▶")
        shown = world.finance.last()
        assert "Đang xem nhiệm vụ thứ 13–17:" in shown.text
        assert [one.split(":")[0] for one in shown.text.splitlines() if one[0:1] == "•"] == [
            *(f"• NV {number}" for number in range(16, 20)),
            "• NV 1",
        ]
        await world.finance.presses("NV 19", message=shown)
        assert world.finance.last().text.startswith("NV 19: Nội dung 19")
        await world.finance.presses("◀ Trước", message=shown)
        assert "Đang xem nhiệm vụ thứ 1–12:" in world.finance.again(shown).text


async def test_the_card_quotes_figures_and_no_chatter(june: World):
    await june.finance.answers("NV 1 đang thực hiện, đã xử lý 1.250/1.480 hồ sơ nhé, có gì a chị gọi e với ạ")
    await june.finance.says("/baocao")
    assert "— đang thực hiện; 1.250/1.480 hồ sơ\n" in june.finance.last().text


async def test_who_has_more_gaps_than_were_accepted_is_warned_again(urgent: World):
    await urgent.finance.answers("NV 1 đang thực hiện, NV 2 đang thực hiện")
    recorded = urgent.finance.last()
    await urgent.finance.says("/baocao")
    card = urgent.finance.last()
    await urgent.finance.presses(SUBMIT)
    await urgent.finance.presses("Thu hồi NV 2", message=recorded)
    accept = "Vẫn nộp (3 việc chưa có thông tin)"
    assert await urgent.finance.presses(accept, message=urgent.finance.again(card)) == period_texts.gaps(4)
    assert submitted(urgent) == []


async def test_a_report_is_submitted_once(june: World):
    await june.finance.answers("NV 1 đang thực hiện")
    await june.finance.says("/baocao")
    await june.finance.presses(SUBMIT)
    assert await june.finance.presses_twice(ACCEPT) == ("", access.already_done())
    assert len(submitted(june)) == 2


async def test_a_submitted_report_is_neither_asked_for_nor_reminded_of_again(june: World):
    reminder = june.finance.last()
    await june.finance.says("/baocao")
    await june.finance.presses(SUBMIT)
    await june.finance.presses(NOTHING)
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
    await june.finance.presses(NOTHING)
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
    assert june.finance.labels() == ["NV 1", "NV 2", "Không thay đổi (2 việc còn lại)", SUBMIT]
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
    await june.finance.presses(june.finance.labels()[-1])
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
    await june.finance.presses(june.finance.labels()[-1])
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
