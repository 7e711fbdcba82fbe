"""What units say, put straight into a database."""

from datetime import date

from sqlalchemy import select

from plans.status import Status
from storage.actors import Actor
from storage.database import Database
from storage.models import Statement, Task
from storage.reporting import statements
from storage.reporting.statements import Said
from tests.auxil.cast import NOW, TODAY


def number(database: Database, name: str = "1") -> int:
    return database.read(lambda session: session.scalars(select(Task.id).where(Task.number == name)).one())


def say(
    database: Database,
    actor: Actor,
    status: Status | None,
    today: date = TODAY,
    task: str = "1",
    **said: object,
) -> Statement:
    words = Said(number(database, task), status, **said)  # type: ignore[arg-type] # fields of Said
    return database.transact(statements.record, actor, words, NOW + (today - TODAY), today)
