"""A unit reports by a sheet: sent, filled in, its changes shown, taken once; wrong cells come back marked."""

from io import BytesIO

import pytest
from openpyxl import Workbook, load_workbook
from sqlalchemy import update
from sqlalchemy.orm import Session

from chat.texts.reporting import sheets as sheet_texts
from plans.reading.report_sheet import (
    CODE,
    FIGURES,
    HEADINGS,
    OBSTACLE,
    ORIGINAL,
    PERCENT,
    SHEET,
    STATUS,
    TITLE,
    WORDS,
)
from plans.status import Status
from plans.units import UnitLevel
from sandbox.formatting import parse_html
from storage.models import (
    Figure,
    Obligation,
    ObligationState,
    Statement,
    StatementSource,
    StoredFile,
    Task,
    Unit,
)
from storage.units.directory import Directory
from tests.auxil.cast import COMMUNE, FINANCE
from tests.auxil.filling import comments_of, filled_in, last_file, rows_of
from tests.auxil.statements import standing
from tests.auxil.world import World

TAKE = "Ghi báo cáo (1 dòng)"
NAME = "bieu.xlsx"


@pytest.fixture
async def asked(june: World) -> World:
    """The finance department has reported on task 1 and asked for its sheet."""
    await june.finance.answers("NV 1 đang thực hiện 60%, đã cấp 12/27 huyện")
    await june.finance.says("/mau")
    return june


async def returns(
    world: World, *changes: tuple[str, dict[str, object]], content: bytes | None = None
) -> None:
    sheet = filled_in(content or last_file(world), *changes)
    await world.finance.sends(NAME, sheet, reply_to=world.finance.last().id)


async def test_the_sheet_holds_the_open_tasks_with_the_last_report(asked: World):
    assert "Biểu báo cáo: 2 dòng, điền sẵn theo báo cáo gần nhất." in asked.finance.last().text
    first, second = rows_of(last_file(asked))
    assert (first[TITLE], first[STATUS], first[PERCENT], first[FIGURES]) == (
        "Ban hành chính sách thu phí",
        "Đang thực hiện",
        60,
        "12/27 huyện",
    )
    assert (second[STATUS], second[WORDS]) == (None, None)
    page = load_workbook(BytesIO(last_file(asked)))
    assert page[SHEET].freeze_panes == "A2"
    assert "Đang thực hiện" in page[SHEET].data_validations.dataValidation[0].formula1
    assert page[ORIGINAL].sheet_state == "hidden"


async def test_what_was_filled_in_is_shown_confirmed_and_recorded(asked: World):
    cells = {PERCENT: 85, WORDS: "Đã trình UBND tỉnh", FIGURES: "20/27 huyện", OBSTACLE: "Thiếu kinh phí"}
    await returns(asked, ("1", cells))
    answer = asked.finance.last()
    assert answer.text == (
        "📄 Biểu có 2 dòng, 1 dòng có thay đổi ghi được:\n"
        "• NV 1: đang thực hiện, 60% → đang thực hiện, 85%; "
        "thêm số liệu đạt được, kết quả, nội dung báo cáo, vướng mắc\n\n"
        "Xin xem lại rồi bấm “Ghi báo cáo”."
    )
    assert len(asked.rows(Statement)) == 1
    await asked.finance.presses(TAKE)
    assert asked.finance.again(answer).text.startswith("✅ Đã ghi 1 dòng từ biểu của Sở Tài chính.")
    said = asked.rows(Statement)[-1]
    assert (said.status, said.percent, said.source) == (Status.IN_PROGRESS, 85, StatementSource.SHEET)
    assert said.text == "Đã trình UBND tỉnh\nVướng mắc: Thiếu kinh phí"
    assert [(row.done, row.total) for row in asked.rows(Figure)] == [(12, 27), (20, 27)]


async def test_a_sheet_is_taken_once(asked: World):
    await returns(asked, ("1", {STATUS: "Hoàn thành"}))
    assert await asked.finance.presses_twice(TAKE) == ("", sheet_texts.decided_before())
    assert len(asked.rows(Statement)) == 2


async def test_a_sheet_can_be_dropped(asked: World):
    await returns(asked, ("1", {STATUS: "Hoàn thành"}))
    await asked.finance.presses("Bỏ")
    assert asked.finance.last().text.startswith("Đã bỏ biểu vừa gửi, không ghi gì")
    assert len(asked.rows(Statement)) == 1


async def test_a_sheet_without_changes_says_so(asked: World):
    await returns(asked)
    assert asked.finance.last().text == sheet_texts.nothing_changed(2)


async def test_wrong_cells_come_back_marked_and_the_right_rows_can_be_taken(asked: World):
    await returns(asked, ("1", {PERCENT: 85}), ("2", {STATUS: "Gần xong", PERCENT: "nhiều"}))
    question, file = asked.finance.from_bot()[-2:]
    assert "⚠️ 1 dòng có ô chưa đúng" in question.text
    assert "1 dòng cần sửa" in file.text
    assert comments_of(last_file(asked)) == [
        "“Gần xong” không có trong danh sách; xin chọn một tình hình trong ô.",
        "Tỷ lệ phải là số từ 0 đến 100.",
    ]
    marked = last_file(asked)
    await asked.finance.presses(TAKE, message=question)
    await returns(asked, ("2", {STATUS: "Đang thực hiện", PERCENT: 30}), content=marked)
    await asked.finance.presses(TAKE)
    assert standing(asked) == {"1": (Status.IN_PROGRESS, 85), "2": (Status.IN_PROGRESS, 30)}


@pytest.mark.parametrize("figures", ["30/27 huyện", "-1/27 huyện", "nhiều huyện"])
async def test_figures_that_cannot_be_so_come_back_marked(asked: World, figures: str):
    await returns(asked, ("1", {FIGURES: figures}))
    assert asked.finance.from_bot()[-2].text == sheet_texts.all_wrong(1)
    assert len(comments_of(last_file(asked))) == 1


async def test_the_sheet_of_another_unit_changes_nothing(asked: World):
    await asked.commune.says("/mau")
    sheet = filled_in(last_file(asked), ("3", {STATUS: "Hoàn thành"}))
    await asked.finance.sends(NAME, sheet, reply_to=asked.finance.last().id)
    assert asked.finance.last().text == sheet_texts.another_units()
    assert len(asked.rows(Statement)) == 1


async def test_a_row_of_another_units_task_comes_back_marked(asked: World):
    (finance,) = [unit.id for unit in asked.rows(Unit) if unit.name == FINANCE]
    (foreign,) = [task.id for task in asked.rows(Task) if task.number == "3"]
    await returns(asked, ("1", {CODE: f"{finance}-{foreign}-0", STATUS: "Hoàn thành"}))
    assert comments_of(last_file(asked)) == [sheet_texts.row_of_another_unit()]


async def test_a_row_whose_code_is_gone_comes_back_marked(asked: World):
    await returns(asked, ("1", {CODE: None}))
    assert "Mã của dòng này đã bị sửa hoặc xóa" in comments_of(last_file(asked))[0]


async def test_a_damaged_sheet_is_answered(asked: World):
    await asked.finance.sends(NAME, last_file(asked)[:900], reply_to=asked.finance.last().id)
    assert asked.finance.last().text.endswith("Biểu mới: /mau")
    await asked.finance.sends(NAME, b"PK not a zip", reply_to=asked.finance.last().id)
    assert asked.finance.last().text.endswith("Biểu mới: /mau")


async def test_another_excel_file_goes_with_the_report(asked: World):
    await asked.finance.sends(
        "so-lieu.xlsx", b"so lieu", reply_to=asked.finance.last().id, caption="NV 1 đã hoàn thành"
    )
    assert standing(asked)["1"][0] is Status.DONE


async def test_the_sheet_is_known_by_its_columns_and_told_what_it_lacks(asked: World):
    book = load_workbook(BytesIO(filled_in(last_file(asked), ("1", {PERCENT: "85%"}))))
    book[SHEET].title = "Sheet1"
    await asked.finance.sends("bieu.xlsm", saved(book), reply_to=asked.finance.last().id)
    assert "60% → đang thực hiện, 85%" in asked.finance.last().text
    del book[ORIGINAL]
    book["Sheet1"].delete_cols(1)
    await asked.finance.sends("so lieu.xlsx", saved(book), reply_to=asked.finance.last().id)
    reason = "không còn cột “Mã (không sửa)”"
    assert asked.finance.last().text == parse_html(sheet_texts.almost(reason)).text
    assert len(asked.rows(Statement)) == 1


def saved(book: Workbook) -> bytes:
    out = BytesIO()
    book.save(out)
    return out.getvalue()


async def test_what_the_group_reported_after_the_sheet_was_made_is_not_undone(asked: World):
    sheet = last_file(asked)
    await asked.finance.says("/baocao NV 1 đã hoàn thành")
    await returns(asked, ("2", {STATUS: "Đang thực hiện"}), content=sheet)
    await asked.finance.presses(TAKE)
    assert standing(asked)["1"][0] is Status.DONE
    await returns(asked, ("1", {PERCENT: 70}), content=sheet)
    assert "(⚠️ trong nhóm đã có báo cáo mới hơn biểu này)" in asked.finance.last().text


async def test_formulas_and_markup_stay_words(asked: World):
    words = '=HYPERLINK("http://x","y") <b>đậm</b>'
    await returns(asked, ("1", {WORDS: words}))
    await asked.finance.presses(TAKE)
    assert asked.rows(Statement)[-1].text == words
    await asked.finance.says("/mau")
    cell = load_workbook(BytesIO(last_file(asked)))[SHEET].cell(2, HEADINGS.index(WORDS) + 1)
    assert (cell.value, cell.data_type) == (words, "s")


async def test_a_unit_that_owes_nothing_gets_no_sheet(june: World):
    june.given_link("Sở Y tế", june.outsider)
    await june.outsider.says("/mau")
    assert june.outsider.last().text == sheet_texts.no_open_tasks()
    assert june.rows(StoredFile) == []


async def test_a_district_answers_for_its_communes_which_are_told(june: World):
    june.database.transact(_put_below, COMMUNE, "UBND huyện Hậu Lộc", june.stage.clock())
    june.given_link("UBND huyện Hậu Lộc", june.outsider)
    await june.outsider.says("/mau")
    assert "trong đó 1 dòng của các đơn vị trực thuộc" in june.outsider.last().text
    sheet = filled_in(last_file(june), ("3", {STATUS: "Đang thực hiện", PERCENT: 40}))
    await june.outsider.sends(NAME, sheet, reply_to=june.outsider.last().id)
    assert f"• {COMMUNE}, NV 3: chưa có báo cáo → đang thực hiện, 40%" in june.outsider.last().text
    await june.outsider.presses(TAKE)
    assert standing(june)["3"] == (Status.IN_PROGRESS, 40)
    told = june.commune.last().text
    assert told == parse_html(sheet_texts.reported_by_parent("UBND huyện Hậu Lộc", ["3"])).text
    (said,) = june.rows(Statement)
    assert said.chat_id == june.outsider.chat


def _put_below(session: Session, commune: str, district: str, now: object) -> None:
    parent = Directory(session, now).unit(district, UnitLevel.DISTRICT)  # type: ignore[arg-type] # a moment
    session.flush()
    session.execute(update(Unit).where(Unit.name == commune).values(parent_id=parent.id))


async def test_an_obstacle_on_a_sheet_goes_to_the_secretariat(asked: World):
    await returns(asked, ("1", {OBSTACLE: "Thiếu kinh phí mua máy chủ"}))
    await asked.finance.presses(TAKE)
    assert "Thiếu kinh phí mua máy chủ" in asked.secretariat.last().text


async def test_a_sheet_with_the_numbers_of_people_is_asked_to_be_deleted(asked: World):
    await returns(asked, ("1", {WORDS: "Đã cấp cho ông A, CCCD số 038090001234"}))
    assert "xóa" in asked.finance.last().text


async def test_after_a_restart_a_sheet_that_waits_is_taken(asked: World):
    await returns(asked, ("1", {PERCENT: 85}))
    await asked.stage.dondoc.bot.shutdown()
    await asked.stage.dondoc.bot.initialize()
    await asked.finance.presses(TAKE)
    assert standing(asked)["1"] == (Status.IN_PROGRESS, 85)


async def test_a_report_is_not_submitted_over_a_sheet_that_waits(asked: World):
    """Newcomer, A12: it was submitted with gaps, and the three rows of the sheet were never spoken of."""
    await returns(asked, ("1", {PERCENT: 85}))
    await asked.finance.says("/baocao")
    card = asked.finance.last()
    submit = next(one for one in asked.finance.labels() if one.startswith("Nộp"))
    await asked.finance.presses(submit)
    assert asked.finance.last().text.startswith("⚠️ Chưa nộp: còn biểu Excel gửi lúc 07:30 ngày 12/6/2025")
    assert "chưa ghi (1 dòng)" in asked.finance.last().text
    assert not [one for one in asked.rows(Obligation) if one.state is ObligationState.MET]
    await asked.finance.presses(TAKE)
    await asked.finance.presses(submit, message=card)
    assert standing(asked)["1"] == (Status.IN_PROGRESS, 85)
    assert "Chưa nộp" not in asked.finance.last().text
