"""What Prometheus is told: queues, how long they take, when the loops turned. Never what anybody said."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from prometheus_client import CollectorRegistry, Gauge, ProcessCollector, generate_latest
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.registry import Collector
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as NoConnectionError
from sqlalchemy.orm import Session

from bot.health.looking import Onlooker
from bot.health.words import LOOPS
from chat.context import Clock
from storage.models import InboxState, OutboxState
from storage.upkeep.signs import Counts, Signs, counts, signs

Values = dict[tuple[str, ...], float]
QUANTILES = (0.5, 0.95, 1.0)


class _Figures(Collector):
    """Reads everything anew whenever it is asked."""

    def __init__(self, onlooker: Onlooker, clock: Clock) -> None:
        self._onlooker = onlooker
        self._clock = clock

    def collect(self) -> Iterator[Metric]:
        """Yield what is known; without the database only that it does not answer."""
        now = self._clock()
        try:
            seen, counted = self._onlooker.read(_both, now)
        except (TimeoutError, DBAPIError, NoConnectionError):
            yield _gauge("database_up", "Whether the database answers.", {(): 0.0})
            return
        yield _gauge("database_up", "Whether the database answers.", {(): 1.0})
        yield from _of_signs(seen, now)
        yield from _of_counts(counted, now)


def registry(onlooker: Onlooker, clock: Clock) -> CollectorRegistry:
    """Return everything that is told, the process itself included."""
    found = _of_process(is_leading=True)
    found.register(_Figures(onlooker, clock))
    return found


def of_standby() -> CollectorRegistry:
    """Return what is told of a process that waits until another one ends."""
    return _of_process(is_leading=False)


def _of_process(*, is_leading: bool) -> CollectorRegistry:
    found = CollectorRegistry()
    ProcessCollector(registry=found)
    Gauge("dondoc_leading", "Whether this process is the bot.", registry=found).set(is_leading)
    return found


def written(figures: CollectorRegistry) -> bytes:
    """Return the figures of this moment as Prometheus reads them."""
    return generate_latest(figures)


def _both(session: Session, now: datetime) -> tuple[Signs, Counts]:
    return signs(session, now), counts(session, now)


def _of_signs(seen: Signs, now: datetime) -> Iterator[Metric]:
    turned: Values = {(loop,): (now - at).total_seconds() for loop, at in seen.beats.items() if loop in LOOPS}
    yield _gauge("loop_age_seconds", "Since a loop turned last, or Telegram answered.", turned, "loop")
    waits: Values = {(lane.value,): (now - since).total_seconds() for lane, since in seen.received.items()}
    if seen.pending is not None:
        waits["outbox",] = (now - seen.pending).total_seconds()
    yield _gauge("oldest_wait_seconds", "How long the oldest of a queue has waited.", waits, "queue")


def _of_counts(counted: Counts, now: datetime) -> Iterator[Metric]:
    inbox: Values = {(state.value,): float(counted.inbox.get(state, 0)) for state in InboxState}
    yield _gauge("inbox_updates", "Updates received, by what became of them.", inbox, "state")
    outbox: Values = {(state.value,): float(counted.outbox.get(state, 0)) for state in OutboxState}
    yield _gauge("outbox_messages", "Messages, by what became of them.", outbox, "state")
    yield _quantiles("handling_seconds", "From receiving an update to its end, lately.", counted.to_handle)
    yield _quantiles("answering_seconds", "From queueing an answer to its arrival, lately.", counted.to_send)
    if counted.backed_up is not None:
        age: Values = {(): (now - counted.backed_up).total_seconds()}
        yield _gauge("backup_age_seconds", "Since a copy was kept last.", age)


def _gauge(name: str, meaning: str, values: Values, *labels: str) -> Metric:
    gauge = GaugeMetricFamily(f"dondoc_{name}", meaning, labels=labels)
    for named, value in values.items():
        gauge.add_metric(named, value)
    return gauge


def _quantiles(name: str, meaning: str, seconds: Sequence[float]) -> Metric:
    ordered = sorted(seconds)
    values: Values = {
        (f"{part:g}",): ordered[round(part * (len(ordered) - 1))] for part in QUANTILES if ordered
    }
    return _gauge(name, meaning, values, "quantile")
