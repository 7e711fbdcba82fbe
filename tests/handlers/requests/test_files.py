"""One-off requests in the Word and Excel files: who was asked, who answered when, who has not."""

from io import BytesIO
from typing import Any

import pytest
from docx import Document
from openpyxl import load_workbook

from reports.words import day
from storage.models import StoredFile
from tests.auxil.cast import COMMUNE, FINANCE
from tests.auxil.world import World

ASKED = f"/yeucau Báo cáo số liệu | {FINANCE}, {COMMUNE} | trước 16:00 ngày 13/6"


@pytest.fixture
async def asked(june: World) -> World:
    """Thursday 12 June: two units are asked for a report by Friday, 16:00; one answers at once."""
    await june.secretariat.says(ASKED)
    await june.secretariat.presses("Gửi 2 đơn vị")
    await june.finance.answers("Đã cấp 1.250 tài khoản")
    return june


async def made(world: World, button: str, question: str = "/summary") -> bytes:
    await world.secretariat.says(question)
    await world.secretariat.presses(button)
    return world.rows(StoredFile)[-1].content


async def sheet(world: World, question: str = "/summary") -> list[tuple[object, ...]]:
    book = load_workbook(BytesIO(await made(world, "Excel", question)))
    return [tuple(map(shown, row)) for row in book["Yêu cầu đột xuất"].iter_rows(min_row=2)]


def shown(cell: Any) -> object:
    """Return what a cell shows."""
    if not cell.is_date:
        return cell.value
    return f"{day(cell.value)} {cell.value:%H:%M}" if "hh" in cell.number_format else day(cell.value)


async def word(world: World) -> tuple[str, list[list[str]]]:
    """Return the text of the report, and the rows of its last appendix."""
    document = Document(BytesIO(await made(world, "Word")))
    rows = [[cell.text for cell in row.cells] for row in document.tables[-1].rows]
    return "\n".join(paragraph.text for paragraph in document.paragraphs), rows


async def test_excel_lists_each_unit_that_was_asked(asked: World):
    asked_on, due = "12/6/2025", "13/6/2025 16:00"
    finance, commune = await sheet(asked)
    assert finance[:5] == (1, "Báo cáo số liệu", asked_on, FINANCE, due)
    assert finance[5:] == ("12/6/2025 07:30", "đúng hạn", "Đã cấp 1.250 tài khoản")
    assert commune == (1, "Báo cáo số liệu", asked_on, COMMUNE, due, None, "chưa trả lời, còn hạn", None)


async def test_an_answer_is_late_after_the_hour_and_so_is_silence(asked: World):
    await asked.move_to("2025-06-13 16:30")
    assert (await sheet(asked))[1][6] == "chưa trả lời, quá hạn"
    await asked.commune.says("Đã cấp 10 tài khoản", reply_to=asked.commune.from_bot()[-1].id)
    await asked.move_to("2025-06-13 16:40")
    assert (await sheet(asked))[1][5:] == ("13/6/2025 16:30", "chậm", "Đã cấp 10 tài khoản")


async def test_a_closed_request_is_asked_for_no_more(asked: World):
    await asked.secretariat.says("/yeucau")
    await asked.secretariat.presses("Đóng")
    assert (await sheet(asked))[1][6] == "chưa trả lời, đã đóng yêu cầu"


async def test_on_a_past_day_later_requests_and_answers_are_not_there(asked: World):
    await asked.move_to("2025-06-14 09:00")
    assert await sheet(asked, "/summary 11/6/2025") == []
    await asked.move_to("2025-06-14 09:05")
    assert [row[6] for row in await sheet(asked, "/summary 12/6/2025")] == [
        "đúng hạn",
        "chưa trả lời, còn hạn",
    ]


async def test_word_counts_the_answers_and_names_who_has_not_answered(asked: World):
    text, appendix = await word(asked)
    assert (
        "- Yêu cầu báo cáo đột xuất “Báo cáo số liệu” (ngày 12/6/2025, hạn 16:00 ngày 13/6/2025): có 02 "
        "đơn vị được yêu cầu; 01 đơn vị trả lời đúng hạn, không có đơn vị trả lời chậm, 01 đơn vị "
        "chưa trả lời."
    ) in text
    heading, row = appendix[-2:]
    assert heading[1] == "Yêu cầu báo cáo đột xuất chưa trả lời, trả lời chậm (01 đơn vị)"
    due = "16:00 ngày 13/6/2025"
    assert row == ["1", COMMUNE, "Đột xuất: Báo cáo số liệu", due, "", "Chưa trả lời, còn hạn"]


async def test_word_says_nothing_of_requests_where_there_are_none(june: World):
    text, appendix = await word(june)
    assert "đột xuất" not in text + str(appendix)
