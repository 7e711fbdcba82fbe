"""The migrations lead to the tables of the models."""

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import text

from storage.base import Base
from storage.database import Database
from storage.migrate import upgrade


def differences(database: Database) -> list[object]:
    with database.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        return list(compare_metadata(context, Base.metadata))


def test_an_empty_database_gets_the_tables_of_the_models(url: str):
    database = Database(url)
    upgrade(database.engine)
    assert differences(database) == []
    database.close()


def test_an_upgraded_database_keeps_its_rows_when_upgraded_again(url: str):
    database = Database(url)
    upgrade(database.engine)
    with database.engine.begin() as connection:
        connection.execute(text("INSERT INTO people (id, display_name) VALUES (7, 'Nguyễn Thu Hà')"))
    upgrade(database.engine)
    with database.engine.connect() as connection:
        assert connection.execute(text("SELECT display_name FROM people")).scalar_one() == "Nguyễn Thu Hà"
    assert differences(database) == []
    database.close()
