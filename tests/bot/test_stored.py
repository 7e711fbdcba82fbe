"""What the bot stored about a message, in words that a person beside the page understands."""

from bot.demo.stored import RECEIVED, SENT, SOURCES, in_words
from storage import rehearsal
from storage.models import InboxState, OutboxState, StatementSource
from tests.auxil.world import HANOI, World


def test_every_code_has_its_words():
    assert RECEIVED.keys() == set(InboxState)
    assert SENT.keys() == set(OutboxState)
    assert SOURCES.keys() == set(StatementSource)


async def test_a_report_is_told_from_its_arrival_to_the_answer(june: World):
    said = await june.finance.answers("NV 1 đang thực hiện 85%")
    tables, words = told(june, said)
    assert tables[:2] == ["inbox_updates", "updates"]
    assert "NV 1: Ban hành chính sách thu phí" in words
    assert "đang thực hiện, 85%" in words
    assert "bằng lời" in words
    tables, words = told(june, june.finance.last().id)
    assert "outbox_messages" in tables
    assert "đã gửi, Telegram đã xác nhận" in words


def told(world: World, message: int) -> tuple[list[str], list[str]]:
    """Return the tables and the values that are shown beside a message of the finance department's group."""
    found = world.database.read(rehearsal.footprint, world.finance.chat, message)
    rows = in_words(found, HANOI)
    return [row["table"] for row in rows], [value for row in rows for _, value in row["lines"]]
