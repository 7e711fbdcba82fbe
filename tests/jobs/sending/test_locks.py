"""A refusal ends as little as it names: locks pass, files leave their words, an edit is said anew."""

import logging
from datetime import timedelta

import pytest

from chat.buttons.notices import SendFileAgain
from chat.markup import Marked
from sandbox.faults import FaultKind
from sandbox.rights import Permission
from storage import files, outbox
from storage.groups import reach
from storage.models import Act, Lane, LinkRole, LinkState
from storage.outbox import Content, Outgoing
from tests.auxil.sending import Desk, edit, words
from tests.sandbox.images import png


@pytest.fixture
def secretariat(desk: Desk) -> int:
    chat = desk.group("Tổ giúp việc")
    desk.link(chat, LinkRole.SECRETARIAT)
    return chat


@pytest.fixture
def unit(desk: Desk, secretariat: int) -> int:
    chat = desk.group("Sở")
    desk.link(chat, LinkRole.UNIT, "Sở Tài chính")
    return chat


def state(desk: Desk, chat: int) -> LinkState:
    return next(link.state for link in desk.links() if link.chat_id == chat)


def asked(desk: Desk, chat: int) -> int:
    """Return how often it was tried to say something in a chat."""
    made = desk.sandbox.control.requests("sendMessage")
    return sum(int(str(one.parameters["chat_id"])) == chat for one in made)


async def test_a_locked_group_is_tried_again_in_growing_gaps_and_gets_everything(
    desk: Desk, secretariat: int, unit: int
):
    desk.sandbox.control.lock(unit, desk.person)
    desk.queue(words(unit, "một", lane=Lane.WAVE), words(unit, "hai", lane=Lane.TOLD))
    began, tried = desk.clock(), []
    for _ in range(3 * 60):
        before = asked(desk, unit)
        await desk.send_all()
        if asked(desk, unit) > before:
            tried.append((desk.clock() - began) // timedelta(minutes=1))
        desk.later(60)
    assert tried == [0, 1, 3, 7, 15, 31, 63, 123]
    assert state(desk, unit) is LinkState.LOCKED
    (notice,) = desk.said(secretariat)
    assert "Sở Tài chính: nhóm đang khóa, bot không được phép gửi tin" in notice
    assert "bot tự thử lại" in notice
    desk.sandbox.control.unlock(unit, desk.person)
    desk.later(3600)
    await desk.send_all()
    assert desk.said(unit) == ["hai", "một"]
    assert state(desk, unit) is LinkState.ACTIVE
    assert desk.said(secretariat)[1:] == [
        "🔗 Đã gửi lại được tin vào nhóm “Nhóm Sở Tài chính” của Sở Tài chính."
    ]


async def test_who_speaks_in_a_locked_group_is_answered_as_soon_as_it_is_open(
    desk: Desk, secretariat: int, unit: int
):
    desk.sandbox.control.lock(unit, desk.person)
    desk.queue(words(unit, "nhắc", lane=Lane.WAVE))
    await desk.send_all()
    desk.sandbox.control.unlock(unit, desk.person)
    desk.queue(words(unit, "trả lời"))
    await desk.send_all()
    assert desk.said(unit) == ["trả lời", "nhắc"]


async def test_what_is_said_in_a_locked_group_of_nobody_is_given_up(desk: Desk):
    chat = desk.group()
    desk.sandbox.control.lock(chat, desk.person)
    desk.queue(words(chat, "một"))
    await desk.send_all()
    assert desk.states() == ["dead"]


async def test_a_forbidden_in_strange_words_is_a_lock(desk: Desk, secretariat: int, unit: int):
    strange = {"code": 403, "description": "Forbidden: the moon is full"}
    desk.sandbox.control.add_fault(FaultKind.REFUSED, chat=unit, **strange)  # type: ignore[arg-type] # as Details
    desk.queue(words(unit, "một"))
    await desk.send_all()
    assert state(desk, unit) is LinkState.LOCKED
    desk.later(60)
    await desk.send_all()
    assert desk.said(unit) == ["một"]


async def test_what_the_secretariat_is_told_waits_while_its_group_is_locked(desk: Desk, secretariat: int):
    desk.sandbox.control.lock(secretariat, desk.person)
    desk.queue(words(secretariat, "vướng mắc", lane=Lane.TOLD), words(secretariat, "bản tin", lane=Lane.WAVE))
    await desk.send_all()
    assert not desk.database.read(reach.secretariat_hears)
    desk.sandbox.control.unlock(secretariat, desk.person)
    desk.later(60)
    await desk.send_all()
    assert desk.said(secretariat) == ["vướng mắc", "bản tin"]
    assert desk.database.read(reach.secretariat_hears)


async def test_what_the_secretariat_is_told_waits_while_the_bot_is_out_of_its_group(
    desk: Desk, secretariat: int
):
    desk.sandbox.control.remove_bot(secretariat, desk.person)
    desk.queue(words(secretariat, "vướng mắc", lane=Lane.TOLD), words(secretariat, "bản tin", lane=Lane.WAVE))
    await desk.send_all()
    desk.later(100_000)
    await desk.send_all()
    assert desk.states() == ["pending", "pending"]
    assert len(desk.sandbox.control.requests("sendMessage")) == 1, "nothing is tried in vain"
    desk.sandbox.control.add_bot(secretariat, desk.person)
    desk.database.transact(reach.let_in, secretariat)
    await desk.send_all()
    assert desk.said(secretariat) == ["vướng mắc", "bản tin"]


async def test_a_new_group_of_the_secretariat_hears_what_waits_for_the_lost_one(desk: Desk, secretariat: int):
    desk.sandbox.control.remove_bot(secretariat, desk.person)
    desk.queue(words(secretariat, "vướng mắc", lane=Lane.TOLD), words(secretariat, "câu trả lời"))
    await desk.send_all()
    new = desk.group("Tổ giúp việc mới")
    desk.link(new, LinkRole.SECRETARIAT)
    link = desk.links()[-1]
    desk.database.transact(reach.move_what_waits, link)
    await desk.send_all()
    assert desk.said(new) == ["vướng mắc"]
    assert link.chat_id == new


@pytest.mark.parametrize("chat_of", ["secretariat", "unit"])
async def test_a_file_that_may_not_be_sent_leaves_its_words_and_a_way_to_it(
    desk: Desk, secretariat: int, unit: int, chat_of: str
):
    chat = secretariat if chat_of == "secretariat" else unit
    desk.sandbox.control.withhold(chat, desk.person, Permission.SEND_DOCUMENTS)
    file = desk.database.transact(files.keep, "qua-han.xlsx", b"PK...", desk.clock())
    about = {"kind": "x"}
    desk.queue(
        Outgoing(Act.SEND_FILE, chat, Content(Marked("Danh sách quá hạn")), file_id=file, about=about),
        words(chat, "sau đó"),
    )
    await desk.send_all()
    said, after = desk.said(chat)
    assert said.startswith(
        "Danh sách quá hạn\n\n📎 Chưa gửi được tệp “qua-han.xlsx” vào đây: nhóm chưa cho phép"
    )
    assert ("/hoso 1" in said) is (chat == secretariat)
    assert after == "sau đó"
    assert state(desk, chat) is LinkState.ACTIVE
    row = desk.rows()[0]
    assert (row.state.value, row.about) == ("sent", about)
    assert row.content["buttons"] == [[["📎 Gửi lại tệp", SendFileAgain(row.id, 0).pack()]]]
    assert desk.database.read(files.refused, row.id, [chat]) is not None
    assert desk.database.read(files.refused, row.id, [0]) is None


async def test_a_picture_that_may_not_be_sent_goes_as_a_document(desk: Desk, unit: int):
    desk.sandbox.control.withhold(unit, desk.person, Permission.SEND_PHOTOS)
    file = desk.database.transact(files.keep, "bieu-do.png", png(9, 9), desk.clock())
    desk.queue(Outgoing(Act.SEND_PICTURE, unit, Content(Marked("Biểu đồ")), file_id=file))
    await desk.send_all()
    (message,) = (one for one in desk.sandbox.control.messages(unit) if not one.service)
    assert message.attachment is not None
    assert (message.attachment.name, message.text) == ("bieu-do.png", "Biểu đồ")


async def test_a_picture_that_is_kept_elsewhere_leaves_its_words(desk: Desk, unit: int):
    desk.queue(Outgoing(Act.SEND_PICTURE, unit, Content(Marked("NV 3"), kept_file="gone")))
    await desk.send_all()
    (said,) = desk.said(unit)
    assert said.startswith("NV 3\n\n📎 Chưa gửi được tệp vào đây: Telegram không còn giữ tệp này")
    assert desk.rows()[0].content["buttons"][0][0][1] == SendFileAgain(1, 1).pack()


async def test_a_new_text_for_a_message_that_is_gone_is_said_anew(desk: Desk, unit: int):
    desk.queue(words(unit, "cũ"))
    await desk.send_all()
    message = desk.rows()[0].message_id or 0
    desk.sandbox.control.delete(unit, message)
    desk.queue(edit(unit, message, "mới"))
    await desk.send_all()
    assert desk.said(unit) == ["mới"]


async def test_an_answer_to_what_is_refused_as_gone_stands_alone(desk: Desk, unit: int):
    gone = {"code": 400, "description": "Bad Request: message to be replied not found"}
    desk.sandbox.control.add_fault(FaultKind.REFUSED, chat=unit, **gone)  # type: ignore[arg-type] # as Details
    desk.queue(Outgoing(Act.SAY, unit, Content(Marked("trả lời"), answers=99)))
    await desk.send_all()
    assert desk.said(unit) == ["trả lời"]


async def test_a_reaction_that_is_refused_changes_nothing_else(desk: Desk, unit: int):
    desk.queue(words(unit, "một"))
    await desk.send_all()
    denied = {"code": 400, "description": "Bad Request: not enough rights"}
    desk.sandbox.control.add_fault(FaultKind.REFUSED, method="setMessageReaction", **denied)  # type: ignore[arg-type] # as Details
    react = Outgoing(Act.REACT, unit, Content(message=desk.rows()[0].message_id, reaction="👍"))
    desk.queue(react, words(unit, "hai"))
    await desk.send_all()
    assert desk.states() == ["sent", "dead", "sent"]
    assert state(desk, unit) is LinkState.ACTIVE


async def test_a_reminder_that_waited_past_its_day_is_not_said(desk: Desk, unit: int):
    desk.sandbox.control.lock(unit, desk.person)
    midnight = desk.clock() + timedelta(hours=1)
    desk.queue(words(unit, "nhắc hôm nay", lane=Lane.WAVE, not_after=midnight))
    await desk.send_all()
    desk.sandbox.control.unlock(unit, desk.person)
    desk.later(7200)
    desk.queue(words(unit, "nhắc hôm sau", lane=Lane.WAVE))
    await desk.send_all()
    assert desk.said(unit) == ["nhắc hôm sau"]


async def test_a_method_that_the_server_does_not_know_ends_only_that(
    desk: Desk, unit: int, caplog: pytest.LogCaptureFixture
):
    unknown = {"code": 404, "description": "Not Found: method not found"}
    desk.sandbox.control.add_fault(FaultKind.REFUSED, method="setMyCommands", **unknown)  # type: ignore[arg-type] # as Details
    desk.queue(Outgoing(Act.SUGGEST_COMMANDS, unit, Content(commands={"a": "b"})), words(unit, "một"))
    with caplog.at_level(logging.WARNING):
        await desk.send_all()
    assert desk.states() == ["dead", "sent"]


def test_a_closed_row_is_no_file(desk: Desk):
    assert desk.database.read(files.refused, 1, [1]) is None
    assert desk.database.read(outbox.waiting_in, 1) == []
