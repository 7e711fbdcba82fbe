"""After a report of a period is submitted: what is added, and opening it again."""

import pytest

from chat.texts import access
from chat.texts.reporting import periods as period_texts
from sandbox.formatting import parse_html
from storage.models import LogEvent, Obligation
from storage.reporting import reopening
from tests.auxil.world import World

SUBMIT, ACCEPT = "Nộp báo cáo", "Không phát sinh"


async def submitted_with_gaps(world: World) -> None:
    await world.finance.says("/baocao")
    await world.finance.presses(SUBMIT)
    await world.finance.presses(ACCEPT)


async def test_what_is_said_after_submitting_is_marked(june: World):
    await submitted_with_gaps(june)
    await june.move_to("2025-06-13 09:00")
    await june.finance.says("/baocao NV 1 đang thực hiện 60%")
    assert june.finance.last().text.endswith(
        "Đơn vị đã nộp báo cáo tháng 6/2025 và 6 tháng đầu năm 2025; "
        "nội dung này được đánh dấu là bổ sung sau khi nộp."
    )
    period = next(row.period_id for row in june.rows(Obligation) if row.met_on and row.period_id)
    unit = next(row.unit_id for row in june.rows(Obligation) if row.met_on)
    assert june.database.read(reopening.added_after, unit, period) == ["1"]


async def test_the_secretariat_opens_a_report_again_and_it_is_submitted_anew(june: World):
    await submitted_with_gaps(june)
    await june.secretariat.says("/molai Sở Tài chính")
    assert june.secretariat.last().text == "Mở lại báo cáo nào của Sở Tài chính? Xin chọn:"
    question = june.secretariat.last()
    await june.secretariat.presses("Báo cáo tháng 6/2025")
    assert june.secretariat.last().text.startswith("🔓 Đã mở lại báo cáo tháng 6/2025 của Sở Tài chính")
    assert june.finance.last().text.startswith("🔓 Cơ quan thường trực đã mở lại báo cáo tháng 6/2025")
    assert "reopen_report" in [event.action for event in june.rows(LogEvent)]
    again = await june.secretariat.presses("Báo cáo tháng 6/2025", message=question)
    assert again == access.already_done()
    await june.finance.presses("📋 Báo cáo tháng 6/2025")
    await june.finance.presses(SUBMIT)
    await june.finance.presses(ACCEPT)
    assert "đã nộp báo cáo tháng 6/2025 ngày" in june.finance.last().text


@pytest.mark.parametrize(
    ("name", "answer"),
    [
        ("", period_texts.which_unit_to_reopen()),
        ("Sở Không Có", period_texts.unit_not_sure([])),
        ("Sở Tài chính", period_texts.nothing_to_reopen("Sở Tài chính")),
    ],
)
async def test_what_cannot_be_opened_again_is_told(june: World, name: str, answer: str):
    await june.secretariat.says(f"/molai {name}".strip())
    assert june.secretariat.last().text == parse_html(answer).text


async def test_a_unit_may_not_open_its_report_again(june: World):
    await june.finance.says("/molai Sở Tài chính")
    assert june.finance.last().text == access.secretariat_only()
