"""Days of the lunar calendar in a deadline: no day of ours, unless the text itself says which it is."""

from plans.patterns import sought

_LUNAR = sought(
    r"\bam lich\b|\(a\.? ?l\.?\)|(?<=\d) a\.?l\b|\bram thang\b"
    r"|\btet (?:nguyen dan|nguyen tieu|trung thu|doan ngo)\b"
)
_SOLAR = sought(r"\b(?:tuc(?: la)?|nham(?: vao)?|duong lich:?) (?:ngay )?(?=\d{1,2}[/.]\d)[\d/.]+")
_SOLAR_AFTER = sought(r"\d[\d/.]+ (?:duong lich|\(duong lich\)|\(d\.?l\.?\))")


def is_lunar(folded: str) -> bool:
    """Return whether a folded text names a day of the lunar calendar."""
    return _LUNAR.search(folded) is not None


def solar_part(folded: str) -> str | None:
    """Return the words that say which day of ours is meant ("tức ngày 26/4/2026"), or None."""
    found = _SOLAR.search(folded) or _SOLAR_AFTER.search(folded)
    return found[0] if found else None
