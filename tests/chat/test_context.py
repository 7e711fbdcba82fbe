"""What a conversation may rely on, and how a press is answered."""

import logging
from datetime import time
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from chat.channel import ChannelError
from chat.context import Context
from chat.heard import ChatKind, Heard, Press
from chat.markup import LONGEST_ALERT, Marked
from chat.moment import Moment
from storage.actors import Actor
from storage.models import LinkRole
from tests.auxil.cast import NOW, secretary

MOMENT = Moment(NOW, ZoneInfo("Asia/Ho_Chi_Minh"), time(7, 30))
PRESSED = Heard(1, -200, ChatKind.GROUP, NOW, message_id=9, press=Press("q", "x", can_be_shown=True))


class Channel:
    """Records how presses were answered, and may come too late."""

    def __init__(self, error: Exception | None = None) -> None:
        self.answers: list[tuple[str, str | None, bool]] = []
        self.error = error

    async def answer_press(self, press_id: str, text: str | None, *, alert: bool) -> None:
        self.answers.append((press_id, text, alert))
        if self.error is not None:
            raise self.error


class Services:
    """Only a channel."""

    def __init__(self, channel: Channel) -> None:
        self.channel = channel


async def answered(channel: Channel, text: Marked | None, heard: Heard = PRESSED) -> Channel:
    services: Any = Services(channel)
    context = Context(services, heard, MOMENT)
    context.answer_press(text, alert=text is not None)
    assert not channel.answers  # not before the transaction is over
    for answer in context.ending.last_words:
        await answer
    return channel


async def test_a_press_is_answered_after_the_transaction():
    assert (await answered(Channel(), Marked("Đã ghi nhận."))).answers == [("q", "Đã ghi nhận.", True)]
    assert (await answered(Channel(), None)).answers == [("q", None, False)]


async def test_what_pops_up_is_plain_and_short():
    text = Marked("<b>{}</b> đã nộp. {}").format("Sở <A> & B", "hai " * 60)
    ((_, shown, _),) = (await answered(Channel(), text)).answers
    assert shown is not None
    assert shown.startswith("Sở <A> & B đã nộp. hai hai")
    assert len(shown) <= LONGEST_ALERT


async def test_words_have_no_spinner_to_stop():
    assert (await answered(Channel(), None, Heard(1, -200, ChatKind.GROUP, NOW))).answers == []


async def test_an_answer_that_comes_too_late_is_logged_and_forgotten(caplog: pytest.LogCaptureFixture):
    caplog.set_level(logging.INFO)
    await answered(Channel(ChannelError("query is too old")), None)
    assert "could not be answered" in caplog.text


def test_a_conversation_relies_on_its_audience_only():
    services: Any = Services(Channel())
    with pytest.raises(RuntimeError, match="linked chat"):
        _ = Context(services, PRESSED, MOMENT).actor
    with pytest.raises(RuntimeError, match="promise a unit"):
        _ = Context(services, PRESSED, MOMENT, secretary()).actor.speaks_for
    unit = Actor(7, "Hà", -200, None, LinkRole.UNIT, 3, "Sở Tài chính")
    assert Context(services, PRESSED, MOMENT, unit).actor.speaks_for == 3
