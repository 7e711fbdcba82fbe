"""What a chat can ask at any time: /nhiemvu, /huongdan."""

from itertools import product

from chat.texts import access, guide
from chat.texts.guide import SECRETARIAT_COMMANDS, UNIT_COMMANDS
from plans.text import without_markup
from tests.auxil.cast import FINANCE
from tests.auxil.world import PLAN, World

SECOND_PLAN = f"""UỶ BAN NHÂN DÂN TỈNH LAM SƠN
Số: 57/KH-UBND

KẾ HOẠCH
Thực hiện Nghị quyết 57 năm 2025

Các đơn vị báo cáo trước ngày 13 hằng tháng gửi về Sở Khoa học và Công nghệ.

TT\tNội dung\tĐơn vị chủ trì\tĐơn vị phối hợp\tThời gian hoàn thành
1\tSửa đổi mức thu học phí\t{FINANCE}\t\tTrước ngày 15/6/2025
"""
ITS_ONLY_REPORT = "Các đơn vị báo cáo trước ngày 13 hằng tháng gửi về Sở Khoa học và Công nghệ.\n"


async def test_a_unit_sees_what_it_owes_the_overdue_first(urgent: World):
    await urgent.finance.says("/nhiemvu")
    assert urgent.finance.last().text == (
        "Sở Tài chính đang có 5 nhiệm vụ chưa hoàn thành\n"
        "• 🔴 NV 6: Mua thiết bị đầu cuối — “Chậm nhất ngày 10/6/2025”; chưa có báo cáo\n"
        "• NV 5: Bố trí đường truyền — “Chậm nhất ngày 12/6/2025”; chưa có báo cáo\n"
        "• NV 1: Ban hành chính sách thu phí — “Hoàn thành trước ngày 20/6/2025”; chưa có báo cáo\n"
        "• NV 2: Thanh toán không dùng tiền mặt — “Thực hiện thường xuyên”; chưa có báo cáo\n"
        "• NV 7: Xử lý hồ sơ tồn đọng — “Chờ hướng dẫn của Bộ Công an”; chưa có báo cáo\n\n"
        "📋 Báo cáo kỳ (xem và nộp: /baocao)\n"
        "• Báo cáo tháng 6/2025: trước ngày 15/6/2025\n"
        "• Báo cáo 6 tháng đầu năm 2025: trước ngày 15/6/2025\n"
        "• Báo cáo tháng 7/2025: trước ngày 15/7/2025"
    )
    assert urgent.finance.labels() == ["NV 6", "NV 5", "NV 1", "NV 2", "NV 7"]


async def test_a_unit_in_two_plans_is_told_which_plan_each_thing_is_of(june: World):
    june.given_plan(SECOND_PLAN)
    await june.finance.says("/nhiemvu")
    owed = june.finance.last().text
    assert "NV 1 (57/KH-UBND): Sửa đổi mức thu học phí" in owed
    assert "NV 1 (Triển khai thực hiện Đề án 06 năm 2025): Ban hành chính sách" in owed
    assert "Báo cáo tháng 6/2025 (57/KH-UBND): trước ngày 13/6/2025" in owed
    assert june.finance.labels()[:2] == ["NV 1 (57/KH-UBND)", "NV 1 (Triển khai thực hiện Đề án 06 năm 2025)"]
    await june.finance.presses("NV 1 (57/KH-UBND)")
    assert june.finance.last().text.startswith("NV 1 (57/KH-UBND): Sửa đổi mức thu học phí")
    await june.finance.says("/baocao")
    assert june.finance.last().text.startswith("📋 Báo cáo tháng 6/2025 (57/KH-UBND) — trước ngày 13/6/2025")


async def test_what_is_recorded_names_the_plan_for_a_unit_in_two(june: World):
    june.given_plan(SECOND_PLAN)
    await june.finance.presses("NV 1")
    await june.finance.presses("Hoàn thành")
    assert "NV 1 (Triển khai thực hiện Đề án 06 năm 2025): hoàn thành" in june.finance.last().text


async def test_what_is_recorded_names_the_plan_in_which_nothing_is_owed_any_more(june: World):
    june.given_plan(SECOND_PLAN.replace(ITS_ONLY_REPORT, ""))
    await june.finance.says("/nhiemvu")
    await june.finance.presses("NV 1 (57/KH-UBND)")
    await june.finance.presses("Hoàn thành")
    assert "• NV 1 (57/KH-UBND): hoàn thành" in june.finance.last().text


async def test_a_task_that_is_done_is_owed_no_more(june: World):
    await june.finance.answers("NV 1 đã hoàn thành, NV 2 đang thực hiện 30%")
    await june.finance.says("/tasks")
    assert "đang có 1 nhiệm vụ chưa hoàn thành" in june.finance.last().text
    assert "“Thực hiện thường xuyên”; đang thực hiện, 30%" in june.finance.last().text


async def test_a_unit_with_reports_only_is_told_of_them(june: World):
    await june.finance.answers("NV 1, NV 2 đã hoàn thành")
    await june.finance.says("/nhiemvu")
    assert june.finance.last().text.startswith("Sở Tài chính có báo cáo kỳ cần nộp\n\n📋 Báo cáo kỳ")


async def test_a_unit_that_owes_nothing_is_told_so(world: World):
    world.given_link("Sở Y tế", world.finance)
    await world.finance.says("/nhiemvu")
    assert world.finance.last().text == "Sở Y tế hiện không còn việc nào phải báo cáo."


async def test_a_long_list_is_capped_and_the_rest_counted(world: World):
    rows = "".join(
        f"{number}\t{'Việc rất dài ' * 30}\t{FINANCE}\t\tTháng 12/2025\n" for number in range(10, 60)
    )
    world.given_plan(PLAN + rows)
    world.given_link(FINANCE, world.finance)
    await world.finance.says("/nhiemvu")
    assert "đang có 52 nhiệm vụ chưa hoàn thành" in world.finance.last().text
    assert "… và 40 nhiệm vụ khác" in world.finance.last().text
    assert len(world.finance.last().text) < 4096
    assert len(world.finance.labels()) == 12


async def test_the_guide_is_that_of_the_chat(june: World):
    private = june.private(june.outsider.person)
    june.stage.people.start(private.person)
    for group, command in product(
        (june.finance, june.secretariat, june.outsider, private), ("/huongdan", "/help")
    ):
        await group.says(command)
    assert june.outsider.last().text == private.last().text == guide.anybody()
    for group, listed in ((june.finance, UNIT_COMMANDS), (june.secretariat, SECRETARIAT_COMMANDS)):
        await group.presses("Mọi lệnh")
        assert group.last().text == guide.commands(listed)


def test_a_guide_fits_the_screen_of_a_phone():
    guides = (
        guide.unit("07:30"),
        guide.secretariat(),
        guide.reader(),
        guide.leader(),
        guide.province_leader(),
    )
    for text in guides:
        lines = without_markup(text).splitlines()
        # A phone shows some 42 letters a line: what wraps counts as two.
        assert sum(1 + len(line) // 45 for line in lines) <= 18, text
        assert len(lines) <= 12


async def test_the_secretariat_reports_for_no_unit(june: World):
    for command in ("/nhiemvu", "/tasks", "/baocao", "/baocao NV 1 xong"):
        await june.secretariat.says(command)
        assert june.secretariat.last().text == access.units_only()


async def test_a_unit_does_nothing_of_the_secretariats(june: World):
    for command in ("/kehoach", "/lienket", "/lienket Sở Y tế"):
        await june.finance.says(command)
        assert june.finance.last().text == access.secretariat_only()


async def test_who_speaks_for_a_unit_is_told_in_private_where_to_report(june: World):
    private = june.private(june.finance.person)
    for words in ("/nhiemvu", "/tonghop", "NV 1 đã hoàn thành"):
        await private.says(words)
        assert private.last().text == access.report_in_group("Sở Tài chính", "Nhóm Sở Tài chính").unescape()


async def test_a_command_for_another_bot_is_left_alone(june: World):
    before = len(june.finance.from_bot())
    await june.finance.says("/nhiemvu@another_bot")
    assert len(june.finance.from_bot()) == before
