"""What a unit shows for its reports: photos, files and numbers of documents."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import BigInteger, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from storage.base import Base, Code, Id
from storage.models.period_texts import PeriodText
from storage.models.statements import Statement
from storage.models.units import Unit
from storage.walls import OfOffice


class EvidenceKind(StrEnum):
    """What is shown."""

    PHOTO = "photo"
    FILE = "file"
    NUMBER = "number"
    """The number of a document, in the unit's words."""


class Evidence(OfOffice, Base):
    """One piece of evidence for one statement, or for a unit's words for a period.

    It is for neither while its album waits for its words.
    """

    __tablename__ = "evidence"
    __table_args__ = (
        UniqueConstraint("update_id", "file_key"),
        UniqueConstraint("period_text_id", "file_key"),
        Index(None, "chat_id", "album"),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    update_id: Mapped[int | None] = mapped_column(ForeignKey("updates.id"))
    period_text_id: Mapped[int | None] = mapped_column(ForeignKey("period_texts.id"))
    unit_id: Mapped[int] = mapped_column(ForeignKey("units.id"), index=True)
    kind: Mapped[EvidenceKind] = mapped_column(Code(EvidenceKind))
    name: Mapped[str]
    """The file's name, or the number of the document."""
    file_id: Mapped[str | None]
    """By which Telegram gives the file out again."""
    file_key: Mapped[str]
    """Telegram's unique id of the file, or the number: the same evidence is kept once for a statement."""
    size: Mapped[int | None] = mapped_column(BigInteger)
    album: Mapped[str | None]
    """Telegram's id of the album it came in."""
    kept_as: Mapped[str | None]
    """Where a copy is kept below the data folder, if copies are kept."""
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    chat_id: Mapped[int] = mapped_column(BigInteger)
    message_id: Mapped[int] = mapped_column(BigInteger)
    at: Mapped[datetime]

    statement: Mapped[Statement | None] = relationship()
    period_text: Mapped[PeriodText | None] = relationship()
    unit: Mapped[Unit] = relationship()
