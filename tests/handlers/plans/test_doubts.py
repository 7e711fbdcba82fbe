"""The secretariat decides what a reading left in doubt, by buttons, in words or by the corrected sheet."""

from datetime import date
from io import BytesIO

import pytest
from openpyxl import load_workbook

from chat.texts.plans import doubts as doubt_texts
from plans.plan import DeadlineKind
from plans.reading.correction import SHEET
from storage.models import DraftState, Plan, PlanDraft, Task, Unit
from tests.auxil.cast import FINANCE
from tests.auxil.world import PLAN, World

REVIEW, AS_READ, NO_DATE, OTHER = (
    "Xem lại {} chỗ chưa chắc",
    "Đúng như đang hiểu",
    "Chưa có hạn",
    "Đơn vị khác",
)
SAVE, WAIVE = "Lưu kế hoạch", "Không tính quá hạn các việc này"
TWO_DATES = "Đạt 70% từ quý III/2025 và 90% từ quý IV năm 2025"
DOUBTFUL = f"""{PLAN}5\tDuy trì tỷ lệ hồ sơ trực tuyến\t{FINANCE}\t\t{TWO_DATES}
6\tCập nhật quy trình điện tử\tQuy bao lanh tin dung\tQuỹ Bảo lãnh tín dụng\tKịp thời
"""


@pytest.fixture
async def asked(world: World) -> World:
    """The secretariat has sent a plan with three doubts and looks at the first question."""
    await world.preview("ke-hoach.txt", DOUBTFUL.encode())
    assert REVIEW.format(3) in world.secretariat.labels()
    await world.secretariat.presses(REVIEW.format(3))
    return world


def task(world: World, number: str) -> Task:
    return next(row for row in world.rows(Task) if row.number == number)


async def saved(world: World) -> World:
    await world.secretariat.presses(WAIVE)
    await world.secretariat.presses(SAVE)
    return world


async def test_a_question_shows_the_words_the_reading_and_why(asked: World):
    question = asked.secretariat.last()
    assert "Hạn của NV 5?" in question.text
    assert TWO_DATES in question.text
    assert "Đang hiểu: ngày cuối đúng hạn 31/12/2025, rồi thực hiện thường xuyên" in question.text
    assert asked.secretariat.labels() == [AS_READ, "Hạn 30/9/2025", NO_DATE]


async def test_the_questions_follow_each_other_in_one_message_until_the_reading_is_shown_anew(asked: World):
    question = asked.secretariat.last()
    await asked.secretariat.presses("Hạn 30/9/2025")
    assert asked.secretariat.last().id == question.id
    assert "✅ Hạn của NV 5: ngày cuối đúng hạn 30/9/2025" in asked.secretariat.last().text
    assert "Hạn của NV 6?" in asked.secretariat.last().text
    await asked.secretariat.presses("Không có ngày cụ thể")
    assert "“Quy bao lanh tin dung” là đơn vị nào?" in asked.secretariat.last().text
    await asked.secretariat.presses("Quỹ Bảo lãnh tín dụng")
    assert asked.secretariat.again(question).text.endswith(doubt_texts.all_decided())
    assert SAVE in asked.secretariat.labels()
    assert not any("Xem lại" in label for label in asked.secretariat.labels())


async def test_what_was_decided_is_what_is_saved(asked: World):
    for answer in ("Hạn 30/9/2025", "Không có ngày cụ thể", "Quỹ Bảo lãnh tín dụng"):
        await asked.secretariat.presses(answer)
    await saved(asked)
    assert (task(asked, "5").deadline_kind, task(asked, "5").due) == (DeadlineKind.BY_DATE, date(2025, 9, 30))
    assert task(asked, "6").deadline_kind is DeadlineKind.NONE
    names = [unit.name for unit in asked.rows(Unit)]
    assert names.count("Quỹ Bảo lãnh tín dụng") == 1
    assert "Quy bao lanh tin dung" not in names


async def test_a_name_can_be_a_unit_of_its_own(asked: World):
    for answer in (AS_READ, "Không có ngày cụ thể", OTHER):
        await asked.secretariat.presses(answer)
    await saved(asked)
    assert {"Quy bao lanh tin dung", "Quỹ Bảo lãnh tín dụng"} <= {unit.name for unit in asked.rows(Unit)}
    assert task(asked, "5").due == date(2025, 12, 31)


async def test_a_date_can_be_typed_in_reply(asked: World):
    await asked.secretariat.answers("trước ngày 16/10/2025")
    assert "ngày cuối đúng hạn 15/10/2025" in asked.secretariat.from_bot()[-1].text


async def test_words_that_are_no_date_are_refused_and_the_question_stays(asked: World):
    question = asked.secretariat.last()
    await asked.secretariat.says("hôm nào xong thì xong", reply_to=question.id)
    assert asked.secretariat.last().text == doubt_texts.no_date_in("hôm nào xong thì xong").replace(
        "&gt;", ">"
    )
    await asked.secretariat.presses(NO_DATE, message=question)
    assert "Hạn của NV 6?" in asked.secretariat.again(question).text


async def test_a_question_is_answered_once(asked: World):
    first, second = await asked.secretariat.presses_twice(AS_READ)
    assert (first, second) == ("", doubt_texts.decided_before())


async def test_an_answer_after_the_draft_was_dropped_changes_nothing(asked: World):
    question = asked.secretariat.last()
    preview = next(one for one in asked.secretariat.from_bot() if one.button("Bỏ"))
    await asked.secretariat.presses("Bỏ", message=preview)
    assert await asked.secretariat.presses(AS_READ, message=question) == doubt_texts.decided_before()
    assert await asked.secretariat.says("30/9/2025", reply_to=question.id)
    assert asked.secretariat.last().text == doubt_texts.decided_before()
    assert not asked.rows(Plan)


async def test_a_draft_left_undecided_is_offered_again(asked: World):
    await asked.secretariat.says("/kehoach")
    assert "Đang có bản đọc chưa lưu" in asked.secretariat.last().text
    label = next(label for label in asked.secretariat.labels() if label.startswith("Xem tiếp"))
    await asked.secretariat.presses(label)
    assert REVIEW.format(3) in asked.secretariat.labels()


async def test_the_reading_comes_as_a_sheet_and_the_corrected_sheet_is_taken(world: World):
    await world.preview("ke-hoach.txt", DOUBTFUL.encode())
    sent = next(one for one in world.secretariat.from_bot() if one.attachment)
    assert sent.attachment is not None
    assert sent.attachment.name == "doc-thu ke-hoach.xlsx"
    book = load_workbook(BytesIO(world.stage.people.attachment(world.secretariat.chat, sent.id)))
    book[SHEET]["G6"] = "15/11/2025"
    book[SHEET]["H6"] = "Ngày cụ thể"
    book[SHEET]["D7"] = FINANCE
    out = BytesIO()
    book.save(out)
    await world.secretariat.sends("da sua.xlsx", out.getvalue(), reply_to=sent.id)
    assert len(world.rows(PlanDraft)) == 1
    assert any("Đã nhận bảng đã sửa" in one.text for one in world.secretariat.from_bot())
    await saved(world)
    assert task(world, "5").due == date(2025, 11, 15)
    assert {row.number for row in world.rows(Task)} == {"1", "2", "3", "4", "5", "6"}


async def test_another_file_in_answer_to_the_sheet_is_another_plan_and_the_draft_stays(world: World):
    await world.preview("ke-hoach.txt", DOUBTFUL.encode())
    sent = next(one for one in world.secretariat.from_bot() if one.attachment)
    await world.secretariat.sends("khac.txt", DOUBTFUL.encode(), reply_to=sent.id)
    assert any(one.text == doubt_texts.no_correction() for one in world.secretariat.from_bot())
    assert [draft.state for draft in world.rows(PlanDraft)] == [DraftState.OPEN] * 2


async def test_a_sheet_that_comes_back_too_late_is_told_why_also_without_being_asked(world: World):
    await world.preview("ke-hoach.txt", DOUBTFUL.encode())
    sent = next(one for one in world.secretariat.from_bot() if one.attachment)
    content = world.stage.people.attachment(world.secretariat.chat, sent.id)
    await world.secretariat.presses("Bỏ")
    world.stage.people.promote(
        world.secretariat.chat, world.stage.people.bot()
    )  # so that it hears everything
    await world.secretariat.sends("da sua.xlsx", content)
    assert "không có bản đọc nào đang chờ" in world.secretariat.last().text
    assert [draft.state for draft in world.rows(PlanDraft)] == [DraftState.DROPPED]


async def test_other_talk_of_the_secretariat_is_left_alone(asked: World):
    before = len(asked.secretariat.from_bot())
    await asked.secretariat.says("Các đồng chí họp lúc 14 giờ")
    assert len(asked.secretariat.from_bot()) == before


async def test_an_answer_can_be_given_again_by_words_and_by_pressing(asked: World):
    question = asked.secretariat.last()
    await asked.secretariat.presses("Hạn 30/9/2025")
    assert "↩️ Trả lời lại câu trước" in asked.secretariat.labels()
    await asked.secretariat.presses("↩️ Trả lời lại câu trước")
    assert "Hạn của NV 5?" in asked.secretariat.last().text
    assert "Đang hiểu: ngày cuối đúng hạn 30/9/2025" in asked.secretariat.last().text
    await asked.secretariat.presses("Hạn 31/12/2025")
    assert "✅ Hạn của NV 5: ngày cuối đúng hạn 31/12/2025" in asked.secretariat.last().text
    await asked.secretariat.says("NV 5 hạn 19/6/2025", reply_to=question.id)
    assert asked.secretariat.last().text.startswith("✅ Hạn của NV 5: ngày cuối đúng hạn 19/6/2025")
    assert "Bản đọc đã sửa, chưa lưu" in asked.secretariat.last().text
    await asked.secretariat.answers("NV 1: trước ngày 1/7/2025")
    await asked.secretariat.presses(WAIVE)
    await asked.secretariat.presses(SAVE)
    assert (task(asked, "5").due, task(asked, "1").due) == (date(2025, 6, 19), date(2025, 6, 30))


async def test_a_long_cell_is_quoted_around_its_date(world: World):
    long = "Phối hợp các đơn vị liên quan rà soát, chuẩn hóa dữ liệu trên địa bàn; " * 6
    row = f"5\tDuy trì tỷ lệ\t{FINANCE}\t\t{long}{TWO_DATES}\n"
    await world.preview("ke-hoach.txt", f"{PLAN}{row}".encode())
    await world.secretariat.presses(next(one for one in world.secretariat.labels() if "chưa chắc" in one))
    assert "quý III/2025" in world.secretariat.last().text
