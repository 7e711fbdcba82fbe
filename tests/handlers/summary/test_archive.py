"""/hoso and /congvan."""

from io import BytesIO

from docx import Document
from sqlalchemy import update
from sqlalchemy.orm import Session

from chat.texts.summary import files as file_texts
from storage.models import Export, InboxLane, InboxUpdate, Plan, StoredFile
from tests.auxil import requests
from tests.auxil.cast import COMMUNE, FINANCE, POLICE
from tests.auxil.world import PLAN, World


async def test_before_any_file_it_is_said_how_one_is_made(june: World):
    await june.secretariat.says("/hoso")
    assert june.secretariat.last().text == file_texts.archive([], 0)


async def test_a_file_is_sent_again_exactly_as_it_was(june: World):
    await june.secretariat.says("/summary")
    await june.secretariat.presses("Excel")
    await june.move_to("2025-06-13 09:00")
    await june.finance.says("/baocao NV 1 đã hoàn thành")
    await june.secretariat.says("/hoso")
    assert "1. Bảng tổng hợp (Excel), lập lúc 07:30 ngày 12/6/2025" in june.secretariat.last().text
    stored = len(june.rows(StoredFile))
    await june.secretariat.presses("1")
    assert june.secretariat.last().text.startswith("🗂 Bảng tổng hợp (Excel), lập lúc 07:30 ngày 12/6/2025")
    assert len(june.rows(StoredFile)) == stored


async def letter(world: World, command: str) -> str:
    await world.secretariat.says(command)
    content = world.rows(StoredFile)[-1].content
    document = Document(BytesIO(content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


async def test_the_letter_names_who_is_late_by_three_days(urgent: World):
    await urgent.move_to("2025-06-18 08:00")
    said = await letter(urgent, "/congvan")
    assert urgent.secretariat.last().text.startswith("📄 Dự thảo công văn đôn đốc")
    assert f"- {FINANCE};\n- {COMMUNE}." in said
    assert f"\n{POLICE}\nBáo cáo" not in said, "the police, which sends it, would write to itself"
    assert "còn 02 đơn vị chậm từ 03 ngày làm việc trở lên" in said
    assert "Nhiệm vụ 6: Mua thiết bị đầu cuối" in said
    assert f"{FINANCE}\n10/6/2025\n6" in said
    assert f"{FINANCE}\n14/6/2025\n3" in said


async def test_the_letter_has_what_was_asked_for_out_of_turn_and_says_who_is_left_out(urgent: World):
    """The digest proposed a letter for late requests and the task of the police; the letter had neither."""
    await requests.sent(urgent, requests.TO_BOTH)
    await urgent.move_to("2025-06-18 08:00")
    said = await letter(urgent, "/congvan")
    assert "Yêu cầu báo cáo đột xuất: Báo cáo số liệu" in said
    assert "02 lượt yêu cầu báo cáo chưa trả lời" in said
    caption = urgent.secretariat.last().text
    assert f"⚠️ {POLICE} (cơ quan ký) cũng còn 2 việc quá hạn, lâu nhất 3 ngày làm việc" in caption


async def test_where_the_plan_proposes_letters_sooner_the_letter_names_them_too(urgent: World):
    def sooner(session: Session) -> None:
        session.execute(update(Plan).values(escalation_days=[1, 1]))

    urgent.database.transact(sooner)
    await urgent.move_to("2025-06-17 08:00")
    said = await letter(urgent, "/congvan")
    assert f"{FINANCE}\n14/6/2025\n2" in said
    assert "chậm từ 02 ngày làm việc trở lên" in said


async def test_the_threshold_can_be_chosen(urgent: World):
    await urgent.move_to("2025-06-18 08:00")
    said = await letter(urgent, "/congvan 6")
    assert f"- {FINANCE}." in said
    assert COMMUNE not in said
    assert "Báo cáo tháng 6/2025" not in said


async def test_nobody_late_needs_no_letter(june: World):
    assert "không có đơn vị nào chậm" in await letter(june, "/congvan")


async def test_of_several_plans_one_is_chosen_for_the_letter(june: World):
    june.given_plan(PLAN.replace("Đề án 06", "Đề án 07"))
    await june.secretariat.says("/congvan")
    assert june.secretariat.last().text == file_texts.letter_of_which_plan()
    await june.secretariat.presses(june.secretariat.labels()[1])
    assert len(june.rows(Export)) == 1


async def test_nobody_waits_for_a_letter(june: World):
    await june.secretariat.says("/congvan")
    assert june.rows(InboxUpdate)[-1].lane is InboxLane.DOCUMENTS
