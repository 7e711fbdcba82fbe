"""Who speaks for a unit: registered focal points, a new person's first report, handing over, leaving."""

from typing import Any

import pytest

from chat.texts import access
from chat.texts.groups import focal_points as focal_point_texts
from plans.status import Status
from storage import inbox
from storage.models import FocalPoint, Person, Question, Reporters, Statement
from tests.auxil.cast import COMMUNE, FINANCE
from tests.auxil.world import World

ONLY_REGISTERED = "Chỉ đầu mối đã đăng ký được báo cáo"
EVERYBODY = "Mọi thành viên nhóm được báo cáo"


@pytest.fixture
async def strict(june: World) -> World:
    """June, in which only the registered focal points of the finance department report: Hà alone."""
    await june.finance.says("/daumoi")
    await june.finance.presses(ONLY_REGISTERED)
    return june


async def newcomer(world: World) -> int:
    return await world.finance.somebody_joins("Lê Thị", "Hoa")


def reported(world: World) -> list[tuple[str, Status | None]]:
    names = {person.id: person.display_name for person in world.rows(Person)}
    return [(names[row.person_id], row.status) for row in world.rows(Statement)]


def in_office(world: World) -> set[str]:
    names = {person.id: person.display_name for person in world.rows(Person)}
    return {names[row.person_id] for row in world.rows(FocalPoint) if row.ended_at is None}


async def test_by_default_any_member_of_the_group_reports_by_name(june: World):
    await june.finance.answers("NV 1 đang thực hiện", person=await newcomer(june))
    assert reported(june) == [("Lê Thị Hoa", Status.IN_PROGRESS)]


async def test_who_speaks_for_the_unit_is_shown_with_what_can_be_done(june: World):
    await june.finance.says("/daumoi")
    assert june.finance.last().text.startswith(f"Đầu mối của {FINANCE}: chưa có ai đăng ký")
    assert june.finance.labels() == ["Tôi là đầu mối", ONLY_REGISTERED]
    await june.finance.presses("Tôi là đầu mối")
    assert june.finance.last().text == f"✅ Nguyễn Thu Hà là đầu mối của {FINANCE}."
    assert june.secretariat.last().text == june.finance.last().text
    assert in_office(june) == {"Nguyễn Thu Hà"}


async def test_whoever_restricts_reporting_is_the_first_focal_point(strict: World):
    assert in_office(strict) == {"Nguyễn Thu Hà"}
    assert f"Đã đổi quy định của {FINANCE}: người được báo cáo là chỉ" in strict.finance.last().text
    assert strict.secretariat.last().text == strict.finance.last().text
    await strict.finance.answers("NV 1 đang thực hiện")
    assert reported(strict) == [("Nguyễn Thu Hà", Status.IN_PROGRESS)]


async def test_the_first_report_of_a_new_person_waits_for_a_yes_and_is_then_in_their_name(strict: World):
    hoa = await newcomer(strict)
    await strict.finance.says("/baocao NV 1 đã hoàn thành", person=hoa)
    assert reported(strict) == []
    question = strict.finance.last()
    assert question.text.startswith(
        f"Lê Thị Hoa chưa đăng ký là đầu mối của {FINANCE}. Báo cáo đã được giữ lại, chưa ghi nhận."
    )
    assert "Nguyễn Thu Hà" in question.text

    assert await strict.finance.presses("Đồng ý", message=question) == ""

    assert reported(strict) == [("Lê Thị Hoa", Status.DONE)]
    assert "✅ Nguyễn Thu Hà đã đồng ý: Lê Thị Hoa là đầu mối" in strict.finance.again(question).text
    assert "NV 1: hoàn thành" in strict.finance.last().text
    await strict.finance.says("/baocao NV 2 đang thực hiện", person=hoa)
    assert len(reported(strict)) == 2


async def test_a_report_that_waited_counts_from_when_it_was_said(strict: World):
    await strict.finance.says("/baocao NV 1 đã hoàn thành", person=await newcomer(strict))
    question = strict.finance.last()
    await strict.move_to("2025-06-13 09:00")
    await strict.finance.presses("Đồng ý", message=question)
    (update,) = strict.rows(Statement)
    assert update.said_on.isoformat() == "2025-06-12"


async def test_a_report_that_waited_does_not_overtake_a_later_one(strict: World):
    await strict.finance.says("/baocao NV 1 đang thực hiện", person=await newcomer(strict))
    question = strict.finance.last()
    await strict.move_to("2025-06-12 10:00")
    await strict.finance.says("/baocao NV 1 đã hoàn thành")
    await strict.finance.presses("Đồng ý", message=question)
    assert len(reported(strict)) == 2
    await strict.finance.says("/nhiemvu")
    assert "NV 1:" not in strict.finance.last().text


async def test_all_that_a_new_person_says_waits_behind_one_question(strict: World):
    hoa = await newcomer(strict)
    await strict.finance.says("/baocao NV 1 đang thực hiện", person=hoa)
    question = strict.finance.last()
    await strict.finance.says("/baocao NV 2 đang thực hiện", person=hoa)
    assert strict.finance.last().text == focal_point_texts.also_waits()
    await strict.finance.presses("Đồng ý", message=question)
    assert reported(strict) == [("Lê Thị Hoa", Status.IN_PROGRESS)] * 2


async def test_a_press_of_a_new_person_waits_too(strict: World):
    await strict.finance.says("/nhiemvu")
    popped = await strict.finance.presses("NV 1", person=await newcomer(strict))
    assert popped == focal_point_texts.press_waits()
    question = strict.finance.last()
    await strict.finance.presses("Đồng ý", message=question)
    assert "NV 1: Ban hành chính sách thu phí" in strict.finance.last().text


async def test_what_nobody_agreed_to_is_not_recorded(strict: World):
    await strict.finance.says("/baocao NV 1 đã hoàn thành", person=await newcomer(strict))
    question = strict.finance.last()
    await strict.finance.presses("Không đồng ý", message=question)
    assert "không đồng ý để Lê Thị Hoa báo cáo" in strict.finance.again(question).text
    assert reported(strict) == []
    assert in_office(strict) == {"Nguyễn Thu Hà"}


async def test_nobody_agrees_to_themselves(strict: World):
    hoa = await newcomer(strict)
    await strict.finance.says("/baocao NV 1 đã hoàn thành", person=hoa)
    assert await strict.finance.presses("Đồng ý", person=hoa) == focal_point_texts.not_yours_to_decide()
    assert reported(strict) == []


async def test_the_secretariat_may_be_asked_and_agrees(strict: World):
    hoa = await newcomer(strict)
    await strict.finance.says("/baocao NV 1 đã hoàn thành", person=hoa)
    assert await strict.finance.presses("Nhờ cơ quan thường trực", person=hoa) == focal_point_texts.passed_on(
        arrives=True
    )
    assert strict.secretariat.last().text.startswith(f"Lê Thị Hoa muốn báo cáo cho {FINANCE}")
    await strict.secretariat.presses("Đồng ý")
    assert reported(strict) == [("Lê Thị Hoa", Status.DONE)]
    told = [one.text for one in strict.finance.from_bot() if "Phạm Thị Lan đã đồng ý" in one.text]
    assert len(told) == 1


async def test_where_nobody_is_registered_the_secretariat_is_asked(june: World):
    await june.secretariat.says(f"/daumoi {FINANCE}")
    await june.secretariat.presses(ONLY_REGISTERED)
    assert "Đã đổi quy định" in june.finance.last().text
    await june.finance.says("/baocao NV 1 đã hoàn thành")
    assert "đã hỏi cơ quan thường trực" in june.finance.last().text
    await june.secretariat.presses("Đồng ý")
    assert reported(june) == [("Nguyễn Thu Hà", Status.DONE)]


async def test_an_answer_is_taken_once(strict: World):
    await strict.finance.says("/baocao NV 1 đã hoàn thành", person=await newcomer(strict))
    assert await strict.finance.presses_twice("Đồng ý") == ("", access.already_done())
    assert len(reported(strict)) == 1


async def test_chatter_and_reading_need_no_registration(strict: World):
    strict.stage.people.promote(strict.finance.chat, strict.stage.people.bot())
    hoa = await newcomer(strict)
    await strict.finance.says("Chiều nay họp lúc mấy giờ?", person=hoa)
    await strict.finance.says("/nhiemvu", person=hoa)
    assert "NV 1" in strict.finance.last().text
    assert not [row for row in strict.rows(Question) if row.kind == "reporter"]


async def test_the_secretariat_restricts_all_units_at_once_and_a_unit_differs(june: World):
    await june.secretariat.says("/daumoi")
    await june.secretariat.presses(ONLY_REGISTERED)
    assert "Đã đổi quy định chung" in june.secretariat.last().text
    await june.secretariat.says(f"/daumoi {COMMUNE}")
    await june.secretariat.presses(EVERYBODY)
    await june.commune.says("/baocao NV 3 đã hoàn thành")
    await june.finance.says("/baocao NV 1 đã hoàn thành")
    assert reported(june) == [("Trần Văn Bình", Status.DONE)]


async def test_somebody_who_is_not_registered_changes_no_rule(strict: World):
    hoa = await newcomer(strict)
    await strict.finance.says("/daumoi", person=hoa)
    for button in (EVERYBODY, "Thôi đầu mối: Nguyễn Thu Hà"):
        assert await strict.finance.presses(button, person=hoa) == focal_point_texts.not_yours_to_decide()
    assert in_office(strict) == {"Nguyễn Thu Hà"}


async def test_somebody_asks_to_be_registered_before_any_report(strict: World):
    hoa = await newcomer(strict)
    await strict.finance.says("/daumoi", person=hoa)
    await strict.finance.presses("Tôi là đầu mối", person=hoa)
    assert "Lê Thị Hoa chưa đăng ký" in strict.finance.last().text
    await strict.finance.presses("Đồng ý")
    assert in_office(strict) == {"Nguyễn Thu Hà", "Lê Thị Hoa"}


async def test_a_focal_point_hands_over_by_answering_a_colleague(strict: World):
    hoa = await newcomer(strict)
    words = strict.stage.people.say(strict.finance.chat, hoa, "Từ mai tôi làm đầu mối nhé")
    await strict.finance.says("/bangiao", reply_to=words)
    assert f"Nguyễn Thu Hà đã bàn giao đầu mối của {FINANCE} cho Lê Thị Hoa" in strict.finance.last().text
    assert strict.secretariat.last().text == strict.finance.last().text
    assert in_office(strict) == {"Lê Thị Hoa"}
    await strict.finance.says("/baocao NV 1 đã hoàn thành")
    assert reported(strict) == []


async def test_a_focal_point_hands_over_by_choosing_a_known_colleague(june: World):
    await june.finance.says("/baocao NV 2 đang thực hiện", person=await newcomer(june))
    await june.finance.says("/bangiao")
    assert june.finance.last().text == focal_point_texts.to_whom().replace("&lt;", "<")
    await june.finance.presses("Lê Thị Hoa")
    assert in_office(june) == {"Lê Thị Hoa"}


async def test_where_nobody_else_is_known_it_is_said_how_to_hand_over(june: World):
    await june.finance.says("/bangiao")
    assert june.finance.last().text == focal_point_texts.nobody_known()


async def test_nobody_who_is_not_registered_hands_over(strict: World):
    hoa = await newcomer(strict)
    await strict.finance.says("/bangiao", person=hoa)
    assert in_office(strict) == {"Nguyễn Thu Hà"}


async def test_a_focal_point_who_leaves_the_group_speaks_for_the_unit_no_longer(strict: World):
    strict.stage.people.leave(strict.finance.chat, strict.finance.person)
    await strict.stage.settle()
    assert in_office(strict) == set()
    assert strict.secretariat.last().text.startswith(f"Nguyễn Thu Hà, đầu mối của {FINANCE}, đã rời nhóm")


async def test_what_waits_for_a_yes_is_not_recorded_once_its_author_has_left(strict: World):
    hoa = await newcomer(strict)
    await strict.finance.says("/baocao NV 1 đã hoàn thành", person=hoa)
    question = strict.finance.last()
    strict.stage.people.leave(strict.finance.chat, hoa)
    await strict.stage.settle()
    assert await strict.finance.presses("Đồng ý", message=question) == access.already_done()
    assert reported(strict) == []


async def test_telegrams_word_to_administrators_that_somebody_left_counts_as_well(strict: World):
    user = {"id": strict.finance.person, "is_bot": False, "first_name": "Nguyễn Thu", "last_name": "Hà"}
    change: dict[str, Any] = {
        "chat": {"id": strict.finance.chat, "type": "supergroup", "title": "Nhóm"},
        "from": user,
        "date": 0,
        "old_chat_member": {"user": user, "status": "member"},
        "new_chat_member": {"user": user, "status": "left"},
    }
    payload = {"update_id": 10_000_000, "chat_member": change}
    strict.database.transact(inbox.receive, [payload], strict.stage.clock())
    await strict.stage.settle()
    assert in_office(strict) == set()


async def test_somebody_who_leaves_a_foreign_group_is_nobodys_business(june: World):
    before = len(june.secretariat.from_bot())
    person = await june.outsider.somebody_joins("Người", "Khác")
    june.stage.people.leave(june.outsider.chat, person)
    await june.stage.settle()
    assert len(june.secretariat.from_bot()) == before


async def test_a_name_is_taken_out_of_the_directory_by_its_owner_only(june: World):
    await june.finance.says("/baocao NV 1 đã hoàn thành")
    await june.finance.says("/xoatoi")
    hoa = await newcomer(june)
    assert await june.finance.presses("Xóa tên của tôi", person=hoa) == focal_point_texts.only_for_oneself()
    await june.finance.presses("Xóa tên của tôi")
    assert june.finance.last().text == focal_point_texts.forgotten()
    assert reported(june) == [("cán bộ đầu mối", Status.DONE)]


async def test_a_name_may_be_taken_out_in_private(june: World):
    private = june.private(june.finance.person)
    await private.says("/xoatoi")
    await private.presses("Xóa tên của tôi")
    assert private.last().text == focal_point_texts.forgotten()


def test_the_rules_are_told_in_words():
    assert focal_point_texts.REPORTER_RULES.keys() == set(Reporters)
