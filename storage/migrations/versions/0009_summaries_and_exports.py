"""How long statements stand, where tasks started, and the files that were handed out."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "report_templates",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("file_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("saved_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("saved_by", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["file_id"], ["stored_files.id"], name=op.f("fk_report_templates_file_id")),
        sa.ForeignKeyConstraint(["saved_by"], ["people.id"], name=op.f("fk_report_templates_saved_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report_templates")),
    )
    op.create_table(
        "exports",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("plan_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("period_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("as_of", sa.Date(), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("file_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("figures", sa.JSON(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_by", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["file_id"], ["stored_files.id"], name=op.f("fk_exports_file_id")),
        sa.ForeignKeyConstraint(["made_by"], ["people.id"], name=op.f("fk_exports_made_by")),
        sa.ForeignKeyConstraint(["period_id"], ["report_periods.id"], name=op.f("fk_exports_period_id")),
        sa.ForeignKeyConstraint(["plan_id"], ["plans.id"], name=op.f("fk_exports_plan_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_exports")),
    )
    with op.batch_alter_table("exports", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_exports_plan_id_kind_id"), ["plan_id", "kind", "id"])

    with op.batch_alter_table("current_statuses", schema=None) as batch_op:
        batch_op.add_column(sa.Column("until", sa.String(), server_default="9999-12", nullable=False))
        batch_op.create_index(
            batch_op.f("ix_current_statuses_task_id_until_month_status"),
            ["task_id", "until", "month", "status"],
        )
    op.execute(
        "UPDATE current_statuses SET until = coalesce((SELECT min(later.month) FROM current_statuses AS later"
        " WHERE later.task_id = current_statuses.task_id AND later.unit_id = current_statuses.unit_id"
        " AND later.month > current_statuses.month), '9999-12')"
    )

    with op.batch_alter_table("obligations", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_obligations_plan_id_task_id_state_due_met_on"),
            ["plan_id", "task_id", "state", "due", "met_on"],
        )

    with op.batch_alter_table("tasks", schema=None) as batch_op:
        batch_op.add_column(sa.Column("starting_status", sa.String(length=32), nullable=True))
        batch_op.add_column(sa.Column("starting_text", sa.String(), nullable=True))
