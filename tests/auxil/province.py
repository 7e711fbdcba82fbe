"""A plan and linked groups put straight into a database, and the list of a whole made-up province."""

import re
from collections.abc import Iterator
from itertools import product

from sqlalchemy.orm import Session

from plans.plan import ReportRule, Task
from storage.groups import codes, linking
from storage.models import LinkRole, ObligationState, Plan, Unit
from storage.plans import obligations, saving
from storage.units.directory import Directory
from tests.auxil import cast

DISTRICTS, COMMUNES = 27, 558
SYLLABLES = tuple(
    re.findall(
        r"\w+", "An Bình Châu Đông Hà Hóa Hòa Lâm Lộc Minh Nga Phú Quang Sơn Tân Thọ Thành Vĩnh Xuân Yên"
    )
)


def districts() -> list[str]:
    """Return 27 districts, towns and cities that are on no map."""
    names = [f"{first} {last}" for first, last in product(("Lam", "Triều", "Ngọc"), SYLLABLES[:9])]
    kinds = ["thành phố", "thị xã"] + ["huyện"] * (DISTRICTS - 2)
    return [f"UBND {kind} {name}" for kind, name in zip(kinds, names, strict=True)]


def communes() -> Iterator[tuple[str, str]]:
    """Yield 558 communes, each with its district; some names stand in two districts, as on real maps."""
    homes = districts()
    names = [f"{first} {last}" for first, last in product(SYLLABLES, repeat=2)]
    for number in range(COMMUNES):
        kind = "phường" if number % 27 == 0 else "thị trấn" if number % 27 == 1 else "xã"
        yield f"UBND {kind} {names[number % len(names)]}", homes[number % DISTRICTS]


def unit_list(delimiter: str = ",") -> bytes:
    """Return the list of districts and communes as a .csv."""
    lines = [("Tên đơn vị", "Cấp", "Trực thuộc", "Viết tắt", "Tên khác", "Lãnh đạo")]
    lines += [(name, "Huyện", "", "", "", "Ông Chủ tịch") for name in districts()]
    lines += [(name, "Xã", home, "", "", "") for name, home in communes()]
    return "\n".join(delimiter.join(line) for line in lines).encode()


def save_plan(
    session: Session,
    *tasks: Task,
    rules: tuple[ReportRule, ...] = (cast.MONTHLY, cast.HALF_YEAR),
    past: ObligationState = ObligationState.WAIVED,
) -> Plan:
    """Save a plan with these tasks, and what it obliges units to as of the cast's day."""
    saved = saving.save_plan(session, cast.plan(*tasks, rules=rules), cast.secretary(), cast.NOW, cast.TODAY)
    obligations.materialise_plan(session, saved, cast.TODAY, past)
    return saved


def unit(session: Session, name: str) -> Unit:
    """Return the unit that a name means, added if it is new."""
    found = Directory(session, cast.NOW).resolve(name)
    assert isinstance(found, Unit)
    session.flush()
    return found


def linked_unit(session: Session, name: str, chat_id: int) -> int:
    """Link a unit's group by a code, as its focal point does, and return the unit's id."""
    owner = unit(session, name)
    code = codes.issue_one(session, LinkRole.UNIT, owner.id, cast.NOW)
    linking.use_code(session, code, cast.speaker(chat_id), cast.NOW)
    obligations.materialise(session, cast.TODAY)
    return owner.id
