"""The sender of mail: what becomes of each message of a mail, by what became of the mail."""

from collections.abc import Sequence
from functools import cached_property
from zoneinfo import ZoneInfo

import pytest
from markupsafe import Markup
from sqlalchemy import select
from sqlalchemy.orm import Session

from chat.channel import ChannelError
from chat.heard import HeardFile
from chat.mail.rendering import Letterhead
from jobs.sending.mail.sender import MailSender, Ways
from jobs.sending.mail.smtp import Fate, Given
from storage import files, outbox
from storage.database import Database
from storage.mail import addresses
from storage.models import Act, ChatLink, LinkState, OutboxMessage, OutboxState, SentMail
from storage.outbox import Content, Outgoing
from tests.auxil.cast import NOW, secretary
from tests.auxil.province import unit

HEAD = Letterhead("Đôn đốc", "dondoc@tinh.gov.vn")
HANOI = ZoneInfo("Asia/Ho_Chi_Minh")


class Elsewhere:
    """A channel that keeps no file."""

    async def fetch(self, file: HeardFile) -> bytes:
        raise ChannelError(file.id)


class Desk:
    """A sender whose server answers as the test says."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.answers: list[Given] = []
        self.given: list[bytes] = []
        self.head = HEAD
        self.chat = database.transact(self._register)

    def _register(self, session: Session) -> int:
        found = unit(session, "Sở Tài chính")
        return addresses.register(session, secretary(), found, ["stc@tinh.gov.vn"], NOW).chat_id

    def _give(self, _sender: str, _to: Sequence[str], content: bytes) -> Given:
        self.given.append(content)
        return self.answers.pop(0) if self.answers else Given(Fate.SENT, "250 OK")

    def queue(self, *messages: Outgoing) -> None:
        self.database.transact(outbox.enqueue, messages, NOW)

    def say(self, words: str = "NV 1") -> Outgoing:
        return Outgoing(Act.SAY, self.chat, Content(Markup(words)))

    def file(self) -> Outgoing:
        number = self.database.transact(files.keep, "Biểu.xlsx", b"bieu", NOW)
        return Outgoing(Act.SEND_FILE, self.chat, Content(Markup("Biểu")), file_id=number)

    @cached_property
    def sender(self) -> MailSender:
        ways = Ways(self._give, self.head, 1e6)
        return MailSender(self.database, Elsewhere(), lambda: NOW, HANOI, ways)  # type: ignore[arg-type] # as far as it is asked

    async def send(self) -> bool:
        return await self.sender.send_one()

    def rows(self) -> list[tuple[Act, OutboxState]]:
        query = select(OutboxMessage.act, OutboxMessage.state).order_by(OutboxMessage.id)
        return self.database.read(lambda session: [(act, state) for act, state in session.execute(query)])

    def state(self) -> LinkState:
        return self.database.read(lambda session: session.scalars(select(ChatLink.state)).one())


@pytest.fixture
def desk(sqlite: Database) -> Desk:
    return Desk(sqlite)


async def test_what_is_due_goes_together_and_then_there_is_nothing(desk: Desk):
    desk.queue(desk.say(), desk.say("NV 2"), desk.file())
    assert await desk.send()
    assert not await desk.send()
    assert len(desk.given) == 1
    assert {state for _, state in desk.rows()} == {OutboxState.SENT}


async def test_a_refused_file_leaves_its_words_and_the_words_beside_it_go(desk: Desk):
    desk.answers = [Given(Fate.REFUSED, "552 5.3.4 Too large")]
    desk.queue(desk.say(), desk.file())
    assert await desk.send()
    assert desk.rows() == [(Act.SAY, OutboxState.PENDING), (Act.SAY, OutboxState.PENDING)]
    assert await desk.send()
    assert {state for _, state in desk.rows()} == {OutboxState.SENT}
    assert desk.state() is LinkState.ACTIVE
    assert [b"spreadsheetml" in content for content in desk.given] == [True, False]


async def test_refused_words_end_the_chat(desk: Desk):
    desk.answers = [Given(Fate.REFUSED, "554 5.7.0 No mail from you")]
    desk.queue(desk.say())
    assert await desk.send()
    assert desk.rows() == [(Act.SAY, OutboxState.DEAD)]
    assert desk.state() is LinkState.UNREACHABLE


async def test_without_a_server_everything_waits(desk: Desk, caplog: pytest.LogCaptureFixture):
    desk.answers = [Given(Fate.NO_SERVER, "ConnectionRefusedError")] * 3
    desk.queue(desk.say())
    for _ in range(3):
        assert await desk.send()
    assert caplog.messages == ["giving mail to the server fails: ConnectionRefusedError"]
    assert desk.rows() == [(Act.SAY, OutboxState.PENDING)]
    assert desk.database.read(lambda session: session.scalars(select(SentMail)).all()) == []


async def test_what_cannot_be_written_is_given_up_and_the_chat_goes_on(desk: Desk):
    desk.head = Letterhead("Đôn đốc\nBcc: x", "dondoc@tinh.gov.vn")
    desk.queue(desk.say())
    assert await desk.send()
    assert desk.rows()[0] == (Act.SAY, OutboxState.DEAD)
    assert desk.given == []
    assert desk.state() is LinkState.ACTIVE


async def test_a_file_that_another_channel_does_not_give_leaves_its_words(desk: Desk):
    kept = Content(Markup("Văn bản"), kept_file="AgAC", file_name="Văn bản.pdf")
    desk.queue(Outgoing(Act.SEND_FILE, desk.chat, kept))
    assert await desk.send()
    assert desk.rows() == [(Act.SAY, OutboxState.PENDING)]
    assert await desk.send()
    assert desk.rows() == [(Act.SAY, OutboxState.SENT)]
    assert len(desk.given) == 1


async def test_without_an_address_nothing_is_sent(desk: Desk):
    desk.database.transact(addresses.end, desk.chat, NOW)
    desk.queue(desk.say())
    assert not await desk.send()
    assert desk.rows() == [(Act.SAY, OutboxState.DEAD)]
