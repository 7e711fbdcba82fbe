"""A leader of all units: linked in private only, sees everything on one screen, changes nothing."""

import re

import pytest

from chat.buttons.summary.log import ExportLog
from chat.buttons.summary.summary import MakeFile, MakeFileAsOf, MakeRanking
from chat.texts import access
from chat.texts.groups import leaders as leader_texts
from chat.texts.guide import PROVINCE_LEADER_COMMANDS
from plans.text import without_markup
from tests.auxil.cast import COMMUNE, FINANCE, POLICE
from tests.auxil.forging import forged, press_forged, somebody
from tests.auxil.group import Group
from tests.auxil.watching import everything
from tests.auxil.world import URGENT, World


def code_of(world: World) -> str:
    found = re.search(r"/start (\w+)", world.secretariat.last().text)
    assert found is not None, world.secretariat.last().text
    return found[1]


@pytest.fixture
async def leader(june: World) -> Group:
    """Return the private chat of the chairman, linked as such."""
    private = june.private(june.stage.people.create_person("Đỗ Minh", "Tuấn"))
    await june.secretariat.says("/lienket Chủ tịch UBND tỉnh")
    await private.says(f"/start {code_of(june)}")
    return private


async def test_no_words_give_a_code_to_anybody_but_who_is_surely_meant(june: World):
    """ "UBND tỉnh" is not its office, and a word that many units share is none of them."""
    await june.secretariat.says("/lienket Văn phòng UBND tỉnh")
    await june.secretariat.presses("Thêm đơn vị mới: Văn phòng UBND tỉnh")
    for words in ("UBND tỉnh", "ubnd tinh", "Ủy ban nhân dân tỉnh"):
        await june.secretariat.says(f"/lienket {words}")
        assert "Có phải là đơn vị sau không?" in june.secretariat.last().text
        assert june.secretariat.labels()[0] == "Văn phòng UBND tỉnh"
    await june.secretariat.says("/summary UBND tỉnh")
    assert "Có phải: Văn phòng UBND tỉnh?" in june.secretariat.last().text
    await june.secretariat.says("/lienket lãnh đạo Văn phòng UBND tỉnh")
    assert "lãnh đạo Văn phòng UBND tỉnh" in june.secretariat.last().text
    await june.secretariat.says("/lienket lãnh đạo Sở Xây dựng")
    await june.secretariat.presses("Thêm đơn vị mới: Sở Xây dựng")
    assert "lãnh đạo Sở Xây dựng" in june.secretariat.last().text


async def test_the_head_of_the_standing_unit_sees_all_or_the_own_unit_as_is_chosen(june: World):
    for words in ("lãnh đạo", f"lãnh đạo {POLICE}"):
        await june.secretariat.says(f"/lienket {words}")
        assert "Xem mọi đơn vị" in june.secretariat.labels()
    await june.secretariat.presses(f"Chỉ xem việc của {POLICE}")
    assert f"lãnh đạo {POLICE}" in june.secretariat.last().text
    await june.secretariat.says("/lienket lãnh đạo")
    await june.secretariat.presses("Xem mọi đơn vị")
    assert "xem được mọi đơn vị" in june.secretariat.last().text


async def test_the_code_is_good_in_private_only_and_the_secretariat_can_end_it(june: World):
    await june.secretariat.says("/lienket lãnh đạo tỉnh")
    code = code_of(june)
    await june.outsider.says(f"/start {code}")
    assert june.outsider.last().text == without_markup(leader_texts.private_only())
    private = june.private(june.stage.people.create_person("Đỗ Minh", "Tuấn"))
    await private.says(f"/start {code}")
    assert "mọi đơn vị" in private.last().text
    assert june.stage.people.published_commands()[-1].commands == PROVINCE_LEADER_COMMANDS
    await june.secretariat.says("/lienket")
    await june.secretariat.presses("Lãnh đạo đã liên kết (1)")
    assert "• Đỗ Minh Tuấn: lãnh đạo xem mọi đơn vị" in june.secretariat.last().text
    await june.secretariat.presses("Thôi liên kết: Đỗ Minh Tuấn")
    await private.says("/summary")
    assert private.last().text == access.groups_only()


async def test_a_leader_of_all_units_sees_what_is_late_what_waits_and_what_moved(june: World, leader: Group):
    await june.finance.answers("NV 1 đã hoàn thành")
    await june.finance.says("/vuongmac NV 2 thiếu kinh phí, đề nghị UBND tỉnh bố trí")
    await june.commune.answers("xin gia hạn NV 3 đến 30/8/2025 vì chờ thiết bị")
    await june.move_to("2025-07-02 09:00")
    await leader.says("/tonghop")
    assert leader.last().text == (
        "📊 Triển khai thực hiện Đề án 06 năm 2025\n"
        "Tính đến 09:00 ngày 02/7/2025\n\n"
        "🔴 Quá hạn: 1 nhiệm vụ\n"
        "• NV 3 (UBND xã Hoa Lộc), chậm 2 ngày: Cấp tài khoản định danh tổ chức\n"
        "🙋 Chờ quyết định: 2 việc\n"
        "• Sở Tài chính (NV 2): “thiếu kinh phí; đề nghị UBND tỉnh bố trí” (từ 12/6/2025) – chờ UBND tỉnh\n"
        "• UBND xã Hoa Lộc xin gia hạn NV 3 từ 30/6/2025 đến 30/8/2025\n\n"
        "📈 Từ sau 14/6/2025: 0 bắt đầu · 0 hoàn thành · 1 mới quá hạn\n"
        "📋 4 nhiệm vụ: 1 hoàn thành (1 chờ xác nhận) · 3 chưa có thông tin\n"
        "📨 Báo cáo hạn 14/7/2025: 0/3 đơn vị đã nộp, 2 chưa, 1 chưa có nhóm"
    )
    screen = leader.last()
    await leader.presses("Chờ quyết định (2)")
    assert "🙋 Chờ lãnh đạo: 1" in leader.last().text
    for label in ("Quá hạn", "Theo đơn vị", "Số liệu đầy đủ"):
        await leader.presses(label, message=screen)
    await june.secretariat.says("/summary")
    assert leader.last().text == june.secretariat.last().text
    for words in (FINANCE, "NV 3", "quá hạn", "tháng 6"):
        await june.secretariat.says(f"/summary {words}")
        await leader.says(f"/summary {words}")
        assert leader.last().text == june.secretariat.last().text


async def test_a_leader_of_all_units_changes_nothing(june: World, leader: Group):
    await june.finance.answers("NV 1 đang thực hiện 60%")
    before = everything(june)
    for words in ("/kehoach", "/lienket Sở Y tế", "/baocao NV 1 xong", "/nhiemvu", "/xacnhan", "NV 1 xong"):
        await leader.says(words)
        assert leader.last().text == access.leaders_read()
    makes_files = tuple(kind.code for kind in (MakeFile, MakeFileAsOf, MakeRanking, ExportLog))
    data = [one for one in forged(june, leader) if not one.startswith(makes_files)]
    await press_forged(leader, somebody(leader.person), data)
    assert everything(june) == before


async def test_the_leader_of_a_unit_sees_the_own_screen_and_no_other(june: World):
    private = june.private(june.stage.people.create_person("Lê Văn", "Lãnh Đạo"))
    await june.secretariat.says(f"/lienket Chủ tịch {COMMUNE}")
    await private.says(f"/start {code_of(june)}")
    await june.move_to("2025-07-02 09:00")
    await private.says("/tonghop")
    text = private.last().text
    assert text.startswith(f"📊 {COMMUNE}\n")
    assert "• NV 3, chậm 2 ngày" in text
    assert FINANCE not in text
    await private.presses("Từng nhiệm vụ")
    assert "NV 3: Cấp tài khoản" in private.last().text
    for words in ("/summary Sở Tài chính", "/lienket Sở Y tế", "/xephang", "/hoso"):
        await private.says(words)
        assert FINANCE not in private.last().text


async def test_thirty_late_tasks_fit_the_screen_of_a_phone(june: World, leader: Group):
    rows = "".join(
        f"{number}\t{'Việc rất dài ' * 9}\t{FINANCE}\t\tTháng 5/2025\n" for number in range(10, 40)
    )
    june.given_plan(URGENT.replace("Đề án 06", "Đề án 07") + rows)
    await leader.says("/tonghop")
    await leader.presses(leader.labels()[1])
    lines = leader.last().text.splitlines()
    assert len(lines) <= 18
    assert max(map(len, lines)) <= 150
