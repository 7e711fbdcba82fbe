"""What SQLite knows of its tables, so that it does not take an office for few rows among many.

It would then join in an order that takes twice as long where there is one office only. PostgreSQL
looks by itself (https://www.postgresql.org/docs/current/routine-vacuuming.html).
"""

from sqlalchemy import Connection, Engine, inspect

_BY_OFFICE = """
SELECT stat.tbl, stat.idx, stat.stat FROM sqlite_stat1 AS stat, pragma_index_info(stat.idx) AS part
WHERE part.seqno = 0 AND part.name = 'office_id'
"""


def gather_at_start(engine: Engine) -> None:
    """Look at the tables before the bot runs, where nobody has done so: at night it is done by itself."""
    if engine.dialect.name == "sqlite":
        with engine.begin() as connection:
            if not inspect(connection).has_table("sqlite_stat1"):
                gather(connection)


def gather(connection: Connection) -> None:
    """Look at the tables; a connection that is open already goes by it when it is opened anew.

    At whole tables, which takes a second for a million rows: of a part, most indexes show but empty values.
    """
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("ANALYZE")
        for table, index, known in connection.exec_driver_sql(_BY_OFFICE).all():
            _expect_the_largest(connection, table, index, [int(part) for part in known.split()])
        connection.exec_driver_sql("ANALYZE sqlite_schema")  # reads what is known anew


def _expect_the_largest(connection: Connection, table: str, index: str, known: list[int]) -> None:
    """Let SQLite expect the rows of the largest office where it would those of a usual one.

    Thousands of small offices would make it think little of what a large one has. Its numbers may be changed:
    https://sqlite.org/lang_analyze.html, 3.
    """
    counts = f"SELECT count(*) FROM {table} GROUP BY office_id ORDER BY 1 DESC LIMIT 1"  # noqa: S608 -- ours
    largest = connection.exec_driver_sql(counts).scalar_one()
    rows, usual, *finer = known
    numbers = [rows, largest, *(max(1, round(number * largest / usual)) for number in finer)]
    stat = " ".join(map(str, numbers))
    connection.exec_driver_sql("UPDATE sqlite_stat1 SET stat = ? WHERE idx = ?", (stat, index))
