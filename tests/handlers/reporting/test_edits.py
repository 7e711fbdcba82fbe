"""An edited message updates its report: the history keeps both, what is said no more is taken back."""

from chat.texts import access
from chat.texts.reporting.passed_on import edit_not_followed
from plans.status import Status
from storage.models import Figure, Obligation, ObligationState, Question, Statement
from tests.auxil.statements import said, standing
from tests.auxil.world import World


def heard(world: World) -> int:
    return len(world.finance.from_bot())


async def test_new_words_take_the_place_of_the_old_ones_and_both_are_kept(june: World):
    message = await june.finance.answers("NV 1 đang thực hiện 60%")
    await june.finance.edits(message, "NV 1 đang thực hiện 65%")
    assert said(june) == [("1", Status.IN_PROGRESS, 60), ("1", Status.IN_PROGRESS, 65)]
    first, second = june.rows(Statement)
    assert second.withdraws_id == first.id
    assert standing(june) == {"1": (Status.IN_PROGRESS, 65)}
    answer = june.finance.last()
    assert answer.text.startswith(
        "✏️ Đã ghi lại theo tin vừa sửa của Sở Tài chính:\n• NV 1: đang thực hiện, 65%"
    )
    assert "Thay báo cáo" not in answer.text
    assert (answer.reply_to, june.finance.labels()) == (message, ["Sửa", "Thu hồi"])


async def test_withdrawing_edited_words_lets_nothing_stand(june: World):
    message = await june.finance.answers("NV 1 đang thực hiện 60%")
    await june.finance.edits(message, "NV 1 đã hoàn thành")
    await june.finance.presses("Thu hồi")
    assert standing(june) == {}
    assert all(row.state is not ObligationState.MET for row in june.rows(Obligation))


async def test_a_button_below_the_old_words_withdraws_nothing_any_more(june: World):
    message = await june.finance.answers("NV 1 đang thực hiện 60%")
    old = june.finance.last()
    await june.finance.edits(message, "NV 1 đang thực hiện 65%")
    assert await june.finance.presses("Thu hồi", message=old) == access.already_done()
    assert standing(june) == {"1": (Status.IN_PROGRESS, 65)}


async def test_done_that_is_edited_away_is_owed_again(june: World):
    message = await june.finance.answers("NV 1 đã hoàn thành")
    await june.finance.edits(message, "NV 1 đang thực hiện")
    await june.finance.presses("Ghi như vậy")
    (owed,) = [row for row in june.rows(Obligation) if row.task_id == june.rows(Statement)[0].task_id]
    assert owed.state is ObligationState.OPEN


async def test_a_task_that_is_named_no_more_is_taken_back(june: World):
    message = await june.finance.answers("NV 1 đang thực hiện 60%, NV 2 duy trì thường xuyên")
    await june.finance.edits(message, "NV 1 đang thực hiện 60%")
    assert standing(june) == {"1": (Status.IN_PROGRESS, 60)}
    assert june.finance.last().text.endswith("Tin không còn nêu NV 2: báo cáo trước đó đã được thu hồi.")


async def test_a_task_that_is_added_is_recorded(june: World):
    message = await june.finance.answers("NV 1 đang thực hiện 60%")
    await june.finance.edits(message, "NV 1 đang thực hiện 60%, NV 2 duy trì thường xuyên")
    assert standing(june)["2"] == (Status.DONE_ONGOING, None)


async def test_an_edit_that_nobody_sees_changes_nothing(june: World):
    message = await june.finance.answers("NV 1 đang thực hiện 60%")
    before = heard(june)
    await june.finance.edits(message, "NV 1 đang thực hiện 60%")
    assert (len(said(june)), heard(june)) == (1, before)


async def test_an_edit_into_chatter_keeps_the_report_and_offers_to_withdraw_it(june: World):
    message = await june.finance.answers("NV 1 đang thực hiện 60%")
    await june.finance.edits(message, "để em xem lại")
    assert standing(june) == {"1": (Status.IN_PROGRESS, 60)}
    assert june.finance.last().text.startswith("Tin vừa sửa không nêu rõ tình hình của NV 1;")
    assert june.rows(Statement)[-1].text == "để em xem lại"
    await june.finance.presses("Thu hồi")
    assert standing(june) == {}


async def test_words_that_wait_in_a_question_are_replaced(urgent: World):
    message = await urgent.finance.answers("đang thực hiện 85%")
    question = urgent.finance.last()
    await urgent.finance.edits(message, "NV 5 đang thực hiện 85%")
    assert said(urgent) == [("5", Status.IN_PROGRESS, 85)]
    assert await urgent.finance.presses("NV 6", message=question) == access.already_done()
    assert len(said(urgent)) == 1
    assert all(row.answered_at for row in urgent.rows(Question))


async def test_a_typing_error_among_colleagues_becomes_a_report_when_it_is_corrected(june: World):
    june.stage.people.promote(june.finance.chat, june.stage.people.bot())
    await june.stage.settle()
    message = await june.finance.says("NV 77 đã hoàn thành")
    await june.finance.edits(message, "NV 1 đã hoàn thành")
    assert standing(june) == {"1": (Status.DONE, None)}


async def test_no_change_edited_into_a_report_is_replaced(june: World):
    await june.finance.answers("NV 1 đang thực hiện 60%")
    message = await june.finance.answers("không thay đổi")
    await june.finance.edits(message, "không thay đổi gì ạ")
    assert len(said(june)) == 2
    await june.finance.edits(message, "NV 1 đang thực hiện 70%")
    assert standing(june) == {"1": (Status.IN_PROGRESS, 70)}


async def test_figures_of_the_old_words_count_no_more(june: World):
    message = await june.finance.answers("NV 1 đang thực hiện, đã cấp 12/27 huyện")
    await june.finance.edits(message, "NV 1 đang thực hiện, đã cấp 13/27 huyện")
    assert [row.done for row in june.rows(Figure)] == [12, 13]
    assert "tăng" not in june.finance.last().text


async def test_an_edited_command_is_taken_and_what_became_another_is_told_so(
    june: World,
):
    message = await june.finance.says("/baocao NV 1 đang thực hiện 60%")
    await june.finance.edits(message, "/baocao NV 1 đang thực hiện 70%")
    assert standing(june) == {"1": (Status.IN_PROGRESS, 70)}
    before = heard(june)
    await june.finance.edits(message, "/nhiemvu")
    assert heard(june) == before + 1
    assert june.finance.last().text == edit_not_followed()
    assert standing(june) == {"1": (Status.IN_PROGRESS, 70)}


async def test_an_edit_in_a_strange_group_is_met_with_silence(june: World):
    message = await june.outsider.says("chào cả nhà")
    before = len(june.outsider.from_bot())
    await june.outsider.edits(message, "NV 1 đã hoàn thành")
    assert len(june.outsider.from_bot()) == before
    assert said(june) == []


async def test_the_caption_of_a_file_is_edited_like_words(june: World):
    await june.finance.sends(
        "bao-cao.pdf", b"%PDF-1.4", reply_to=june.finance.last().id, caption="NV 1 đang thực hiện 60%"
    )
    (file,) = [one for one in june.stage.people.messages(june.finance.chat) if one.text.startswith("NV 1")]
    await june.finance.edits(file.id, "NV 1 đang thực hiện 70%")
    assert standing(june) == {"1": (Status.IN_PROGRESS, 70)}
