"""Mail: addresses, threads, mails that were sent and that came, and how far a mailbox was read."""

import sqlalchemy as sa
from alembic import op

revision = "0046"
down_revision = "0043"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
IN_FORCE = sa.text("ended_at IS NULL")


def upgrade() -> None:
    _identities()
    op.create_table(
        "sent_mails",
        sa.Column("id", NUMBER, primary_key=True),
        _key("thread_id", "mail_threads", "sent_mails", nullable=False),
        _moment("sent_at", nullable=False),
        _moment("bounced_at"),
    )
    op.create_table(
        "received_mails",
        sa.Column("id", NUMBER, primary_key=True),
        sa.Column("message_id", sa.String(), nullable=False),
        sa.Column("sender", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("fate", sa.String(32), nullable=False),
        sa.Column("reason", sa.String()),
        _key("thread_id", "mail_threads", "received_mails"),
        _moment("received_at", nullable=False),
        _moment("told_at"),
        sa.UniqueConstraint("message_id", name=op.f("uq_received_mails_message_id")),
    )
    op.create_table(
        "mail_messages",
        sa.Column("id", NUMBER, primary_key=True),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        _key("sent_id", "sent_mails", "mail_messages"),
        _key("received_id", "received_mails", "mail_messages"),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.Column("outbox_id", sa.BigInteger()),
    )
    op.create_table(
        "mailboxes",
        sa.Column("name", sa.String(), primary_key=True),
        sa.Column("validity", sa.BigInteger(), nullable=False),
        sa.Column("last_uid", sa.BigInteger(), nullable=False),
    )
    op.create_index(op.f("ix_sent_mails_thread_id"), "sent_mails", ["thread_id"])
    op.create_index(op.f("ix_received_mails_fate_told_at"), "received_mails", ["fate", "told_at"])
    op.create_index(op.f("ix_mail_messages_sent_id"), "mail_messages", ["sent_id"])
    op.create_index(op.f("ix_mail_messages_received_id"), "mail_messages", ["received_id"])


def _identities() -> None:
    op.create_table(
        "mail_addresses",
        sa.Column("id", NUMBER, primary_key=True),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("address", sa.String(), nullable=False),
        _key("person_id", "people", "mail_addresses", kind=sa.BigInteger()),
        _moment("registered_at", nullable=False),
        _key("registered_by", "people", "mail_addresses", kind=sa.BigInteger(), nullable=False),
        _moment("ended_at"),
        _moment("failed_at"),
        sa.Column("failure", sa.String()),
    )
    op.create_table(
        "mail_threads",
        sa.Column("id", NUMBER, primary_key=True),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("about", sa.String(), nullable=False),
        sa.Column("token", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        _moment("created_at", nullable=False),
        sa.UniqueConstraint("token", name=op.f("uq_mail_threads_token")),
        sa.UniqueConstraint("chat_id", "about", name=op.f("uq_mail_threads_chat_id_about")),
    )
    in_force = ["chat_id", "address"]
    op.create_index(
        "uq_mail_addresses_in_force",
        "mail_addresses",
        in_force,
        unique=True,
        sqlite_where=IN_FORCE,
        postgresql_where=IN_FORCE,
    )


def _moment(name: str, *, nullable: bool = True) -> sa.Column[object]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def _key(
    name: str, to: str, table: str, *, nullable: bool = True, kind: sa.types.TypeEngine[int] = NUMBER
) -> sa.Column[object]:
    return sa.Column(
        name, kind, sa.ForeignKey(f"{to}.id", name=op.f(f"fk_{table}_{name}")), nullable=nullable
    )
