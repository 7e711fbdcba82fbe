"""What units say is done: shown in batches, accepted, or returned with a reason and owed again."""

from collections import Counter
from datetime import date

import pytest

from chat.texts import access
from chat.texts.decisions import claims as claim_texts
from plans.status import Status
from storage.models import (
    CurrentStatus,
    LogEvent,
    Obligation,
    ObligationState,
    Statement,
    StatementSource,
    Task,
)
from storage.reporting import statements
from storage.reporting.led_tasks import NotYourTaskError
from tests.auxil.cast import FINANCE, TODAY, focal_point
from tests.auxil.world import URGENT, World


@pytest.fixture
async def claimed(june: World) -> World:
    """Thursday 12 June: the finance department says that task 1 is done."""
    await june.finance.answers("NV 1 đã hoàn thành theo văn bản 12/STC")
    return june


def owed(world: World, number: str = "1") -> Obligation:
    (task,) = [task.id for task in world.rows(Task) if task.number == number]
    return next(row for row in world.rows(Obligation) if row.task_id == task)


async def returned(world: World, reason: str = "Thiếu biểu số 2") -> None:
    await world.secretariat.says("/xacnhan")
    await world.secretariat.presses("↩️ Trả lại 1")
    await world.secretariat.answers(reason)


async def test_a_claim_is_shown_with_its_words_and_two_buttons(claimed: World):
    await claimed.secretariat.says("/xacnhan")
    assert claimed.secretariat.last().text == (
        "🔎 1 báo cáo hoàn thành chờ xác nhận\n"
        "1. Sở Tài chính, NV 1: Ban hành chính sách thu phí — hoàn thành (ngày 12/6/2025). "
        "“NV 1 đã hoàn thành theo văn bản 12/STC”"
    )
    assert claimed.secretariat.labels() == ["✅ Xác nhận 1", "↩️ Trả lại 1"]


async def test_an_accepted_claim_is_marked_and_seen_by_the_unit(claimed: World):
    await claimed.secretariat.says("/xacnhan")
    await claimed.secretariat.presses("✅ Xác nhận 1")
    assert claimed.secretariat.last().text.startswith("🔎 Đã xem xong.")
    assert claimed.secretariat.last().text.endswith("— ✅ đã xác nhận")
    assert claimed.secretariat.labels() == []
    assert owed(claimed).accepted_at is not None
    await claimed.finance.says("/nhiemvu")
    assert "✅ Đã được xác nhận hoàn thành: NV 1." in claimed.finance.last().text
    assert "accept_claim" in [event.action for event in claimed.rows(LogEvent)]


async def test_a_unit_sees_what_waits_for_acceptance(claimed: World):
    await claimed.finance.says("/nhiemvu")
    assert "🔎 Hoàn thành, chờ xác nhận: NV 1." in claimed.finance.last().text


async def test_a_press_that_comes_twice_accepts_once(claimed: World):
    await claimed.secretariat.says("/xacnhan")
    said = await claimed.secretariat.presses_twice("✅ Xác nhận 1")
    assert said == ("", claim_texts.decided_before())
    assert [event.action for event in claimed.rows(LogEvent)].count("accept_claim") == 1


async def test_a_returned_claim_is_owed_again_with_a_new_day_and_the_unit_is_told(claimed: World):
    (claim,) = claimed.rows(Statement)
    await returned(claimed)
    assert claimed.secretariat.last().text == (
        "↩️ Đã trả lại NV 1 của Sở Tài chính (người trả lại: Phạm Thị Lan), hạn làm lại: ngày 19/6/2025. "
        "Đơn vị đã được báo."
    )
    told = claimed.finance.last()
    assert told.text == (
        "↩️ Cơ quan thường trực trả lại báo cáo hoàn thành NV 1 (Ban hành chính sách thu phí).\n"
        "Lý do: “Thiếu biểu số 2”\nXin bổ sung và báo cáo lại, chậm nhất ngày 19/6/2025."
    )
    assert (told.reply_to, claimed.finance.labels()) == (claim.message_id, ["NV 1"])
    row = owed(claimed)
    assert (row.state, row.due, row.met_at) == (ObligationState.OPEN, date(2025, 6, 19), None)
    (stands,) = claimed.rows(CurrentStatus)
    assert stands.status is Status.IN_PROGRESS
    assert [one.source for one in claimed.rows(Statement)] == [
        StatementSource.REPLY,
        StatementSource.RETURNED,
    ]


async def test_the_reason_may_name_the_day(claimed: World):
    await returned(claimed, "Thiếu biểu số 2, bổ sung trước ngày 30/6/2025")
    assert owed(claimed).due == date(2025, 6, 30)
    assert owed(claimed).original_due == date(2025, 6, 19)
    await claimed.finance.says("/nhiemvu")
    assert (
        "nay là ngày 30/6/2025; đang thực hiện; bị trả lại: “Thiếu biểu số 2" in claimed.finance.last().text
    )


async def test_what_was_late_when_it_was_called_done_stays_late_when_it_is_returned(urgent: World):
    await urgent.finance.says("/baocao NV 6 đã hoàn thành")
    await returned(urgent, "Thiếu biểu số 2, bổ sung trước ngày 30/6/2025")
    late = "Nhiệm vụ vẫn tính quá hạn từ ngày 10/6/2025."
    assert late in urgent.secretariat.last().text
    assert f"chậm nhất ngày 30/6/2025. {late}" in urgent.finance.last().text
    row = owed(urgent, "6")
    assert (row.state, row.due, row.original_due) == (ObligationState.OPEN, date(2025, 6, 10), None)
    await urgent.secretariat.says("/tonghop")
    assert "NV 6: Mua thiết bị đầu cuối — hạn 10/6/2025" in urgent.secretariat.last().text


async def test_what_was_returned_is_claimed_anew(claimed: World):
    await returned(claimed)
    await claimed.finance.answers("đã hoàn thành, đã bổ sung biểu số 2")
    assert owed(claimed).state is ObligationState.MET
    await claimed.secretariat.says("/xacnhan")
    assert "đã bổ sung biểu số 2" in claimed.secretariat.last().text


async def test_no_change_after_a_return_does_not_repeat_the_claim(claimed: World):
    await returned(claimed)
    await claimed.finance.presses("NV 1")
    await claimed.finance.presses("Không thay đổi")
    assert owed(claimed).state is ObligationState.OPEN
    assert claimed.rows(Statement)[-1].text is None


async def test_a_return_is_decided_once(claimed: World):
    await claimed.secretariat.says("/xacnhan")
    await claimed.secretariat.presses("↩️ Trả lại 1")
    question = claimed.secretariat.last()
    await claimed.secretariat.says("Thiếu biểu số 2", reply_to=question.id)
    await claimed.secretariat.says("Thiếu biểu số 3", reply_to=question.id)
    assert claimed.secretariat.last().text == claim_texts.decided_before()
    assert len(claimed.rows(Statement)) == 2


async def test_a_claim_that_the_unit_took_back_cannot_be_decided(claimed: World):
    await claimed.secretariat.says("/xacnhan")
    await claimed.finance.presses("Thu hồi")
    assert await claimed.secretariat.presses("✅ Xác nhận 1") == claim_texts.decided_before()
    assert "đơn vị đã báo cáo khác sau đó" in claimed.secretariat.last().text
    await claimed.secretariat.says("/xacnhan")
    assert claimed.secretariat.last().text == claim_texts.nothing_waits()


async def test_an_accepted_task_that_is_reported_open_again_loses_its_acceptance(claimed: World):
    await claimed.secretariat.says("/xacnhan")
    await claimed.secretariat.presses("✅ Xác nhận 1")
    await claimed.finance.says("/baocao NV 1 đang thực hiện 90%")
    await claimed.finance.presses("Ghi như vậy")
    assert owed(claimed).accepted_at is None


async def test_a_unit_cannot_take_back_the_secretariats_words(claimed: World):
    await returned(claimed)
    answer = claimed.rows(Statement)[-1]
    actor = focal_point(answer.unit_id, claimed.finance.chat)
    now = claimed.stage.clock()
    with pytest.raises(NotYourTaskError):
        claimed.database.transact(statements.withdraw, actor, answer.id, now, TODAY)


async def test_claims_come_in_batches_of_ten_and_all_are_accepted_at_once(world: World):
    rows = "".join(f"{number}\tViệc số {number}\t{FINANCE}\t\tTháng 12/2025\n" for number in range(9, 21))
    world.given_plan(URGENT + rows)
    world.given_link(FINANCE, world.finance)
    await world.finance.says("/baocao toàn bộ nhiệm vụ đã hoàn thành")
    await world.finance.presses("Ghi như vậy")
    await world.secretariat.says("/xacnhan")
    batch = world.secretariat.last()
    assert batch.text.splitlines()[-1] == "Còn 7 báo cáo khác: /xacnhan"
    await world.secretariat.presses("✅ Xác nhận cả 10 việc")
    done = [owed for owed in world.rows(Obligation) if owed.state is ObligationState.MET]
    assert Counter(owed.accepted_at is not None for owed in done) == {True: 10, False: 7}


async def test_new_claims_come_by_themselves_on_the_next_working_morning_once(claimed: World):
    await claimed.move_to("2025-06-13 07:30")
    assert "1 báo cáo hoàn thành chờ xác nhận" in claimed.secretariat.last().text
    before = len(claimed.secretariat.from_bot())
    await claimed.move_to("2025-06-14 07:30")
    await claimed.move_to("2025-06-17 07:30")
    assert not any("chờ xác nhận" in one.text for one in claimed.secretariat.from_bot()[before:])


async def test_words_of_the_secretariat_that_answer_nothing_return_nothing(claimed: World):
    await claimed.secretariat.says("/xacnhan")
    await claimed.secretariat.says("Thiếu biểu số 2", reply_to=claimed.secretariat.last().id)
    assert owed(claimed).state is ObligationState.MET


async def test_a_unit_may_not_decide(claimed: World):
    await claimed.finance.says("/xacnhan")
    assert claimed.finance.last().text == access.secretariat_only()


async def test_after_a_restart_the_reason_is_still_waited_for(claimed: World):
    await claimed.secretariat.says("/xacnhan")
    await claimed.secretariat.presses("↩️ Trả lại 1")
    await claimed.stage.dondoc.bot.shutdown()
    await claimed.stage.dondoc.bot.initialize()
    await claimed.secretariat.answers("Thiếu biểu số 2")
    assert owed(claimed).state is ObligationState.OPEN


async def test_a_claim_of_last_month_is_still_decided(claimed: World):
    await claimed.secretariat.says("/xacnhan")
    question = claimed.secretariat.last()
    await claimed.move_to("2025-07-20 09:00")
    await claimed.secretariat.presses("✅ Xác nhận 1", message=question)
    assert owed(claimed).accepted_at is not None


async def test_the_evidence_stands_beside_the_claim_and_in_the_tasks_view(june: World):
    words = "NV 1 đã hoàn thành, Quyết định số 12/QĐ-STC"
    await june.finance.sends("QD 12.pdf", b"%PDF", reply_to=june.finance.last().id, caption=words)
    await june.secretariat.says("/xacnhan")
    listed = june.secretariat.last()
    assert "📎 1 tệp (QD 12.pdf), văn bản" in listed.text
    assert "📎 Xem 1" in june.secretariat.labels(listed)
    before = len(june.secretariat.from_bot())
    await june.secretariat.presses_twice("📎 Xem 1", message=listed)
    _, file = june.secretariat.from_bot()[before:]
    assert file.attachment is not None
    assert file.text == "NV 1 · QD 12.pdf · gửi ngày 12/6/2025"
    await june.secretariat.says("/tonghop NV 1")
    assert "📎 1 tệp (QD 12.pdf)" in june.secretariat.last().text
    assert june.secretariat.labels() == ["📎 Xem minh chứng: Sở Tài chính"]
    await june.finance.says("/tonghop")
    await june.secretariat.presses("📎 Xem minh chứng: Sở Tài chính")
    assert june.secretariat.last().attachment is not None
