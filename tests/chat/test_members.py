"""Who is in a group, by what Telegram answers."""

import asyncio
from datetime import timedelta
from typing import Any, cast
from urllib.parse import parse_qs, urlsplit

import pytest
from telegram import Bot
from telegram.error import BadRequest, ChatMigrated, Forbidden, NetworkError, TelegramError, TimedOut

from chat import members
from chat.members import BELIEVED_FOR, NOT_ASKED_AGAIN_FOR, Members, Membership
from chat.telegram.channel import TelegramChannel, is_present
from sandbox import shapes
from sandbox.state import Person, Standing
from tests.auxil.cast import FINANCE_CHAT, NOW, SECRETARIAT_CHAT

LAN = 1


def standing(status: Standing, **changes: object) -> dict[str, Any]:
    """Return Lan with a standing in the group, as Telegram sends it."""
    return shapes.member(Person(LAN, "Lan"), status) | changes


@pytest.mark.parametrize(
    ("member", "present"),
    [
        (standing(Standing.CREATOR), True),
        (standing(Standing.ADMINISTRATOR), True),
        (standing(Standing.MEMBER), True),
        (standing(Standing.RESTRICTED), True),
        (standing(Standing.RESTRICTED, is_member=False), False),
        (standing(Standing.LEFT), False),
        (standing(Standing.KICKED), False),
        ({"status": "something new"}, False),
        ({"status": "member"}, True),
        ({"status": "restricted", "is_member": True}, True),
    ],
    ids=str,
)
def test_who_has_left_is_no_member_whatever_the_standing_is_called(member: dict[str, Any], present: bool):
    assert is_present(member) is present


class Telegram:
    """Answers what it is told to, by group, and counts the questions."""

    base_url = "https://telegram.example/bot1"

    def __init__(self) -> None:
        self.request = self
        self.answers: dict[int, Any] = {}
        self.asked: list[int] = []

    async def post(self, address: str) -> Any:
        """Answer or refuse."""
        (named,) = parse_qs(urlsplit(address).query)["chat_id"]
        chat = int(named)
        self.asked.append(chat)
        answer = self.answers[chat]
        if isinstance(answer, Exception):
            raise answer
        if answer is None:
            await asyncio.sleep(60)
        return answer


async def ask(telegram: Telegram, known: Members, *chats: int, after: timedelta = timedelta(0)) -> Membership:
    """Return whether Lan is in one of the groups."""
    return await known.of_any(TelegramChannel(cast("Bot", telegram)), chats, LAN, NOW + after)


@pytest.mark.parametrize("answer", [standing(Standing.MEMBER), standing(Standing.LEFT)], ids=["in", "out"])
async def test_an_answer_is_believed_for_two_minutes_and_not_longer(answer: dict[str, Any]):
    telegram, known = Telegram(), Members()
    telegram.answers[SECRETARIAT_CHAT] = answer
    said = await ask(telegram, known, SECRETARIAT_CHAT)
    just_before = BELIEVED_FOR - timedelta(seconds=1)
    assert await ask(telegram, known, SECRETARIAT_CHAT, after=just_before) is said
    assert len(telegram.asked) == 1
    telegram.answers[SECRETARIAT_CHAT] = standing(Standing.KICKED)
    assert await ask(telegram, known, SECRETARIAT_CHAT, after=BELIEVED_FOR) is Membership.OUT
    assert len(telegram.asked) == 2


FAILURES = [
    BadRequest("CHAT_ADMIN_REQUIRED"),
    Forbidden("bot was kicked from the supergroup chat"),
    ChatMigrated(-1000),
    NetworkError("Bad Gateway"),
    TimedOut(),
]


@pytest.mark.parametrize("failure", FAILURES, ids=lambda one: type(one).__name__)
async def test_nobody_is_a_member_while_telegram_does_not_say_so(failure: TelegramError):
    telegram, known = Telegram(), Members()
    telegram.answers[SECRETARIAT_CHAT] = failure
    assert await ask(telegram, known, SECRETARIAT_CHAT) is Membership.UNKNOWN
    telegram.answers[SECRETARIAT_CHAT] = standing(Standing.MEMBER)
    after = NOT_ASKED_AGAIN_FOR
    assert await ask(telegram, known, SECRETARIAT_CHAT) is Membership.UNKNOWN
    assert await ask(telegram, known, SECRETARIAT_CHAT, after=after) is Membership.IN, "not for long"


@pytest.mark.parametrize("answer", [{}, {"status": "restricted"}, [], True, "member"], ids=str)
async def test_an_answer_that_lacks_what_matters_is_none(answer: object, caplog: pytest.LogCaptureFixture):
    telegram, known = Telegram(), Members()
    telegram.answers[SECRETARIAT_CHAT] = answer
    assert await ask(telegram, known, SECRETARIAT_CHAT) is Membership.UNKNOWN
    assert "who is in the group -100 could not be asked" in caplog.text


async def test_an_answer_that_does_not_come_keeps_nobody_waiting(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
):
    monkeypatch.setattr(members, "ANSWER_SECONDS", 0.01)
    telegram = Telegram()
    telegram.answers[SECRETARIAT_CHAT] = None
    assert await ask(telegram, Members(), SECRETARIAT_CHAT) is Membership.UNKNOWN
    assert "who is in the group -100 could not be asked: TimeoutError()" in caplog.text


async def test_to_be_in_one_of_several_groups_is_enough():
    telegram = Telegram()
    telegram.answers = {
        SECRETARIAT_CHAT: Forbidden("bot was kicked"),
        FINANCE_CHAT: standing(Standing.MEMBER),
    }
    assert await ask(telegram, Members(), SECRETARIAT_CHAT, FINANCE_CHAT) is Membership.IN
    telegram.answers[FINANCE_CHAT] = standing(Standing.LEFT)
    assert await ask(telegram, Members(), SECRETARIAT_CHAT, FINANCE_CHAT) is Membership.UNKNOWN


async def test_without_any_group_nobody_is_a_member():
    assert await ask(Telegram(), Members()) is Membership.OUT
