"""A unit asks for more time, the secretariat decides, the due date moves and the first one is kept."""

from datetime import date, datetime
from io import BytesIO

from openpyxl import load_workbook

from chat.texts import access
from chat.texts.decisions import extensions as extension_texts
from handlers.reporting.sheet_rows import tasks_for_sheet
from plans.status import Status
from reports.xlsx_report import report_workbook
from storage.models import Extension, ExtensionState, Obligation, Statement, Task
from storage.summary import scopes
from storage.summary.plan_report import plan_report
from tests.auxil.statements import standing
from tests.auxil.world import World

DUE, LATER = date(2025, 6, 19), date(2025, 7, 30)
ASKED = "xin gia hạn NV 1 đến 30/7 vì chờ phần mềm"


def due(world: World, number: str = "1") -> tuple[date | None, date | None]:
    """Return when a task of the finance department is due, and when it was first."""
    task = next(task.id for task in world.rows(Task) if task.number == number)
    owed = next(row for row in world.rows(Obligation) if row.task_id == task)
    return owed.due, owed.original_due


def states(world: World) -> list[ExtensionState]:
    return [extension.state for extension in world.rows(Extension)]


async def test_a_request_in_words_reaches_the_secretariat(june: World):
    message = await june.finance.answers(ASKED)
    assert june.finance.last().text == (
        "⏳ Đã gửi cơ quan thường trực đề nghị gia hạn NV 1 đến 30/7/2025 (hạn hiện tại 19/6/2025). "
        "Trong lúc chờ, hạn cũ vẫn áp dụng.\nLý do: “chờ phần mềm”"
    )
    assert june.finance.last().reply_to == message
    assert june.secretariat.last().text == (
        "⏳ Xin gia hạn · Sở Tài chính\n"
        "NV 1: Ban hành chính sách thu phí\n"
        "Hạn 19/6/2025, xin đến 30/7/2025 (thêm 41 ngày)\n"
        "Lý do: “chờ phần mềm”\n"
        "Người xin: Nguyễn Thu Hà\n"
        "Tình trạng: chờ quyết định\n\n"
        "Bấm nút, hoặc trả lời (reply) tin này bằng ngày khác để đề xuất, bằng lý do để từ chối "
        "(ví dụ: “không đồng ý vì …”)."
    )
    assert june.secretariat.labels() == ["Đồng ý", "Không đồng ý", "Đề xuất ngày khác"]
    assert due(june) == (DUE, None)
    assert june.rows(Statement) == []


async def test_granted_the_date_moves_and_the_reminders_follow(june: World):
    message = await june.finance.answers(ASKED)
    await june.secretariat.presses("Đồng ý")
    assert "Tình trạng: đã đồng ý: 30/7/2025 (Phạm Thị Lan)" in june.secretariat.last().text
    assert june.secretariat.labels() == []
    assert june.finance.last().text == (
        "✅ Gia hạn NV 1 đến 30/7/2025 (hạn trước đó 19/6/2025). Nhắc việc theo hạn mới."
    )
    assert june.finance.last().reply_to == message
    assert due(june) == (LATER, DUE)
    before = len(june.finance.from_bot())
    await june.move_to("2025-06-19 07:30")
    assert not any("NV 1" in one.text for one in june.finance.from_bot()[before:])
    await june.move_to("2025-07-23 07:30")
    assert "NV 1: Ban hành chính sách thu phí — hạn ngày 30/7/2025 (đã đổi hạn)" in june.finance.last().text


async def test_refused_in_words_the_unit_is_told_why(june: World):
    await june.finance.answers(ASKED)
    await june.secretariat.answers("Không đồng ý, việc này <gấp>")
    assert june.secretariat.last().text == "✅ NV 1 của Sở Tài chính: không đồng ý. Đã báo đơn vị."
    assert june.finance.last().text == (
        "Cơ quan thường trực chưa đồng ý gia hạn NV 1. Hạn vẫn là 19/6/2025.\n“Không đồng ý, việc này <gấp>”"
    )
    assert due(june) == (DUE, None)


async def test_another_day_is_proposed_and_taken_by_one_tap(june: World):
    await june.finance.answers(ASKED)
    await june.secretariat.presses("Đề xuất ngày khác")
    assert "Xin trả lời (reply) tin này bằng ngày đề xuất cho NV 1" in june.secretariat.last().text
    await june.secretariat.answers("10/7 thôi, không muộn hơn")
    proposal = june.finance.last()
    assert "Cơ quan thường trực đề xuất hạn 10/7/2025 cho NV 1 (đơn vị xin đến 30/7/2025)." in proposal.text
    assert june.finance.labels() == ["Nhận hạn 10/7/2025", "Không nhận, giữ hạn cũ"]
    assert due(june) == (DUE, None)
    assert await june.finance.presses_twice("Nhận hạn 10/7/2025") == ("", access.already_done())
    assert due(june) == (date(2025, 7, 10), DUE)
    assert june.secretariat.last().text == "✅ Sở Tài chính nhận hạn 10/7/2025 cho NV 1."


async def test_a_proposed_day_is_declined(june: World):
    await june.finance.answers(ASKED)
    await june.secretariat.answers("10/7")
    await june.finance.presses("Không nhận, giữ hạn cũ")
    assert june.finance.last().text == "↩️ Đã rút đề nghị gia hạn NV 1; hạn vẫn là 19/6/2025."
    assert due(june) == (DUE, None)
    assert states(june) == [ExtensionState.WITHDRAWN]


async def test_words_that_decide_nothing_are_asked_about_again(june: World):
    await june.finance.answers(ASKED)
    await june.secretariat.answers("để xem đã")
    assert june.secretariat.last().text == extension_texts.answer_how()
    await june.secretariat.answers("đồng ý")
    assert due(june) == (LATER, DUE)


async def test_a_proposed_day_before_the_due_date_is_refused(june: World):
    await june.finance.answers(ASKED)
    await june.secretariat.answers("13/6")
    assert june.secretariat.last().text == extension_texts.not_later("1", DUE)
    assert states(june) == [ExtensionState.WAITING]


async def test_by_buttons_a_request_takes_two_taps_and_a_reason_can_follow(june: World):
    await june.finance.presses("NV 1")
    await june.finance.presses("Xin gia hạn")
    assert june.finance.labels() == ["26/6/2025", "03/7/2025", "19/7/2025"]
    await june.finance.presses("03/7/2025")
    assert "Xin trả lời (reply) tin này bằng lý do gia hạn." in june.finance.last().text
    assert "Lý do: chưa nêu" in june.secretariat.last().text
    await june.finance.answers("vì chờ phần mềm")
    assert june.finance.last().text == "Đã bổ sung lý do gia hạn NV 1 và báo cơ quan thường trực."
    assert "Lý do: “chờ phần mềm”" in june.secretariat.last().text


async def test_the_question_until_when_can_be_answered_in_words(june: World):
    await june.finance.presses("NV 1")
    await june.finance.presses("Xin gia hạn")
    await june.finance.answers("chưa biết nữa")
    assert june.finance.last().text == extension_texts.no_day()
    await june.finance.answers("hết tháng 7 do chờ thẩm định")
    (extension,) = june.rows(Extension)
    assert (extension.asked_until, extension.reason) == (date(2025, 7, 31), "chờ thẩm định")


async def test_days_more_are_counted_from_the_due_date(june: World):
    await june.finance.answers("xin thêm 10 ngày cho NV 1 ạ")
    (extension,) = june.rows(Extension)
    assert extension.asked_until == date(2025, 6, 29)


async def test_a_request_without_a_day_is_asked_about(june: World):
    await june.finance.answers("xin gia hạn NV 1 ạ")
    assert "đến ngày nào, vì sao?" in june.finance.last().text
    assert states(june) == []


async def test_progress_and_a_request_in_one_message_are_both_taken(june: World):
    await june.finance.answers("NV 1 mới đạt 60%, xin gia hạn đến 31/7")
    recorded, asked = june.finance.from_bot()[-2:]
    assert "NV 1: đang thực hiện, 60%" in recorded.text
    assert "đề nghị gia hạn NV 1 đến 31/7/2025" in asked.text


async def test_a_reason_that_sounds_like_waiting_leaves_what_is_reported_as_it_is(june: World):
    """Newcomer, A10: "vì chưa có hướng dẫn" made 60 % "chờ hướng dẫn", and the secretariat got it twice."""
    await june.finance.answers("NV 1 đang thực hiện 60%")
    before = len(june.secretariat.from_bot())
    await june.finance.answers("xin gia hạn nv 1 đến 30/7 vì chưa có hướng dẫn của Bộ Công an")
    assert standing(june) == {"1": (Status.IN_PROGRESS, 60)}
    told = june.secretariat.from_bot()[before:]
    assert [one.text.partition("\n")[0] for one in told] == ["⏳ Xin gia hạn · Sở Tài chính"]
    assert "Lý do: “chưa có hướng dẫn của Bộ Công an”" in told[0].text


async def test_a_reason_beside_progress_is_passed_on_once(june: World):
    before = len(june.secretariat.from_bot())
    await june.finance.answers("NV 1 đang thực hiện 60%, xin gia hạn đến 30/7 vì vướng kinh phí")
    assert standing(june) == {"1": (Status.IN_PROGRESS, 60)}
    told = june.secretariat.from_bot()[before:]
    assert [one.text.partition("\n")[0] for one in told] == ["⏳ Xin gia hạn · Sở Tài chính"]


async def test_the_same_request_again_is_not_passed_on_twice(june: World):
    await june.finance.answers(ASKED)
    before = len(june.secretariat.from_bot())
    await june.finance.answers(ASKED)
    assert "đã được ghi nhận và đang chờ trả lời" in june.finance.last().text
    assert len(june.secretariat.from_bot()) == before


async def test_a_new_date_takes_the_place_of_the_first_and_the_old_button_is_stale(june: World):
    await june.finance.answers(ASKED)
    first = june.secretariat.last()
    await june.finance.answers("xin gia hạn NV 1 đến 15/8")
    assert states(june) == [ExtensionState.REPLACED, ExtensionState.WAITING]
    alert = await june.secretariat.presses("Đồng ý", message=first)
    assert alert == "Đề nghị này: đơn vị đã xin lại ngày khác."
    assert due(june) == (DUE, None)


async def test_a_doubled_decision_is_told_so(june: World):
    await june.finance.answers(ASKED)
    assert await june.secretariat.presses_twice("Đồng ý") == ("", access.already_done())


async def test_a_unit_takes_its_request_back(june: World):
    await june.finance.answers(ASKED)
    await june.finance.presses("Rút đề nghị")
    assert states(june) == [ExtensionState.WITHDRAWN]
    assert "rút đề nghị gia hạn NV 1" in june.secretariat.last().text


async def test_what_has_no_date_or_is_done_gets_no_more_time(june: World):
    await june.finance.answers("xin gia hạn NV 2 đến 30/7")
    assert june.finance.last().text == extension_texts.no_due_date("2")
    await june.finance.answers("NV 1 đã hoàn thành")
    await june.finance.answers(ASKED)
    assert june.finance.last().text == extension_texts.not_owed("1")
    assert states(june) == []


async def test_an_earlier_day_is_no_extension(june: World):
    await june.finance.answers("xin gia hạn NV 1 đến 15/6")
    assert june.finance.last().text == extension_texts.not_later("1", DUE)


async def test_another_units_task_is_asked_about(june: World):
    await june.finance.answers("xin gia hạn NV 3 đến 30/7")
    assert june.finance.last().text.startswith("NV 3 không do đơn vị chủ trì (")
    assert states(june) == []


async def test_colleagues_talking_about_time_are_left_alone(june: World):
    before = len(june.finance.from_bot())
    await june.finance.says("hay mình xin gia hạn NV 77 đến 30/7 nhỉ")
    assert len(june.finance.from_bot()) == before


async def test_a_granted_day_shows_wherever_the_date_does(june: World):
    await june.finance.answers(ASKED)
    await june.secretariat.presses("Đồng ý")
    await june.secretariat.says("/tonghop NV 1")
    assert "Hạn: “Hoàn thành trước ngày 20/6/2025”\nĐã đổi hạn: Sở Tài chính đến ngày 30/7/2025" in (
        june.secretariat.last().text
    )
    await june.secretariat.says("/tonghop Sở Tài chính")
    assert "“Hoàn thành trước ngày 20/6/2025”, nay là ngày 30/7/2025" in june.secretariat.last().text
    rows = june.database.read(tasks_for_sheet, june.rows(Extension)[0].unit_id)
    assert "nay là ngày 30/7/2025" in next(row.deadline for row in rows if row.number == "1")
    scope = june.database.read(scopes.now, june.rows(Task)[0].plan_id, date(2025, 6, 12))
    report = june.database.read(plan_report, scope, june.stage.clock(), "Phạm Thị Lan")
    sheet = load_workbook(BytesIO(report_workbook(report)))["Nhiệm vụ"]
    (row,) = (row for row in sheet.iter_rows(values_only=True) if row[0] == "1")
    assert row[5] == "Hoàn thành trước ngày 20/6/2025\nSở Tài chính: gia hạn đến 30/7/2025"
    assert isinstance(row[6], datetime)
    assert row[6].date() == date(2025, 7, 30)
