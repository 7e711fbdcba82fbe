"""What units without tasks say of a period, on both databases."""

from storage.actors import Actor
from storage.database import Database
from storage.reporting import period_texts, periods
from storage.reporting.period_texts import SaidOfPeriod
from tests.auxil.cast import NOW, TODAY


def test_the_last_words_of_a_unit_for_a_period_count(database: Database, finance: Actor):
    unit = finance.unit_id or 0
    (period, *_) = database.read(periods.owed_by, unit)
    for text, message in (("một", 1), ("hai", 2), ("hai", 2)):
        said = SaidOfPeriod(unit, [period.id], text, message)
        database.transact(period_texts.say, finance, said, NOW, TODAY)
    last = database.read(period_texts.last_words, unit, [period.id])
    assert last is not None
    assert last.text == "hai"
