"""/mau: reports in the secretariat's own Word file."""

from io import BytesIO

from docx import Document

from chat.texts.summary import files as file_texts
from reports.docx_template import example
from storage.models import StoredFile
from tests.auxil.world import PLAN, World


async def word_report(world: World) -> list[str]:
    await world.secretariat.says("/summary")
    await world.secretariat.presses("Word")
    content = world.rows(StoredFile)[-1].content
    return [paragraph.text for paragraph in Document(BytesIO(content)).paragraphs]


def own_form() -> bytes:
    document = Document()
    document.add_paragraph("Mẫu của tỉnh: {{tong_so_nhiem_vu}} nhiệm vụ {{la}}")
    out = BytesIO()
    document.save(out)
    return out.getvalue()


async def send(world: World, name: str, content: bytes) -> None:
    await world.secretariat.sends(name, content, reply_to=world.secretariat.last().id)


async def test_a_template_is_used_until_it_is_dropped(june: World):
    await june.secretariat.says("/mau")
    assert june.rows(StoredFile)[-1].content[:2] == example()[:2] == b"PK"
    await send(june, "mau-tinh.docx", own_form())
    assert june.secretariat.last().text.startswith("✅ Từ nay báo cáo Word dùng mẫu “mau-tinh.docx”")
    assert "Chưa hiểu các tên: la" in june.secretariat.last().text
    assert await word_report(june) == ["Mẫu của tỉnh: 04 nhiệm vụ {{la}}"]
    await june.secretariat.says("/mau bỏ")
    assert june.secretariat.last().text == file_texts.template_dropped()
    await june.move_to("2025-06-12 09:00")
    assert "BÁO CÁO" in await word_report(june)
    await june.secretariat.says("/mau bo")
    assert june.secretariat.last().text == file_texts.no_template()


async def test_a_file_without_names_is_refused_and_no_plan_is_read(june: World):
    await june.secretariat.says("/mau")
    await send(june, "ke-hoach.txt", PLAN.encode())
    assert june.secretariat.last().text.startswith(
        "Tệp này chưa dùng làm mẫu được: Tệp này không phải tệp Word (.docx)."
    )


async def test_a_unit_gets_the_sheet_of_its_tasks_instead(june: World):
    await june.finance.says("/mau")
    assert "Biểu báo cáo: 2 dòng" in june.finance.last().text
