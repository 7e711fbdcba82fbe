"""Names of people in words that go from one level to the other: they are left out."""

import re

LEFT_OUT = "…"
_TITLE = r"(?:[Ôô]ng|[Bb]à|[Aa]nh|[Cc]hị|[Cc]ô|[Cc]hú|[Bb]ác|[Ee]m|[Đđ]ồng chí|[Đđ]/c|[Đđ]c)"
_UPPER = r"[^\W\d_a-zà-ỹđ]"
_NAME = re.compile(rf"(?<!\w)({_TITLE})((?: {_UPPER}\w*)+)")


def without_people(words: str) -> str:
    """Return words without the names that stand behind "ông", "bà", "đồng chí" and the like."""
    return _NAME.sub(rf"\1 {LEFT_OUT}", words)
