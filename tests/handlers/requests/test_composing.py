"""The secretariat asks for a report out of turn: composing it, sending it, and what units answer."""

import pytest

from chat.buttons.requests.requests import ChooseWhen
from chat.texts import access
from chat.texts.requests import composing as composing_texts
from storage.models import (
    Obligation,
    ObligationKind,
    ObligationState,
    ReportRequest,
    RequestAnswer,
    RequestState,
)
from tests.auxil.cast import FINANCE
from tests.auxil.forging import press_forged, somebody
from tests.auxil.requests import TO_BOTH, sent
from tests.auxil.watching import Watch
from tests.auxil.world import PLAN, World

IN_ONE = "/yeucau Báo cáo số liệu cấp tài khoản | UBND cấp xã | trước 16:00 ngày 20/6"


def owed(world: World) -> list[tuple[ObligationState, str]]:
    rows = [row for row in world.rows(Obligation) if row.kind is ObligationKind.REQUEST]
    return [(row.state, str(row.due)) for row in rows]


async def test_a_request_in_one_message_is_previewed_and_sent_to_whom_it_concerns(june: World):
    before = len(june.finance.from_bot())
    await june.secretariat.says(IN_ONE)
    assert june.secretariat.last().text == (
        "📣 Yêu cầu báo cáo số 1 (chưa gửi)\n"
        "Báo cáo số liệu cấp tài khoản\n\n"
        "Gửi tới: UBND cấp xã – 1 đơn vị: UBND xã Hoa Lộc\n"
        "Hạn: trước 16:00 thứ Sáu, 20/6/2025"
    )
    assert june.secretariat.labels() == [
        "Gửi 1 đơn vị",
        "Bỏ",
        "Sửa nội dung",
        "Sửa nơi nhận",
        "Sửa hạn",
        "Kèm tệp",
    ]
    assert owed(june) == []
    await june.secretariat.presses("Gửi 1 đơn vị")
    assert june.secretariat.last().text == (
        "✅ Đã gửi yêu cầu số 1 tới 1 đơn vị (người gửi: Phạm Thị Lan).\n“Báo cáo số liệu cấp tài khoản”\n"
        "Hạn: trước 16:00 thứ Sáu, 20/6/2025. Theo dõi trả lời: /yeucau"
    )
    assert june.commune.last().text == (
        "📣 Yêu cầu báo cáo số 1 – UBND xã Hoa Lộc\n"
        "Báo cáo số liệu cấp tài khoản\n\n"
        "Hạn: trước 16:00 thứ Sáu, 20/6/2025.\n"
        "Xin trả lời (reply) tin này bằng lời hoặc bằng tệp."
    )
    assert len(june.finance.from_bot()) == before
    assert owed(june) == [(ObligationState.OPEN, "2025-06-20")]


@pytest.mark.parametrize(
    "whom", ["các sở, ngành; UBND xã Hoa Lộc", "UBND xã Hoa Lộc và các sở, ngành", "các sở, ngành, các xã"]
)
async def test_whom_the_preview_names_the_request_reaches(june: World, whom: str):
    await june.secretariat.says(f"/yeucau Báo cáo số liệu | {whom} | trước 16:00 ngày 20/6")
    assert f"Gửi tới: {whom} – " in june.secretariat.last().text
    assert "UBND xã Hoa Lộc" in june.secretariat.last().text.partition(" – ")[2]
    await june.secretariat.presses(next(one for one in june.secretariat.labels() if one.startswith("Gửi")))
    assert june.finance.last().text.startswith("📣 Yêu cầu báo cáo số 1")
    assert june.commune.last().text.startswith("📣 Yêu cầu báo cáo số 1")


async def test_whom_the_words_except_the_request_does_not_reach(june: World):
    await june.secretariat.says("/yeucau Báo cáo số liệu | tất cả (trừ Sở Tài chính) | trước 16:00 ngày 20/6")
    assert FINANCE not in june.secretariat.last().text.partition(" – ")[2]
    await june.secretariat.says("/yeucau Báo cáo số liệu | tất cả, trừ các đơn vị miền núi | ngày 20/6")
    assert "⚠️ Chưa rõ “các đơn vị miền núi” là đơn vị nào" in june.secretariat.last().text


async def test_a_request_is_sent_once_however_often_it_is_pressed(june: World):
    await june.secretariat.says(IN_ONE)
    preview = june.secretariat.last()
    before = len(june.commune.from_bot())
    said = await june.secretariat.presses_twice("Gửi 1 đơn vị", message=preview)
    assert sorted(said) == ["", composing_texts.decided_before()]
    assert len(june.commune.from_bot()) == before + 1


async def test_what_is_missing_is_asked_step_by_step_with_buttons(june: World):
    await june.secretariat.says("/yeucau")
    assert june.secretariat.last().text.startswith("Không có yêu cầu báo cáo nào đang mở.")
    await june.secretariat.presses("Yêu cầu mới")
    assert "Cần báo cáo nội dung gì?" in june.secretariat.last().text
    await june.secretariat.answers("Báo cáo kết quả cấp căn cước")
    assert june.secretariat.labels() == ["Tất cả đơn vị", "Các sở, ban, ngành", "UBND cấp xã", "Bỏ"]
    await june.secretariat.presses("Tất cả đơn vị")
    assert june.secretariat.labels() == [
        "16:00 thứ Năm, 12/6/2025",
        "16:00 thứ Sáu, 13/6/2025",
        "16:00 thứ Hai, 16/6/2025",
        "Bỏ",
    ]
    await june.secretariat.presses("16:00 thứ Sáu, 13/6/2025")
    assert (
        "Gửi tới: Tất cả đơn vị – 3 đơn vị: Công an tỉnh, Sở Tài chính, UBND xã Hoa Lộc"
        in june.secretariat.last().text
    )
    assert "⚠️ Chưa có nhóm để gửi: Công an tỉnh" in june.secretariat.last().text
    await june.secretariat.presses("Gửi 2 đơn vị")
    assert "tới 2 đơn vị, 1 đơn vị chưa có nhóm" in june.secretariat.last().text
    assert len(owed(june)) == 3


async def test_parts_may_be_said_in_words_and_said_anew(june: World):
    await june.secretariat.says("/yeucau Báo cáo kết quả")
    await june.secretariat.answers("Sở Tài chính, Sở Không Có")
    assert june.secretariat.last().text.startswith("⚠️ Chưa rõ “Sở Không Có” là đơn vị nào. ")
    await june.secretariat.answers("chủ trì NV 1")
    await june.secretariat.answers("khi nào cũng được")
    assert june.secretariat.last().text.startswith("⚠️ Chưa hiểu “khi nào cũng được” là khi nào. ")
    await june.secretariat.answers("16h ngày 10/6")
    assert june.secretariat.last().text.startswith("⚠️ Thời điểm “16h ngày 10/6” đã qua. ")
    await june.secretariat.answers("chậm nhất thứ Hai")
    assert "Gửi tới: chủ trì NV 1 – 1 đơn vị: Sở Tài chính\nHạn: chậm nhất thứ Hai, 16/6/2025" in (
        june.secretariat.last().text
    )
    await june.secretariat.presses("Sửa hạn")
    await june.secretariat.answers("9 giờ sáng mai")
    assert "Hạn: trước 09:00 thứ Sáu, 13/6/2025" in june.secretariat.last().text
    await june.secretariat.presses("Sửa nơi nhận")
    await june.secretariat.presses("UBND cấp xã")
    await june.secretariat.presses("Sửa nội dung")
    await june.secretariat.answers("Báo cáo khác")
    assert june.secretariat.last().text.split("\n")[1:4] == [
        "Báo cáo khác",
        "",
        "Gửi tới: UBND cấp xã – 1 đơn vị: UBND xã Hoa Lộc",
    ]


async def test_a_request_that_is_not_wanted_is_dropped(june: World):
    await june.secretariat.says(IN_ONE)
    preview = june.secretariat.last()
    await june.secretariat.presses("Bỏ")
    assert "chưa gửi đơn vị nào" in june.secretariat.last().text
    assert [row.state for row in june.rows(ReportRequest)] == [RequestState.DROPPED]
    await june.secretariat.says("Báo cáo khác", reply_to=preview.id)
    assert june.secretariat.last().text == composing_texts.decided_before()


async def test_a_file_goes_with_the_request_from_its_caption_or_later(june: World):
    await june.secretariat.sends("bieu-mau.xlsx", b"bieu mau", caption=IN_ONE)
    assert "Tệp kèm: bieu-mau.xlsx" in june.secretariat.last().text
    await june.secretariat.presses("Kèm tệp")
    await june.secretariat.sends("cong-van.docx", b"cong van", reply_to=june.secretariat.last().id)
    assert "Tệp kèm: cong-van.docx" in june.secretariat.last().text
    await june.secretariat.presses("Gửi 1 đơn vị")
    got = june.commune.last()
    assert got.text.startswith("📣 Yêu cầu báo cáo số 1 – UBND xã Hoa Lộc")
    assert got.attachment is not None


async def test_units_answer_in_words_or_with_a_file_and_the_secretariat_sees_how_many(june: World):
    await sent(june, TO_BOTH)
    await june.finance.answers("Đã cấp 1.250 tài khoản trên 1.480 doanh nghiệp")
    assert june.finance.last().text == (
        "✅ Đã ghi nhận trả lời của Sở Tài chính cho yêu cầu số 1 (đúng hạn). Người trả lời: Nguyễn Thu Hà. "
        "Cần bổ sung: trả lời (reply) tin này."
    )
    await june.secretariat.says("/yeucau")
    assert (
        "• Số 1: Báo cáo số liệu — trước 16:00 thứ Sáu, 13/6/2025, đã trả lời 1/2"
        in june.secretariat.last().text
    )
    await june.secretariat.presses("Số 1: Ai chưa trả lời")
    assert june.secretariat.last().text == "Yêu cầu số 1: 1 đơn vị chưa trả lời\n• UBND xã Hoa Lộc"
    await june.commune.sends("so-lieu.xlsx", b"so lieu", reply_to=june.commune.last().id)
    assert june.secretariat.last().text == "✅ Yêu cầu số 1 đã đủ trả lời: 2/2 đơn vị."
    assert {state for state, _ in owed(june)} == {ObligationState.MET}


async def test_what_was_answered_can_be_read(june: World):
    await sent(june, TO_BOTH)
    await june.finance.answers("Đã cấp 1.250 tài khoản")
    await june.commune.sends("so-lieu.xlsx", b"so lieu", reply_to=june.commune.last().id, caption="Xin gửi")
    await june.secretariat.says("/yeucau")
    await june.secretariat.presses("Xem trả lời")
    listed, file = june.secretariat.from_bot()[-2:]
    assert listed.text == (
        "Yêu cầu số 1: đã trả lời 2/2\n"
        "• Sở Tài chính (07:30 ngày 12/6/2025): “Đã cấp 1.250 tài khoản”\n"
        "• UBND xã Hoa Lộc (07:30 ngày 12/6/2025): “Xin gửi”, tệp so-lieu.xlsx"
    )
    assert file.text == "Tệp của UBND xã Hoa Lộc"
    assert file.attachment is not None


async def test_the_number_of_a_card_in_an_answer_is_not_repeated(june: World):
    await sent(june, TO_BOTH)
    await june.finance.answers("Ông Nguyễn Văn A, CCCD 038095001234, chưa có tài khoản")
    await june.commune.sends("CCCD_038095001234.pdf", b"x", reply_to=june.commune.last().id)
    await june.secretariat.says("/yeucau")
    await june.secretariat.presses("Xem trả lời")
    listed, file = june.secretariat.from_bot()[-2:]
    assert "“Ông Nguyễn Văn A, CCCD •••, chưa có tài khoản”" in listed.text
    assert "tệp CCCD_•••.pdf" in listed.text
    assert "038095001234" not in listed.text + file.text


async def test_a_later_answer_adds_to_the_first(june: World):
    await sent(june, TO_BOTH)
    await june.finance.answers("Đã cấp 1.250 tài khoản")
    await june.finance.answers("Bổ sung: 10 tài khoản nữa")
    assert len(june.rows(RequestAnswer)) == 2
    await june.secretariat.says("/yeucau")
    assert "đã trả lời 1/2" in june.secretariat.last().text


async def test_saying_that_one_saw_it_is_no_answer(june: World):
    await sent(june, TO_BOTH)
    await june.finance.answers("Đã nhận ạ")
    assert june.rows(RequestAnswer) == []
    assert {state for state, _ in owed(june)} == {ObligationState.OPEN}


async def test_a_question_goes_to_the_secretariat_and_is_no_answer(june: World):
    await sent(june, TO_BOTH)
    await june.finance.answers("Cho em hỏi số liệu tính đến ngày nào ạ?")
    assert june.finance.last().text == composing_texts.question_passed_on(arrives=True)
    assert june.secretariat.last().text.startswith("❓ Sở Tài chính hỏi về yêu cầu số 1 (“Báo cáo số liệu”):")
    assert june.rows(RequestAnswer) == []


async def test_a_late_answer_is_kept_and_marked(june: World):
    await sent(june, TO_BOTH)
    request = june.finance.last()
    await june.move_to("2025-06-13 16:10")
    await june.finance.says("Đã cấp 1.250 tài khoản", reply_to=request.id)
    assert "(sau hạn)" in june.finance.last().text
    assert [row.is_late for row in june.rows(RequestAnswer)] == [True]


async def test_a_text_too_long_for_a_message_with_a_file_is_refused(june: World):
    await june.secretariat.says("/yeucau " + "a" * 701 + " | UBND cấp xã | 17h hôm nay")
    assert june.secretariat.last().text.startswith("Nội dung dài 701 ký tự, nhiều nhất là 700.")


@pytest.mark.parametrize("said", ["<b>x</b> & y", "a" * 690])
async def test_any_words_may_be_asked(june: World, said: str):
    await sent(june, f"/yeucau {said} | {FINANCE} | 17h hôm nay")
    assert said in june.finance.last().text


async def test_several_plans_with_one_number_are_told_apart(june: World):
    june.given_plan(PLAN.replace("Đề án 06", "Chuyển đổi số"))
    await june.secretariat.says("/yeucau Báo cáo | chủ trì NV 1 | 17h hôm nay")
    assert june.secretariat.last().text.startswith("Có nhiều kế hoạch có NV 1.")
    await june.secretariat.presses("Triển khai thực hiện Chuyển đổi số năm 2025")
    assert "Gửi tới: đơn vị chủ trì NV 1 – 1 đơn vị: Sở Tài chính" in june.secretariat.last().text


async def test_a_button_with_a_moment_outside_the_calendar_is_refused(june: World):
    """The day was worked out unseen: the press failed, and was apologised for."""
    await june.secretariat.says("/yeucau Báo cáo số liệu | UBND cấp xã")
    watch = Watch(june)
    forged = ChooseWhen(june.rows(ReportRequest)[0].id, 7).pack()
    await press_forged(june.secretariat, somebody(june.secretariat.person), [forged])
    assert watch.popped_up() == [access.expired()]
