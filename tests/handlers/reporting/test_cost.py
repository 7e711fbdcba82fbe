"""A plain report costs a few statements: they are counted, so that none creeps in unseen."""

from sqlalchemy import event
from sqlalchemy.engine import Engine

from tests.auxil.world import World

MOST_STATEMENTS = 15
"""What was heard is read, recorded, answered and marked as done in one transaction of so many."""


async def test_a_report_is_recorded_in_one_transaction_of_few_statements(june: World):
    transactions: list[list[str]] = []

    def note(_connection, _cursor, statement: str, *_others) -> None:
        if statement.startswith("BEGIN"):
            transactions.append([])
        else:
            transactions[-1].append(statement)

    await june.finance.says("/baocao NV 1 đang thực hiện 30%")
    event.listen(Engine, "before_cursor_execute", note)
    try:
        await june.finance.says("/baocao NV 1 đang thực hiện 60%")
    finally:
        event.remove(Engine, "before_cursor_execute", note)
    recorded = [one for one in transactions if any(said.startswith("INSERT INTO updates") for said in one)]
    assert len(recorded) == 1
    assert len(recorded[0]) <= MOST_STATEMENTS, "\n".join(recorded[0])
    marked = [said for one in transactions for said in one if said.startswith("UPDATE inbox_updates")]
    assert len(marked) == 1  # in that transaction, and not again behind it
