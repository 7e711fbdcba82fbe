"""A unit runs plans of its own: opened by the level above, linked by a code, closed again."""

from storage.models import ChatLink, LinkState, Office, Plan
from tests.auxil.cast import COMMUNE
from tests.auxil.levels import code_in, linked, opened, planned
from tests.auxil.world import World

BELOW = """KẾ HOẠCH
Thực hiện Đề án 06 trên địa bàn xã năm 2025

Các đơn vị báo cáo định kỳ hàng tháng (trước ngày 13 hàng tháng) gửi về Văn phòng xã.

TT\tNội dung\tĐơn vị chủ trì\tĐơn vị phối hợp\tThời gian hoàn thành
1\tRà soát hộ khẩu\tThôn Đông\tThôn Đoài\tHoàn thành trước ngày 18/6/2025
2\tTuyên truyền\tThôn Đoài\t\tThực hiện thường xuyên
"""


async def test_the_level_below_works_for_itself(june: World):
    level = await opened(june, june.secretariat, COMMUNE, "Thường trực xã", "Vân")
    assert "nhóm cơ quan thường trực" in level.secretariat.last().text
    await planned(level, "xa.txt", BELOW)
    assert "Đã lưu" in level.secretariat.from_bot()[-2].text + level.secretariat.last().text
    hamlet = await linked(june, level, "Thôn Đông", "Sơn")
    await hamlet.says("/nhiemvu")
    assert "Rà soát hộ khẩu" in hamlet.last().text
    await hamlet.answers("NV 1 đang thực hiện 40%")
    await level.secretariat.says("/tonghop")
    assert "2 nhiệm vụ" in level.secretariat.last().text
    await june.secretariat.says("/tonghop")
    assert "4 nhiệm vụ" in june.secretariat.last().text
    assert {plan.office_id for plan in june.rows_of_every_office(Plan)} == {1, 2}


async def test_both_levels_hear_whose_group_was_linked(june: World):
    level = await opened(june, june.secretariat, COMMUNE, "Thường trực xã", "Vân")
    welcome = level.secretariat.last().text
    assert f"làm nhóm cơ quan thường trực của {COMMUNE}." in welcome
    assert "Sở Tài chính" not in welcome
    notice = june.secretariat.last().text
    assert notice == f"🔗 {COMMUNE} đã liên kết nhóm cơ quan thường trực “Thường trực xã” của cấp mình."
    assert "Vân" not in notice


async def test_without_words_the_offices_are_listed_and_one_gets_another_code(june: World):
    await june.secretariat.says("/mocap")
    assert "Chưa đơn vị nào" in june.secretariat.last().text
    level = await opened(june, june.secretariat, COMMUNE, "Thường trực xã", "Vân")
    await june.secretariat.says("/mocap")
    assert f"1. {COMMUNE} – mở ngày 12/6/2025" in june.secretariat.last().text
    await june.secretariat.presses("🔑 Mã mới 1")
    assert june.secretariat.last().text.startswith(f"🔑 Mã mới của nhóm cơ quan thường trực {COMMUNE} (dùng")
    other = june.group("Thường trực xã 2", "Hoa")
    await other.says(f"/start {code_in(june.secretariat.last().text)}")
    await other.says("/donvi")
    assert level.secretariat.last().text != other.last().text


async def test_a_unit_with_an_office_gets_no_second_one(june: World):
    await opened(june, june.secretariat, COMMUNE, "Thường trực xã", "Vân")
    await june.secretariat.says(f"/mocap {COMMUNE}")
    assert "đã được mở cấp" in june.secretariat.last().text
    assert len(june.rows(Office)) == 1


async def test_a_unit_that_asks_again_hears_who_gives_another_code(june: World):
    await opened(june, june.secretariat, COMMUNE, "Thường trực xã", "Vân")
    await june.commune.says("/mocap")
    assert june.commune.last().text == (
        f"{COMMUNE} đã được mở cấp. Cần mã mới cho nhóm thường trực của đơn vị, xin nhắn cơ quan thường trực "
        "cấp trên: /lienhe"
    )


async def test_a_level_is_not_told_to_add_its_own_unit_below_itself(june: World):
    level = await opened(june, june.secretariat, COMMUNE, "Thường trực xã", "Vân")
    await level.secretariat.says(f"/mocap {COMMUNE}")
    assert level.secretariat.last().text.startswith(f"{COMMUNE} là chính cấp này.")


async def test_a_unit_asks_and_the_secretariat_grants_it(june: World):
    await june.commune.says("/mocap")
    assert "Đã chuyển đề nghị" in june.commune.last().text
    await june.secretariat.presses("✅ Mở cấp")
    assert "/start" in june.secretariat.last().text
    assert "đã được mở cấp" in june.commune.last().text


async def test_the_group_that_reports_upwards_is_not_taken_from_the_level_above(june: World):
    await june.secretariat.says(f"/mocap {COMMUNE}")
    code = code_in(june.secretariat.last().text)
    await june.commune.says(f"/start {code}")
    assert "thuộc một cấp khác" in june.commune.last().text
    other = june.group("Thường trực xã", "Vân")
    await other.says(f"/start {code}")
    assert "nhóm cơ quan thường trực" in other.last().text


async def test_an_office_that_is_closed_tells_all_its_groups_and_does_nothing_more(june: World):
    level = await opened(june, june.secretariat, COMMUNE, "Thường trực xã", "Vân")
    hamlet = await linked(june, level, "Thôn Đông", "Sơn")
    lower = await opened(june, level.secretariat, "Thôn Đông", "Thường trực thôn", "Tài")
    await june.secretariat.says("/mocap")
    await june.secretariat.presses("Đóng 1")
    await june.secretariat.presses("Đóng cấp này")
    assert "Đã đóng cấp" in june.secretariat.from_bot()[-1].text
    assert f"Cấp của {COMMUNE} đã được cấp trên đóng" in level.secretariat.last().text
    assert "Cấp của Thôn Đông đã được cấp trên đóng" in lower.secretariat.last().text
    assert "Từ nay bot không ghi báo cáo" in hamlet.last().text
    links = june.rows_of_every_office(ChatLink)
    assert {one.state for one in links if one.office_id != 1} == {LinkState.REPLACED}


async def test_who_speaks_to_the_bot_in_a_group_of_a_closed_office_hears_that_nothing_is_recorded(
    june: World,
):
    level = await opened(june, june.secretariat, COMMUNE, "Thường trực xã", "Vân")
    hamlet = await linked(june, level, "Thôn Đông", "Sơn")
    await june.secretariat.says("/mocap")
    await june.secretariat.presses("Đóng 1")
    await june.secretariat.presses("Đóng cấp này")
    before = len(hamlet.from_bot())
    await hamlet.answers("NV 1 xong")
    assert len(hamlet.from_bot()) == before + 1
    assert f"Cấp của {COMMUNE} đã đóng, nên báo cáo gửi ở đây không được ghi" in hamlet.last().text
    await hamlet.answers("NV 2 xong")
    assert len(hamlet.from_bot()) == before + 1  # a sentence every ten minutes is enough


async def test_a_group_of_a_closed_office_that_reports_elsewhere_goes_on(june: World):
    level = await opened(june, june.secretariat, COMMUNE, "Thường trực xã", "Vân")
    await level.secretariat.says("/lienket Thôn Đông")
    if level.secretariat.last().buttons:
        await level.secretariat.presses(level.secretariat.last().buttons[0][0].label)
    await june.finance.says(f"/start {code_in(level.secretariat.last().text)}")
    await june.secretariat.says("/mocap")
    await june.secretariat.presses("Đóng 1")
    await june.secretariat.presses("Đóng cấp này")
    assert "Từ nay bot không ghi báo cáo" in june.finance.last().text
    await june.finance.says("/nhiemvu")
    assert "Ban hành chính sách" in june.finance.last().text


async def test_an_office_below_opens_one_below_itself(june: World):
    level = await opened(june, june.secretariat, COMMUNE, "Thường trực xã", "Vân")
    await linked(june, level, "Thôn Đông", "Sơn")
    await opened(june, level.secretariat, "Thôn Đông", "Thường trực thôn", "Tài")
    assert [(one.id, one.parent_id) for one in june.rows(Office)] == [(2, 1), (3, 2)]


async def test_a_group_may_report_to_two_levels_and_is_asked_which_is_meant(june: World):
    level = await opened(june, june.secretariat, COMMUNE, "Thường trực xã", "Vân")
    await planned(level, "xa.txt", BELOW)
    await level.secretariat.says("/lienket Thôn Đông")
    await june.finance.says(f"/start {code_in(level.secretariat.last().text)}")
    await june.finance.says("/baocao")
    assert june.finance.last().text == "Nhóm này báo cáo cho 2 cấp. Xin chọn:"
    await june.finance.presses("Thôn Đông (xã)")
    assert "Báo cáo tháng 6/2025 (xã)" in june.finance.last().text
