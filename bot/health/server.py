"""The bot's health over HTTP, served by a thread of its own: it answers also where the bot hangs."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from bot import serving
from bot.health import metrics
from bot.health.looking import Onlooker
from chat.context import Clock

logger = logging.getLogger(__name__)

UNWELL = 503


def application(onlooker: Onlooker, stuck: Callable[[], list[str]], clock: Clock) -> Starlette:
    """Return what answers: whether we live, whether all is well, and the figures."""
    return _answering(stuck, lambda: onlooker.problems(clock()), metrics.registry(onlooker, clock))


def standing_by(why: Callable[[], str]) -> Starlette:
    """Return what answers where another process is the bot: we live, and are not ready."""
    return _answering(list, lambda: [why()], metrics.of_standby())


def _answering(
    stuck: Callable[[], list[str]], problems: Callable[[], list[str]], figures: CollectorRegistry
) -> Starlette:
    def healthz(_request: Request) -> Response:
        return _told(stuck())

    def readyz(_request: Request) -> Response:
        return _told(problems())

    def shown(_request: Request) -> Response:
        return Response(metrics.written(figures), media_type=CONTENT_TYPE_LATEST)

    return Starlette(routes=[Route("/healthz", healthz), Route("/readyz", readyz), Route("/metrics", shown)])


def _told(problems: list[str]) -> Response:
    return PlainTextResponse("\n".join([*problems, ""]) or "ok\n", UNWELL if problems else 200)


@contextmanager
def served(address: tuple[str, int], app: Starlette) -> Iterator[None]:
    """Serve within; where the port is taken the log says so, and the bot runs without."""
    try:
        listener = serving.listen("HEALTH_PORT", address)
    except serving.PortTakenError as error:
        logger.error("%s", error)  # noqa: TRY400 -- nothing to trace
        yield
        return
    with serving.served(listener, app, "healthz"):
        yield
