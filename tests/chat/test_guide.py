"""The lists of commands are such as Telegram takes, and every command has a handler."""

import re
from itertools import chain

from telegram import Update
from telegram.ext import BaseHandler, CommandHandler

from bot.conversations import CONVERSATIONS
from chat.context import Context
from chat.texts.guide import (
    LEADER_COMMANDS,
    PRIVATE_COMMANDS,
    READER_COMMANDS,
    SECRETARIAT_COMMANDS,
    UNIT_COMMANDS,
)

LISTS = (UNIT_COMMANDS, SECRETARIAT_COMMANDS, READER_COMMANDS, LEADER_COMMANDS, PRIVATE_COMMANDS)
HANDLERS: list[BaseHandler[Update, Context, None]] = list(chain(*(one.handlers() for one in CONVERSATIONS)))
HANDLED = set(chain(*(handler.commands for handler in HANDLERS if isinstance(handler, CommandHandler))))


def test_the_lists_are_such_as_telegram_takes():
    for commands in LISTS:
        assert all(re.fullmatch("[a-z0-9_]{1,32}", name) for name in commands)
        assert all(1 <= len(meaning) <= 256 for meaning in commands.values())


def test_every_command_has_a_handler():
    assert set(chain(*LISTS)) <= HANDLED


def test_the_english_names_work_too():
    assert {"tasks", "summary", "help"} <= HANDLED
