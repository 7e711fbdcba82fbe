"""Numbers of people and what is marked secret are kept, never repeated, and asked to be deleted."""

from plans.status import Status
from storage.models import Matter, Statement
from tests.auxil.world import World

CARD = "038095001234"


def everything_said(world: World) -> str:
    """Return all that the bot said, in every group."""
    return "\n".join(one.text for group in (world.finance, world.secretariat) for one in group.from_bot())


async def test_the_number_of_a_card_is_kept_hidden_and_asked_to_be_deleted(june: World):
    words = f"NV 1 đang thực hiện 60%, vướng mắc: ông A CCCD {CARD} chưa có tài khoản"
    message = await june.finance.answers(words)
    warning = june.finance.last()
    assert warning.text.startswith("⚠️ Tin này có số định danh cá nhân (CCCD/CMND).")
    assert "Xin xóa tin này khỏi nhóm." in warning.text
    assert warning.reply_to == message
    (update,) = june.rows(Statement)
    assert (update.status, update.percent, update.text) == (Status.IN_PROGRESS, 60, words)
    assert CARD not in everything_said(june)
    assert [matter.text for matter in june.rows(Matter)] == ["ông A CCCD ••• chưa có tài khoản"]


async def test_the_number_of_a_card_edited_into_a_report_is_asked_to_be_deleted(june: World):
    message = await june.finance.answers("NV 1 đang thực hiện 60%")
    await june.finance.edits(
        message, f"NV 1 đang thực hiện 60%, vướng mắc: ông A CCCD {CARD} chưa có tài khoản"
    )
    warning = june.finance.last()
    assert warning.text.startswith("⚠️ Tin này có số định danh cá nhân (CCCD/CMND).")
    assert warning.reply_to == message
    assert CARD not in everything_said(june)


async def test_a_report_by_a_secret_document_is_kept_and_hidden_whole(june: World):
    await june.finance.answers("Theo Công văn mật số 12/CAT, NV 1 đang thực hiện 60%, vướng mắc: thiếu máy")
    assert june.rows(Statement)[0].percent == 60
    assert "12/CAT" not in everything_said(june)
    assert "thiếu máy" not in everything_said(june)
    assert "nội dung mang dấu Mật" in june.finance.last().text


async def test_a_list_of_telephone_numbers_is_hidden(june: World):
    await june.finance.answers("NV 1 đang thực hiện, liên hệ 0912345678, 0987654321 để lấy tài khoản")
    assert "danh sách số điện thoại" in june.finance.last().text
    assert "0987654321" not in everything_said(june)


async def test_what_a_unit_raises_by_command_is_hidden_too(june: World):
    await june.finance.says(f"/vuongmac Công dân CCCD {CARD} không đăng nhập được")
    assert CARD not in everything_said(june)


async def test_a_harmless_report_is_not_warned_about(june: World):
    await june.finance.answers("NV 1 đang thực hiện 60%, liên hệ anh Tuấn 0912345678")
    assert "Xin xóa" not in june.finance.last().text


async def test_colleagues_who_do_not_speak_to_the_bot_are_left_alone(june: World):
    before = len(june.finance.from_bot())
    await june.finance.says(f"CCCD của anh là {CARD} nhé")
    assert len(june.finance.from_bot()) == before
