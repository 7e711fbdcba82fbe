"""Units, and the phrases that stand for many of them."""

from datetime import datetime

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from plans.units import UnitLevel
from storage.base import Base, Code, Id


class Unit(Base):
    """An agency: department, district, commune, vertical agency, mass organisation."""

    __tablename__ = "units"
    __table_args__ = (UniqueConstraint("name"),)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    name: Mapped[str]
    level: Mapped[UnitLevel] = mapped_column(Code(UnitLevel))
    created_at: Mapped[datetime]


class Collective(Base):
    """A phrase that stands for many units; its members are the units of its levels."""

    __tablename__ = "collectives"
    __table_args__ = (UniqueConstraint("name"),)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    name: Mapped[str]
    levels: Mapped[list[str]]
