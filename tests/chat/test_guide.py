"""The lists of commands are such as Telegram takes, and every command is taken."""

import re
from itertools import chain

from bot.conversations import ROUTES
from chat.conversation import OnCommand
from chat.texts.guide import (
    LEADER_COMMANDS,
    PRIVATE_COMMANDS,
    READER_COMMANDS,
    SECRETARIAT_COMMANDS,
    UNIT_COMMANDS,
)

LISTS = (UNIT_COMMANDS, SECRETARIAT_COMMANDS, READER_COMMANDS, LEADER_COMMANDS, PRIVATE_COMMANDS)
TAKEN = set(chain(*(route.names for route in ROUTES if isinstance(route, OnCommand))))


def test_the_lists_are_such_as_telegram_takes():
    for commands in LISTS:
        assert all(re.fullmatch("[a-z0-9_]{1,32}", name) for name in commands)
        assert all(1 <= len(meaning) <= 256 for meaning in commands.values())


def test_every_command_is_taken():
    assert set(chain(*LISTS)) <= TAKEN


def test_the_english_names_work_too():
    assert {"tasks", "summary", "help"} <= TAKEN
