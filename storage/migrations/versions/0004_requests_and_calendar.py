"""Requests, the days off as corrected, guidance asked for, settings of plans and their report rules."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "calendar_days",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("set_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("set_by", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["set_by"], ["people.id"], name=op.f("fk_calendar_days_set_by")),
        sa.PrimaryKeyConstraint("day", name=op.f("pk_calendar_days")),
    )
    op.create_table(
        "report_requests",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("what", sa.String(), nullable=True),
        sa.Column("addressees", sa.JSON(), nullable=True),
        sa.Column("due", sa.Date(), nullable=True),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("document", sa.String(), nullable=True),
        sa.Column("document_name", sa.String(), nullable=True),
        sa.Column("state", sa.String(length=32), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_by", sa.BigInteger(), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["created_by"], ["people.id"], name=op.f("fk_report_requests_created_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report_requests")),
    )
    with op.batch_alter_table("report_requests", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_report_requests_state"), ["state"], unique=False)

    op.create_table(
        "request_answers",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("request_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("unit_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("text", sa.String(), nullable=True),
        sa.Column("document", sa.String(), nullable=True),
        sa.Column("document_name", sa.String(), nullable=True),
        sa.Column("is_late", sa.Boolean(), nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("message_id", sa.BigInteger(), nullable=False),
        sa.Column("said_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_request_answers_person_id")),
        sa.ForeignKeyConstraint(
            ["request_id"], ["report_requests.id"], name=op.f("fk_request_answers_request_id")
        ),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name=op.f("fk_request_answers_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_request_answers")),
    )
    with op.batch_alter_table("request_answers", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_request_answers_request_id_unit_id"), ["request_id", "unit_id"], unique=False
        )

    op.create_table(
        "guidance_inquiries",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("unit_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("task_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("quarter", sa.String(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("has_come", sa.Boolean(), nullable=True),
        sa.Column("words", sa.String(), nullable=True),
        sa.Column("issued", sa.Date(), nullable=True),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("answered_by", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["answered_by"], ["people.id"], name=op.f("fk_guidance_inquiries_answered_by")
        ),
        sa.ForeignKeyConstraint(["task_id"], ["tasks.id"], name=op.f("fk_guidance_inquiries_task_id")),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name=op.f("fk_guidance_inquiries_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_guidance_inquiries")),
        sa.UniqueConstraint(
            "unit_id", "task_id", "quarter", name=op.f("uq_guidance_inquiries_unit_id_task_id_quarter")
        ),
    )
    with op.batch_alter_table("obligations", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("ck_obligations_one_subject"), type_="check")
        batch_op.add_column(
            sa.Column("request_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True)
        )
        batch_op.add_column(sa.Column("due_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.alter_column(
            "plan_id", existing_type=sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True
        )
        batch_op.create_index(batch_op.f("ix_obligations_request_id"), ["request_id"], unique=False)
        batch_op.create_unique_constraint(
            batch_op.f("uq_obligations_unit_id_request_id"), ["unit_id", "request_id"]
        )
        batch_op.create_foreign_key(
            batch_op.f("fk_obligations_request_id"), "report_requests", ["request_id"], ["id"]
        )
        batch_op.create_check_constraint(
            batch_op.f("ck_obligations_one_subject"),
            "(CASE WHEN task_id IS NULL THEN 0 ELSE 1 END) + (CASE WHEN period_id IS NULL THEN 0 ELSE 1 END)"
            " + (CASE WHEN request_id IS NULL THEN 0 ELSE 1 END) = 1",
        )

    with op.batch_alter_table("plans", schema=None) as batch_op:
        batch_op.add_column(sa.Column("morning", sa.Time(), nullable=True))
        batch_op.add_column(sa.Column("ladder", sa.JSON(), nullable=True))
        batch_op.add_column(sa.Column("escalation_days", sa.JSON(), nullable=True))
        batch_op.add_column(
            sa.Column("months", sa.String(length=32), server_default="decree", nullable=False)
        )

    with op.batch_alter_table("report_periods", schema=None) as batch_op:
        batch_op.add_column(sa.Column("strictly_before", sa.Boolean(), nullable=True))
    op.execute(
        "UPDATE report_periods SET strictly_before = (SELECT report_rules.strictly_before FROM report_rules"
        " WHERE report_rules.id = report_periods.rule_id)"
    )
    with op.batch_alter_table("report_periods", schema=None) as batch_op:
        batch_op.alter_column("strictly_before", existing_type=sa.Boolean(), nullable=False)

    with op.batch_alter_table("report_rules", schema=None) as batch_op:
        batch_op.add_column(sa.Column("channel", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("scope", sa.String(length=32), server_default="all", nullable=False))
        batch_op.add_column(sa.Column("levels", sa.JSON(), server_default="[]", nullable=False))
        batch_op.add_column(sa.Column("units", sa.JSON(), server_default="[]", nullable=False))
        batch_op.add_column(sa.Column("stopped_at", sa.DateTime(timezone=True), nullable=True))
