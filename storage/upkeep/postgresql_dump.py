"""A PostgreSQL database copied and put back by the server's own programs, pg_dump and pg_restore."""

import os
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import Connection, create_engine, make_url, text

_TABLES = text("SELECT tablename FROM pg_tables WHERE schemaname = :schema ORDER BY tablename")
COPY = re.compile(rb'COPY (?:"?[\w$]+"?\.)?"?([\w$]+)"? \(.*\) FROM stdin;\n')
END = b"\\.\n"


class NoProgramError(Exception):
    """A program of PostgreSQL is not installed; the message names it."""


class RefusedError(Exception):
    """A program of PostgreSQL did not do it; the message says why."""


def dump(url: str, target: Path) -> dict[str, int]:
    """Write what a database holds at this moment to a file; return how many rows each table has.

    Raises NoProgramError, RefusedError.
    """
    engine = create_engine(url, isolation_level="REPEATABLE READ")
    try:
        with engine.connect() as connection:
            snapshot = connection.scalar(text("SELECT pg_export_snapshot()"))
            schema: str = connection.execute(text("SELECT current_schema()")).scalar_one()
            counted = {name: _count(connection, name) for name in tables_of(connection, schema)}
            target.touch(0o600)
            what = ["--format=custom", "--no-owner", "--no-privileges", f'--table="{schema}".*']
            _run("pg_dump", url, *what, f"--snapshot={snapshot}", f"--file={target}")
    finally:
        engine.dispose()
    return counted


def tables_of(connection: Connection, schema: str) -> list[str]:
    """Return the tables of a schema."""
    return list(connection.scalars(_TABLES, {"schema": schema}))


def _count(connection: Connection, table: str) -> int:
    return connection.scalar(text(f'SELECT count(*) FROM "{table}"')) or 0  # noqa: S608 -- a table's own name


def rows(file: Path) -> dict[str, int]:
    """Return how many rows of each table a dump holds, by reading all of it.

    Raises NoProgramError; RefusedError: it is broken.
    """
    program = ["pg_restore", "--data-only", "--file=-", str(file)]
    try:
        with subprocess.Popen(program, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as reading:  # noqa: S603
            assert reading.stdout is not None and reading.stderr is not None  # noqa: S101, PT018 -- pipes
            found = dict(_counted(reading.stdout))
            complaint = reading.stderr.read().decode(errors="replace")
    except FileNotFoundError as error:
        raise NoProgramError(program[0]) from error
    if reading.returncode:
        raise RefusedError(complaint.strip())
    return found


def _counted(script: Iterator[bytes]) -> Iterator[tuple[str, int]]:
    for line in script:
        if (copied := COPY.fullmatch(line)) is not None:
            yield copied[1].decode(), sum(1 for _ in iter(script.__next__, END))


def restore(url: str, file: Path) -> None:
    """Make the tables of a dump in an empty schema, all or none. Raises NoProgramError, RefusedError."""
    what = ["--single-transaction", "--exit-on-error", "--no-owner", "--no-privileges"]
    _run("pg_restore", url, *what, str(file))


def move_tables(connection: Connection, source: str, target: str) -> None:
    """Move all tables of a schema, with what belongs to them, to another one."""
    for table in tables_of(connection, source):
        connection.execute(text(f'ALTER TABLE "{source}"."{table}" SET SCHEMA "{target}"'))


def _run(program: str, url: str, *arguments: str) -> None:
    """Run a program on a database; its password is on no command line."""
    address = make_url(url)
    environment = {**os.environ, "PGPASSWORD": address.password or "", "LC_MESSAGES": "C"}
    plain = address.set(drivername="postgresql", password=None).render_as_string().replace("+", "%20")
    try:
        done = subprocess.run(  # noqa: S603 -- a program of PostgreSQL, our own arguments
            [program, f"--dbname={plain}", *arguments], env=environment, capture_output=True, check=False
        )
    except FileNotFoundError as error:
        raise NoProgramError(program) from error
    if done.returncode:
        raise RefusedError(done.stderr.decode(errors="replace").strip())
