"""What the secretariat accepts, returns or has yet to confirm, as its Word and Excel files show it."""

from io import BytesIO
from typing import Any

import pytest
from docx import Document
from openpyxl import load_workbook

from storage.models import StoredFile
from tests.auxil.world import World


@pytest.fixture
async def claimed(june: World) -> World:
    """Thursday 12 June: the finance department says that task 1 is done."""
    await june.finance.answers("NV 1 đã hoàn thành theo văn bản 12/STC")
    return june


async def made(world: World, button: str) -> bytes:
    await world.secretariat.says("/summary")
    await world.secretariat.presses(button)
    return world.rows(StoredFile)[-1].content


async def excel(world: World) -> tuple[dict[str, Any], dict[str, Any], dict[str, Any]]:
    """Return task 1 on the sheet of tasks and on that of units, by heading, and the sheet of information."""
    book = load_workbook(BytesIO(await made(world, "Excel")))

    def first(title: str) -> dict[str, Any]:
        heads, row = list(book[title].iter_rows(max_row=2, values_only=True))
        return dict(zip(heads, row, strict=True))

    information = dict(book["Thông tin"].iter_rows(min_row=2, values_only=True))
    return first("Nhiệm vụ"), first("Theo đơn vị"), information


async def word(world: World) -> tuple[str, list[list[str]], list[list[str]]]:
    """Return the text of the report, and the rows of its first two appendices."""
    document = Document(BytesIO(await made(world, "Word")))
    grids = [table for table in document.tables if table.style and table.style.name == "Table Grid"]
    rows = [[[cell.text for cell in row.cells] for row in grid.rows] for grid in grids]
    return "\n".join(paragraph.text for paragraph in document.paragraphs), rows[0], rows[1]


async def accept(world: World) -> None:
    await world.secretariat.says("/xacnhan")
    await world.secretariat.presses("✅ Xác nhận 1")


async def give_back(world: World) -> None:
    await world.secretariat.says("/xacnhan")
    await world.secretariat.presses("↩️ Trả lại 1")
    await world.secretariat.answers("Thiếu biểu số 2.")


async def test_excel_says_that_a_claim_waits_and_counts_it_as_the_rule_says(claimed: World):
    task, unit, information = await excel(claimed)
    assert (task["Tình trạng"], task["Xác nhận hoàn thành"]) == ("Hoàn thành", "Chờ xác nhận")
    assert task["Tiến độ thực hiện"].startswith("Hoàn thành (chờ xác nhận). Đã hoàn thành")
    assert unit["Xác nhận hoàn thành"] == "Chờ xác nhận"
    assert (information["Hoàn thành"], information["Đã báo hoàn thành, còn chờ xác nhận"]) == (1, 1)
    assert "cả khi còn chờ cơ quan thường trực xác nhận" in information["Cách tính"]


async def test_excel_says_when_a_claim_was_accepted(claimed: World):
    await claimed.move_to("2025-06-13 09:00")
    await accept(claimed)
    task, unit, information = await excel(claimed)
    assert task["Xác nhận hoàn thành"] == unit["Xác nhận hoàn thành"] == "Đã xác nhận ngày 13/6/2025"
    assert information["Đã báo hoàn thành, còn chờ xác nhận"] == 0


async def test_excel_gives_the_reason_of_a_return_and_not_as_words_of_the_unit(claimed: World):
    await give_back(claimed)
    task, unit, _ = await excel(claimed)
    returned = "Đã trả lại ngày 12/6/2025: Thiếu biểu số 2"
    assert (task["Tình trạng"], task["Xác nhận hoàn thành"]) == ("Đang thực hiện", returned)
    assert (task["Người báo cáo"], task["Thời điểm báo cáo"]) == (None, None)
    assert (unit["Nội dung báo cáo"], unit["Xác nhận hoàn thành"]) == (None, returned)
    assert unit["Người báo cáo"] is None


async def test_word_says_that_a_claim_waits(claimed: World):
    text, progress, results = await word(claimed)
    assert "- Số nhiệm vụ hoàn thành: 01 nhiệm vụ" in text
    assert "Trong số nhiệm vụ đã báo hoàn thành, 01 nhiệm vụ còn chờ cơ quan thường trực xác nhận." in text
    assert "- Nhiệm vụ 1: Hoàn thành (chờ xác nhận). Đã hoàn thành theo văn bản 12/STC." in text
    assert progress[2][5].startswith("Hoàn thành (chờ xác nhận). ")
    assert results[2][4] == "Hoàn thành (ngày 12/6/2025); chờ xác nhận"


async def test_word_says_when_a_claim_was_accepted(claimed: World):
    await accept(claimed)
    text, progress, results = await word(claimed)
    assert "còn chờ cơ quan thường trực xác nhận." not in text
    assert progress[2][5].startswith("Hoàn thành (đã xác nhận ngày 12/6/2025). ")
    assert results[2][4] == "Hoàn thành (ngày 12/6/2025); đã xác nhận ngày 12/6/2025"


async def test_word_keeps_between_the_two_why_a_claim_was_returned(claimed: World):
    """The paper that the chairman signs said "(… đã trả lại …: 110% là sao, đề nghị gửi quyết định …)"."""
    await give_back(claimed)
    text, progress, results = await word(claimed)
    assert "- Nhiệm vụ 1: Đang thực hiện." in text
    assert progress[2][5] == "Đang thực hiện"
    (row,) = [row for row in results if row[0] == "1"]
    assert (row[4], row[5]) == ("Đang thực hiện", "Sở Tài chính: [… đang hoàn thiện hồ sơ …]")
    assert "Thiếu biểu" not in f"{text}{progress}{results}"
