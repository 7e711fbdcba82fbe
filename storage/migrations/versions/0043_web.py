"""The page in a browser: conversations, messages, what people did there, their devices."""

import sqlalchemy as sa
from alembic import op

revision = "0043"
down_revision = "0042"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "web_chats",
        sa.Column("chat_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.Column("commands", sa.JSON(), nullable=True),
        sa.PrimaryKeyConstraint("chat_id", name=op.f("pk_web_chats")),
    )
    op.create_table(
        "web_messages",
        sa.Column("chat_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("message_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=True),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("buttons", sa.JSON(), nullable=True),
        sa.Column("file_id", ID, nullable=True),
        sa.Column("is_photo", sa.Boolean(), nullable=False),
        sa.Column("album", sa.String(), nullable=True),
        sa.Column("answers", sa.BigInteger(), nullable=True),
        sa.Column("reaction", sa.String(), nullable=True),
        sa.Column("sent_at", MOMENT, nullable=False),
        sa.Column("edited_at", MOMENT, nullable=True),
        sa.Column("changed", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_web_messages_person_id")),
        sa.ForeignKeyConstraint(["file_id"], ["stored_files.id"], name=op.f("fk_web_messages_file_id")),
        sa.PrimaryKeyConstraint("chat_id", "message_id", name=op.f("pk_web_messages")),
    )
    op.create_index(op.f("ix_web_messages_chat_id_changed"), "web_messages", ["chat_id", "changed"])
    op.create_table(
        "web_posts",
        sa.Column("id", ID, nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("key", sa.String(), nullable=True),
        sa.Column("message_id", sa.BigInteger(), nullable=False),
        sa.Column("answer", sa.JSON(), nullable=True),
        sa.Column("posted_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_web_posts")),
        sa.UniqueConstraint("chat_id", "key", name=op.f("uq_web_posts_chat_id_key")),
    )
    op.create_table(
        "web_devices",
        sa.Column("id", ID, nullable=False),
        sa.Column("key_hash", sa.String(), nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=False),
        sa.Column("browser", sa.String(), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("seen_at", MOMENT, nullable=False),
        sa.Column("ended_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_web_devices_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_web_devices")),
        sa.UniqueConstraint("key_hash", name=op.f("uq_web_devices_key_hash")),
    )
    op.create_index(op.f("ix_web_devices_chat_id"), "web_devices", ["chat_id"])
