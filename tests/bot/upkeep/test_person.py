"""What is kept about one person is told whole, and their name goes on a request in writing."""

import json

import pytest
from sqlalchemy.orm import Session

from bot.clock import utc_now
from storage import inbox, log
from storage.database import Database
from storage.models import LogEvent, Person
from tests.auxil.cast import FINANCE_CHAT, speaker
from tests.bot.upkeep.conftest import Invoke

HER, HIM = 5_000_000_007, 5_000_000_008


@pytest.fixture
def office(kept: Database) -> Database:
    """Two people who did and said something."""

    def fill(session: Session) -> None:
        for person in (HER, HIM):
            author = speaker(FINANCE_CHAT, person, f"Người {person}")
            log.record(session, author, "link_chat", "unit:1", utc_now())
            message = {"from": {"id": person}, "chat": {"id": FINANCE_CHAT}, "text": f"lời của {person}"}
            inbox.receive(session, [{"update_id": person, "message": message}], utc_now())
        pressed = {"from": {"id": HER}, "message": {"chat": {"id": FINANCE_CHAT}}, "data": "x"}
        inbox.receive(session, [{"update_id": 9, "callback_query": pressed}], utc_now())

    kept.transact(fill)
    return kept


def test_everything_about_one_person_and_nothing_of_another_is_told(office: Database, dondoc: Invoke):
    told = json.loads(dondoc("export-person", str(HER)).output)
    assert {name: len(rows) for name, rows in told.items()} == {
        "people": 1,
        "audit_events": 1,
        "inbox_updates": 2,
    }
    assert f"lời của {HIM}" not in json.dumps(told, ensure_ascii=False)
    assert told["people"][0]["display_name"] == f"Người {HER}"
    noted = office.read(lambda session: [one.action for one in session.query(LogEvent)])
    assert noted.count("export_person") == 1


@pytest.mark.usefixtures("office")
def test_it_is_written_to_a_file_that_nobody_else_reads(dondoc: Invoke, tmp_path):
    assert dondoc("export-person", str(HER), "nguoi.json").exit_code == 0
    assert oct((tmp_path / "nguoi.json").stat().st_mode & 0o777) == "0o600"
    assert json.loads((tmp_path / "nguoi.json").read_text())["people"]


def test_a_name_is_taken_out(office: Database, dondoc: Invoke):
    done = dondoc("forget", str(HER))
    assert done.exit_code == 0
    assert "các báo cáo cũ ghi “cán bộ đầu mối”" in done.output
    names = office.read(lambda session: {one.id: one.display_name for one in session.query(Person)})
    assert names == {HER: "cán bộ đầu mối", HIM: f"Người {HIM}"}


@pytest.mark.parametrize("command", ["forget", "export-person"])
@pytest.mark.usefixtures("office")
def test_of_a_stranger_nothing_is_kept(dondoc: Invoke, command: str):
    asked = dondoc(command, "99")
    assert asked.exit_code == 1
    assert "không lưu gì" in asked.output
