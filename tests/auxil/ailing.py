"""A bot that is in good order, and what can be put wrong with it."""

import os
import shutil
import sqlite3
import time
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import update
from sqlalchemy.orm import Session

import bot.upkeep.doctor.database
import sandbox.shapes
from bot.clock import utc_now
from bot.polling import WANTED
from bot.settings import read_settings
from sandbox import methods
from sandbox.server import RunningSandbox, listen
from storage import inbox, job_runs
from storage.database import Database
from storage.groups import codes, linking
from storage.models import Act, ChatLink, LinkRole, OutboxMessage, OutboxState
from storage.outbox import Content, Outgoing, enqueue
from tests.auxil.cast import speaker
from tests.auxil.taker import HOST


class Office:
    """A bot that is in good order, and what can be put wrong with it."""

    def __init__(
        self, database: Database, sandbox: RunningSandbox, folder: Path, patch: pytest.MonkeyPatch
    ) -> None:
        self.database, self.sandbox, self.folder, self.patch = database, sandbox, folder, patch
        self.file = Path(database.url.removeprefix("sqlite:///"))
        self.person = sandbox.control.create_person("Lan")
        self.chat = sandbox.control.create_group("Tổ giúp việc", self.person)
        sandbox.control.add_bot(self.chat, self.person)
        sandbox.control.promote(self.chat, sandbox.control.bot())

    def put_in_order(self) -> None:
        self.database.transact(self._link)
        self.database.transact(job_runs.beat, "tick", utc_now())
        for folder in (self.folder, self.folder / "dem"):
            folder.mkdir(exist_ok=True)
            folder.chmod(0o700)
        self.folder.joinpath("dem/dondoc-2025-06-12.tar.gz").touch()

    def _link(self, session: Session) -> None:
        code = codes.issue_one(session, LinkRole.SECRETARIAT, None, utc_now())
        linking.use_code(session, code, speaker(self.chat), utc_now())

    # Faults

    def wrong_setting(self) -> None:
        self.patch.setenv("MORNING_TIME", "25:00")

    def refused_token(self) -> None:
        self.patch.setenv("BOT_TOKEN", "123456:" + "A" * 35)

    def telegram_away(self) -> None:
        self.sandbox.control.cut_network()

    def something_else_answers(self) -> None:
        self.sandbox.control.intercept()

    def dead_proxy(self) -> None:
        with listen(0) as closed:
            port = closed.getsockname()[1]
        self.patch.setenv("PROXY_URL", f"http://127.0.0.1:{port}")

    def wrong_clock(self) -> None:
        self.sandbox.control.set_clock(utc_now() - timedelta(seconds=45))

    def clock_a_little_off(self) -> None:
        self.sandbox.control.set_clock(utc_now() + timedelta(seconds=15))

    def open_privacy(self) -> None:
        me = sandbox.shapes.me
        self.patch.setattr(sandbox.shapes, "me", lambda bot: me(bot) | {"can_read_all_group_messages": True})

    def no_groups(self) -> None:
        me = sandbox.shapes.me
        self.patch.setattr(sandbox.shapes, "me", lambda bot: me(bot) | {"can_join_groups": False})

    def a_webhook(self) -> None:
        self.patch.setitem(methods.METHODS, "getWebhookInfo", lambda *_: {"url": "https://example.vn/x"})

    def no_webhook(self) -> None:
        self.patch.setenv("WEBHOOK_URL", f"https://{HOST}")

    def webhook_elsewhere(self) -> None:
        self._webhook("https://earlier.example.vn/{path}")

    def stranger_has_the_webhook(self) -> None:
        self._webhook("https://example.vn/x")

    def webhook_left_behind(self) -> None:
        self._webhook(f"https://{HOST}/{{path}}")
        self.patch.delenv("WEBHOOK_URL")

    def webhook_for_less(self) -> None:
        self._webhook(f"https://{HOST}/{{path}}", allowed_updates=["message"])

    def webhook_behind_a_dead_proxy(self) -> None:
        self._webhook(
            f"https://{HOST}/{{path}}", last_error="Wrong response from the webhook: 502 Bad Gateway"
        )

    def webhook_with_an_old_certificate(self) -> None:
        self._webhook(
            f"https://{HOST}/{{path}}",
            last_error="SSL error {error:0A000086:SSL routines::certificate verify}",
        )

    def webhook_that_is_slow(self) -> None:
        self._webhook(f"https://{HOST}/{{path}}", pending_update_count=101)

    def _webhook(self, url: str, last_error: str = "", **told: object) -> None:
        self.no_webhook()
        info = {"url": url.format(path=read_settings().webhook_path), "allowed_updates": WANTED, **told}
        if last_error:
            info |= {"last_error_message": last_error, "last_error_date": int(time.time()) - 60}
            info |= {"pending_update_count": 2}
        self.patch.setitem(methods.METHODS, "getWebhookInfo", lambda *_: info)

    def not_administrator(self) -> None:
        self.sandbox.control.demote(self.chat, self.sandbox.control.bot())

    def silenced(self) -> None:
        self.not_administrator()
        supergroup = self.sandbox.control.upgrade(self.chat, self.person)
        self.database.transact(_move_links, supergroup)
        self.sandbox.control.restrict_bot(supergroup, self.person)

    def put_out(self) -> None:
        self.sandbox.control.remove_bot(self.chat, self.person)

    def no_secretariat(self) -> None:
        self.database.transact(lambda session: session.query(ChatLink).delete())

    def older_tables(self) -> None:
        self._version("0001")

    def newer_tables(self) -> None:
        self._version("9999")

    def _version(self, number: str) -> None:
        with self.database.engine.begin() as connection:
            connection.exec_driver_sql(f"UPDATE alembic_version SET version_num = '{number}'")

    def no_database(self) -> None:
        self.database.close()
        self.file.unlink()

    def broken_database(self) -> None:
        self.database.close()
        with closing(sqlite3.connect(self.file)) as connection:
            (size,) = connection.execute("PRAGMA page_size").fetchone()
            (page,) = connection.execute(
                "SELECT rootpage FROM sqlite_schema WHERE name = 'ix_updates_withdrawn_on'"
            ).fetchone()
        content = bytearray(self.file.read_bytes())
        content[(page - 1) * size : page * size] = bytes(size)
        self.file.write_bytes(content)

    def no_database_at_all(self) -> None:
        self.database.close()
        self.file.write_bytes(b"no database" * 1000)

    def large_log(self) -> None:
        self.patch.setattr(bot.upkeep.doctor.database, "LARGE_LOG", -1)

    def stopped(self) -> None:
        self.database.transact(job_runs.beat, "tick", utc_now() - timedelta(minutes=4))

    def second_bot_elsewhere(self) -> None:
        self.database.transact(job_runs.beat, "conflict", utc_now() - timedelta(minutes=1))

    def full_disk(self) -> None:
        self._free(2)

    def nearly_full_disk(self) -> None:
        self._free(9)

    def _free(self, percent: int) -> None:
        usage = shutil.disk_usage(".")
        self.patch.setattr(shutil, "disk_usage", lambda _: usage._replace(total=100, free=percent))

    def no_backups(self) -> None:
        self.patch.delenv("BACKUP_FOLDER")

    def no_backup_yet(self) -> None:
        self.folder.joinpath("dem/dondoc-2025-06-12.tar.gz").unlink()

    def never_a_backup(self) -> None:
        self.no_backup_yet()
        long_ago = time.time() - 27 * 3600
        os.utime(self.folder / "dem", (long_ago, long_ago))

    def old_backup(self) -> None:
        long_ago = time.time() - 27 * 3600
        os.utime(self.folder / "dem/dondoc-2025-06-12.tar.gz", (long_ago, long_ago))

    def messages_wait(self) -> None:
        self._queue(OutboxState.PENDING)

    def messages_lost(self) -> None:
        self._queue(OutboxState.DEAD)

    def _queue(self, state: OutboxState) -> None:
        before = utc_now() - timedelta(minutes=20)
        self.database.transact(enqueue, [Outgoing(Act.SAY, self.chat, Content())], before)
        self.database.transact(lambda session: session.execute(update(OutboxMessage).values(state=state)))

    def updates_wait(self) -> None:
        self.database.transact(inbox.receive, [{"update_id": 1}], utc_now() - timedelta(minutes=20))

    def updates_failed(self) -> None:
        self.updates_wait()
        self.database.transact(inbox.mark_failed, 1, "ValueError", utc_now())

    def readable_secrets(self) -> None:
        self.folder.joinpath(".env").touch(0o644)
        self.folder.joinpath(".env").chmod(0o644)

    def no_fonts(self) -> None:
        def none(*_: object, **__: object) -> str:
            raise ValueError("no font")

        self.patch.setattr("matplotlib.font_manager.findfont", none)

    def poor_fonts(self) -> None:
        class Font:
            family_name = "Ký hiệu"

            def get_char_index(self, _: int) -> int:
                return 0

        self.patch.setattr("matplotlib.font_manager.get_font", lambda _: Font())


def _move_links(session: Session, chat: int) -> None:
    session.execute(update(ChatLink).values(chat_id=chat))
