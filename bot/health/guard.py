"""The bot with everything around it that watches whether it is well."""

import asyncio
from collections.abc import Coroutine, Iterator
from contextlib import ExitStack, contextmanager

from bot.application import Dondoc
from bot.health import judging, systemd
from bot.health.looking import Onlooker
from bot.settings import Settings


async def guarded(dondoc: Dondoc, settings: Settings) -> None:
    """Run the bot until cancelled, and tell whoever watches it how it is."""
    with _watched(dondoc, settings):
        await dondoc.run()


@contextmanager
def _watched(dondoc: Dondoc, settings: Settings) -> Iterator[None]:
    onlooker, clock = Onlooker(settings.database), dondoc.services.clock
    with ExitStack() as watchers:
        watchers.callback(onlooker.close)
        _begin(watchers, systemd.report_life(lambda: judging.stuck(dondoc.ages())))
        if settings.health_address is not None:
            # Only who asks for it has a web server in memory.
            from bot.health import server  # noqa: PLC0415 -- see above

            app = server.application(onlooker, lambda: judging.stuck(dondoc.ages()), clock)
            watchers.enter_context(server.served(settings.health_address, app))
        if settings.heartbeat_url is not None:
            from bot.health.heartbeat import tell_for_ever  # noqa: PLC0415 -- as above

            telling = tell_for_ever(
                settings.heartbeat_url, settings.proxy_url, lambda: onlooker.problems(clock())
            )
            _begin(watchers, telling)
        yield


def _begin(watchers: ExitStack, watching: Coroutine[None, None, None]) -> None:
    watchers.callback(asyncio.create_task(watching).cancel)
