"""Files that were handed out, kept as they were; and the Word template of the secretariat."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session, selectinload

from storage import files, log
from storage.actors import Actor
from storage.models import Export, ExportKind, ReportTemplate


@dataclass(frozen=True, slots=True)
class NewExport:
    """A file that was just made."""

    plan_id: int
    period_id: int | None
    as_of: date
    kind: ExportKind
    name: str
    content: bytes
    figures: dict[str, Any]


def keep(session: Session, actor: Actor, made: NewExport, now: datetime) -> Export:
    """Keep a file as it is handed out, with what it was made from."""
    file_id = files.keep(session, made.name, made.content, now)
    log.record(session, actor, "export", f"plan:{made.plan_id}", now, after=made.name)
    export = Export(
        plan_id=made.plan_id,
        period_id=made.period_id,
        as_of=made.as_of,
        kind=made.kind,
        file_id=file_id,
        figures=made.figures,
        made_at=now,
        made_by=actor.person_id,
    )
    session.add(export)
    session.flush()
    return export


def before(session: Session, made: NewExport) -> Export | None:
    """Return the latest earlier file of the same kind for the same period of the plan."""
    query = select(Export).where(
        Export.plan_id == made.plan_id, Export.kind == made.kind, Export.period_id == made.period_id
    )
    return session.scalars(query.order_by(Export.id.desc()).limit(1)).first()


def made_since(session: Session, plan_id: int, kind: ExportKind, person_id: int, moment: datetime) -> bool:
    """Return whether this person was handed such a file of the plan since a moment."""
    query = select(Export.id).where(
        Export.plan_id == plan_id,
        Export.kind == kind,
        Export.made_by == person_id,
        Export.made_at >= moment,
    )
    return session.scalars(query).first() is not None


def latest(session: Session, limit: int) -> list[Export]:
    """Return the latest files that are kept, with their plans, the newest first."""
    query = select(Export).join(Export.file).where(files.is_kept())
    query = query.options(selectinload(Export.plan)).order_by(Export.id.desc()).limit(limit)
    return list(session.scalars(query))


def count(session: Session) -> int:
    """Return how many files were handed out."""
    return session.scalar(select(func.count(Export.id))) or 0


def get(session: Session, export_id: int) -> Export | None:
    """Return one file that was handed out; None if it is not kept any more."""
    query = select(Export).join(Export.file).where(Export.id == export_id, files.is_kept())
    return session.scalars(query).first()


def save_template(session: Session, actor: Actor, name: str, content: bytes, now: datetime) -> None:
    """Make reports of this Word file from now on."""
    file_id = files.keep(session, name, content, now)
    log.record(session, actor, "save_template", f"file:{file_id}", now, after=name)
    session.add(ReportTemplate(file_id=file_id, saved_at=now, saved_by=actor.person_id))


def drop_template(session: Session, actor: Actor, now: datetime) -> bool:
    """Make reports of the built-in form again; return False if they were."""
    if template(session) is None:
        return False
    log.record(session, actor, "drop_template", "template", now)
    session.add(ReportTemplate(file_id=None, saved_at=now, saved_by=actor.person_id))
    return True


def template(session: Session) -> ReportTemplate | None:
    """Return the template in force, or None where the built-in form is used."""
    query = select(ReportTemplate).options(selectinload(ReportTemplate.file))
    row = session.scalars(query.order_by(ReportTemplate.id.desc()).limit(1)).first()
    return row if row is not None and row.file_id is not None else None
