"""One press for "không thay đổi" of everything: carried forward, counted apart, once a day."""

from chat import texts
from plans.status import Status
from storage.models import Task, Update, UpdateSource
from tests.auxil.world import World

SAME = "🔁 Không thay đổi (mọi việc đã báo cáo)"


def carried(world: World) -> list[tuple[str, Status | None, float | None, str | None]]:
    numbers = {task.id: task.number for task in world.rows(Task)}
    return [
        (numbers[row.task_id], row.status, row.percent, row.text)
        for row in world.rows(Update)
        if row.source is UpdateSource.NO_CHANGE
    ]


async def a_month_later(world: World) -> None:
    await world.finance.answers("NV 1 đang thực hiện 60%, đang lấy ý kiến các sở, NV 6 đang thực hiện")
    await world.move_to("2025-06-16 07:30")


async def test_one_press_below_the_reminder_repeats_all_that_was_reported(urgent: World):
    await a_month_later(urgent)
    assert SAME in urgent.finance.labels()
    await urgent.finance.presses(SAME)
    said = "NV 1 đang thực hiện 60%, đang lấy ý kiến các sở, NV 6 đang thực hiện"
    assert sorted(carried(urgent)) == [
        ("1", Status.IN_PROGRESS, 60, said),
        ("6", Status.IN_PROGRESS, None, said),
    ]
    answer = urgent.finance.last()
    assert "• NV 1: đang thực hiện, 60%" in answer.text
    assert answer.text.endswith("Chưa có báo cáo nào để giữ nguyên: NV 5, NV 2, NV 7.")
    assert "Thu hồi NV 1" in urgent.finance.labels()


async def test_a_second_press_repeats_nothing(urgent: World):
    await a_month_later(urgent)
    assert await urgent.finance.presses_twice(SAME) == ("", texts.reporting.recorded_before())
    assert len(carried(urgent)) == 2


async def test_what_was_said_today_is_left_as_it_is(urgent: World):
    await a_month_later(urgent)
    await urgent.finance.answers("NV 1 đang thực hiện 70%")
    await urgent.finance.says("/nhiemvu")
    await urgent.finance.presses(SAME)
    assert [number for number, *_ in carried(urgent)] == ["6"]


async def test_without_any_report_there_is_nothing_to_repeat(urgent: World):
    reminder = urgent.finance.last()
    assert await urgent.finance.presses(SAME, message=reminder) == texts.reporting.nothing_to_repeat()
    await urgent.finance.says("/nhiemvu")
    assert SAME not in urgent.finance.labels()


async def test_the_card_counts_it_apart(urgent: World):
    await urgent.finance.answers("NV 1 đang thực hiện 60%")
    await urgent.finance.says("/baocao")
    await urgent.finance.presses("Nộp báo cáo")
    await urgent.finance.presses("Vẫn nộp (4 việc chưa có thông tin)")
    await urgent.move_to("2025-06-16 07:30")
    await urgent.finance.presses(SAME)
    await urgent.finance.says("/baocao")
    card = urgent.finance.last().text
    assert "Đã có nội dung trong kỳ: 1/5 nhiệm vụ (trong đó 1 không thay đổi)" in card
    assert "— đang thực hiện, 60% (không thay đổi)" in card
