"""A mailbox in Dovecot: what was there before us, what is new, and when its numbers hold no more."""

import asyncio
from collections.abc import Iterator
from datetime import timedelta

import pytest

from bot.clock import utc_now
from bot.mail.mailbox import Account, Mailbox, MailboxError, opened
from bot.mail.reader import MailReader
from chat.mail.letter import Letter
from chat.mail.reading import read
from storage.database import Database
from storage.mail import mails
from storage.models import MailFate, ReceivedMail
from tests.auxil.databases import database_with_tables
from tests.auxil.post import HERE, OWN, WORD, Post, free_port


def account(post: Post, user: str | None = None, password: str = WORD) -> Account:
    return Account(HERE, post.dovecot.port, False, user or post.user, password)


@pytest.fixture
def box(post: Post) -> Iterator[Mailbox]:
    box = opened(account(post))
    yield box
    box.close()


def mail(number: int, more: str = "") -> bytes:
    return f"From: la{number}@noikhac.vn\nMessage-ID: <{number}@noikhac.vn>\n{more}\nNV {number}\n".encode()


async def read_here(raw: bytes) -> Letter:
    return read(raw)


@pytest.fixture
def sqlite_database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    with database_with_tables("sqlite", tmp_path_factory.mktemp("mail")) as database:
        yield database


@pytest.fixture
def reader(post: Post, sqlite_database: Database) -> Iterator[MailReader]:
    mine = account(post)
    reader = MailReader(sqlite_database, utc_now, (mine.name, lambda: opened(mine)), read_here, OWN)
    yield reader
    reader.close()


def received(database: Database) -> list[str]:
    return database.read(lambda session: [row.sender for row in session.query(ReceivedMail)])


def test_a_mail_is_fetched_as_it_came_and_stays_unread_until_it_is_taken(post: Post, box: Mailbox):
    post.comes(mail(1))
    (uid,) = box.later_than(0)
    assert box.content(uid).replace(b"\r\n", b"\n") == mail(1)
    assert b"NV 1" not in box.content(uid, only_head=True)
    found = box.size_and_moment(uid)
    assert found is not None
    assert abs(found[1] - utc_now()) < timedelta(hours=1)
    assert post.unread() == 1
    box.mark_read(uid)
    assert post.unread() == 0


def test_only_what_is_later_is_new_and_what_is_gone_is_nothing(post: Post, box: Mailbox):
    for number in (1, 2):
        post.comes(mail(number))
    first, second = box.later_than(0)
    assert box.later_than(first) == [second]
    assert box.later_than(second) == []
    assert box.since((utc_now() - timedelta(days=2)).date()) == [first, second]
    assert box.size_and_moment(second + 100) is None


@pytest.mark.parametrize("password", ["sai", "mật khẩu sai"])
def test_a_wrong_password_is_told(post: Post, password: str):
    with pytest.raises(MailboxError, match=r"AUTHENTICATIONFAILED|failed"):
        opened(account(post, password=password))


def test_nobody_is_told():
    with pytest.raises(MailboxError, match="Connection refused"):
        opened(Account(HERE, free_port(), False, "a", "b"))


async def test_what_was_there_before_us_is_not_for_us(
    post: Post, reader: MailReader, sqlite_database: Database
):
    post.comes(mail(1))
    assert await reader.look() == 0
    post.comes(mail(2))
    assert await reader.look() == 1
    assert await reader.look() == 0
    assert received(sqlite_database) == ["la2@noikhac.vn"]


async def test_where_the_numbers_hold_no_more_what_came_before_is_known_by_its_message_id(
    post: Post, reader: MailReader, sqlite_database: Database
):
    await reader.look()
    post.comes(mail(1))
    await reader.look()
    sqlite_database.transact(mails.note_read, account(post).name, 1, 77)
    post.comes(mail(2))
    while await reader.look():
        pass
    assert received(sqlite_database) == ["la1@noikhac.vn", "la2@noikhac.vn"]


async def test_what_is_too_large_is_put_aside_by_its_head(
    post: Post, reader: MailReader, sqlite_database: Database, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("bot.mail.reader.LARGEST", 100)
    await reader.look()
    post.comes(mail(1) + b"x" * 200)
    await reader.look()
    rows = sqlite_database.read(lambda session: session.query(ReceivedMail).all())
    assert [(row.fate, row.reason) for row in rows] == [(MailFate.PUT_ASIDE, "too large")]


async def test_a_mail_over_which_we_stumble_is_put_aside_and_the_next_is_read(
    post: Post, reader: MailReader, sqlite_database: Database
):
    async def stumble(raw: bytes) -> Letter:
        if b"NV 1" in raw:
            raise RuntimeError("a surprise")
        return read(raw)

    reader._read = stumble
    await reader.look()
    for number in (1, 2):
        post.comes(mail(number))
    for _ in range(2):
        with pytest.raises(RuntimeError):
            await reader.look()
    await reader.look()
    assert received(sqlite_database) == ["?", "la2@noikhac.vn"]


async def test_the_loop_goes_on_where_the_server_was_away(
    post: Post, sqlite_database: Database, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
):
    monkeypatch.setattr("bot.mail.reader.RETRY_SECONDS", 0.01)
    monkeypatch.setattr("bot.mail.reader.LOOK_SECONDS", 0.01)
    mine, tries = account(post), iter([False, False, False, True])

    def sometimes() -> Mailbox:
        if not next(tries, True):
            raise MailboxError("away")
        return opened(mine)

    reader = MailReader(sqlite_database, utc_now, (mine.name, sometimes), read_here, OWN)
    running = asyncio.create_task(reader.run())
    async with asyncio.timeout(60):
        while sqlite_database.read(mails.read_to, mine.name) is None:
            await asyncio.sleep(0.01)
        post.comes(mail(1))
        while not received(sqlite_database):
            await asyncio.sleep(0.01)
    running.cancel()
    assert received(sqlite_database) == ["la1@noikhac.vn"]
    assert caplog.messages == ["reading the mailbox fails: away"]
