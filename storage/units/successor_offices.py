"""The office of a unit that ends: its only successor's from then on, else of nobody at the level above."""

from collections.abc import Sequence

from sqlalchemy.orm import Session

from storage.models import Office, Unit, UnitSuccession
from storage.units import offices


def follows(session: Session, old: Sequence[Unit], new: Sequence[Unit | str]) -> list[tuple[Office, bool]]:
    """Return the offices of units that are to end, and whether each will follow its unit.

    A successor may be the name of a unit that is still to be added.
    """
    found = [office for unit in old if (office := offices.of_unit(session, unit.id)) is not None]
    successor = new[0] if len(new) == 1 else None
    known = successor.id if isinstance(successor, Unit) else None
    is_free = successor is not None and (known is None or offices.of_unit(session, known) is None)
    return [(office, is_free and office is found[0]) for office in found]


def pass_on_office(session: Session, old: Unit, successions: Sequence[UnitSuccession]) -> Office | None:
    """Let the office of a unit follow it, if it has one; return it.

    Of a unit that splits nobody knows whose it is, and a successor that runs plans goes on with its own:
    then the office stays as it is, and what it has goes up no more.
    """
    office = offices.of_unit(session, old.id)
    if office is not None and len(successions) == 1:
        new = session.get_one(Unit, successions[0].new_id)
        if offices.of_unit(session, new.id) is None:
            office.unit_id, office.name = new.id, new.name
            session.flush()
    return office
