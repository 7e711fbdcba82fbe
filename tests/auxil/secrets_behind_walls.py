"""A secret word of each office in every text that it has, and what came over a wall."""

import re
import zipfile
from dataclasses import fields
from enum import StrEnum
from io import BytesIO
from itertools import product
from typing import Any

from sqlalchemy import func, literal, select, update
from sqlalchemy.orm import Session

from chat.buttons.base import Button
from storage.base import Base, Text, table_of
from storage.models import Obligation, Office, OutboxMessage, StoredFile, Task
from storage.walls import EVERY_OFFICE, OfOffice
from tests.auxil.world import World

TABLES: list[Any] = [one.class_ for one in Base.registry.mappers if issubclass(one.class_, OfOffice)]
KEYS = {"code_hash", "alphabetical", "file_key", "album", "month", "until", "subject", "action", "quarter"}
KEYS |= {"occurrence", "kept_as", "file_id", "document", "name_of_job", "key", "deadline_text"}
"""Texts that are no words of people: with others in them nothing would be found any more."""
UNTOUCHED = {"job_runs", "preferences"}
A_FEW = 4


def secret_of(office: int) -> str:
    """Return the word that stands in every text of an office."""
    return f"zq{'abcdefg'[office]}zq"


def plant(session: Session) -> set[str]:
    """Add to every text of every office its secret word; return the tables where all offices have one."""
    kinds = set()
    for model in TABLES:
        for column in model.__table__.columns:
            if not isinstance(column.type, Text) or column.key in KEYS or model.__tablename__ in UNTOUCHED:
                continue
            for office in (1, 2, 3):
                planted = (
                    update(model.__table__)
                    .where(model.__table__.c.office_id == office, column.is_not(None))
                    .values({column.key: column + literal(f" {secret_of(office)}")})
                )
                planted = planted.returning(model.__table__.c.office_id)
                if session.execute(planted, execution_options=EVERY_OFFICE).first():
                    kinds.add((model.__tablename__, office))
    _let_be_seen(session)
    return {table for table, _ in kinds if all((table, office) in kinds for office in (1, 2, 3))}


def _let_be_seen(session: Session) -> None:
    """Take the secret out of those tasks that a unit with an office owes: that office is to see them."""
    owed = select(Obligation.task_id).join(Office, Office.unit_id == Obligation.unit_id)
    tasks = table_of(Task)
    for office in (1, 2, 3):
        seen = (
            update(tasks)
            .where(tasks.c.office_id == office, tasks.c.id.in_(owed))
            .values(
                {
                    name: func.replace(tasks.c[name], f" {secret_of(office)}", "")
                    for name in ("title", "number")
                }
            )
        )
        session.execute(seen, execution_options=EVERY_OFFICE)


def rows_of(session: Session, office: int) -> dict[str, list[tuple[Any, ...]]]:
    """Return every row of an office, by table."""
    found = {}
    for model in TABLES:
        table = model.__table__
        query = select(*table.columns).where(table.c.office_id == office).order_by(*table.primary_key)
        rows = session.execute(query, execution_options=EVERY_OFFICE)
        found[table.name] = [tuple(map(repr, row)) for row in rows]
    return found


def foreign_presses(world: World, office: int) -> list[str]:
    """Return the data of every kind of button, with ids of rows that other offices have."""
    real: dict[str, list[Any]] = {}
    for model in TABLES:
        if "id" in model.__table__.c:
            name = re.sub(r"(?<!^)(?=[A-Z])", "_", model.__name__).lower()
            ids = [row.id for row in world.rows_of_every_office(model) if row.office_id != office]
            real[name.removeprefix("plan_").removeprefix("report_")] = ids
    # The top may close the offices below it, and give them codes: these it opened itself.
    real["office"] = [one for one in (1, 2, 3) if one != office] if office != 1 else [4]
    real["shown"], real["update"] = real["statement"], real["statement"]
    return [data for kind in Button.__subclasses__() for data in _some(kind, real)]


def _some(kind: type[Button], real: dict[str, list[Any]]) -> list[str]:
    choices = [
        list(field.type) if issubclass(field.type, StrEnum) else real.get(field.name) or [1, 20250612]
        for field in fields(kind)
        if isinstance(field.type, type)
    ]
    every = [kind(*values).pack() for values in product(*choices)]
    return every[:: max(1, len(every) // A_FEW)]


def said_in(world: World, chats: dict[int, int], since: int) -> list[tuple[int, str]]:
    """Return the secrets of others that were said in chats, by office: which, and in what."""
    leaks = []
    files = {row.id: row for row in world.rows(StoredFile)}
    for row in world.rows(OutboxMessage):
        if row.id <= since or row.chat_id not in chats:
            continue
        office = chats[row.chat_id]
        file = files[row.file_id] if row.file_id else None
        words = str(row.content) + (file.name + words_in(file.content) if file is not None else "")
        leaks += [(office, found) for found in of_others(office, words)]
    return leaks


def of_others(office: int, words: str) -> list[str]:
    """Return what stands around the secrets of other offices in some words."""
    return [
        words[max(0, words.index(secret) - 200) : words.index(secret) + 20]
        for secret in (secret_of(other) for other in (1, 2, 3) if other != office)
        if secret in words
    ]


def words_in(content: bytes) -> str:
    """Return the words of a page or a file, also of one that is packed."""
    if not zipfile.is_zipfile(BytesIO(content)):
        return content.decode("utf-8", "ignore")
    book = zipfile.ZipFile(BytesIO(content))
    return "".join(book.read(name).decode("utf-8", "ignore") for name in book.namelist())
