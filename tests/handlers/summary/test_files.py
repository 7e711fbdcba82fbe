"""The files below a summary: sent, kept, and compared with the one before."""

from datetime import date
from io import BytesIO

import pytest
from docx import Document
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from sqlalchemy import select
from sqlalchemy.orm import Session

from chat.texts.summary import files as file_texts
from storage.models import Export, InboxLane, InboxUpdate, Obligation, StoredFile, Task
from tests.auxil.world import World, at

LOCAL = at("2025-06-12 07:30").replace(tzinfo=None)  # Excel knows no zones


async def made(world: World, button: str) -> tuple[str, bytes]:
    """Press a button below a new summary; return the caption and the content of what is sent."""
    await world.secretariat.says("/summary")
    popped = await world.secretariat.presses(button)
    assert popped == file_texts.being_made()
    return world.secretariat.last().text, world.rows(StoredFile)[-1].content


async def test_word_is_sent_as_a_file_with_what_it_was_made_from(june: World):
    caption, content = await made(june, "Word")
    assert caption.startswith(
        "📄 Báo cáo (Word): Triển khai thực hiện Đề án 06 năm 2025\nSố liệu lúc 07:30 ngày"
    )
    text = "\n".join(paragraph.text for paragraph in Document(BytesIO(content)).paragraphs)
    assert "xác định tổng số 04 nhiệm vụ cụ thể thuộc 01 nhóm" in text


async def test_excel_is_sent_as_a_file(june: World):
    await june.finance.answers("NV 1 đã hoàn thành")
    _, content = await made(june, "Excel")
    page = load_workbook(BytesIO(content))["Nhiệm vụ"]
    assert [page.cell(row, 9).value for row in range(2, 6)] == ["Hoàn thành", *["Chưa có thông tin"] * 3]


async def test_excel_tells_local_times_and_messages_as_people_saw_them(june: World):
    await june.finance.answers("NV 1 đã trình HĐND tỉnh, đang thực hiện 60%")
    _, content = await made(june, "Excel")
    book = load_workbook(BytesIO(content))
    assert book["Nhiệm vụ"].cell(2, 17).value == LOCAL
    log = [[cell.value for cell in row] for row in book["Nhật ký tin"].iter_rows(min_row=2)]
    assert log[0][:2] == [LOCAL, "Sở Tài chính"]
    assert log[0][2].startswith("✅ Đã ghi nhận của Sở Tài chính:\n• NV 1: đang thực hiện, 60%")


async def test_the_log_of_a_past_day_ends_with_it(june: World):
    await june.move_to("2025-06-13 09:00")
    await june.finance.says("/baocao NV 1 đã hoàn thành")
    await june.secretariat.says("/summary excel 12/6/2025")
    book = load_workbook(BytesIO(june.rows(StoredFile)[-1].content))
    days = {row[0].value.date() for row in book["Nhật ký tin"].iter_rows(min_row=2)}
    assert days == {date(2025, 6, 12)}


async def test_wide_sheets_print_on_a3_and_the_others_on_a4(june: World):
    _, content = await made(june, "Excel")
    papers = {page.title: page.page_setup.paperSize for page in load_workbook(BytesIO(content))}
    assert str(papers.pop("Nhiệm vụ")) == Worksheet.PAPERSIZE_A3
    assert {int(paper) for paper in papers.values()} == {int(Worksheet.PAPERSIZE_A4)}


async def test_each_task_is_told_in_its_own_words(june: World):
    await june.finance.answers(
        "Kính gửi Tổ giúp việc, Sở Tài chính báo cáo: NV 1 đã trình HĐND tỉnh, đang thực hiện 60%; "
        "NV 2 đang thực hiện, đã thanh toán cho 14.523 người"
    )
    await june.commune.says("/baocao NV 3 đang thực hiện 80%")
    _, content = await made(june, "Word")
    progress = [row.cells[-1].text for row in Document(BytesIO(content)).tables[2].rows]
    assert "Đang thực hiện, 60%. Đã trình HĐND tỉnh, đang thực hiện 60%" in progress
    assert "Đang thực hiện. Đang thực hiện, đã thanh toán cho 14.523 người" in progress
    assert "Đang thực hiện, 80%" in progress


async def test_word_tells_of_more_time_and_of_the_first_day_on_which_a_task_was_done(june: World):
    """Task 1 was still due on 19 June, and done anew whenever its unit said that nothing had changed."""
    june.database.transact(_give_more_time)
    _, content = await made(june, "Word")
    assert "Nhiệm vụ 1: Ban hành chính sách thu phí (Sở Tài chính), hạn 30/6/2025." in _text(content)
    await june.finance.says("/baocao NV 1 đã hoàn thành")
    await june.move_to("2025-07-01 09:00")
    await june.finance.says("/baocao NV 1 đã hoàn thành")
    _, content = await made(june, "Word")
    assert "Hoàn thành (ngày 12/6/2025)" in _text(content)


def _give_more_time(session: Session) -> None:
    query = select(Obligation).join(Task).where(Task.number == "1")
    session.scalars(query).one().due = date(2025, 6, 30)


def _text(content: bytes) -> str:
    document = Document(BytesIO(content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


async def test_a_later_file_names_what_has_changed_and_the_earlier_one_stays(june: World):
    await made(june, "Word")
    first = june.rows(StoredFile)[-1].content
    await june.move_to("2025-06-13 09:00")
    await june.finance.says("/baocao NV 1 đã hoàn thành")
    caption, _ = await made(june, "Word")
    assert "Bản cập nhật; thay đổi so với bản lập lúc 07:30 ngày 12/6/2025" in caption
    assert "• NV 1: chưa có thông tin → hoàn thành" in caption
    kept = [row for row in june.rows(StoredFile) if row.name.endswith(".docx")]
    assert [row.content == first for row in kept] == [True, False]
    assert [row.figures["tasks"]["1"] for row in june.rows(Export)] == [None, "done"]


async def test_a_press_that_telegram_repeats_makes_one_file(june: World):
    await june.secretariat.says("/summary")
    assert await june.secretariat.presses_twice("Excel") == (
        file_texts.being_made(),
        file_texts.made_just_now(),
    )
    assert len(june.rows(Export)) == 1


@pytest.mark.parametrize("button", ["Word", "Excel"])
async def test_the_words_of_others_do_not_wait_for_a_file(june: World, button: str):
    await made(june, button)
    presses = [row for row in june.rows(InboxUpdate) if "callback_query" in row.payload]
    assert presses[-1].lane is InboxLane.DOCUMENTS
