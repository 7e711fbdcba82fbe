"""A request can be answered where it is listed, and by its number anywhere."""

import pytest
from sqlalchemy import update
from sqlalchemy.orm import Session

from storage.models import Obligation, ObligationKind, ObligationState, RequestAnswer, Statement
from tests.auxil.requests import TO_BOTH, sent
from tests.auxil.world import World


def _let_go_of_all_but_requests(session: Session) -> None:
    others = update(Obligation).where(Obligation.kind != ObligationKind.REQUEST)
    session.execute(others.values(state=ObligationState.WAIVED))


def answered(world: World) -> list[str | None]:
    """Return what was answered to requests."""
    return [row.text for row in world.rows(RequestAnswer)]


@pytest.mark.parametrize(
    "words",
    [
        "yêu cầu số 1: đã cấp 40/120 tài khoản",
        "Yêu cầu 1: đã cấp 40/120 tài khoản",
        "YC1: đã cấp 40/120 tài khoản",
        "Trả lời yêu cầu báo cáo số 1 đã cấp 40/120 tài khoản",
        "tra loi yeu cau so 1 - đã cấp 40/120 tài khoản",
    ],
)
async def test_a_request_is_answered_by_its_number_wherever_it_is_said(june: World, words: str):
    """Newcomer, C26: "yêu cầu số 1: …" below the reminder was "Nội dung này là của nhiệm vụ nào?"."""
    await sent(june, TO_BOTH)
    await june.finance.says(words, reply_to=june.finance.from_bot()[-2].id)
    assert answered(june) == ["đã cấp 40/120 tài khoản"]
    assert "✅ Đã ghi nhận trả lời của Sở Tài chính cho yêu cầu số 1" in june.finance.last().text
    assert not june.rows(Statement)


async def test_a_reminder_that_lists_a_request_leads_to_it_and_takes_its_answer(june: World):
    await sent(june, TO_BOTH)
    await june.move_to("2025-06-16 07:30")
    morning = next(
        one for one in reversed(june.commune.from_bot()) if "📣 Yêu cầu báo cáo\n• Số 1" in one.text
    )
    assert "📣 Trả lời yêu cầu số 1" in june.commune.labels(morning)
    await june.commune.presses("📣 Trả lời yêu cầu số 1", message=morning)
    assert june.commune.last().text.startswith("📣 Yêu cầu báo cáo số 1 – UBND xã Hoa Lộc\nBáo cáo số liệu")
    await june.commune.answers("đạt 30/40")
    await june.commune.says("yêu cầu số 1: đã gửi báo cáo 221/BC-UBND, đạt 35/40", reply_to=morning.id)
    assert answered(june) == ["đạt 30/40", "đã gửi báo cáo 221/BC-UBND, đạt 35/40"]


async def test_what_answers_a_reminder_of_one_request_alone_answers_the_request(june: World):
    """The words "đã gửi báo cáo nhanh bằng văn bản số 221/BC-STC rồi nhé" were "Chưa hiểu nội dung này"."""
    await sent(june, TO_BOTH)
    june.database.transact(_let_go_of_all_but_requests)
    await june.move_to("2025-06-16 07:30")
    morning = june.commune.last()
    assert june.commune.labels(morning) == ["📣 Trả lời yêu cầu số 1", "👀 Đã nhận"]
    assert morning.text.endswith(
        "Xin bấm nút, hoặc trả lời (reply) tin này, ví dụ: “Yêu cầu số 1: đã cấp 40/120”."
    )
    await june.commune.answers("đã gửi báo cáo nhanh bằng văn bản số 221/BC-UBND rồi nhé")
    assert answered(june) == ["đã gửi báo cáo nhanh bằng văn bản số 221/BC-UBND rồi nhé"]


async def test_a_number_that_nobody_asked_is_told_with_those_that_wait(june: World):
    await sent(june, TO_BOTH)
    await june.finance.answers("yêu cầu số 9: đã xong")
    assert answered(june) == ["yêu cầu số 9: đã xong"]  # a reply to the request itself is its answer
    await june.commune.says("/baocao yêu cầu số 9: đã xong")
    assert june.commune.last().text == "Đơn vị không có yêu cầu báo cáo số 9. Đang chờ trả lời: yêu cầu số 1."


async def test_a_second_answer_says_that_the_first_is_kept(june: World):
    """Newcomer, C36: the second answer was confirmed exactly as the first."""
    await sent(june, TO_BOTH)
    request = june.finance.last()
    await june.finance.says("30/120", reply_to=request.id)
    await june.finance.says("40/120", reply_to=request.id)
    assert june.finance.last().text == (
        "✅ Đã bổ sung trả lời của Sở Tài chính cho yêu cầu số 1 (đúng hạn): “40/120”. "
        "Trả lời trước vẫn được giữ. Người trả lời: Nguyễn Thu Hà."
    )
    assert answered(june) == ["30/120", "40/120"]


async def test_words_that_name_no_task_can_be_said_to_answer_a_request(june: World):
    await sent(june, TO_BOTH)
    await june.finance.says("/baocao đã gửi báo cáo nhanh bằng văn bản số 221/BC-STC")
    await june.finance.presses("📣 Trả lời yêu cầu số 1")
    assert answered(june) == ["/baocao đã gửi báo cáo nhanh bằng văn bản số 221/BC-STC"[8:]]
    assert "✅ Đã ghi nhận trả lời của Sở Tài chính cho yêu cầu số 1" in june.finance.last().text
