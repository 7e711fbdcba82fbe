"""Months long past are packed: their texts stay, in a tenth of the room, and are found again."""

from datetime import datetime, timedelta

from markupsafe import Markup
from sqlalchemy import select
from sqlalchemy.orm import Session

from storage import outbox, retention
from storage.database import Database
from storage.models import Act, OutboxMessage, OutboxState, ToldMonth
from storage.outbox import Content, Outgoing
from storage.upkeep import told
from tests.auxil.cast import FINANCE_CHAT

MAY, JUNE = (datetime.fromisoformat(f"2025-0{month}-10T07:30:00+07:00") for month in (5, 6))
AUGUST = datetime.fromisoformat("2025-08-02T00:15:00+07:00")
OTHER_CHAT = FINANCE_CHAT - 1


def say(session: Session, chat: int, words: str, at: datetime, key: str | None = None) -> int:
    outbox.enqueue(session, [Outgoing(Act.SAY, chat, Content(Markup(words)), dedupe_key=key)], at)
    row = session.scalars(select(OutboxMessage).order_by(OutboxMessage.id.desc())).first()
    assert row is not None
    outbox.mark_sent(session, row.id, 100 + row.id, at)
    return row.id


def everything(session: Session) -> list[str]:
    return [text for _, _, text in told.latest(session, [FINANCE_CHAT, OTHER_CHAT], AUGUST)]


def left(session: Session) -> list[str]:
    return [row.content["text"] for row in session.scalars(select(OutboxMessage).order_by(OutboxMessage.id))]


def test_whole_months_that_are_over_long_enough_are_packed_and_found_again(database: Database):
    def speak(session: Session) -> None:
        for at in (MAY, JUNE):
            for number in range(2):
                say(session, FINANCE_CHAT, f"nhắc {number} {at:%m}", at, f"reminder:{at:%Y%m%d}:{number}:1")
        say(session, OTHER_CHAT, "khác", JUNE)
        say(session, FINANCE_CHAT, "tháng bảy", JUNE + timedelta(days=23))

    database.transact(speak)
    assert database.transact(retention.let_go, AUGUST) == 5
    assert database.read(left) == ["tháng bảy"]
    assert database.read(everything) == ["khác", "nhắc 1 06", "nhắc 0 06", "nhắc 1 05", "nhắc 0 05"]
    assert database.transact(retention.let_go, AUGUST) == 0


def test_what_may_still_be_asked_for_stays_as_it_is(database: Database):
    def speak(session: Session) -> None:
        say(session, FINANCE_CHAT, "một lần", MAY, "digest:2025-05-10")
        unknown = say(session, FINANCE_CHAT, "chưa rõ", MAY)
        session.get_one(OutboxMessage, unknown).state = OutboxState.UNKNOWN
        outbox.enqueue(session, [Outgoing(Act.SAY, FINANCE_CHAT, Content(Markup("chờ")))], MAY)

    database.transact(speak)
    assert database.transact(retention.let_go, AUGUST) == 0
    assert database.read(left) == ["một lần", "chưa rõ", "chờ"]


def test_what_is_packed_later_joins_its_month(database: Database):
    database.transact(say, FINANCE_CHAT, "một", MAY)
    database.transact(told.pack, AUGUST)
    database.transact(say, FINANCE_CHAT, "hai", MAY)
    database.transact(told.pack, AUGUST)
    assert database.read(everything) == ["hai", "một"]
    (month,) = database.read(lambda session: session.scalars(select(ToldMonth)).all())
    assert (month.chat_id, month.month, month.messages) == (FINANCE_CHAT, "2025-05", 2)


def test_texts_are_kept_for_ever_or_for_as_long_as_an_office_says(database: Database):
    database.transact(say, FINANCE_CHAT, "cũ", MAY)
    database.transact(say, FINANCE_CHAT, "cũ, một lần", MAY, "digest:2025-05-10")
    database.transact(retention.let_go, AUGUST)
    for_two_years = retention.Keeping(told=timedelta(days=730))
    assert database.transact(retention.let_go, AUGUST + timedelta(days=600), for_two_years) == 0
    assert database.transact(retention.let_go, AUGUST + timedelta(days=3000)) == 0
    assert database.transact(retention.let_go, AUGUST + timedelta(days=700), for_two_years) == 2
    assert (database.read(everything), database.read(left)) == ([], [])
