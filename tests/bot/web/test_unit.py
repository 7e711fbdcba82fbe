"""A unit without Telegram does on the page all that others do in their groups."""

from plans.reading.report_sheet import STATUS
from plans.status import Status
from storage.models import ChatLink, Evidence, EvidenceKind, Extension, Matter, Statement
from tests.auxil.browser_client import Browser, new_key, plain
from tests.auxil.filling import filled_in
from tests.auxil.world import World

JPEG = b"\xff\xd8\xff\xe0" + b"photo" * 50
AT_HALF_PAST_SEVEN = "2025-06-12 07:30"


async def test_a_unit_signs_in_and_is_welcomed_and_the_secretariat_told(world: World, finance: Browser):
    told = world.secretariat.last().text
    assert told == (
        "🔗 Sở Tài chính đã liên kết nhóm “Trang web của Sở Tài chính” (người liên kết: Nguyễn Thu Hà)."
    )
    (welcome,) = await finance.messages()
    assert "Trang này là của Sở Tài chính" in plain(welcome)
    assert "viết ngay, ví dụ: “NV 1 đang thực hiện 85%”" in plain(welcome)
    link = world.rows(ChatLink)[-1]
    assert (link.chat_id, link.title) == (-(5 * 10**15 + (link.unit_id or 0)), "Trang web của Sở Tài chính")


async def test_a_reminder_is_answered_in_words_corrected_and_withdrawn(world: World, finance: Browser):
    await world.move_to(AT_HALF_PAST_SEVEN)
    reminder = await finance.last()
    assert "NV 1" in plain(reminder)
    said = await finance.says("NV 1 đang thực hiện 85%", reply=reminder["id"])
    answer = await finance.last()
    assert "Đã ghi nhận của Sở Tài chính" in plain(answer)
    assert (answer["reply"]["id"], await finance.labels()) == (said, ["Sửa", "Thu hồi"])
    await finance.edits(said, "NV 1 đang thực hiện 90%")
    assert [row.percent for row in world.rows(Statement)][-1] == 90
    await finance.presses("Thu hồi")
    assert "Đã thu hồi" in plain(await finance.last())


async def test_a_reminder_is_answered_by_buttons(world: World, finance: Browser):
    await world.move_to(AT_HALF_PAST_SEVEN)
    reminder = await finance.last()
    await finance.pressing(reminder["id"], reminder["keyboard"][0][0]["callback_data"])
    await finance.presses("Đang thực hiện")
    assert [row.status for row in world.rows(Statement)] == [Status.IN_PROGRESS]
    recorded = next(one for one in await finance.from_bot() if "Đã ghi nhận" in plain(one))
    assert "NV 1" in plain(recorded)


async def test_words_without_a_reply_are_said_to_the_bot(world: World, finance: Browser):
    await finance.says("NV 1 đang thực hiện 40%")
    assert [row.percent for row in world.rows(Statement)] == [40]


async def test_a_photo_is_evidence_and_the_secretariat_sees_it_in_telegram(world: World, finance: Browser):
    answer = await finance.sends("anh.jpg", JPEG, caption="NV 1 đang thực hiện 50%")
    assert answer.status_code == 200, answer.text
    assert {row.kind for row in world.rows(Evidence)} == {EvidenceKind.PHOTO}
    (said,) = [one for one in await finance.messages() if one["media"] == "photo"]
    shown = await finance.client.get(f"/file/{said['id']}")
    assert (shown.content, shown.headers["content-type"]) == (JPEG, "image/jpeg")
    await world.secretariat.says("/tonghop Sở Tài chính")
    await world.secretariat.presses("📎 Xem ảnh, tệp kèm báo cáo (1)")
    (photo,) = [one for one in world.secretariat.from_bot() if one.attachment is not None]
    assert "NV 1" in photo.text


async def test_the_sheet_is_fetched_filled_in_and_sent_back(world: World, finance: Browser):
    await finance.says("/mau")
    sheet = await finance.last()
    content = (await finance.client.get(f"/file/{sheet['id']}")).content
    await finance.sends(sheet["file"]["name"], filled_in(content, ("1", {STATUS: "Hoàn thành"})))
    await finance.presses("Ghi báo cáo (1 dòng)")
    assert [row.status for row in world.rows(Statement)] == [Status.DONE]


async def test_more_time_is_asked_for_and_granted(world: World, finance: Browser):
    await finance.says("xin gia hạn NV 1 đến 30/6/2025 vì chờ số liệu của ngân hàng")
    (extension,) = world.rows(Extension)
    assert str(extension.asked_until) == "2025-06-30"
    await world.secretariat.presses(world.secretariat.labels()[0])
    assert any("30/6/2025" in plain(one) for one in await finance.from_bot())


async def test_an_obstacle_is_raised_and_answered(world: World, finance: Browser):
    await finance.says("/vuongmac NV 1 chưa có máy chủ")
    (matter,) = world.rows(Matter)
    assert "chưa có máy chủ" in matter.text
    await world.secretariat.answers("Đã cấp máy chủ, xin nhận tuần này")
    assert any("Đã cấp máy chủ" in plain(one) for one in await finance.from_bot())


async def test_the_period_is_submitted(world: World, finance: Browser):
    await world.move_to(AT_HALF_PAST_SEVEN)
    await finance.says("NV 1 đang thực hiện, NV 2 duy trì thường xuyên")
    await finance.says("/baocao")
    assert await finance.presses("Nộp báo cáo") is None
    assert "Sở Tài chính đã nộp báo cáo tháng 6/2025" in plain(await finance.last())


async def test_a_repeated_post_has_one_effect(world: World, finance: Browser):
    key = new_key()
    first = await finance.says("NV 1 đang thực hiện 85%", key=key)
    assert await finance.says("NV 1 đang thực hiện 85%", key=key) == first
    assert len(world.rows(Statement)) == 1
    shown, press = await finance.last(), new_key()
    data = shown["keyboard"][0][1]["callback_data"]
    before = await finance.pressing(shown["id"], data, key=press)
    again = await finance.client.post(
        "/press", json={"key": press, "message": shown["id"], "data": data}, headers=finance.token
    )
    assert again.json() == before.json()
    assert len(world.rows(Statement)) == 2


async def test_two_colleagues_see_the_same(world: World, finance: Browser):
    colleague = Browser(world.stage)
    await colleague.signs_in(await world.code_for("Sở Tài chính"), "Lê Văn Nam")
    assert "Thêm một thiết bị" in plain(await finance.last())
    await colleague.says("NV 1 đang thực hiện 85%")
    assert "Người báo cáo: Lê Văn Nam" in plain(await finance.last())
    names = {one["name"] for one in await finance.messages()}
    assert names == {"Đôn đốc", "Lê Văn Nam"}
