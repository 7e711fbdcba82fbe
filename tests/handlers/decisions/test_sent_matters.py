"""A matter that is for another unit: it is sent there, and what is said of it is what happened."""

from chat.texts import access
from storage.models import Matter, MatterAction, MatterState, MatterStep
from tests.auxil.world import World

SCIENCE = "Sở Khoa học và Công nghệ"
RAISED = "NV 1 đang thực hiện 60%, vướng mắc: thiếu phần mềm do Sở KHCN quản lý"


async def test_a_matter_for_another_department_is_sent_to_its_group_and_its_answer_returns(june: World):
    science = june.group(f"Nhóm {SCIENCE}", "Lê", "Minh")
    june.given_link(SCIENCE, science)
    message = await june.finance.answers(RAISED)
    assert june.secretariat.labels()[-1] == f"Chuyển {SCIENCE}"
    notice = june.secretariat.last()
    twice = await june.secretariat.presses_twice(f"Chuyển {SCIENCE}", message=notice)
    assert twice == ("", access.already_done())
    assert "Tình trạng: đã gửi Sở Khoa học và Công nghệ, chờ trả lời" in june.secretariat.again(notice).text
    assert june.finance.last().text == (
        "Cơ quan thường trực đã chuyển vướng mắc của NV 1 tới nhóm của Sở Khoa học và Công nghệ; "
        "trả lời sẽ được gửi về nhóm này."
    )
    asked = [one for one in science.from_bot() if "đề nghị trả lời" in one.text]
    assert [one.text for one in asked] == [
        (
            "🚧 Cơ quan thường trực chuyển vướng mắc của Sở Tài chính, đề nghị trả lời\n"
            "NV 1: Ban hành chính sách thu phí\n"
            f"“{june.rows(Matter)[0].text}”\n\n"
            "Xin trả lời (reply) tin này; nội dung được gửi tới Sở Tài chính và cơ quan thường trực."
        )
    ]
    before = len(june.finance.from_bot())
    await science.says("đã nhận", reply_to=asked[0].id)
    await science.says("Phần mềm nào ạ?", reply_to=asked[0].id)
    assert "hỏi về vướng mắc của NV 1" in june.secretariat.last().text
    assert len(june.finance.from_bot()) == before
    await science.says("Phần mềm cài xong trong tuần này", reply_to=asked[0].id)
    assert june.finance.last().text == (
        "💬 Sở Khoa học và Công nghệ trả lời vướng mắc của NV 1:\n“Phần mềm cài xong trong tuần này”"
    )
    assert june.finance.last().reply_to == message
    assert june.secretariat.last().text.startswith("💬 Sở Khoa học và Công nghệ trả lời vướng mắc của NV 1")
    assert [step.action for step in june.rows(MatterStep)] == [
        MatterAction.RAISED,
        MatterAction.SENT_ON,
        MatterAction.ANSWERED,
    ]


async def test_a_department_without_a_group_is_no_superior_and_nothing_is_said_to_be_sent(june: World):
    await june.finance.answers(RAISED)
    notice = june.secretariat.last()
    assert june.secretariat.labels() == ["Tiếp nhận", "Trả lời", "Chuyển cấp trên", "Đóng"]
    await june.secretariat.presses("Chuyển cấp trên")
    assert june.secretariat.last().text.startswith(
        "Sở Khoa học và Công nghệ không phải cấp trên của đơn vị. Chuyển vướng mắc của NV 1"
    )
    await june.secretariat.answers("Sở Khoa học và Công nghệ")
    assert "Bot chưa gửi nơi nào" in june.secretariat.last().text
    assert june.finance.last().text == (
        "Đã ghi: vướng mắc của NV 1 thuộc thẩm quyền của Sở Khoa học và Công nghệ, "
        "cơ quan thường trực sẽ chuyển. Trả lời sẽ được gửi về nhóm này."
    )
    await june.secretariat.says("/vuongmac")
    assert "đã ghi chuyển Sở Khoa học và Công nghệ" in june.secretariat.last().text
    await june.secretariat.presses("Đóng", message=june.secretariat.again(notice))


async def test_a_unit_named_as_the_place_to_pass_on_to_is_offered(june: World):
    await june.finance.answers("NV 1 đang thực hiện 60%, vướng mắc: thiếu phần mềm")
    await june.secretariat.presses("Chuyển cấp trên")
    await june.secretariat.answers("UBND xã Hoa Lộc")
    assert june.secretariat.labels() == ["Chuyển UBND xã Hoa Lộc"]
    assert june.rows(Matter)[0].state is MatterState.NEW
    await june.secretariat.presses("Chuyển UBND xã Hoa Lộc")
    await june.commune.says("/vuongmac")
    asked = june.commune.last()
    assert asked.text.startswith("🚧 Cơ quan thường trực chuyển vướng mắc của Sở Tài chính")
    await june.commune.answers("Phần mềm có tại bộ phận một cửa của xã")
    assert june.finance.last().text.startswith("💬 UBND xã Hoa Lộc trả lời vướng mắc của NV 1")
    await june.finance.presses("Đã giải quyết")
    await june.commune.says("Thêm một ý", reply_to=asked.id)
    assert "không cần trả lời nữa" in june.commune.last().text
    assert june.rows(Matter)[0].state is MatterState.CLOSED
