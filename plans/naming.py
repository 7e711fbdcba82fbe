"""Whether a document calls itself a plan: by its number, its title, or the name of its file."""

import re

from plans.text import fold

_NUMBER = re.compile(r"/(?:kh|ctr|cthd)(?:tr)?\b")
_TITLE = re.compile(r"(?:(?:ve )?(?:viec )?ban hanh )?(?:ke hoach|chuong trinh (?:hanh dong|cong tac))\b")
_FILE = re.compile(r"(?:^|[\W_])(?:ke[\W_]?hoach|kh)(?:$|[\W_\d])")


def is_called_a_plan(name: str, number: str = "") -> bool:
    """Return whether a title or the name of a file says so, or a number such as "15/KH-UBND"."""
    folded = fold(name)
    is_named = _TITLE.match(folded) is not None or _FILE.search(folded) is not None
    return is_named or _NUMBER.search(fold(number)) is not None
