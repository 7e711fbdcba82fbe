"""What waits to be said is kept in our own words: what is done and with what, not a channel's request."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None

ACTS = {
    "sendMessage": "say",
    "sendDocument": "send_file",
    "sendPhoto": "send_picture",
    "editMessageText": "edit",
    "editMessageReplyMarkup": "edit_buttons",
    "setMessageReaction": "react",
    "setMyCommands": "suggest_commands",
}
AT_ONCE = 1_000


def upgrade() -> None:
    with op.batch_alter_table("outbox_messages", schema=None) as batch_op:
        batch_op.alter_column(
            "method", new_column_name="act", existing_type=sa.String(), existing_nullable=False
        )
        batch_op.alter_column(
            "parameters", new_column_name="content", existing_type=sa.JSON(), existing_nullable=False
        )
    rows = sa.table(
        "outbox_messages", sa.column("id", sa.BigInteger()), sa.column("act"), sa.column("content", sa.JSON())
    )
    connection = op.get_bind()
    last = 0
    while batch := connection.execute(
        sa.select(rows).where(rows.c.id > last).order_by(rows.c.id).limit(AT_ONCE)
    ).all():
        for row in batch:
            values = {"act": ACTS.get(row.act, row.act), "content": content_of(row.content)}
            connection.execute(sa.update(rows).where(rows.c.id == row.id).values(values))
        last = batch[-1].id


def content_of(parameters: dict[str, Any]) -> dict[str, Any]:
    """Return a stored request to Telegram in our own words."""
    markup = parameters.get("reply_markup") or {}
    values = {
        "text": parameters.get("text") or parameters.get("caption"),
        "topic": parameters.get("message_thread_id"),
        "buttons": [
            [[key["text"], key["callback_data"]] for key in row] for row in markup.get("inline_keyboard", ())
        ],
        "answers": (parameters.get("reply_parameters") or {}).get("message_id"),
        "message": parameters.get("message_id"),
        "kept_file": parameters.get("document") or parameters.get("photo"),
        "commands": {row["command"]: row["description"] for row in parameters.get("commands", ())},
        "reaction": next((one["emoji"] for one in parameters.get("reaction", ())), None),
    }
    return {name: value for name, value in values.items() if value}
