"""A unit reports by buttons: every status, stale and doubled presses, "Sửa", "Thu hồi"."""

import pytest

from chat.texts import access
from chat.texts.reporting import statuses as status_texts
from chat.texts.units import levels as level_texts
from plans.status import Status
from storage.models import (
    CurrentStatus,
    LogEvent,
    Obligation,
    ObligationState,
    Person,
    Statement,
    StatementSource,
    Task,
)
from tests.auxil.cast import COMMUNE, FINANCE
from tests.auxil.world import World

ASKED = "Xin chọn tình hình thực hiện"


def task_id(world: World, number: str) -> int:
    return next(task.id for task in world.rows(Task) if task.number == number)


def standing(world: World, number: str) -> list[tuple[Status | None, float | None]]:
    task = task_id(world, number)
    return [(row.status, row.percent) for row in world.rows(CurrentStatus) if row.task_id == task]


def state(world: World, number: str) -> set[ObligationState]:
    task = task_id(world, number)
    return {row.state for row in world.rows(Obligation) if row.task_id == task}


@pytest.fixture
async def asked(june: World) -> World:
    """The finance department has pressed "NV 1" below its reminder."""
    await june.finance.presses("NV 1")
    return june


@pytest.fixture
async def done(asked: World) -> World:
    """The finance department has reported task 1 as done."""
    await asked.finance.presses("Hoàn thành")
    return asked


async def test_the_button_of_a_task_asks_how_it_stands(asked: World):
    question = asked.finance.last()
    assert question.text == (
        "NV 1: Ban hành chính sách thu phí\n"
        "Hạn: “Hoàn thành trước ngày 20/6/2025”\n"
        "Hiện tại: chưa có báo cáo\n\n"
        "Xin chọn tình hình thực hiện, hoặc trả lời (reply) tin này bằng lời."
    )
    assert asked.finance.labels() == [
        "Đang thực hiện",
        "Hoàn thành",
        "Duy trì thường xuyên",
        "Chờ hướng dẫn",
        "Không thay đổi",
        "Xin gia hạn",
    ]


async def test_a_doubled_press_on_a_task_asks_once(june: World):
    reminder = june.finance.last()
    assert await june.finance.presses_twice("NV 1", message=reminder) == ("", "")
    assert len([one for one in june.finance.from_bot() if ASKED in one.text]) == 1


@pytest.mark.parametrize(
    ("label", "status", "words", "owed"),
    [
        ("Đang thực hiện", Status.IN_PROGRESS, "đang thực hiện", ObligationState.OPEN),
        ("Hoàn thành", Status.DONE, "hoàn thành", ObligationState.MET),
        (
            "Duy trì thường xuyên",
            Status.DONE_ONGOING,
            "hoàn thành và duy trì thường xuyên",
            ObligationState.MET,
        ),
        ("Chờ hướng dẫn", Status.WAITING, "chờ hướng dẫn của cấp trên", ObligationState.OPEN),
    ],
)
async def test_each_status_is_recorded_and_shown(
    asked: World, label: str, status: Status, words: str, owed: ObligationState
):
    question = asked.finance.last()
    assert await asked.finance.presses(label) == ""
    shown = asked.finance.again(question)
    assert shown.text == f"✅ Đã ghi nhận của Sở Tài chính:\n• NV 1: {words}\nNgười báo cáo: Nguyễn Thu Hà."
    assert asked.finance.labels(shown) == ["Sửa", "Thu hồi"]
    assert standing(asked, "1") == [(status, None)]
    assert state(asked, "1") == {owed}


async def test_what_was_reported_keeps_its_author_and_its_words(done: World):
    (update,) = done.rows(Statement)
    (author,) = [person for person in done.rows(Person) if person.id == update.person_id]
    assert (author.display_name, update.chat_id, update.source) == (
        "Nguyễn Thu Hà",
        done.finance.chat,
        StatementSource.BUTTON,
    )


async def test_no_change_of_a_task_never_reported_on_says_so_and_records_nothing(asked: World):
    question = asked.finance.last()
    assert await asked.finance.presses("Không thay đổi") == status_texts.nothing_to_repeat()
    assert not asked.rows(Statement)
    assert asked.finance.again(question).buttons


async def test_no_change_carries_the_last_word_into_the_new_month(asked: World):
    await asked.finance.answers("đang thực hiện 85%")
    await asked.move_to("2025-06-16 07:30")
    await asked.finance.presses("NV 1")
    await asked.finance.presses("Không thay đổi")
    assert "NV 1: đang thực hiện, 85%" in asked.finance.last().text
    assert standing(asked, "1") == [(Status.IN_PROGRESS, 85), (Status.IN_PROGRESS, 85)]
    assert [row.source for row in asked.rows(Statement)] == [StatementSource.REPLY, StatementSource.NO_CHANGE]


async def test_a_doubled_no_change_is_recorded_once(done: World):
    await done.finance.presses("Sửa")
    assert await done.finance.presses_twice("Không thay đổi") == ("", status_texts.recorded_before())
    assert len(done.rows(Statement)) == 2


async def test_a_doubled_press_is_recorded_once(asked: World):
    assert await asked.finance.presses_twice("Hoàn thành") == ("", status_texts.recorded_before())
    assert len(asked.rows(Statement)) == 1


async def test_a_press_on_what_has_changed_meanwhile_shows_what_stands_and_asks_again(june: World):
    reminder = june.finance.last()
    await june.finance.presses("NV 1", message=reminder)
    old = june.finance.last()
    await june.finance.says("NV 1 chờ hướng dẫn của Bộ", reply_to=reminder.id)
    shown = await june.finance.presses("Hoàn thành", message=old)
    assert shown == ("Tình hình vừa được cập nhật: chờ hướng dẫn của cấp trên. Xin xem lại rồi bấm lần nữa.")
    assert "Hiện tại: chờ hướng dẫn của cấp trên" in june.finance.again(old).text
    assert standing(june, "1") == [(Status.WAITING, None)]
    await june.finance.presses("Hoàn thành", message=june.finance.again(old))
    assert standing(june, "1") == [(Status.DONE, None)]


async def test_edit_asks_again_in_place_and_the_new_status_replaces_the_old(done: World):
    recorded = done.finance.last()
    assert await done.finance.presses("Sửa") == ""
    again = done.finance.again(recorded)
    assert ASKED in again.text
    assert "Hiện tại: hoàn thành" in again.text
    await done.finance.presses("Đang thực hiện", message=again)
    assert "NV 1: đang thực hiện" in done.finance.again(recorded).text
    assert standing(done, "1") == [(Status.IN_PROGRESS, None)]
    assert state(done, "1") == {ObligationState.OPEN}
    assert [row.status for row in done.rows(Statement)] == [Status.DONE, Status.IN_PROGRESS]


async def test_withdrawing_the_only_report_leaves_none(done: World):
    recorded = done.finance.last()
    assert await done.finance.presses("Thu hồi") == ""
    shown = done.finance.again(recorded)
    assert shown.text == (
        "↩️ Đã thu hồi báo cáo của NV 1 (người thu hồi: Nguyễn Thu Hà). Hiện chưa có báo cáo cho nhiệm vụ này."
    )
    assert done.finance.labels(shown) == ["NV 1"]
    assert standing(done, "1") == []
    assert state(done, "1") == {ObligationState.OPEN}


async def test_a_withdrawal_is_kept_in_the_history_with_its_author(done: World):
    await done.finance.presses("Thu hồi")
    first, withdrawal = done.rows(Statement)
    assert withdrawal.withdraws_id == first.id
    assert withdrawal.person_id == done.finance.person
    assert "withdraw_update" in [event.action for event in done.rows(LogEvent)]


async def test_withdrawing_lets_the_report_before_stand_again(asked: World):
    await asked.finance.answers("đang thực hiện 60%")
    await asked.finance.answers("NV 1 đã hoàn thành")
    await asked.finance.presses("Thu hồi")
    assert "Hiện ghi nhận: đang thực hiện, 60%." in asked.finance.last().text
    assert standing(asked, "1") == [(Status.IN_PROGRESS, 60)]
    assert state(asked, "1") == {ObligationState.OPEN}


async def test_a_report_is_withdrawn_once(done: World):
    assert await done.finance.presses_twice("Thu hồi") == ("", access.already_done())
    assert len(done.rows(Statement)) == 2


async def test_after_a_withdrawal_the_task_can_be_reported_anew(done: World):
    await done.finance.presses("Thu hồi")
    await done.finance.presses("NV 1")
    await done.finance.presses("Đang thực hiện")
    assert standing(done, "1") == [(Status.IN_PROGRESS, None)]


async def test_a_colleague_of_the_same_unit_may_correct(done: World):
    colleague = await done.finance.somebody_joins("Lê", "An")
    await done.finance.presses("Thu hồi", person=colleague)
    assert "người thu hồi: Lê An" in done.finance.last().text


async def test_markup_in_a_persons_name_is_shown_as_it_is(asked: World):
    person = await asked.finance.somebody_joins("<b>Hà</b> & Co", "</code>")
    await asked.finance.presses("Hoàn thành", person=person)
    assert asked.finance.last().text.endswith("Người báo cáo: <b>Hà</b> & Co </code>.")


async def test_the_buttons_of_a_group_linked_to_another_unit_meanwhile_do_nothing(done: World):
    recorded = done.finance.last()
    await done.finance.says("/nhiemvu")
    tasks = done.finance.last()
    await done.link(COMMUNE, done.finance)
    done.given_no_link(FINANCE, done.finance)
    for button in ("Sửa", "Thu hồi"):
        shown = await done.finance.presses(button, message=recorded)
        assert shown == level_texts.no_more_here(FINANCE)
    assert await done.finance.presses("NV 2", message=tasks) == level_texts.no_more_here(FINANCE)
    assert len(done.rows(Statement)) == 1


async def test_a_reported_task_that_is_done_is_reminded_of_no_more(done: World):
    await done.move_to("2025-06-16 07:30")  # three days before the last chance for task 1
    assert "NV 1" not in done.finance.last().text
