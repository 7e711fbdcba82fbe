"""A plain report costs a few statements: they are counted, so that none creeps in unseen."""

from sqlalchemy import event
from sqlalchemy.engine import Engine

from tests.auxil.world import World

MOST_RECORDING = 8
"""What was heard is read, recorded, answered and marked as done in one transaction of so many."""
MOST_STATEMENTS = 13
"""With who speaks before it, and the answer that is sent and settled behind it."""
SHARED = ("INSERT INTO inbox_updates", "SELECT inbox_updates.payload", "SELECT outbox_messages")
"""What brings in and looks for all that waits, by itself in a transaction."""


async def test_a_report_takes_few_statements_most_of_them_in_one_transaction(june: World):
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
    own = [one for one in transactions if len(one) > 1 or not one[0].startswith(SHARED)]
    (recorded,) = [one for one in own if any(said.startswith("INSERT INTO updates") for said in one)]
    assert len(recorded) <= MOST_RECORDING, "\n".join(recorded)
    assert sum(map(len, own)) <= MOST_STATEMENTS, "\n\n".join(map("\n".join, own))
    marked = [said for one in transactions for said in one if said.startswith("UPDATE inbox_updates")]
    assert len(marked) == 1  # in that transaction, and not again behind it
