"""The webhook with two processes: who stands by takes, the leader handles; a kill loses nothing."""

import random
import socket
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import text

from sandbox.server import serve
from storage.database import Database
from storage.migrate import upgrade
from tests.auxil.bot_process import start_bot
from tests.auxil.databases import database_url
from tests.auxil.focal_points import MORNING, People, linked_groups
from tests.auxil.taker import HOST
from tests.bot.test_failover import Pair, nothing_is_said_twice
from tests.bot.test_kill import every_update_had_its_effect_once, live_for, wait_until_all_is_done

PATIENCE = 30.0


@pytest.fixture
def pair(tmp_path: Path) -> Iterator[Pair]:
    with serve() as sandbox, database_url("postgresql", tmp_path) as url:
        database = Database(url)
        upgrade(database.engine)
        sandbox.control.lead_to(HOST)
        with Pair(sandbox, tmp_path, url, database) as pair:
            yield pair
        database.close()


def start(pair: Pair) -> str:
    """Start another process; return the address at which it takes what Telegram brings."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    process = start_bot(
        pair.sandbox,
        pair.folder,
        pair.url,
        MORNING,
        pair.began,
        term=pair.term,
        webhook_url=f"https://{HOST}",
        webhook_port=str(port),
    )
    pair.processes.append(process)
    return f"http://127.0.0.1:{port}"


def wait_for(happened: Callable[[], bool]) -> None:
    until = time.monotonic() + PATIENCE
    while not happened():
        assert time.monotonic() < until, "it does not happen"
        time.sleep(0.02)


def answers(address: str) -> bool:
    host, _, port = address.removeprefix("http://").partition(":")
    with socket.socket() as one:
        return one.connect_ex((host, int(port))) == 0


def people_of(pair: Pair) -> People:
    return People(pair.sandbox, linked_groups(pair.sandbox, pair.database), random.Random(3))


@pytest.mark.slow
def test_who_stands_by_takes_and_the_leader_handles_also_when_it_dies(pair: Pair):
    people = people_of(pair)
    first = start(pair)
    leader = pair.leader()
    second = start(pair)
    wait_for(lambda: answers(second))
    pair.sandbox.control.lead_to(HOST, second)  # nothing comes to the leader itself
    wait_for(lambda: bool(pair.sandbox.control.requests("setWebhook")))
    live_for(0.5, people)
    wait_until_all_is_done(pair.sandbox, pair.database)
    assert pair.leader() is leader
    pair.sandbox.control.lead_to(HOST, first, second)
    live_for(0.5, people)
    leader.kill()
    live_for(0.5, people)
    pair.successor_of(leader)
    pair.sandbox.control.lead_to(HOST, second)
    wait_until_all_is_done(pair.sandbox, pair.database)
    every_update_had_its_effect_once(pair.database, people)
    nothing_is_said_twice(pair.sandbox, pair.database, losses=1)


@pytest.mark.slow
def test_what_was_not_committed_when_the_process_was_killed_comes_again_once(pair: Pair):
    people = people_of(pair)
    first = start(pair)
    leader = pair.leader()
    second = start(pair)
    wait_for(lambda: answers(second) and bool(pair.sandbox.control.requests("setWebhook")))
    pair.sandbox.control.lead_to(HOST, first)
    with pair.database.engine.begin() as connection:
        connection.execute(text("LOCK TABLE inbox_updates IN SHARE MODE"))  # nobody else can add to it
        people.act()
        wait_for(lambda: waits_for_the_lock(pair.database))
        pair.sandbox.control.lead_to(HOST, second)
        leader.kill()
        assert pair.sandbox.control.waiting_updates() == 1
    wait_until_all_is_done(pair.sandbox, pair.database)
    every_update_had_its_effect_once(pair.database, people)


def waits_for_the_lock(database: Database) -> bool:
    query = text("SELECT count(*) FROM pg_locks WHERE NOT granted AND relation = 'inbox_updates'::regclass")
    return bool(database.read(lambda session: session.scalar(query)))
