"""Alembic's environment: runs the numbered migrations on a connection it is given."""

from typing import Any, Literal

from alembic import context
from sqlalchemy.types import TypeDecorator

from storage.models import Base


def _plain_type(kind: str, value: Any, _autogenerate: Any) -> str | Literal[False]:
    """Write our column types into a migration as SQLAlchemy's, so that it never depends on our code."""
    return f"sa.{value.impl!r}" if kind == "type" and isinstance(value, TypeDecorator) else False


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    render_as_batch=True,
    render_item=_plain_type,
    compare_type=True,
    transaction_per_migration=True,
)
with context.begin_transaction():
    context.run_migrations()
