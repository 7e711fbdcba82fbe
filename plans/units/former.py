"""Places named as they were before: "UBND xã Phú Lộc (cũ)", which "UBND xã Phú Lộc" may no longer be."""

import re

from plans.patterns import sought

FORMER = " (cũ)"
_MARK = sought(r"\s*\(\s*c[ũu]\s*\)\s*$|(?<=\w)\s+cũ\s*$", re.IGNORECASE)


def without_mark(name: str) -> str:
    """Return a name without "(cũ)" behind it; the very name where it has none."""
    said = name.casefold()
    return _MARK.sub("", name) if "cũ" in said or said.rstrip(" )").endswith("cu") else name


def is_former(name: str) -> bool:
    """Return whether a name says that it is one of before."""
    return without_mark(name) != name
