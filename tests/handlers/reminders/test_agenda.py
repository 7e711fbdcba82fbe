"""What is due in the coming 30 days, as a message and as a calendar file."""

from storage.models import StoredFile
from tests.auxil.cast import FINANCE
from tests.auxil.world import World


async def test_a_unit_sees_its_own_30_days(june: World):
    await june.secretariat.says(f"/yeucau Báo cáo <nhanh> & gọn | {FINANCE} | trước 16:00 ngày 20/6")
    await june.secretariat.presses("Gửi 1 đơn vị")
    await june.finance.says("/lich")
    shown, file = june.finance.from_bot()[-2:]
    assert shown.text == (
        "🗓 Sở Tài chính: từ 12/6/2025 đến 12/7/2025\n\n"
        "Thứ Bảy, 14/6/2025 (ngày nghỉ; ngày làm việc cuối cùng: thứ Sáu, 13/6/2025)\n"
        "• Báo cáo tháng 6/2025\n"
        "• Báo cáo 6 tháng đầu năm 2025\n\n"
        "Thứ Năm, 19/6/2025\n"
        "• NV 1: Ban hành chính sách thu phí\n\n"
        "Thứ Sáu, 20/6/2025\n"
        "• 16:00 Yêu cầu báo cáo: Báo cáo <nhanh> & gọn"
    )
    assert file.text == "4 việc: mở tệp này bằng ứng dụng lịch; mở lại tệp mới để cập nhật."
    (kept,) = june.rows(StoredFile)
    assert kept.name == "lich-don-doc.ics"
    content = kept.content.decode()
    assert content.count("BEGIN:VEVENT") == 4
    assert "DTSTART;VALUE=DATE:20250619" in content
    assert "SUMMARY:16:00 Yêu cầu báo cáo: Báo cáo <nhanh> & gọn" in content.replace("\r\n ", "")


async def test_the_secretariat_sees_everybodys_with_how_many_owe_it(june: World):
    await june.secretariat.says("/lich")
    shown = june.secretariat.from_bot()[-2].text
    assert shown.startswith("🗓 Lịch chung: từ 12/6/2025 đến 12/7/2025\n")
    assert "• Báo cáo tháng 6/2025 – còn 3 đơn vị" in shown
    assert "• NV 3: Cấp tài khoản định danh tổ chức – còn 1 đơn vị" in shown


async def test_a_thing_keeps_its_identifier_when_it_is_told_again(june: World):
    for _ in range(2):
        await june.finance.says("/lich")
    first, second = (
        [line for line in row.content.decode().split("\r\n") if line.startswith("UID:")]
        for row in june.rows(StoredFile)
    )
    assert first == second
    assert len(set(first)) == 3


async def test_without_anything_due_it_says_so(world: World):
    await world.secretariat.says("/lich")
    assert world.secretariat.last().text.endswith("Không có việc nào đến hạn trong thời gian này.")
