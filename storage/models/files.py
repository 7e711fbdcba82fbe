"""Files the bot made and sends: kept whole, so that what was exported stays as it was."""

from datetime import datetime

from sqlalchemy import LargeBinary, func
from sqlalchemy.orm import Mapped, column_property, mapped_column

from storage.base import Base, Id
from storage.walls import said_in_office


class StoredFile(Base):
    """A file with its name, stored in the transaction of the message that sends it."""

    __tablename__ = "stored_files"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    name: Mapped[str]
    content: Mapped[bytes] = mapped_column(LargeBinary)
    """Empty once it is not kept any more: it was sent long ago, and is no record."""
    office_id: Mapped[int] = said_in_office()
    created_at: Mapped[datetime]
    size: Mapped[int] = column_property(func.length(content), deferred=True)
    """How many bytes there are, without reading them."""
