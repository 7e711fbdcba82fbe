"""/dulieu: everybody gets what is kept about them, nobody else reads it, the secretariat is told."""

from io import BytesIO

from openpyxl import load_workbook

from chat.texts.groups import own_data as texts
from storage.models import LogEvent, StoredFile
from tests.auxil.world import World


async def test_a_person_gets_everything_in_private_and_the_secretariat_the_day(june: World):
    await june.finance.says("/baocao NV 1 đã hoàn thành theo Quyết định số 15/QĐ-UBND")
    private = june.private(june.finance.person)
    await private.says("/dulieu")
    sent = private.last()
    assert sent.attachment is not None
    assert sent.attachment.name == "du-lieu-ca-nhan.xlsx"
    book = load_workbook(BytesIO(june.rows(StoredFile)[-1].content))
    assert {"Tên hiển thị", "Lời báo cáo", "Tin gốc (xóa sau 30 ngày)"} <= set(book.sheetnames)
    assert "đã hoàn thành theo Quyết định số 15/QĐ-UBND" in str(list(book["Lời báo cáo"].values))
    told = june.secretariat.last().text
    assert told.startswith("🗂 Nguyễn Thu Hà đã lấy dữ liệu cá nhân bot lưu về mình")
    assert told.endswith("chậm nhất ngày 16/6/2025.")  # Thursday the 12th and two working days
    assert june.rows(LogEvent)[-1].action == "export_person"


async def test_in_a_group_nothing_is_shown(june: World):
    await june.finance.says("/dulieu")
    assert june.finance.last().text == texts.in_private()


async def test_of_a_stranger_nothing_is_kept(june: World):
    stranger = june.stage.people.create_person("Lạ")
    june.stage.people.start(stranger)
    private = june.private(stranger)
    await private.says("/dulieu")
    assert private.last().text == texts.nothing_kept()
