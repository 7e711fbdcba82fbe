"""Whether words that stand in a unit's name are short for it, or may as well name another unit."""

from plans.patterns import sought
from plans.text import fold
from plans.units.places import place_name
from plans.units.reading import read_unit

_BODY = sought(
    r"(?:ubnd|hdnd|uy ban|hoi dong|so|ban|bo|cuc|chi cuc|cong an|dang uy|dang bo|tinh uy|thanh uy|huyen uy"
    r"|quan uy|thi uy|tinh doan|van phong|phong|trung tam|truong|vien|benh vien|hoi|lien doan|doan|mat tran"
    r"|thanh tra|toa an|kho bac|bao hiem|buu dien|ngan hang|cong ty)(?!\w)"
)
_KINDS_ONLY = sought(
    r"(?:(?:ubnd|hdnd|so|ban|nganh|bo|cuc|chi cuc|cong an|dang uy|van phong|phong|trung tam|xa|phuong"
    r"|thi tran|thi xa|huyen|quan|thanh pho|cap|don vi|uy ban nhan dan|hoi dong nhan dan)(?:\s+|$))+|tinh"
)


def is_part_of(query: str, *names: str) -> bool:
    """Return whether words found in a name (or another name of the same unit) surely mean that unit.

    "Tài chính" is short for "Sở Tài chính". "UBND tỉnh" is no short name of its "Văn phòng UBND tỉnh",
    "UBND xã Tân Hòa" none of "UBND xã Tân Hòa Đông", and "UBND" alone names nobody.
    """
    said = fold(read_unit(query).canonical)
    if _KINDS_ONLY.fullmatch(said):
        return False
    body = _BODY.match(said)
    forms = [fold(form) for name in names for form in (name, read_unit(name).canonical)]
    if body is not None and not any(form.startswith(body[0]) for form in forms):
        return False
    return any(_same_place(place_name(query), place_name(name)) for name in names)


def _same_place(said: str | None, known: str | None) -> bool:
    return said is None or known is None or fold(said) == fold(known)
