"""Twenty ways of giving a task in one message: each is right after at most one question."""

from chat.understanding.commands.given_tasks import GivenWords
from storage.models import Task
from tests.auxil.world import World
from tests.chat.understanding.test_given_tasks import AFTER_THE_CODE, BEFORE_THE_CODE

WAYS: list[tuple[str, GivenWords]] = [*BEFORE_THE_CODE, *AFTER_THE_CODE]
UNITS = """KẾ HOẠCH
Triển khai năm 2025

TT\tNội dung\tĐơn vị chủ trì\tĐơn vị phối hợp\tThời gian hoàn thành
1\tRà soát thủ tục\tSở Y tế; Sở Xây dựng; Sở Nội vụ; Sở Tư pháp; Sở Nông nghiệp và Môi trường\t\tTháng 12/2025
"""
PREVIEW = "📌 Giao việc (chưa giao)\n"
ANSWERS = ("UBND cấp xã", "thứ Sáu, 05/12/2025")
"""What is pressed where it is asked who leads, or by when."""


async def asked(world: World, said: str) -> int:
    """Say how a task is given, answer what is asked; return how many questions there were."""
    await world.secretariat.says(f"/giaoviec {said}")
    questions = 0
    while not world.secretariat.last().text.startswith(PREVIEW):
        answer = next(one for one in world.secretariat.labels() if one in ANSWERS)
        await world.secretariat.presses(answer)
        questions += 1
    return questions


async def test_twenty_ways_need_one_question_at_most(june: World):
    june.given_plan(UNITS)
    await june.move_to("2025-12-03 09:00")
    questions = {said: await asked(june, said) for said, _ in WAYS}
    assert len(questions) == 20
    assert {said for said, many in questions.items() if many > 0} == {
        "Giao Sở Tài chính tham mưu phân bổ vốn (CV 77/UBND-TH ngày 02/12/2025)",
        "Rà soát các điểm sạt lở trước ngày 10/12/2025",
    }
    assert max(questions.values()) == 1


async def test_each_is_stored_as_it_was_meant(june: World):
    june.given_plan(UNITS)
    await june.move_to("2025-12-03 09:00")
    for said, meant in WAYS:
        await asked(june, said)
        await june.secretariat.presses(june.secretariat.labels()[0])
        assert june.secretariat.last().text.startswith("✅ Đã giao"), said
        task = next(row for row in june.rows(Task)[::-1] if row.origin_id is not None)
        assert task.title.startswith(meant.what), said
        if meant.due is not None:
            assert task.due == meant.due, said
