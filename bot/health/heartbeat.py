"""A watcher elsewhere hears each minute that all is well; where it hears nothing, it raises the alarm."""

import asyncio
from collections.abc import Callable

import httpx

from storage.upkeep.troubles import Trouble

SECONDS_BETWEEN = 60.0
PATIENCE_SECONDS = 10.0


async def tell_for_ever(url: str, proxy: str | None, problems: Callable[[], list[str]]) -> None:
    """Ask for the address each minute while there are no problems."""
    trouble = Trouble("telling the watcher")
    async with httpx.AsyncClient(proxy=proxy, timeout=PATIENCE_SECONDS) as client:
        while True:
            found = await asyncio.to_thread(problems)
            if found:
                trouble.failed(f"all is not well: {'; '.join(found)}")
            else:
                await _tell(client, url, trouble)
            await asyncio.sleep(SECONDS_BETWEEN)


async def _tell(client: httpx.AsyncClient, url: str, trouble: Trouble) -> None:
    try:
        (await client.get(url)).raise_for_status()
    except httpx.HTTPError as error:  # whose words may hold the address, and so the key in it
        trouble.failed(f"HEARTBEAT_URL did not answer: {type(error).__name__}")
    else:
        trouble.over()
