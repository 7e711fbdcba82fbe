"""Every change has an author, also one who was never heard of before."""

from sqlalchemy import select

from storage import log
from storage.actors import remember_person
from storage.database import Database
from storage.models import LogEvent, Person, Unit
from storage.units import directory
from tests.auxil import cast


def test_an_event_tells_who_did_what_where(database: Database):
    def record(session):
        log.record(session, cast.secretary(), "rename", "unit:1", cast.NOW, before="Cũ", after="Mới")

    database.transact(record)
    (event,) = database.read(lambda session: list(session.scalars(select(LogEvent))))
    assert (event.person_id, event.chat_id, event.at) == (1, cast.SECRETARIAT_CHAT, cast.NOW)
    assert (event.action, event.subject, event.before, event.after) == ("rename", "unit:1", "Cũ", "Mới")


def test_a_secretary_who_did_nothing_before_can_add_a_unit(database: Database):
    database.transact(directory.add_unit, cast.secretary(), "Sở Tài chính", "province", cast.NOW)
    assert database.read(lambda session: session.scalars(select(Unit.name)).all()) == ["Sở Tài chính"]
    assert database.read(lambda session: session.get_one(Person, 1).display_name) == "Phạm Thị Lan"


def test_a_person_is_known_by_the_last_name_shown(database: Database):
    for name in ("Lan", "Phạm Thị Lan"):
        database.transact(remember_person, 1, name)
    assert database.read(lambda session: session.get_one(Person, 1).display_name) == "Phạm Thị Lan"
