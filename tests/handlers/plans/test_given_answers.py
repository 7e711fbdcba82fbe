"""Units answer a task that they were given: they have it, report on it, or say that it is none of theirs."""

from storage.models import Acknowledgement, ObligationState
from tests.auxil.cast import FINANCE
from tests.auxil.world import World
from tests.handlers.plans.test_giving import IN_ONE, owed


async def test_a_unit_reports_on_it_in_reply_as_on_every_task(june: World):
    await june.secretariat.says(IN_ONE)
    await june.secretariat.presses("Giao 2 đơn vị")
    await june.finance.answers("đã hoàn thành")
    assert "NV 101" in june.finance.last().text
    assert owed(june)[0] == (FINANCE, "2025-06-26", ObligationState.MET)


async def test_a_unit_says_that_it_has_the_task(june: World):
    await june.secretariat.says(IN_ONE)
    await june.secretariat.presses("Giao 2 đơn vị")
    assert await june.finance.presses("👀 Đã nhận") == "Đã ghi nhận: đơn vị đã nhận việc này."
    assert june.finance.last().text.endswith("👀 Đã nhận (Nguyễn Thu Hà).")
    assert len(june.rows(Acknowledgement)) == 1


async def test_a_unit_refuses_with_a_reason_and_the_secretariat_agrees(june: World):
    await june.secretariat.says(IN_ONE)
    await june.secretariat.presses("Giao 2 đơn vị")
    await june.finance.presses("Không thuộc thẩm quyền")
    assert "Vì sao NV 101 không thuộc thẩm quyền của đơn vị" in june.finance.last().text
    await june.finance.answers("Việc này của Sở Y tế, sở chỉ cấp kinh phí")
    assert june.finance.last().text.startswith("↪️ Đã chuyển cơ quan thường trực")
    assert june.secretariat.last().text.startswith("↪️ Sở Tài chính đề nghị không thực hiện NV 101")
    await june.secretariat.presses("Đồng ý")
    assert owed(june)[0] == (FINANCE, "2025-06-26", ObligationState.REMOVED)
    assert june.finance.last().text == "✅ Cơ quan thường trực đồng ý: đơn vị thôi thực hiện NV 101."


async def test_a_unit_that_is_done_has_nothing_to_see_or_refuse(june: World):
    await june.secretariat.says(IN_ONE)
    await june.secretariat.presses("Giao 2 đơn vị")
    told = june.finance.last()
    await june.finance.presses("Không thuộc thẩm quyền", message=told)
    asked = june.finance.last()
    await june.finance.says("đã xong", reply_to=told.id)
    for button in ("👀 Đã nhận", "Không thuộc thẩm quyền"):
        said = await june.finance.presses(button, message=told)
        assert said.startswith("Việc này đơn vị đã báo xong hoặc không còn phải thực hiện.")
    await june.finance.says("vì không đúng việc", reply_to=asked.id)
    assert june.finance.last().text.startswith("Việc này đơn vị đã báo xong")


async def test_a_refusal_is_raised_once_and_needs_words(june: World):
    await june.secretariat.says(IN_ONE)
    await june.secretariat.presses("Giao 2 đơn vị")
    await june.finance.presses("Không thuộc thẩm quyền")
    asked = june.finance.last()
    for _ in range(2):
        await june.finance.says("Việc này của Sở Y tế", reply_to=asked.id)
    assert june.finance.last().text.startswith("Đơn vị đã nêu đề nghị này và đang chờ trả lời.")
    await june.secretariat.presses("Không")
    assert owed(june)[0][2] is ObligationState.OPEN


async def test_who_is_to_work_with_those_that_lead_hears_of_it_too(june: World):
    await june.secretariat.says("/giaoviec UBND xã Hoa Lộc; phối hợp: Sở Tài chính | Khắc phục sạt lở | 20/6")
    await june.secretariat.presses("Giao 1 đơn vị")
    assert june.finance.last().text == (
        "📌 Việc cần phối hợp – Sở Tài chính\n"
        "NV 101: Khắc phục sạt lở\n\n"
        "Chủ trì: UBND xã Hoa Lộc (đơn vị chủ trì báo cáo)\n"
        "Hạn: chậm nhất thứ Sáu, 20/6/2025 (“20/6”)"
    )
    assert owed(june) == [("UBND xã Hoa Lộc", "2025-06-20", ObligationState.OPEN)]


async def test_more_time_is_asked_for_and_granted_as_for_every_task(june: World):
    await june.secretariat.says(IN_ONE)
    await june.secretariat.presses("Giao 2 đơn vị")
    await june.finance.answers("xin gia hạn đến 10/7/2025 vì thiếu số liệu")
    assert "NV 101" in june.secretariat.last().text
    await june.secretariat.presses("Đồng ý")
    assert owed(june)[0] == (FINANCE, "2025-07-10", ObligationState.OPEN)


async def test_what_a_unit_calls_done_is_accepted_or_returned_as_for_every_task(june: World):
    await june.secretariat.says(IN_ONE)
    await june.secretariat.presses("Giao 2 đơn vị")
    await june.finance.answers("đã hoàn thành theo văn bản 12/STC")
    await june.secretariat.says("/xacnhan")
    assert "NV 101: Rà soát trạm y tế xuống cấp" in june.secretariat.last().text
    await june.secretariat.presses("↩️ Trả lại 1")
    await june.secretariat.answers("Thiếu biểu số 2")
    assert "NV 101" in june.finance.last().text
    assert owed(june)[0] == (FINANCE, "2025-06-26", ObligationState.OPEN)
