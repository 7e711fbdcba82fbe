"""A unit by mail alone: what it does in a group, it does by answering a mail."""

from email.message import EmailMessage

import pytest

from plans.reading.report_sheet import PERCENT, WORDS
from plans.status import Status
from storage.models import (
    Evidence,
    Extension,
    ExtensionState,
    InboxState,
    InboxUpdate,
    Matter,
    MatterState,
    OutboxMessage,
    OutboxState,
    ReportPeriod,
    Statement,
)
from tests.auxil.by_mail import ADDRESS, ByMail
from tests.auxil.cast import FINANCE
from tests.auxil.filling import filled_in
from tests.auxil.post import words_of

PHOTO = b"\xff\xd8\xff" + b"anh" * 20_000
PDF = b"%PDF-1.4 minh chung"


def percents(mail: ByMail) -> list[float | None]:
    return [row.percent for row in mail.world.rows(Statement)]


def attached(mail: EmailMessage) -> dict[str, bytes]:
    return {str(part.get_filename()): part.get_content() for part in mail.iter_attachments()}


async def test_the_morning_is_one_mail_in_the_thread_of_the_plan(morning: ByMail):
    welcome, reminder = morning.mails
    assert words_of(reminder).startswith(f"{FINANCE} · Thứ Năm, 12/6/2025")
    assert str(reminder["Subject"]) == (
        f"Đôn đốc: Triển khai thực hiện Đề án 06 năm 2025 – tháng 6/2025 – {FINANCE}"
    )
    assert reminder["Auto-Submitted"] == "auto-generated"
    assert welcome["Message-ID"] != reminder["Message-ID"]


async def test_words_above_the_quote_are_a_report_and_are_answered_in_the_thread(morning: ByMail):
    reminder = morning.post.last
    answer = await morning.answers("Kính gửi Tổ giúp việc,\nNV 1 đang thực hiện 85%\n\nTrân trọng,\nThu Hà")
    assert percents(morning) == [85]
    assert morning.said().startswith(f"✅ Đã ghi nhận của {FINANCE}:\n• NV 1: đang thực hiện, 85%")
    assert morning.post.last["In-Reply-To"] == answer["Message-ID"]
    assert str(reminder["Message-ID"]) in str(morning.post.last["References"])
    assert morning.post.last["Subject"] == f"Re: {reminder['Subject']}"
    assert morning.post.last["Auto-Submitted"] == "auto-replied"


async def test_a_second_mail_corrects_the_first(morning: ByMail):
    await morning.answers("NV 1 đang thực hiện 85%")
    await morning.answers("NV 1: đính chính 90%")
    assert percents(morning) == [85, 90]


async def test_a_button_is_pressed_by_its_words(morning: ByMail):
    reminder = morning.post.last
    await morning.answers("NV 1\n\n--\nNguyễn Thu Hà")
    assert "“Đang thực hiện”" in morning.said()
    await morning.answers("đang thực hiện")
    assert [row.status for row in morning.world.rows(Statement)] == [Status.IN_PROGRESS]
    await morning.answers("Đã nhận.", to=reminder)
    assert "đã nhận; bot không nhắc lại" in morning.said()
    assert words_of(reminder).splitlines()[0] not in morning.said()  # what was read before is not said again


@pytest.mark.parametrize(
    "words", ["Nộp báo cáo kỳ ạ", "Dạ, em xin nộp báo cáo kỳ.", "Chọn “Nộp báo cáo kỳ” nhé"]
)
async def test_a_button_is_pressed_however_courteously(morning: ByMail, words: str):
    await morning.answers(words)
    assert "“Nộp báo cáo”" in morning.said()


async def test_thanks_get_a_thumb_in_words(morning: ByMail):
    await morning.answers("Đã nhận được thông báo, cảm ơn")
    assert morning.said().startswith("👍 Đã nhận thư của quý đơn vị.")


async def test_the_sheet_goes_out_and_comes_back(morning: ByMail):
    await morning.answers("/mau")
    ((name, sheet),) = attached(morning.post.last).items()
    assert name.endswith(".xlsx")
    filled = filled_in(sheet, ("1", {WORDS: "Đã trình UBND tỉnh", PERCENT: "95%"}))
    await morning.answers("Gửi lại biểu đã điền", ("Biểu báo cáo – Sở Tài chính.xlsx", filled))
    assert "95%" in morning.said()
    await morning.answers("Ghi vào hệ thống")
    assert morning.world.rows(InboxUpdate)[-1].state is InboxState.DONE


async def test_a_photo_and_a_file_are_evidence_for_the_words_they_come_with(morning: ByMail):
    await morning.answers("NV 1 đang thực hiện 60%", ("Ảnh hiện trường.jpg", PHOTO), ("Số 12.pdf", PDF))
    (statement,) = morning.world.rows(Statement)
    shown = [row for row in morning.world.rows(Evidence) if row.update_id == statement.id]
    assert [(row.name, row.size) for row in shown] == [
        ("Ảnh hiện trường.jpg", len(PHOTO)),
        ("Số 12.pdf", len(PDF)),
    ]


async def test_more_time_is_asked_for_and_the_decision_comes_by_mail(morning: ByMail):
    await morning.answers("NV 1 xin gia hạn đến ngày 30/6/2025 do chờ thẩm định")
    await morning.world.secretariat.presses("Đồng ý")
    (extension,) = morning.world.rows(Extension)
    assert extension.state is ExtensionState.GRANTED
    assert "✅ Gia hạn NV 1 đến 30/6/2025" in morning.said()


async def test_an_obstacle_is_raised_and_its_answer_comes_by_mail(morning: ByMail):
    asked = await morning.answers("NV 2 đang thực hiện 40%, vướng mắc: chưa có kinh phí")
    await morning.world.secretariat.answers("Sở Tài chính đã bố trí, đề nghị phối hợp")
    assert "Sở Tài chính đã bố trí" in morning.said()
    assert morning.post.last["In-Reply-To"] == asked["Message-ID"]
    (matter,) = morning.world.rows(Matter)
    assert matter.state is MatterState.ANSWERED


async def test_the_period_is_submitted_by_mail(morning: ByMail):
    await morning.answers("NV 1 đang thực hiện 85%\nNV 2 đang thực hiện 50%")
    await morning.answers("Nộp báo cáo kỳ", to=morning.mails[1])
    assert "“Nộp báo cáo”" in morning.said()
    await morning.answers("Nộp báo cáo")
    assert "đã nộp" in morning.said().casefold()
    assert morning.world.rows(ReportPeriod)


async def test_what_is_due_at_once_is_one_mail_whose_parts_are_answered_by_number(morning: ByMail):
    world = morning.world
    await world.secretariat.says("/yeucau")
    before = len(morning.mails)
    morning.post.office.to_address[ADDRESS] = ["451 4.7.1 Greylisted"]
    await morning.answers("NV 1 đang thực hiện 85%")
    await morning.answers("NV 2 đang thực hiện 50%", to=morning.mails[1])
    await world.move_to("2025-06-12 09:00")
    assert len(morning.mails) == before + 1
    assert "== Mục 1 ==" in morning.said()
    assert "NV 2: đang thực hiện, 50%" in morning.said()
    await morning.answers("Thu hồi")
    assert morning.said().startswith("Chưa rõ “Thu hồi” là trả lời cho mục nào")
    await morning.answers("Mục 2: Thu hồi", to=morning.mails[-2])
    assert "NV 2" in morning.said()


async def test_the_secretariat_in_telegram_sees_the_photo_that_came_by_mail(morning: ByMail):
    secretariat = morning.world.secretariat
    await morning.answers("NV 1 đã hoàn thành, Quyết định số 12/QĐ-STC", ("Ảnh 1.jpg", PHOTO))
    await secretariat.says("/xacnhan")
    listed = secretariat.last()
    await secretariat.presses("📎 Xem 1", message=listed)
    assert secretariat.last().attachment is not None
    await secretariat.presses("✅ Xác nhận 1", message=listed)
    assert "NV 1" in morning.said()


async def test_a_request_comes_by_mail_with_its_file_and_is_answered_with_one(morning: ByMail):
    secretariat = morning.world.secretariat
    order = f"/yeucau Báo cáo số liệu cấp tài khoản | {FINANCE} | trước 16:00 ngày 20/6"
    await secretariat.sends("Biểu mẫu.docx", b"bieu mau", caption=order)
    await secretariat.presses("Gửi 1 đơn vị")
    assert "📣 Yêu cầu báo cáo số 1" in morning.said()
    assert attached(morning.post.last) == {"Biểu mẫu.docx": b"bieu mau"}
    await morning.answers("Xin gửi số liệu kèm theo", ("Số liệu.pdf", PDF))
    assert "Đã ghi nhận trả lời của Sở Tài chính cho yêu cầu số 1" in morning.said()
    assert secretariat.last().text == "✅ Yêu cầu số 1 đã đủ trả lời: 1/1 đơn vị."


async def test_everything_that_was_said_is_settled(morning: ByMail):
    await morning.answers("NV 1 đang thực hiện 85%")
    states = {row.state for row in morning.world.rows(OutboxMessage) if row.channel == "mail"}
    assert states == {OutboxState.SENT}
