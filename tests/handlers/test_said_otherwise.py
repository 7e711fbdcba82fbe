"""Whatever a person addresses to the bot gets an answer: mistyped, formatted, by name, late, as a video."""

from datetime import timedelta

from chat.texts import access
from sandbox.media import MediaKind
from storage.models import InboxState, InboxUpdate, Matter, Statement
from tests.auxil.world import World, at


async def test_the_words_behind_a_line_break_are_whole(june: World):
    await june.finance.says("/vuongmac\nKhông đủ kinh phí cho NV 1")
    assert "Không đủ kinh phí" in june.secretariat.last().text
    (matter,) = june.rows(Matter)
    assert "Không đủ kinh phí" in matter.text


async def test_a_mistyped_command_is_the_one_that_is_meant(june: World):
    for number, written in enumerate(("/bao cao NV 1", "/baocoa NV 1", "/BaoCao NV 1"), start=1):
        await june.finance.says(f"{written} đang thực hiện {number}0%")
        assert june.rows(Statement)[-1].percent == number * 10


async def test_a_command_that_there_is_not_is_told_so_with_the_nearest(june: World):
    await june.finance.says("/nhiemvuthang")
    assert "Có phải bạn muốn gửi /nhiemvu?" in june.finance.last().text
    before = june.finance.from_bot()
    await june.finance.says("/thoitiet")
    assert june.finance.from_bot() == before  # meant for another bot, as far as anybody can tell
    await june.finance.answers("/thoitiet")
    assert "Chưa có lệnh /thoitiet" in june.finance.last().text


async def test_a_command_pasted_as_code_is_a_command(june: World):
    pasted, last = "<code>/baocao NV 1 đang thực hiện 30%</code>", june.finance.last().id
    june.stage.people.say_formatted(june.finance.chat, june.finance.person, pasted, reply_to=last)
    await june.stage.settle()
    assert june.rows(Statement)[-1].percent == 30


async def test_a_video_with_words_is_reported_and_its_loss_is_told(june: World):
    june.stage.people.promote(june.finance.chat, june.stage.people.bot())
    chat, person, last = june.finance.chat, june.finance.person, june.finance.last().id
    caption = "NV 1 đang thực hiện 70%"
    june.stage.people.send_media(chat, person, MediaKind.VIDEO, caption=caption, reply_to=last)
    await june.stage.settle()
    assert june.rows(Statement)[-1].percent == 70
    assert "chưa lưu được" in june.finance.last().text


async def test_what_was_said_in_time_is_in_time_however_late_it_is_heard(june: World):
    people, said_at = june.stage.people, at("2025-06-12 21:00")
    with people.dated(said_at):
        people.say(june.finance.chat, june.finance.person, "/baocao NV 1 đã hoàn thành")
    june.stage.clock.move_to(at("2025-06-13 06:00"))
    await june.stage.settle()
    (statement,) = june.rows(Statement)
    assert (statement.said_at, f"{statement.said_on:%d/%m}") == (said_at, "12/06")


async def test_a_date_in_the_future_is_not_believed(june: World):
    people, now = june.stage.people, june.stage.clock()
    with people.dated(now + timedelta(days=3)):
        people.say(june.finance.chat, june.finance.person, "/baocao NV 1 đã hoàn thành")
    await june.stage.settle()
    assert june.rows(Statement)[-1].said_at == now


async def test_an_update_that_cannot_be_read_is_apologised_for(june: World):
    chat = {"id": june.finance.chat, "type": "group", "title": "Nhóm"}
    june.stage.people.inject({"message": {"message_id": 900, "chat": chat, "text": "không có ngày"}})
    await june.stage.settle()
    assert june.rows(InboxUpdate)[-1].state is InboxState.FAILED
    assert june.finance.last().text == access.apology()
    assert june.secretariat.last().text.startswith("⚠️ Có tin của Sở Tài chính chưa xử lý được")
