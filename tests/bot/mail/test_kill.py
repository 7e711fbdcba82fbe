"""kill -9 when the server has a mail and has not said so: it is listed as unknown, and not sent twice."""

import time
from collections.abc import Callable
from email.message import EmailMessage
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

from markupsafe import Markup
from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.clock import utc_now
from plans.units import UnitLevel
from sandbox.server import RunningSandbox
from storage import outbox
from storage.database import Database
from storage.mail import addresses
from storage.models import Act, OutboxMessage, OutboxState
from storage.outbox import Content, Outgoing
from storage.units.directory import Directory
from tests.auxil.bot_process import start_bot
from tests.auxil.by_mail import ADDRESS
from tests.auxil.cast import FINANCE, NOW, secretary
from tests.auxil.databases import sqlite_template
from tests.auxil.post import Post

PATIENCE = 60.0


def registered(session: Session) -> int:
    unit = Directory(session, NOW).unit(FINANCE, UnitLevel.PROVINCE)
    session.flush()
    return addresses.register(session, secretary(), unit, [ADDRESS], NOW).chat_id


def queue(database: Database, chat: int, words: str) -> None:
    message = Outgoing(Act.SAY, chat, Content(Markup(words)))
    database.transact(outbox.enqueue, [message], NOW)


def until(is_so: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not is_so():
        assert time.monotonic() < end, "it does not come about"
        time.sleep(0.05)


def states(database: Database) -> list[OutboxState]:
    query = select(OutboxMessage.state).order_by(OutboxMessage.id)
    return database.read(lambda session: list(session.scalars(query)))


def words_in(mails: list[EmailMessage]) -> list[str]:
    return [str(mail.get_body(("plain",))) for mail in mails]


def test_a_mail_under_way_at_the_end_is_unknown_and_not_sent_again(
    sandbox: RunningSandbox, tmp_path: Path, post: Post
):
    file = tmp_path / "dondoc.sqlite3"
    file.write_bytes(sqlite_template().read_bytes())
    url = f"sqlite:///{file}"
    database = Database(url)
    chat = database.transact(registered)
    queue(database, chat, "NV 1")

    def start() -> BaseProcess:
        more: dict[str, Any] = {**post.settings}
        return start_bot(sandbox, tmp_path, url, NOW, utc_now(), **more)

    first = start()
    post.office.on_content = first.kill
    first.join(PATIENCE)
    assert states(database) == [OutboxState.SENDING]
    queue(database, chat, "NV 2")
    second = start()
    try:
        until(lambda: states(database) == [OutboxState.UNKNOWN, OutboxState.SENT])
    finally:
        second.kill()
        second.join(PATIENCE)
        database.close()
    assert ["NV 1" in words for words in words_in(post.office.taken)] == [True, False]
