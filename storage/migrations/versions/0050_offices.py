"""Offices: what was there belongs to the top one."""

import sqlalchemy as sa
from alembic import op

revision = "0050"
down_revision = "0040"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
TABLES = (
    *(
        "acknowledgements",
        "assignments",
        "audit_events",
        "chat_links",
    ),
    *(
        "collective_members",
        "collectives",
        "current_statuses",
        "escalations",
    ),
    *(
        "evidence",
        "exports",
        "extensions",
        "figures",
    ),
    *(
        "focal_points",
        "guidance_inquiries",
        "link_codes",
        "matter_steps",
    ),
    *(
        "matters",
        "obligation_versions",
        "obligations",
        "period_texts",
    ),
    *(
        "plan_drafts",
        "plans",
        "questions",
        "recurring_tasks",
    ),
    *(
        "report_periods",
        "report_requests",
        "report_rules",
        "report_templates",
    ),
    *(
        "reporter_rules",
        "request_answers",
        "task_groups",
        "task_origins",
    ),
    *(
        "tasks",
        "unit_successions",
        "units",
        "updates",
    ),
)
KEYED = {
    "calendar_days": ["office_id", "day"],
    "job_runs": ["office_id", "name", "day"],
    "preferences": ["office_id", "name"],
    "tracker_decisions": ["office_id", "key"],
}
REFERRING = {
    "calendar_days": {"set_by": "people.id"},
    "tracker_decisions": {"task_id": "tasks.id", "decided_by": "people.id"},
}
NAMED = ("units", "collectives")
OBLIGATIONS = ["plan_id", "task_id", "state", "due", "met_on", "owed_from", "unit_id"]
NOT_OWED = ["plan_id", "task_id", "unit_id", "state", "owed_from"]
MAY_BE_NOT_OWED = sa.text("(state = 'removed' OR owed_from IS NOT NULL)")
UPDATES = ["task_id", "unit_id", "said_on", "said_at", "id", "status", "percent"]
CURRENT = ["until", "task_id", "status", "month"]
VERSIONS = ["until", "obligation_id"]
SOUGHT = {
    "chat_links": ["office_id", "role"],
    "job_runs": ["day", "name", "office_id"],
    "report_periods": ["plan_id", "due"],
    "tasks": ["due_at"],
}
"""What else is looked for, so that no office waits for the rows of the others."""

OF_ONE_OFFICE = (
    ("obligations", ["state", "due"]),
    ("matters", ["state", "unit_id"]),
    ("matters", ["raised_on"]),
    ("report_requests", ["state"]),
    ("extensions", ["state", "id"]),
    ("report_periods", ["due"]),
)


def upgrade() -> None:
    op.create_table(
        "offices",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("parent_id", sa.BigInteger(), nullable=False),
        sa.Column("unit_id", NUMBER, nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("opened_by", sa.BigInteger(), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["opened_by"], ["people.id"], name=op.f("fk_offices_opened_by")),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name=op.f("fk_offices_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_offices")),
    )
    op.create_index(op.f("ix_offices_parent_id"), "offices", ["parent_id"])
    op.create_index(op.f("ix_offices_unit_id"), "offices", ["unit_id"])
    for table in ("outbox_messages", "stored_files"):
        op.add_column(table, sa.Column("office_id", sa.BigInteger(), server_default="1", nullable=False))
    is_sqlite = op.get_bind().dialect.name == "sqlite"
    for table in (*TABLES, *([] if is_sqlite else KEYED)):
        column = sa.Column("office_id", sa.BigInteger(), server_default="1", nullable=False)
        op.add_column(table, column)
    for table, columns in KEYED.items():
        _key(table, columns)
    for table in NAMED:
        with op.batch_alter_table(table) as batch:
            batch.drop_constraint(op.f(f"uq_{table}_name"), type_="unique")
            batch.create_unique_constraint(op.f(f"uq_{table}_office_id_name"), ["office_id", "name"])
    _count_by_index_alone()
    for table, columns in OF_ONE_OFFICE:
        op.drop_index(op.f(f"ix_{table}_{'_'.join(columns)}"), table)
        _index(table, ["office_id", *columns])
    for table, columns in SOUGHT.items():
        _index(table, columns)


def _index(table: str, columns: list[str]) -> None:
    op.create_index(op.f(f"ix_{table}_{'_'.join(columns)}"), table, columns)


def _key(table: str, columns: list[str]) -> None:
    """Let the key of a table know the office: SQLite, which changes no key, gets the table anew."""
    if op.get_bind().dialect.name != "sqlite":
        op.drop_constraint(op.f(f"pk_{table}"), table, type_="primary")
        op.create_primary_key(op.f(f"pk_{table}"), table, columns)
        return
    before = sa.inspect(op.get_bind()).get_columns(table)
    op.rename_table(table, f"{table}_before")
    office = sa.Column("office_id", sa.BigInteger(), server_default="1", nullable=False)
    rest = [sa.Column(one["name"], one["type"], nullable=one["nullable"]) for one in before]
    keys = [
        sa.ForeignKeyConstraint([name], [target], name=op.f(f"fk_{table}_{name}"))
        for name, target in REFERRING.get(table, {}).items()
    ]
    op.create_table(table, office, *rest, *keys, sa.PrimaryKeyConstraint(*columns, name=op.f(f"pk_{table}")))
    names = ", ".join(one["name"] for one in before)
    op.execute(f"INSERT INTO {table} ({names}) SELECT {names} FROM {table}_before")  # noqa: S608 -- our names
    op.drop_table(f"{table}_before")


def _count_by_index_alone() -> None:
    """Let the indexes that answer alone know the office too."""
    for table, columns in (
        ("obligations", OBLIGATIONS),
        ("updates", UPDATES),
        ("current_statuses", CURRENT),
        ("obligation_versions", VERSIONS),
    ):
        op.drop_index(op.f(f"ix_{table}_{'_'.join(columns)}"), table)
        wider = ["office_id", *columns] if columns in (CURRENT, VERSIONS) else [*columns, "office_id"]
        op.create_index(op.f(f"ix_{table}_{'_'.join(wider)}"), table, wider)
    op.drop_index("ix_obligations_not_owed", "obligations")
    op.create_index(
        "ix_obligations_not_owed",
        "obligations",
        [*NOT_OWED, "office_id"],
        sqlite_where=MAY_BE_NOT_OWED,
        postgresql_where=MAY_BE_NOT_OWED,
    )
