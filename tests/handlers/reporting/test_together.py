"""After Telegram was away a unit hears of all its reports in one message, and corrects each of them there."""

from datetime import timedelta

from plans.status import Status
from tests.auxil.statements import said, standing
from tests.auxil.world import World

IN_ONE = ", gộp trong một tin. Bấm số để xem, sửa hoặc thu hồi từng báo cáo."
SHARES = range(10, 80, 10)


async def reports_that_wait(world: World, *words: str) -> list[int]:
    """Let the finance department report while the bot does not hear it; let it hear, and answer later."""
    group, people = world.finance, world.stage.people
    messages = [people.say(group.chat, group.person, f"/baocao {each}") for each in words]
    while await world.stage.dondoc.poller.poll_once(0):
        await world.stage.dondoc.worker.handle_waiting()
    world.stage.clock.move_to(world.stage.clock() + timedelta(seconds=3))
    await world.stage.settle()
    return messages


async def test_many_reports_that_wait_for_their_answers_are_confirmed_in_one_message(june: World):
    before = len(june.finance.from_bot())
    messages = await reports_that_wait(june, *(f"NV 1 đang thực hiện {share}%" for share in SHARES))
    (answer,) = june.finance.from_bot()[before:]
    assert answer.text.splitlines() == [
        f"✅ Đã ghi nhận của Sở Tài chính: 7 báo cáo{IN_ONE}",
        *(f"{place}. NV 1: đang thực hiện, {share}%" for place, share in enumerate(SHARES, start=1)),
        "Người báo cáo: Nguyễn Thu Hà.",
    ]
    assert answer.reply_to == messages[-1]
    assert june.finance.labels() == ["1", "2", "3", "4", "5", "6", "7"]
    assert [percent for _, _, percent in said(june)] == list(SHARES)


async def test_each_of_the_reports_is_opened_and_taken_back_by_its_number(june: World):
    await reports_that_wait(june, *(f"NV 1 đang thực hiện {share}%" for share in SHARES))
    whole = june.finance.last()
    await june.finance.presses("7")
    assert "• NV 1: đang thực hiện, 70%" in june.finance.last().text
    await june.finance.presses("Thu hồi")
    assert standing(june)["1"] == (Status.IN_PROGRESS, 60)
    assert june.finance.again(whole).text == whole.text


async def test_an_answer_to_the_one_message_is_about_its_tasks(june: World):
    await reports_that_wait(june, *(f"NV 1 đang thực hiện {share}%" for share in SHARES))
    await june.finance.answers("đã hoàn thành")
    assert standing(june)["1"] == (Status.DONE, None)


async def test_taking_back_in_answer_to_the_one_message_takes_back_the_last_report(june: World):
    await reports_that_wait(june, *(f"NV 1 đang thực hiện {share}%" for share in SHARES))
    await june.finance.answers("thu hồi")
    assert standing(june)["1"] == (Status.IN_PROGRESS, 60)


async def test_what_one_of_the_reports_still_lacks_is_not_left_out(june: World):
    obstacle = "NV 1 đang thực hiện 30%, vướng mắc: chưa có kinh phí mua sắm thiết bị cho các xã"
    await reports_that_wait(june, obstacle, *(f"NV 1 đang thực hiện {share}%" for share in SHARES))
    (whole,) = [one.text for one in june.finance.from_bot() if "gộp trong một tin" in one.text]
    assert "Vướng mắc: chưa có kinh phí" in whole


async def test_a_few_reports_are_answered_one_by_one(june: World):
    before = len(june.finance.from_bot())
    await reports_that_wait(june, *(f"NV 1 đang thực hiện {share}%" for share in (10, 20, 30, 40, 50)))
    assert len(june.finance.from_bot()[before:]) == 5
