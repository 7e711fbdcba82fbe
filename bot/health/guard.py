"""The bot with everything around it that watches whether it is well."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bot.application import Dondoc
from bot.health import judging, systemd
from bot.settings import Settings


async def guarded(dondoc: Dondoc, settings: Settings) -> None:
    """Run the bot until cancelled, and tell whoever watches it how it is."""
    async with _watched(dondoc, settings):
        await dondoc.run()


@asynccontextmanager
async def _watched(dondoc: Dondoc, settings: Settings) -> AsyncIterator[None]:
    watching = [asyncio.create_task(systemd.report_life(lambda: judging.stuck(dondoc.ages())))]
    try:
        yield
    finally:
        for task in watching:
            task.cancel()
