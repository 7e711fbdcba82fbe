"""A one-off request of the secretariat, composed in one message and sent."""

from tests.auxil.cast import COMMUNE, FINANCE
from tests.auxil.world import World

TO_BOTH = f"/yeucau Báo cáo số liệu | {FINANCE}, {COMMUNE} | trước 16:00 ngày 13/6"


async def sent(world: World, words: str) -> None:
    """Let a request be composed in one message and sent."""
    await world.secretariat.says(words)
    await world.secretariat.presses(next(one for one in world.secretariat.labels() if one.startswith("Gửi")))
