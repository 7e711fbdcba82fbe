"""Figures that count, on both databases."""

from plans.attainment import Count
from plans.status import Status
from storage.actors import Actor
from storage.database import Database
from storage.reporting import figures
from tests.auxil.reporting import number, say


def test_replaced_figures_count_no_more(database: Database, finance: Actor):
    first = say(database, finance, Status.IN_PROGRESS, figures=(Count(12, 27, "huyện"),))
    say(database, finance, Status.IN_PROGRESS, figures=(Count(13, 27, "huyện"),), replaces=first.id)
    unit, task = finance.unit_id or 0, number(database)
    counted = database.read(lambda session: figures.current(session, unit, task))
    assert [count.done for count in counted.values()] == [13]
    assert database.read(lambda session: figures.current(session, unit, task, before="2025-06")) == {}
