"""Once a quarter a unit is asked whether guidance came; then the secretariat sets the date of the task."""

from datetime import date

from storage.models import GuidanceInquiry, Obligation, Task
from tests.auxil.group import Group
from tests.auxil.world import World

ASKED = "📨 Sở Tài chính: đã có hướng dẫn của cấp trên"


def asked(group: Group) -> list[str]:
    return [one.text for one in group.from_bot() if one.text.startswith(ASKED)]


async def in_july(world: World) -> None:
    """Let the first working morning of July go by."""
    await world.move_to("2025-07-01 09:59")
    assert asked(world.finance) == []
    await world.move_to("2025-07-01 10:00")


async def test_a_unit_is_asked_once_a_quarter_and_not_in_that_of_the_plan(urgent: World):
    assert asked(urgent.finance) == []
    await in_july(urgent)
    (text,) = asked(urgent.finance)
    assert text == (
        f"{ASKED} cho nhiệm vụ sau chưa?\n"
        "• NV 7: Xử lý hồ sơ tồn đọng — “Chờ hướng dẫn của Bộ Công an”\n"
        "Mỗi quý hỏi một lần."
    )
    await urgent.move_to("2025-07-02 10:00")
    await urgent.move_to("2025-09-30 10:00")
    assert len(asked(urgent.finance)) == 1
    await urgent.move_to("2025-10-01 10:00")
    assert len(asked(urgent.finance)) == 2


async def test_nobody_is_asked_on_a_day_off(urgent: World):
    await urgent.secretariat.says("/ngaynghi thêm 1/7/2025")
    await urgent.move_to("2025-07-01 10:00")
    assert asked(urgent.finance) == []
    await urgent.move_to("2025-07-02 10:00")
    assert len(asked(urgent.finance)) == 1


async def test_the_date_goes_through_the_secretariat_to_those_who_lead(urgent: World):
    await in_july(urgent)
    await urgent.finance.presses("Đã có hướng dẫn")
    assert urgent.finance.last().text.startswith("NV 7: hướng dẫn ở văn bản nào, ngày nào?")
    await urgent.finance.answers("Công văn số 1234/BCA-C06 ngày 27/6/2025")
    assert urgent.finance.last().text == "✅ Đã ghi nhận và chuyển cơ quan thường trực đặt hạn cho NV 7."
    assert "“Công văn số 1234/BCA-C06 ngày 27/6/2025”" in urgent.secretariat.last().text
    question = urgent.secretariat.last()
    await urgent.secretariat.answers("sớm nhất có thể")
    assert urgent.secretariat.last().text.startswith("Chưa hiểu “sớm nhất có thể” là ngày nào sắp tới.")
    await urgent.secretariat.says("trước ngày 30/9/2025", reply_to=question.id)
    assert urgent.secretariat.last().text == (
        "✅ Hạn của NV 7: trước ngày 30/9/2025 (người đặt: Phạm Thị Lan). Đã báo 1 đơn vị chủ trì."
    )
    assert urgent.finance.last().text == (
        "📌 Sở Tài chính: NV 7 (Xử lý hồ sơ tồn đọng) có hạn: trước ngày 30/9/2025."
    )
    (task,) = [row for row in urgent.rows(Task) if row.number == "7"]
    assert task.deadline_text == "Chờ hướng dẫn của Bộ Công an → trước ngày 30/9/2025"
    assert [row.due for row in urgent.rows(Obligation) if row.task_id == task.id] == [date(2025, 9, 29)]
    await urgent.move_to("2025-10-01 10:00")
    assert len(asked(urgent.finance)) == 1


async def test_not_yet_is_noted_once(urgent: World):
    await in_july(urgent)
    said = await urgent.finance.presses_twice("Chưa có")
    assert sorted(said) == ["", "Thao tác này đã được thực hiện trước đó."]
    assert urgent.finance.last().text == (
        "✅ Đã ghi: chưa có hướng dẫn cho 1 nhiệm vụ (người báo: Nguyễn Thu Hà)."
    )
    assert [row.has_come for row in urgent.rows(GuidanceInquiry)] == [False]


async def test_a_unit_speaks_only_of_what_it_was_asked(urgent: World):
    await in_july(urgent)
    question = next(one for one in urgent.finance.from_bot() if one.text.startswith(ASKED))
    await urgent.finance.presses("Đã có hướng dẫn", message=question)
    await urgent.finance.answers("Công văn số 1234")
    assert await urgent.finance.presses("Đã có hướng dẫn", message=urgent.finance.again(question)) == (
        "Thao tác này đã được thực hiện trước đó."
    )
