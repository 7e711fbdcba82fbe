"""/donvi: the secretariat finds, adds and changes units."""

from chat.texts import access
from plans.units import UnitLevel
from storage.models import LogEvent, Unit
from tests.auxil.cast import COMMUNE, FINANCE
from tests.auxil.world import World


def unit(world: World, name: str) -> Unit:
    return next(one for one in world.rows(Unit) if one.name == name)


async def test_without_words_it_counts_the_units_of_each_level(june: World):
    await june.secretariat.says("/donvi")
    said = june.secretariat.last().text
    assert "Danh sách đơn vị: 5 đơn vị\n• cấp tỉnh: 4\n• cấp xã: 1\n" in said


async def test_an_empty_directory_says_how_to_begin(world: World):
    await world.secretariat.says("/donvi")
    assert "chưa có đơn vị nào" in world.secretariat.last().text


async def test_a_unit_is_shown_with_its_group_and_what_it_owes(june: World):
    await june.secretariat.says("/donvi so tai chinh")
    said = june.secretariat.last().text
    assert said.startswith("Sở Tài chính\nCấp tỉnh\n")
    assert "Nhóm Telegram: “Nhóm Sở Tài chính”" in said
    assert "Đang phải làm: 2 nhiệm vụ và 3 báo cáo kỳ" in said


async def test_a_unit_without_a_group_is_shown_with_the_way_to_link_one(june: World):
    await june.secretariat.says("/donvi Sở Tư pháp")
    assert "chưa liên kết. Lấy mã: /lienket Sở Tư pháp" in june.secretariat.last().text


async def test_of_several_units_one_is_chosen(june: World):
    await june.secretariat.says("/donvi sở t")
    assert {"Sở Tài chính", "Sở Tư pháp"} <= set(june.secretariat.labels())
    await june.secretariat.presses("Sở Tư pháp")
    assert june.secretariat.last().text.startswith("Sở Tư pháp")


async def test_words_that_fit_no_unit_are_answered_with_how_to_add_it(june: World):
    await june.secretariat.says("/donvi Sở Thủy cung")
    assert "/donvi thêm Sở Thủy cung" in june.secretariat.last().text


async def test_a_new_unit_is_added_with_all_that_is_said_of_it(june: World):
    await june.secretariat.says("/donvi thêm UBND huyện Hậu Lộc; lãnh đạo: Ông Lê Văn B")
    assert june.secretariat.last().text.startswith("✅ Đã thêm đơn vị.\nUBND huyện Hậu Lộc")
    await june.secretariat.says(
        "/donvi sửa hoa lộc; thuộc: huyện Hậu Lộc; viết tắt: HLX; tên khác: Bà Triệu cũ"
    )
    commune = unit(june, COMMUNE)
    assert commune.parent_id == unit(june, "UBND huyện Hậu Lộc").id
    assert "Thuộc: UBND huyện Hậu Lộc" in june.secretariat.last().text
    for query in ("hlx", "ba trieu cu"):
        await june.secretariat.says(f"/donvi {query}")
        assert june.secretariat.last().text.startswith(f"{COMMUNE} (HLX)")
    await june.secretariat.says("/donvi UBND huyện Hậu Lộc")
    assert "Đơn vị trực thuộc: 1" in june.secretariat.last().text


async def test_a_name_like_another_is_asked_about_and_added_once(june: World):
    await june.secretariat.says("/donvi thêm UBND xã Hòa Lộc")
    assert june.secretariat.last().text.startswith("✅ Đã thêm")
    await june.secretariat.says("/donvi thêm Sở Tài")
    assert "Tên gần giống đã có: Sở Tài chính" in june.secretariat.last().text
    before = len(june.rows(Unit))
    answers = await june.secretariat.presses_twice("Thêm đơn vị mới")
    assert answers == ("", access.already_done())
    assert len(june.rows(Unit)) == before + 1


async def test_a_name_that_tells_no_level_asks_for_it(june: World):
    await june.secretariat.says("/donvi thêm Quỹ Bảo lãnh tín dụng; viết tắt: QBL")
    assert "Xin chọn cấp" in june.secretariat.last().text
    await june.secretariat.presses("Đoàn thể, hội")
    added = unit(june, "Quỹ Bảo lãnh tín dụng")
    assert (added.level, added.abbreviation) == (UnitLevel.MASS_ORGANISATION, "QBL")


async def test_mass_organisations_and_enterprises_are_told_by_their_names(june: World):
    for name in ("Hội Nông dân tỉnh", "Công ty Cấp nước"):
        await june.secretariat.says(f"/donvi thêm {name}")
    levels = [unit(june, name).level for name in ("Hội Nông dân tỉnh", "Công ty Cấp nước")]
    assert levels == [UnitLevel.MASS_ORGANISATION, UnitLevel.ENTERPRISE]


async def test_what_cannot_be_added_is_answered_with_why(june: World):
    for words, answer in (
        (f"thêm {FINANCE}", f"Đã có đơn vị {FINANCE}"),
        ("thêm Các sở, ban, ngành cấp tỉnh", "là một nhóm nhiều đơn vị"),
        ("thêm Sở " + "A" * 200, "dài quá 150 ký tự"),
        ("thêm Sở Nội vụ; thuộc: UBND tỉnh Xa Xôi", "chưa có đơn vị “UBND tỉnh Xa Xôi”"),
        ("thêm", "Cách ghi: /donvi thêm"),
        ("sửa sở t; lãnh đạo: Ông A", "có thể là một trong các đơn vị sau"),
        ("đổi tên Sở Y tế thành Các sở", "là một nhóm nhiều đơn vị"),
        ("đổi tên Sở Y tế thành Sở Tư pháp", "Đã có đơn vị Sở Tư pháp"),
        ("đổi tên Sở Y tế thành Sở " + "A" * 200, "dài quá 150 ký tự"),
    ):
        before = len(june.rows(Unit))
        await june.secretariat.says(f"/donvi {words}")
        assert answer in june.secretariat.last().text
        assert len(june.rows(Unit)) == before


async def test_a_renamed_unit_is_found_by_both_names_and_its_group_is_told(june: World):
    await june.secretariat.says(f"/donvi đổi tên {FINANCE} thành Sở Tài chính và Kế hoạch")
    assert "Đã đổi tên Sở Tài chính thành Sở Tài chính và Kế hoạch" in june.secretariat.last().text
    assert "đã đổi từ Sở Tài chính thành Sở Tài chính và Kế hoạch" in june.finance.last().text
    for query in ("Sở Tài chính và Kế hoạch", FINANCE):
        await june.secretariat.says(f"/donvi {query}")
        assert june.secretariat.last().text.startswith("Sở Tài chính và Kế hoạch")


async def test_every_change_has_an_author_and_tells_before_and_after(june: World):
    await june.secretariat.says("/donvi thêm Sở Nội vụ")
    await june.secretariat.says("/donvi lãnh đạo Sở Nội vụ: Bà Trần Thị C")
    await june.secretariat.says("/donvi đổi tên Sở Nội vụ thành Sở Nội vụ và Lao động")
    events = june.rows(LogEvent)[-3:]
    assert [(event.action, event.before, event.after) for event in events] == [
        ("add_unit", None, "Sở Nội vụ"),
        ("change_unit", "", "leader=Bà Trần Thị C"),
        ("rename_unit", "Sở Nội vụ", "Sở Nội vụ và Lao động"),
    ]
    assert {event.person_id for event in events} == {june.secretariat.person}


async def test_a_card_shows_markup_as_it_was_typed(june: World):
    await june.secretariat.says("/donvi lãnh đạo Sở Y tế: Ông <b>A</b>")
    assert "Lãnh đạo: Ông <b>A</b>" in june.secretariat.last().text
