"""A unit reports in words: what names a task is recorded, what does not is kept, chatter is left alone."""

import pytest

from chat.texts import access
from chat.texts.reporting import evidence as evidence_texts
from chat.texts.reporting import statuses as status_texts
from plans.status import Status
from storage.models import InboxUpdate, Question, Statement, StatementSource, Task
from tests.auxil.cast import FINANCE
from tests.auxil.statements import said, standing
from tests.auxil.world import URGENT, World

NONSENSE = "abc xyz 123 lorem ipsum"


async def test_a_reply_that_names_task_and_status_is_recorded_and_shown(june: World):
    message = await june.finance.answers("NV 1 đang thực hiện 85%")
    answer = june.finance.last()
    assert answer.text == (
        "✅ Đã ghi nhận của Sở Tài chính:\n• NV 1: đang thực hiện, 85%\nNgười báo cáo: Nguyễn Thu Hà."
    )
    assert answer.reply_to == message
    assert june.finance.labels() == ["Sửa", "Thu hồi"]
    (update,) = june.rows(Statement)
    assert (update.status, update.percent, update.text, update.source, update.message_id) == (
        Status.IN_PROGRESS,
        85,
        "NV 1 đang thực hiện 85%",
        StatementSource.REPLY,
        message,
    )


async def test_several_tasks_in_one_reply_are_recorded_and_corrected_one_by_one(urgent: World):
    await urgent.finance.answers("NV 1 đang thực hiện 60%, NV 6 đã hoàn thành")
    assert "• NV 1: đang thực hiện, 60%\n• NV 6: hoàn thành" in urgent.finance.last().text
    assert urgent.finance.labels() == [
        "Sửa NV 1",
        "Thu hồi NV 1",
        "Sửa NV 6",
        "Thu hồi NV 6",
        "Thu hồi tất cả",
    ]
    await urgent.finance.presses("Thu hồi NV 6")
    assert "Đã thu hồi báo cáo của NV 6" in urgent.finance.last().text
    assert set(standing(urgent)) == {"1"}


async def test_one_of_several_tasks_is_asked_about_again_in_a_message_of_its_own(urgent: World):
    await urgent.finance.answers("NV 1 đang thực hiện 60%, NV 6 đã hoàn thành")
    recorded = urgent.finance.last()
    await urgent.finance.presses("Sửa NV 1")
    assert urgent.finance.again(recorded).text == recorded.text
    await urgent.finance.presses("Hoàn thành")
    assert standing(urgent)["1"] == (Status.DONE, None)


async def test_all_tasks_of_a_unit_at_once_stay_one_readable_message(world: World):
    rows = "".join(f"{number}\tViệc số {number}\t{FINANCE}\t\tTháng 12/2025\n" for number in range(9, 60))
    world.given_plan(URGENT + rows)
    world.given_link(FINANCE, world.finance)
    words = "Toàn bộ nhiệm vụ đang thực hiện, " + "rất dài " * 60
    await world.finance.says(f"/baocao {words}")
    question = world.finance.last()
    await world.finance.presses("Ghi như vậy")
    answer = world.finance.again(question).text
    assert "… và 45 nhiệm vụ khác" in answer
    assert answer.count("Lời báo cáo: “") == 1
    assert len(said(world)) == 57


async def test_words_without_a_task_in_reply_to_a_question_about_one_are_about_that_task(june: World):
    await june.finance.presses("NV 1")
    await june.finance.answers("đang làm được 40% rồi ạ")
    assert said(june) == [("1", Status.IN_PROGRESS, 40)]


async def test_words_without_a_task_in_reply_to_what_was_recorded_are_about_the_same_task(june: World):
    await june.finance.answers("NV 1 đang thực hiện 60%")
    await june.finance.answers("đã hoàn thành")
    assert standing(june) == {"1": (Status.DONE, None)}


async def test_words_without_a_task_in_reply_to_several_wait_for_a_button(urgent: World):
    await urgent.finance.answers("đang thực hiện 85%")
    question = urgent.finance.last()
    assert question.text == ("Nội dung này là của nhiệm vụ nào? Xin chọn (lời báo cáo đang được giữ):")
    assert urgent.finance.labels() == ["NV 1", "NV 5", "NV 6", "Nhiệm vụ khác…", "Bỏ, không ghi"]
    assert said(urgent) == []
    await urgent.finance.presses("NV 5")
    assert "NV 5: đang thực hiện, 85%" in urgent.finance.again(question).text
    assert said(urgent) == [("5", Status.IN_PROGRESS, 85)]


async def test_a_question_is_answered_once(urgent: World):
    await urgent.finance.answers("đang thực hiện 85%")
    assert await urgent.finance.presses_twice("NV 5") == ("", access.already_done())
    assert len(said(urgent)) == 1


async def test_a_report_on_another_units_task_says_so_and_waits(june: World):
    await june.finance.answers("NV 3 đã hoàn thành")
    assert june.finance.last().text.startswith(
        "NV 3 không do đơn vị chủ trì (chủ trì: UBND xã Hoa Lộc). Nội dung này là của nhiệm vụ nào?"
    )
    assert said(june) == []
    await june.finance.presses("NV 1")
    assert said(june) == [("1", Status.DONE, None)]


async def test_an_own_and_a_foreign_task_in_one_reply_are_recorded_and_asked_about(june: World):
    await june.finance.answers("NV 1 đang thực hiện, NV 77 đã hoàn thành")
    recorded, question = june.finance.from_bot()[-2:]
    assert "NV 1: đang thực hiện" in recorded.text
    assert question.text.startswith(
        "Kế hoạch không có NV 77 (từ NV 1 đến NV 4). Nội dung này là của nhiệm vụ nào?"
    )
    assert said(june) == [("1", Status.IN_PROGRESS, None)]


async def test_nonsense_about_one_task_is_kept_as_a_note_and_the_buttons_are_offered(june: World):
    await june.finance.presses("NV 1")
    await june.finance.answers(NONSENSE)
    answer = june.finance.last()
    assert answer.text.startswith("Đã giữ lời này làm ghi chú của NV 1")
    assert "Hoàn thành" in june.finance.labels()
    (note,) = june.rows(Statement)
    assert (note.text, note.status) == (NONSENSE, None)
    assert standing(june) == {}
    await june.finance.presses("Hoàn thành")
    assert standing(june) == {"1": (Status.DONE, None)}


async def test_a_note_leaves_the_status_that_stands(june: World):
    await june.finance.answers("NV 1 đang thực hiện 60%")
    await june.finance.answers(NONSENSE)
    assert standing(june) == {"1": (Status.IN_PROGRESS, 60)}


async def test_nonsense_about_several_tasks_waits_for_a_button_and_becomes_a_note(urgent: World):
    await urgent.finance.answers(NONSENSE)
    assert urgent.finance.last().text.startswith("Chưa hiểu nội dung này (đã giữ lại).")
    await urgent.finance.presses("NV 6")
    assert urgent.finance.last().text.startswith("Đã giữ lời này làm ghi chú của NV 6")
    (note,) = urgent.rows(Statement)
    assert (note.text, note.status) == (NONSENSE, None)


async def test_nothing_is_lost_while_a_question_waits(urgent: World):
    await urgent.finance.answers(NONSENSE)
    assert [question.details["text"] for question in urgent.rows(Question)] == [NONSENSE]


async def test_the_words_of_a_report_are_quoted_without_the_command_before_them(june: World):
    await june.finance.says("/baocao NV 1 đang thực hiện 60%, vướng mắc do thiếu kinh phí thuê đường truyền")
    assert "Lời báo cáo: “NV 1 đang thực hiện 60%, vướng mắc do thiếu" in june.finance.last().text


async def test_a_difficulty_leaves_the_status_and_the_percentage(june: World):
    await june.finance.answers("NV 1 đang thực hiện 60%")
    await june.finance.says("/baocao NV 1 vướng mắc do thiếu kinh phí")
    assert standing(june) == {"1": (Status.IN_PROGRESS, 60)}
    assert june.rows(Statement)[-1].text == "NV 1 vướng mắc do thiếu kinh phí"


async def test_the_percentage_of_an_indicator_does_not_undo_what_is_done(june: World):
    await june.finance.answers("NV 1 đã hoàn thành")
    await june.finance.says("/baocao NV 1 80% doanh nghiệp")
    assert standing(june) == {"1": (Status.DONE, 80)}


async def test_an_acknowledgement_gets_a_thumb_and_no_words(june: World):
    before = len(june.finance.from_bot())
    message = await june.finance.answers("Đã nhận được thông tin ạ")
    assert len(june.finance.from_bot()) == before
    (heard,) = [one for one in june.stage.people.messages(june.finance.chat) if one.id == message]
    assert heard.reactions == ("👍",)


async def test_words_among_colleagues_are_left_alone(june: World):
    june.stage.people.promote(june.finance.chat, june.stage.people.bot())  # so that it hears everything
    await june.stage.settle()
    before = len(june.finance.from_bot())
    for words in (
        "Sáng nay họp nhé",
        "NV 77 đã hoàn thành",
        "đang thực hiện 85%",
        "không thay đổi",
        NONSENSE,
    ):
        await june.finance.says(words)
    assert len(june.finance.from_bot()) == before
    assert said(june) == []


async def test_a_clear_report_among_colleagues_is_recorded_and_shown(june: World):
    june.stage.people.promote(june.finance.chat, june.stage.people.bot())
    await june.stage.settle()
    await june.finance.says("NV 1 đã hoàn thành")
    assert "NV 1: hoàn thành" in june.finance.last().text


async def test_words_to_a_colleague_that_the_bot_cannot_hear_change_nothing(june: World):
    before = len(june.finance.from_bot())
    first = await june.finance.says("NV 1 đến đâu rồi?")
    await june.finance.says("NV 1 đã hoàn thành", reply_to=first)
    assert len(june.finance.from_bot()) == before


async def test_a_report_of_5000_letters_is_kept_whole_and_shown_short(june: World):
    words = "NV 1 đang thực hiện 85%. " + "Chi tiết <kèm theo> & còn nữa. " * 170
    assert len(words) > 5000
    await june.finance.answers(words.strip())
    answer = june.finance.last().text
    assert "NV 1: đang thực hiện, 85%" in answer
    assert len(answer) < 400
    (update,) = june.rows(Statement)
    assert update.text == words.strip()


async def test_markup_in_words_is_shown_as_it_was_typed(june: World):
    await june.finance.answers("NV 1 đang thực hiện 85% <b>đậm</b> & <script>alert(1)</script> 1 < 2")
    assert (
        "“NV 1 đang thực hiện 85% <b>đậm</b> & <script>alert(1)</script> 1 < 2”" in june.finance.last().text
    )


async def test_a_report_by_command_needs_no_reply(june: World):
    await june.finance.says("/baocao NV 1 đã hoàn thành")
    assert standing(june) == {"1": (Status.DONE, None)}


@pytest.mark.parametrize("caption", ["NV 1 đã hoàn thành", "NV 1: đã ban hành, hoàn thành 100%"])
async def test_the_words_that_come_with_a_file_are_taken_as_a_report(june: World, caption: str):
    await june.finance.sends("bao-cao.pdf", b"%PDF-1.4", reply_to=june.finance.last().id, caption=caption)
    assert said(june)[0][:2] == ("1", Status.DONE)


async def test_a_file_without_words_is_kept_and_asked_about(june: World):
    await june.finance.sends("bao-cao.pdf", b"%PDF-1.4", reply_to=june.finance.last().id)
    assert june.finance.last().text == evidence_texts.which_task()
    assert said(june) == []


async def test_a_file_for_colleagues_is_left_alone(june: World):
    june.stage.people.promote(june.finance.chat, june.stage.people.bot())
    await june.stage.settle()
    before = len(june.finance.from_bot())
    await june.finance.sends("bao-cao.pdf", b"%PDF-1.4")
    assert len(june.finance.from_bot()) == before


async def test_a_unit_without_tasks_is_told_so(june: World):
    await june.link("Sở Y tế", june.outsider)
    await june.outsider.answers("đang thực hiện 85%")
    assert june.outsider.last().text == status_texts.no_tasks()


async def test_of_two_plans_with_the_same_number_the_task_is_chosen_by_its_title(june: World):
    june.given_plan(URGENT.replace("Ban hành chính sách thu phí", "Sửa đổi mức thu học phí"))
    await june.finance.says("/baocao NV 1 đã hoàn thành")
    assert june.finance.labels()[:2] == ["NV 1: Ban hành chính sách thu phí", "NV 1: Sửa đổi mức thu học phí"]
    await june.finance.presses("NV 1: Sửa đổi mức thu học phí")
    chosen = {row.task_id for row in june.rows(Statement)}
    assert [task.title for task in june.rows(Task) if task.id in chosen] == ["Sửa đổi mức thu học phí"]


async def test_in_reply_to_a_question_the_number_means_the_task_asked_about(june: World):
    await june.finance.presses("NV 1")
    june.given_plan(URGENT)
    await june.finance.answers("NV 1 đã hoàn thành")
    assert "NV 1 (Triển khai thực hiện Đề án 06 năm 2025): hoàn thành" in june.finance.last().text


async def test_an_anonymous_administrators_report_is_refused_with_the_reason(june: World):
    reminder = june.finance.last()
    people = june.stage.people
    people.say_anonymously(june.finance.chat, june.finance.person, "NV 1 đã hoàn thành", reply_to=reminder.id)
    await june.stage.settle()
    assert june.finance.last().text == access.anonymous()
    assert said(june) == []


async def test_every_word_said_to_the_bot_is_in_the_inbox(june: World):
    await june.finance.answers(NONSENSE)
    heard = [row.payload.get("message", {}).get("text") for row in june.rows(InboxUpdate)]
    assert NONSENSE in heard


async def test_a_reply_to_a_message_of_last_month_is_about_its_task(june: World):
    await june.finance.presses("NV 1")
    asked = june.finance.last()
    await june.move_to("2025-07-20 09:00")
    await june.finance.says("đang thực hiện 70%", reply_to=asked.id)
    assert standing(june) == {"1": (Status.IN_PROGRESS, 70)}
