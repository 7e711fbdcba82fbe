"""Who has not answered a one-off request is reminded, by the clock or by a press, until it is closed."""

from chat.texts.requests import composing as composing_texts
from chat.texts.requests import overview as overview_texts
from tests.auxil.cast import COMMUNE
from tests.auxil.group import Group
from tests.auxil.requests import TO_BOTH, sent
from tests.auxil.world import World


def reminders(group: Group) -> list[str]:
    """Return the reminders of requests in a group: what time is left."""
    said = [one.text for one in group.from_bot() if one.text.startswith("⏰ Yêu cầu báo cáo")]
    return [text.split("\n")[0].rpartition(": ")[2] for text in said]


async def test_who_has_not_answered_is_reminded_a_day_before_three_hours_before_and_at_the_hour(june: World):
    await sent(june, TO_BOTH)
    await june.finance.answers("Đã cấp 1.250 tài khoản")
    for moment in (
        "12 15:59",
        "12 16:00",
        "13 12:59",
        "13 13:00",
        "13 13:05",
        "13 15:59",
        "13 16:00",
        "13 18:00",
    ):
        await june.move_to(f"2025-06-{moment}")
    assert reminders(june.commune) == ["còn 1 ngày", "còn 3 giờ", "đến hạn bây giờ"]
    assert reminders(june.finance) == []


async def test_the_morning_speaks_of_an_hour_only_when_it_is_days_away_or_gone_by(june: World):
    """Its own reminders speak of it a day before and on the day; nobody is told twice."""
    await sent(june, TO_BOTH)
    spoken_of = []
    for day in (13, 16):
        await june.move_to(f"2025-06-{day} 07:30")
        mornings = [one.text for one in june.commune.from_bot() if one.text.startswith(f"{COMMUNE} ·")]
        spoken_of.append("Báo cáo số liệu" in mornings[-1])
    assert spoken_of == [False, True]


async def test_at_the_hour_the_secretariat_hears_who_is_missing(june: World):
    await sent(june, TO_BOTH)
    await june.finance.answers("Đã cấp 1.250 tài khoản")
    await june.move_to("2025-06-13 16:00")
    told = next(one for one in june.secretariat.from_bot() if one.text.startswith("⏰ Số 1"))
    assert told.text == (
        "⏰ Số 1: Báo cáo số liệu — trước 16:00 thứ Sáu, 13/6/2025, đã trả lời 1/2\n"
        "Yêu cầu số 1: 1 đơn vị chưa trả lời\n• UBND xã Hoa Lộc"
    )
    await june.secretariat.presses("Nhắc lại", message=told)
    assert reminders(june.commune)[-1] == "đến hạn bây giờ"
    assert june.secretariat.labels(told) == ["Ai chưa trả lời", "Xem trả lời", "Nhắc lại", "Đóng"]


async def test_the_secretariat_reminds_again_at_most_once_an_hour(june: World):
    await sent(june, TO_BOTH)
    await june.secretariat.says("/yeucau")
    listed = june.secretariat.last()
    said = [await june.secretariat.presses("Số 1: Nhắc lại", message=listed) for _ in range(2)]
    assert said == [overview_texts.reminded(1, 2), overview_texts.reminded(1, 0)]
    assert reminders(june.commune) == ["còn 1 ngày"]


async def test_a_closed_request_asks_no_more_and_still_keeps_what_comes(june: World):
    await sent(june, TO_BOTH)
    request = june.commune.last()
    await june.secretariat.says("/yeucau")
    listed = june.secretariat.last()
    await june.secretariat.presses("Đóng")
    assert june.secretariat.last().text.startswith(
        "🔒 Đã đóng yêu cầu số 1: Báo cáo số liệu\nĐã trả lời 0/2."
    )
    assert await june.secretariat.presses("Đóng", message=listed) == composing_texts.closed_before()
    assert await june.secretariat.presses("Số 1: Nhắc lại", message=listed) == composing_texts.closed_before()
    await june.move_to("2025-06-13 16:00")
    assert reminders(june.commune) == []
    await june.commune.says("Đã cấp 100 tài khoản", reply_to=request.id)
    assert "Yêu cầu này đã đóng, câu trả lời vẫn được giữ." in june.commune.last().text
    await june.secretariat.says("/yeucau")
    assert june.secretariat.last().text.startswith("Không có yêu cầu")


async def test_those_who_have_not_answered_can_be_asked_anew(june: World):
    await sent(june, TO_BOTH)
    await june.finance.answers("Đã cấp 1.250 tài khoản")
    await june.secretariat.says("/yeucau Đề nghị báo cáo ngay | chưa trả lời | 17h hôm nay")
    assert "1 đơn vị: UBND xã Hoa Lộc\nHạn: trước 17:00 thứ Năm, 12/6/2025" in june.secretariat.last().text
    await june.secretariat.says("/yeucau Đề nghị báo cáo ngay")
    assert "Đơn vị chưa trả lời yêu cầu gần nhất" in june.secretariat.labels()
