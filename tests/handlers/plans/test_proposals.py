"""Work that was read from prose is only proposed: nothing of it is saved before the secretariat's word."""

from datetime import date
from io import BytesIO

import pytest
from openpyxl import load_workbook

from chat.texts.plans import preview as preview_texts
from chat.texts.plans import proposals as proposal_texts
from plans.reading.correction import SHEET
from plans.reading.form import from_json
from sandbox.views import ChatMessage
from storage.models import Obligation, Plan, PlanDraft, Task
from tests.auxil.world import World

LETTER = """ỦY BAN NHÂN DÂN
TỈNH SƠN HÀ
Số: 214/UBND-NC
Sơn Hà, ngày 02 tháng 6 năm 2025
Kính gửi: Các sở, ban, ngành.
UBND tỉnh yêu cầu:
1. Giao Sở Y tế chủ trì, phối hợp Sở Tài chính rà soát thủ tục, hoàn thành trước ngày 30/9/2025.
2. Giao Sở Nội vụ lập danh sách cán bộ một cửa trước ngày 15/8/2025.
3. Giao Công an tỉnh thường xuyên kiểm tra an toàn dữ liệu.
"""
NO_WORK = "Sở Y tế có 12 bệnh viện.\nNăm 2024, Sở Tài chính đã quyết toán xong.\n"
ALL, SOME = "Đúng cả 3 việc", "Đúng, trừ 1 việc thường xuyên"
SAVE, DROP = "Lưu kế hoạch", "Bỏ"
GIVE = "Đưa vào Nhiệm vụ được giao"


@pytest.fixture
async def proposed(world: World) -> World:
    """The secretariat has sent a letter and looks at what it seems to give to do."""
    await world.preview("cong-van.txt", LETTER.encode())
    return world


def sheet(world: World) -> ChatMessage:
    return next(one for one in reversed(world.secretariat.from_bot()) if one.attachment)


async def send_back(world: World, *, without: int | None = None, **cells: object) -> None:
    """Return the sheet with a row struck out or cells changed."""
    sent = sheet(world)
    book = load_workbook(BytesIO(world.stage.people.attachment(world.secretariat.chat, sent.id)))
    for place, value in cells.items():
        book[SHEET][place] = value
    if without is not None:
        book[SHEET].delete_rows(without)
    out = BytesIO()
    book.save(out)
    await world.secretariat.sends("da sua.xlsx", out.getvalue(), reply_to=sent.id)


async def test_the_work_of_a_letter_is_shown_with_what_only_goes_on_apart(proposed: World):
    assert proposed.secretariat.last().text == (
        "📝 2 việc đọc từ lời văn, chờ xác nhận:\n"
        "• NV 1: Sở Y tế – Rà soát thủ tục (“hoàn thành trước ngày 30/9/2025”)\n"
        "• NV 2: Sở Nội vụ – Lập danh sách cán bộ một cửa trước ngày 15/8/2025 (“trước ngày 15/8/2025”)\n\n"
        "🔁 1 việc thường xuyên, không nêu thời hạn, chờ xác nhận:\n"
        "• NV 3: Công an tỉnh – Thường xuyên kiểm tra an toàn dữ liệu\n\n"
        f"{proposal_texts.HOW}"
    )
    assert proposed.secretariat.labels() == [ALL, SOME, SAVE, DROP]
    assert not proposed.rows(Plan)


async def test_nothing_is_saved_before_the_work_is_confirmed(proposed: World):
    assert await proposed.secretariat.presses(SAVE) == proposal_texts.confirm_first(3)
    assert not proposed.rows(Plan)
    assert not proposed.rows(Obligation)


async def test_one_press_confirms_everything_and_the_plan_can_be_saved(proposed: World):
    asked = proposed.secretariat.last()
    await proposed.secretariat.presses(ALL)
    assert not proposed.secretariat.again(asked).buttons
    said = [one.text for one in proposed.secretariat.from_bot()]
    assert "✅ Đã xác nhận 3 việc đọc từ lời văn (người xác nhận: Phạm Thị Lan)." in said[-2]
    assert said[-1].endswith("Chưa có gì được lưu. Xin kiểm tra, rồi bấm nút dưới đây.")
    assert proposed.secretariat.labels() == [GIVE, SAVE, DROP]
    await proposed.secretariat.presses(SAVE)
    first, second, third = proposed.rows(Task)
    assert (first.number, first.title, first.due) == ("1", "Rà soát thủ tục", date(2025, 9, 29))
    assert (second.number, second.due) == ("2", date(2025, 8, 14))
    assert (third.number, third.due) == ("3", None)


async def test_what_only_goes_on_can_be_left_out(proposed: World):
    await proposed.secretariat.presses(SOME)
    assert "2 việc đọc từ lời văn, bỏ 1 việc thường xuyên" in proposed.secretariat.from_bot()[-2].text
    assert "2 nhiệm vụ" in proposed.secretariat.last().text
    await proposed.secretariat.presses(SAVE)
    assert [row.number for row in proposed.rows(Task)] == ["1", "2"]


async def test_work_is_confirmed_once(proposed: World):
    shown = await proposed.secretariat.presses_twice(ALL)
    assert shown == ("", proposal_texts.confirmed_before())
    assert len([one for one in proposed.secretariat.from_bot() if "Đã xác nhận" in one.text]) == 1


async def test_a_dropped_reading_is_confirmed_no_more(proposed: World):
    people, group, asked = proposed.stage.people, proposed.secretariat, proposed.secretariat.last()
    people.press(group.chat, group.person, asked.id, DROP)
    assert await group.presses(ALL, message=asked) == preview_texts.decided_before()
    assert not proposed.rows(Plan)


async def test_the_sheet_that_comes_back_is_confirmed(proposed: World):
    await send_back(proposed, without=3, D2="Sở Khoa học và Công nghệ")
    assert proposed.secretariat.labels() == [GIVE, SAVE, DROP]
    await proposed.secretariat.presses(SAVE)
    assert [row.number for row in proposed.rows(Task)] == ["1", "3"]
    assert "Sở Khoa học và Công nghệ" in str(proposed.rows(PlanDraft)[0].reading)


async def test_a_row_that_could_not_be_taken_still_waits(proposed: World):
    await send_back(proposed, G2="cuối năm")
    assert proposed.secretariat.labels() == ["Đúng cả 1 việc", SAVE, DROP]
    assert await proposed.secretariat.presses(SAVE) == proposal_texts.confirm_first(1)


async def test_a_saved_plan_is_amended_only_by_what_was_confirmed(proposed: World):
    await proposed.secretariat.presses(ALL)
    await proposed.secretariat.presses(SAVE)
    await proposed.preview("cong-van.txt", LETTER.replace("15/8/2025", "30/8/2025").encode())
    amend = "Cập nhật kế hoạch đã lưu"
    assert await proposed.secretariat.presses(amend) == proposal_texts.confirm_first(3)
    await proposed.secretariat.presses(ALL)
    await proposed.secretariat.presses(amend)
    assert "✅ Đã cập nhật" in proposed.secretariat.last().text
    assert {row.due for row in proposed.rows(Task) if row.number == "2"} == {date(2025, 8, 29)}


async def test_the_question_about_a_row_is_closed_when_rows_are_left_out(world: World):
    doubtful = LETTER.replace("trước ngày 15/8/2025", "trước ngày 31/9/2025")
    await world.preview("cong-van.txt", doubtful.encode())
    preview = world.secretariat.last()
    await world.secretariat.presses("Xem lại 1 chỗ chưa chắc")
    question = world.secretariat.last()
    await world.secretariat.presses(SOME, message=preview)
    assert world.rows(PlanDraft)[0].open_question is None
    answer = world.secretariat.labels(question)[0]
    assert "trước đó" in await world.secretariat.presses(answer, message=question)
    reading = from_json(world.rows(PlanDraft)[0].reading)
    assert [bool(task.deadline.doubt) for task in reading.plan.tasks] == [False, True]


async def test_a_letter_that_was_not_sent_to_the_bot_is_none_of_its_business(world: World):
    world.stage.people.promote(world.secretariat.chat, world.stage.people.bot())
    await world.stage.settle()
    before = len(world.secretariat.from_bot())
    await world.secretariat.sends("cong-van.txt", LETTER.encode())
    assert len(world.secretariat.from_bot()) == before
    assert not world.rows(PlanDraft)


async def test_a_document_that_gives_no_work_is_said_to_give_none(world: World):
    answer = await world.preview("thong-tin.txt", NO_WORK.encode())
    assert answer.text.startswith("Đã đọc “thong-tin.txt”. Văn bản này không giao việc: đã đọc 2 đoạn")
    assert not world.rows(PlanDraft)
