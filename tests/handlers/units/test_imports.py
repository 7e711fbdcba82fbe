"""The secretariat sends a list of units, looks at what it would change, and takes it."""

from chat.texts.units import imports as import_texts
from reports.unit_sheet import EXAMPLE_ROWS, unit_sheet
from storage.models import Obligation, Unit
from tests.auxil import province
from tests.auxil.world import World

PLAN = """KẾ HOẠCH năm 2025

TT\tNội dung\tĐơn vị chủ trì\tThời hạn
1\tLàm sạch dữ liệu\tUBND cấp xã\tTháng 6/2025
"""

LIST = "Tên đơn vị;Cấp;Trực thuộc\nUBND huyện Hậu Lộc;Huyện;\nUBND xã Minh Lộc;Xã;UBND huyện Hậu Lộc\n"
DOUBTFUL = LIST + "Quỹ Bảo lãnh;;\nUBND các xã;;\n"


async def send(world: World, text: str) -> None:
    """Answer the bot with a list."""
    await world.secretariat.says("/donvi mẫu")
    await world.secretariat.sends("don-vi.csv", text.encode(), reply_to=world.secretariat.last().id)


async def test_the_template_is_sent_with_what_is_known_and_taken_back(june: World):
    await june.secretariat.says("/donvi mẫu")
    sent = june.secretariat.last()
    assert "Đang có 5 đơn vị" in sent.text
    assert "danh-sach-don-vi.xlsx" in str(sent.attachment)
    await june.secretariat.sends("danh-sach.xlsx", unit_sheet(EXAMPLE_ROWS), reply_to=sent.id)
    assert "“danh-sach.xlsx”: 5 đơn vị\n• Mới: 4" in june.secretariat.last().text
    await june.secretariat.presses("Nhập danh sách")
    assert "4 đơn vị mới, 1 đơn vị thay đổi" in june.secretariat.last().text


async def test_a_list_is_previewed_and_nothing_is_taken_before_the_button(june: World):
    before = len(june.rows(Unit))
    await send(june, LIST)
    said = june.secretariat.last().text
    assert "2 đơn vị\n• Mới: 2 (cấp huyện 1, cấp xã 1)\n• Thay đổi: 0" in said
    assert june.secretariat.labels() == ["Nhập danh sách", "Bỏ"]
    assert len(june.rows(Unit)) == before


async def test_a_list_is_taken_once(june: World):
    await send(june, LIST)
    preview = june.secretariat.last()
    answers = await june.secretariat.presses_twice("Nhập danh sách")
    assert answers == ("", import_texts.decided_before())
    assert "Đã nhập danh sách: 2 đơn vị mới, 0 đơn vị thay đổi" in june.secretariat.last().text
    assert june.secretariat.again(preview).buttons == ()
    await send(june, LIST)
    assert "Danh sách này không có gì mới" in june.secretariat.last().text
    assert not june.secretariat.last().buttons


async def test_a_list_is_thrown_away_once(june: World):
    before = len(june.rows(Unit))
    await send(june, LIST)
    answers = await june.secretariat.presses_twice("Bỏ")
    assert answers == ("", import_texts.decided_before())
    assert "Đã bỏ danh sách" in june.secretariat.last().text
    assert len(june.rows(Unit)) == before


async def test_doubtful_rows_are_shown_and_can_be_left_out(june: World):
    await send(june, DOUBTFUL)
    said = june.secretariat.last().text
    assert "⚠️ 1 dòng nên xem lại:\n• dòng 4: “Quỹ Bảo lãnh”: chưa rõ cấp" in said
    assert "⛔ 1 dòng không nhập được:\n• dòng 5: “UBND các xã” là một nhóm" in said
    await june.secretariat.presses("Nhập, trừ 1 dòng cần xem lại")
    assert "2 đơn vị mới" in june.secretariat.last().text


async def test_doubtful_rows_are_decided_one_by_one(june: World):
    await send(june, LIST + "Quỹ Bảo lãnh;;\nTrung tâm Lưu trữ;;\nTrung tâm Xúc tiến;;\n")
    await june.secretariat.presses("Xem từng dòng cần xem lại (3)")
    asked = june.secretariat.last()
    assert asked.text == (
        "❓ Nhập dòng này? (còn 3 dòng cần xem lại)\ndòng 4: “Quỹ Bảo lãnh”: chưa rõ cấp\n\n"
        "Các dòng khác của danh sách được nhập khi đã xem xong."
    )
    assert june.secretariat.labels() == [
        "Nhập dòng này",
        "Bỏ qua dòng này",
        "Nhận hết 3 dòng",
        "Bỏ qua hết 3 dòng",
        "Bỏ cả danh sách",
    ]
    answers = await june.secretariat.presses_twice("Nhập dòng này")
    assert answers == ("", import_texts.decided_before())
    said = june.secretariat.again(asked).text
    assert said.startswith("✅ Nhập dòng 4 (“Quỹ Bảo lãnh”).\n\n❓ Nhập dòng này? (còn 2 dòng cần xem lại)")
    await june.secretariat.presses("Bỏ qua dòng này")
    assert "dòng 6: “Trung tâm Xúc tiến”: chưa rõ cấp" in june.secretariat.again(asked).text
    await june.secretariat.presses("Bỏ qua dòng này")
    done = june.secretariat.again(asked)
    assert "✅ Đã nhập danh sách: 3 đơn vị mới" in done.text
    assert not done.buttons
    names = {unit.name for unit in june.rows(Unit)}
    assert "Quỹ Bảo lãnh" in names
    assert not {"Trung tâm Lưu trữ", "Trung tâm Xúc tiến"} & names


async def test_the_rows_that_are_left_are_skipped_together(june: World):
    await send(june, LIST + "Quỹ Bảo lãnh;;\nTrung tâm Lưu trữ;;\nTrung tâm Xúc tiến;;\n")
    preview = june.secretariat.last()
    await june.secretariat.presses("Xem từng dòng cần xem lại (3)")
    await june.secretariat.presses("Nhập dòng này")
    await june.secretariat.presses("Bỏ qua hết 2 dòng")
    names = {unit.name for unit in june.rows(Unit)}
    assert "Quỹ Bảo lãnh" in names
    assert not {"Trung tâm Lưu trữ", "Trung tâm Xúc tiến"} & names
    assert await june.secretariat.presses("Bỏ", message=preview) == import_texts.decided_before()


async def test_the_rows_that_are_left_are_taken_together(june: World):
    await send(june, LIST + "Quỹ Bảo lãnh;;\nTrung tâm Lưu trữ;;\nTrung tâm Xúc tiến;;\n")
    await june.secretariat.presses("Xem từng dòng cần xem lại (3)")
    await june.secretariat.presses("Bỏ qua dòng này")
    await june.secretariat.presses("Nhận hết 2 dòng")
    names = {unit.name for unit in june.rows(Unit)}
    assert {"Trung tâm Lưu trữ", "Trung tâm Xúc tiến"} <= names
    assert "Quỹ Bảo lãnh" not in names


async def test_rows_taken_in_spite_of_a_doubt_are_named_afterwards(june: World):
    await send(june, DOUBTFUL)
    await june.secretariat.presses("Nhập cả danh sách")
    assert "3 đơn vị mới" in june.secretariat.last().text
    assert "1 đơn vị chưa rõ cấp" in june.secretariat.last().text


async def test_new_communes_owe_what_all_communes_lead(world: World):
    await world.import_plan("ke-hoach.txt", PLAN.encode())
    assert world.rows(Obligation) == []
    await world.secretariat.sends("don-vi.csv", province.unit_list(), reply_to=world.secretariat.last().id)
    await world.secretariat.presses(world.secretariat.labels()[0])
    owed = world.rows(Obligation)
    assert len(owed) == province.COMMUNES
