"""A group of two levels answers: by the level it names, the number, the message; else it is asked."""

import pytest
from sqlalchemy.orm import Session

from sandbox.views import ChatMessage
from storage.models import Question, QuestionKind, ReporterRule, Reporters, Statement, Task
from storage.walls import enter
from tests.auxil.levels import Level
from tests.auxil.world import World

PROVINCE, COMMUNE = 1, 2
ASKED = "Nhóm này báo cáo cho 2 cấp. Nội dung này là của cấp nào? Xin chọn (tin đang được giữ):"


@pytest.fixture
async def joint(june: World, both: Level) -> ChatMessage:
    """13 June: the joint message with the province's report and the commune's NV 1."""
    await june.move_to("2025-06-13 07:31")
    assert "việc của 2 cấp" in june.finance.last().text
    return june.finance.last()


def recorded(world: World) -> list[tuple[int, str, str]]:
    """Return what was reported in which office: of which task, in which words."""

    def said(row: Statement) -> tuple[int, str, str]:
        percent = "" if row.percent is None else f" {row.percent:g}%"
        return row.office_id, numbers[row.task_id], f"{row.status}{percent}"

    numbers = {task.id: task.number for task in world.rows_of_every_office(Task)}
    return [said(row) for row in world.rows_of_every_office(Statement)]


def words_kept(world: World) -> list[tuple[int, str | None]]:
    return [(row.office_id, row.text) for row in world.rows_of_every_office(Statement)]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("/baocao NV 9 xong", (COMMUNE, "9", "done")),
        ("/baocao NV 2 đang thực hiện 30%", (PROVINCE, "2", "in_progress 30%")),
        ("/baocao NV 1 (xã) xong", (COMMUNE, "1", "done")),
        ("/baocao nv1 xã 50%", (COMMUNE, "1", "in_progress 50%")),
        ("/baocao việc 1 của tỉnh đang làm", (PROVINCE, "1", "in_progress")),
        ("/baocao Tỉnh: 1 đang làm", (PROVINCE, "1", "in_progress")),
    ],
)
async def test_a_level_that_is_named_or_a_number_of_one_level_needs_no_question(
    june: World, both: Level, words: str, expected: tuple[int, str, str]
):
    await june.finance.says(words)
    assert recorded(june) == [expected]
    assert f"NV {expected[1]} ({'xã' if expected[0] == COMMUNE else 'tỉnh'})" in june.finance.last().text


async def test_a_number_of_both_is_asked_about_once_and_the_words_wait(june: World, both: Level):
    await june.finance.says("/baocao NV 1 đang thực hiện 40%")
    asked = june.finance.last()
    assert asked.text == ASKED
    assert june.finance.labels() == ["Sở Tài chính (tỉnh)", "Thôn Đông (xã)"]
    assert recorded(june) == []
    await june.finance.presses("Thôn Đông (xã)")
    assert recorded(june) == [(COMMUNE, "1", "in_progress 40%")]
    assert june.finance.again(asked).text == "Đã chọn: Thôn Đông (xã)."
    assert words_kept(june) == [(COMMUNE, "NV 1 đang thực hiện 40%")]


async def test_an_answer_to_the_joint_message_is_of_the_level_that_lists_the_number(
    june: World, joint: ChatMessage
):
    await june.finance.says("NV 1 đang thực hiện 40%", reply_to=joint.id)
    assert recorded(june) == [(COMMUNE, "1", "in_progress 40%")]
    await june.finance.says("NV 1 (tỉnh) đang thực hiện 60%", reply_to=joint.id)
    assert recorded(june)[1:] == [(PROVINCE, "1", "in_progress 60%")]


async def test_an_answer_to_a_message_of_one_level_is_of_that_level(june: World, both: Level):
    reminder = next(one for one in june.finance.from_bot() if one.text.startswith("Sở Tài chính ·"))
    await june.finance.says("NV 1 đang thực hiện 40%", reply_to=reminder.id)
    assert recorded(june) == [(PROVINCE, "1", "in_progress 40%")]
    await june.finance.answers("50%")
    assert recorded(june)[1:] == [(PROVINCE, "1", "in_progress 50%")]


async def test_words_without_a_number_in_answer_to_the_joint_message_are_asked_about(
    june: World, joint: ChatMessage
):
    await june.finance.says("đã hoàn thành", reply_to=joint.id)
    assert june.finance.last().text == ASKED
    await june.finance.presses("Thôn Đông (xã)")
    assert recorded(june) == [(COMMUNE, "1", "done")]


async def test_words_for_both_levels_are_told_apart_and_no_more_crosses_the_wall(june: World, both: Level):
    await june.finance.says("/baocao NV 1 (xã) xong, NV 1 (tỉnh) đang thực hiện 50%; NV 9 đang làm")
    assert sorted(recorded(june)) == [
        (PROVINCE, "1", "in_progress 50%"),
        (COMMUNE, "1", "done"),
        (COMMUNE, "9", "in_progress"),
    ]
    kept = dict(words_kept(june))
    assert kept[PROVINCE] == "NV 1 (tỉnh) đang thực hiện 50%"
    assert kept[COMMUNE] == "NV 1 (xã) xong, NV 9 đang làm"
    asked = [one for one in june.rows_of_every_office(Question) if one.chat_id == june.finance.chat]
    assert not [one for one in asked if one.answered_at is None]


async def test_what_is_sure_is_recorded_and_only_the_rest_is_asked_about(june: World, both: Level):
    await june.finance.says("/baocao NV 9 đang thực hiện 20%. NV 1 đang thực hiện 40%")
    assert recorded(june) == [(COMMUNE, "9", "in_progress 20%")]
    question = next(one for one in june.finance.from_bot() if one.text == ASKED)
    await june.finance.presses("Sở Tài chính (tỉnh)", message=question)
    assert recorded(june)[1:] == [(PROVINCE, "1", "in_progress 40%")]
    assert dict(words_kept(june))[PROVINCE] == "NV 1 đang thực hiện 40%"


async def test_unchanged_under_the_joint_message_is_recorded_in_both(june: World, both: Level):
    await june.finance.says("/baocao NV 1 (tỉnh) đang thực hiện 50%")
    await june.finance.says("/baocao NV 1 (xã) đang thực hiện 20%")
    await june.move_to("2025-06-16 07:31")
    joint = june.finance.last()
    await june.finance.says("không thay đổi", reply_to=joint.id)
    again = [(PROVINCE, "1", "in_progress 50%"), (COMMUNE, "1", "in_progress 20%")]
    assert sorted(recorded(june)[2:]) == again
    answers = [one.text for one in june.finance.from_bot() if one.id > joint.id]
    assert ["NV 1 (tỉnh)" in text for text in answers] == [True, False]
    assert ["NV 1 (xã)" in text for text in answers] == [False, True]


async def test_the_button_under_the_joint_message_does_so_too_once(june: World, both: Level):
    await june.finance.says("/baocao NV 1 (tỉnh) đang thực hiện 50%")
    await june.finance.says("/baocao NV 1 (xã) đang thực hiện 20%")
    await june.move_to("2025-06-16 07:31")
    joint = june.finance.last()
    await june.finance.presses("🔁 Không thay đổi (các việc trên)")
    assert [office for office, *_ in recorded(june)[2:]] == [PROVINCE, COMMUNE]
    assert await june.finance.presses("🔁 Không thay đổi (các việc trên)", message=joint)
    assert len(recorded(june)) == 4


async def test_a_button_of_a_task_or_report_is_of_its_level(june: World, joint: ChatMessage):
    await june.finance.presses("NV 1 (xã)")
    await june.finance.presses("Hoàn thành")
    assert recorded(june) == [(COMMUNE, "1", "done")]
    assert "NV 1 (xã)" in june.finance.last().text
    await june.finance.presses("📋 Nộp báo cáo kỳ (tỉnh)", message=joint)
    assert "Báo cáo tháng 6/2025 và 6 tháng đầu năm 2025 (tỉnh)" in june.finance.last().text
    assert "NV 1 (tỉnh)" in june.finance.last().text


async def test_what_is_owed_to_both_is_told_in_one_answer(june: World, both: Level):
    before = len(june.finance.from_bot())
    await june.finance.says("/nhiemvu")
    (answer,) = june.finance.from_bot()[before:]
    for expected in ("Sở Tài chính (tỉnh) đang có", "NV 1 (tỉnh)", "Thôn Đông (xã) đang có", "NV 9 (xã)"):
        assert expected in answer.text
    assert june.finance.labels() == ["NV 1 (tỉnh)", "NV 2 (tỉnh)", "NV 1 (xã)", "NV 9 (xã)"]
    await june.finance.presses("NV 9 (xã)")
    await june.finance.presses("Hoàn thành")
    assert recorded(june) == [(COMMUNE, "9", "done")]


async def test_an_edited_message_of_both_levels_is_corrected_in_each(june: World, both: Level):
    said = await june.finance.says("/baocao NV 1 (xã) đang thực hiện 20%, NV 1 (tỉnh) đang thực hiện 50%")
    await june.finance.edits(said, "/baocao NV 1 (xã) đang thực hiện 30%, NV 1 (tỉnh) đang thực hiện 50%")
    assert (COMMUNE, "1", "in_progress 30%") in recorded(june)
    assert not [one for one in recorded(june) if one[0] == PROVINCE and one[2] != "in_progress 50%"]


async def test_a_doubled_press_on_the_question_is_taken_once(june: World, both: Level):
    await june.finance.says("/baocao NV 1 đang thực hiện 40%")
    await june.finance.presses_twice("Thôn Đông (xã)")
    assert recorded(june) == [(COMMUNE, "1", "in_progress 40%")]


async def test_each_level_has_its_own_rule_who_may_report(june: World, both: Level):
    june.database.transact(only_registered, COMMUNE)
    await june.finance.says("/baocao NV 1 (xã) xong, NV 1 (tỉnh) đang thực hiện 50%")
    assert recorded(june) == [(PROVINCE, "1", "in_progress 50%")]
    waiting = [one for one in june.rows_of_every_office(Question) if one.kind is QuestionKind.REPORTER]
    assert [one.office_id for one in waiting] == [COMMUNE]


def only_registered(session: Session, office: int) -> None:
    enter(session, office)
    session.add(ReporterRule(unit_id=None, reporters=Reporters.REGISTERED))


async def test_a_group_of_one_level_sees_no_level(june: World, both: Level):
    await june.commune.says("/nhiemvu")
    assert "NV 3:" in june.commune.last().text
    await june.commune.answers("NV 3 đang thực hiện 40%")
    assert "(tỉnh)" not in june.commune.last().text
    assert june.commune.last().text.count("NV 3") == 1
