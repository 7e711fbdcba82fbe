"""`dondoc messages` shows whose mail waits, and that it is mail."""

from markupsafe import Markup
from sqlalchemy.orm import Session

from storage import outbox
from storage.database import Database
from storage.mail import addresses
from storage.models import Act
from storage.outbox import Content, Outgoing
from tests.auxil.cast import NOW, secretary
from tests.auxil.province import unit
from tests.bot.upkeep.conftest import Invoke


def test_mail_that_waits_is_listed_as_mail(kept: Database, dondoc: Invoke):
    def queue(session: Session) -> None:
        found = unit(session, "Sở Tài chính")
        chat = addresses.register(session, secretary(), found, ["stc@tinh.gov.vn"], NOW).chat_id
        outbox.enqueue(session, [Outgoing(Act.SAY, chat, Content(Markup("NV 1")))], NOW)

    kept.transact(queue)
    assert "Sở Tài chính qua thư" in dondoc("messages").output
