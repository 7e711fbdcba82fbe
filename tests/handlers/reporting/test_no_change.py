"""“Không thay đổi”, by one press for everything or in words: carried forward, counted apart, once a day."""

from chat.texts.reporting import statuses as status_texts
from plans.status import Status
from storage.models import Statement, StatementSource, Task
from tests.auxil.statements import said, standing
from tests.auxil.world import World

SAME = "🔁 Không thay đổi (các việc trên)"


def carried(world: World) -> list[tuple[str, Status | None, float | None, str | None]]:
    numbers = {task.id: task.number for task in world.rows(Task)}
    return [
        (numbers[row.task_id], row.status, row.percent, row.text)
        for row in world.rows(Statement)
        if row.source is StatementSource.NO_CHANGE
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
    assert answer.text.endswith("Chưa có báo cáo nào để giữ nguyên: NV 5.")
    assert "Thu hồi NV 1" in urgent.finance.labels()


async def test_a_second_press_repeats_nothing(urgent: World):
    await a_month_later(urgent)
    assert await urgent.finance.presses_twice(SAME) == ("", status_texts.recorded_before())
    assert len(carried(urgent)) == 2


async def test_what_was_said_today_is_left_as_it_is(urgent: World):
    await a_month_later(urgent)
    await urgent.finance.answers("NV 1 đang thực hiện 70%")
    await urgent.finance.says("/nhiemvu")
    await urgent.finance.presses(SAME)
    assert [number for number, *_ in carried(urgent)] == ["6"]


async def test_without_any_report_there_is_nothing_to_repeat(urgent: World):
    reminder = urgent.finance.last()
    assert await urgent.finance.presses(SAME, message=reminder) == status_texts.nothing_to_repeat()
    await urgent.finance.says("/nhiemvu")
    assert SAME not in urgent.finance.labels()


async def test_the_card_counts_it_apart(urgent: World):
    await urgent.finance.answers("NV 1 đang thực hiện 60%")
    await urgent.finance.says("/baocao")
    await urgent.finance.presses("Nộp báo cáo")
    assert urgent.finance.labels() == ["NV 2", "NV 5", "NV 6", "NV 7", "Vẫn nộp (4 việc chưa có thông tin)"]
    await urgent.finance.presses("Vẫn nộp (4 việc chưa có thông tin)")
    await urgent.move_to("2025-06-16 07:30")
    await urgent.finance.presses(SAME)
    await urgent.finance.says("/baocao")
    card = urgent.finance.last().text
    assert "Đã có nội dung trong kỳ: 1/5 nhiệm vụ (trong đó 1 không thay đổi)" in card
    assert "— đang thực hiện, 60% (không thay đổi)" in card


async def test_no_change_in_reply_to_one_task_is_about_that_task(urgent: World):
    await urgent.finance.answers("NV 1 đang thực hiện 60%, NV 6 đang thực hiện 20%")
    await urgent.finance.presses("Sửa NV 1")
    await urgent.finance.answers("không thay đổi")
    assert said(urgent)[2:] == [("1", Status.IN_PROGRESS, 60)]


async def test_no_change_in_reply_to_the_reminder_is_about_its_tasks_and_names_those_never_reported(
    urgent: World,
):
    reminder = urgent.finance.last()
    await urgent.finance.says("NV 1 đang thực hiện 60%, NV 2 duy trì thường xuyên", reply_to=reminder.id)
    await urgent.finance.says("không thay đổi", reply_to=reminder.id)
    recorded, asked = urgent.finance.from_bot()[-2:]
    assert "NV 1: đang thực hiện, 60%" in recorded.text
    assert "NV 2" not in recorded.text
    assert asked.text == "NV 5, NV 6 chưa có báo cáo nào để giữ nguyên. Xin chọn nhiệm vụ để báo cáo:"
    assert urgent.finance.labels(asked) == ["NV 5", "NV 6"]


async def test_no_change_by_command_is_about_every_open_task(urgent: World):
    await urgent.finance.answers("NV 1 đang thực hiện 60%, NV 6 đã hoàn thành")
    await urgent.finance.says("/baocao không thay đổi")
    assert said(urgent)[2:] == [("1", Status.IN_PROGRESS, 60)]
    assert urgent.finance.last().text.startswith("NV 5, NV 2, NV 7 chưa có báo cáo nào để giữ nguyên.")


async def test_no_change_with_the_status_said_again_records_it(june: World):
    await june.finance.answers("NV 1 vẫn đang thực hiện, không có gì thay đổi")
    assert standing(june) == {"1": (Status.IN_PROGRESS, None)}


async def test_no_change_of_a_foreign_task_asks_which_is_meant(june: World):
    await june.finance.answers("NV 77 không thay đổi")
    assert june.finance.last().text.startswith("Kế hoạch không có NV 77 (từ NV 1 đến NV 4).")


async def test_no_change_when_nothing_is_open_says_so(june: World):
    await june.finance.answers("NV 1, NV 2 đã hoàn thành")
    await june.finance.says("/baocao không thay đổi")
    assert june.finance.last().text == status_texts.no_open_tasks()


async def test_no_change_leaves_out_what_waits_for_a_press(urgent: World):
    """Newcomer, A11: "báo nhầm" waited, and the next "không thay đổi" recorded "hoàn thành" again."""
    await urgent.finance.answers("NV 1 đã hoàn thành, NV 6 đang thực hiện 50%")
    await urgent.finance.answers("NV 1 chưa xong đâu, báo nhầm, đang thực hiện")
    assert "Ghi như vậy" in urgent.finance.labels()
    question = urgent.finance.last()
    before = len(said(urgent))
    await urgent.finance.answers("NV 1, NV 6 không thay đổi")
    assert said(urgent)[before:] == [("6", Status.IN_PROGRESS, 50)]
    assert urgent.finance.last().text.startswith("NV 1 đang chờ xác nhận nên chưa ghi “không thay đổi”.")
    await urgent.finance.presses("Ghi như vậy", message=question)
    await urgent.finance.answers("NV 1 không thay đổi")
    assert said(urgent)[-2:] == [("1", Status.IN_PROGRESS, None)] * 2
