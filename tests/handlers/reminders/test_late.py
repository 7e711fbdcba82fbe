"""Below its digest the secretariat reminds units once more of what is late, and drafts the letter."""

from tests.auxil.world import World

AGAIN = "Nhắc lại việc quá hạn"


async def test_what_is_late_is_said_once_more_by_one_press(urgent: World):
    await urgent.move_to("2025-06-16 08:00")
    digest = next(one for one in urgent.secretariat.from_bot() if one.text.startswith("☀️ Thứ Hai"))
    assert AGAIN in urgent.secretariat.labels(digest)
    assert "Lập công văn" in urgent.secretariat.labels(digest)
    before = len(urgent.finance.from_bot())
    shown = await urgent.secretariat.presses_twice(AGAIN, message=digest)
    assert shown[0] == "Đang nhắc lại 2 nhóm."
    assert "không còn việc nào quá hạn" in shown[1]
    (reminder,) = urgent.finance.from_bot()[before:]
    assert "🔴 Quá hạn\n• NV 6: Mua thiết bị đầu cuối" in reminder.text
    assert reminder.text.startswith("📣 Cơ quan thường trực nhắc lại việc đã quá hạn\n\nSở Tài chính")
    assert "Sắp đến hạn" not in reminder.text
    assert "✓ Đã nhắc lại việc quá hạn tới 2 nhóm" in urgent.secretariat.again(digest).text
    assert urgent.secretariat.labels(urgent.secretariat.again(digest)) == ["Lập công văn"]
    await urgent.finance.answers("NV 6 đã hoàn thành")
    assert "NV 6: hoàn thành" in urgent.finance.last().text
