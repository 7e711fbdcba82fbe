"""Dates damaged by scanning, typing or a narrow column: mended where one reading is left, else recognised."""

from enum import Enum, auto

from plans.patterns import sought

_FILLER = "\0"
"""What stands in place of whatever has been read already."""

# A page or a narrow column breaks "30/4/2025" into "30/4/20 25".
_SPLIT_YEAR = sought(
    r"(?:(?<=/2) (?=0\d\d)|(?<=/20) (?=\d\d)|(?<=/20\d) (?=\d)"
    r"|(?<=\bnam 2) (?=0\d\d)|(?<=\bnam 20) (?=\d\d)|(?<=\bnam 20\d) (?=\d))(?!.\d{4}| \d+/)"
)
_TIGHT_RANGE = sought(r"(?<=[/ ]20\d\d)[-–](?=\d{1,2}[/ ])")
_ANOTHER_QUARTER = sought(r"(?<=/20\d\d)( ?(?:[,;–-]|va|den|toi) ?)(?=(?:iv|lv|[il1]{1,3})/20\d\d)")
_SCANNED = (
    sought(r"(?:(?<=/)|(?<=/ )|(?<=\bnam ))(?=[2z]\d*[liosz])[2z][\dliosz]{3}(?![a-z\d])"),
    sought(r"(?<![a-z\d/])[\dlo]{1,2} ?/ ?[\dlo]{1,2}(?: ?/ ?20\d\d)?(?![a-z\d/])"),
    sought(r"(?:(?<=\bthang )|(?<=\bthang))(?=[lio|!]?\d|\d[lio]|[lio]{1,2}[/-])[\dlio|!]{1,2}(?![a-z\d])"),
)
_LETTERS_FOR_DIGITS = str.maketrans("lio|!sz", "1101152")
_SPLIT_DIGITS = sought(
    r"(?<![\w/.,-])(?<!\btuan )(?<!\bdot )(?<!\blan )(?<!\bky )[0-3] \d(?= ?/ ?\d| thang \d)"
    r"|(?<=\d/)[01] \d(?= ?/ ?\d)"
)

_TOUCHING = sought(r"\0(?: ?/ ?[\w']|[.-]\d|\d|,? nam ?\d)|\d ?/ ?\0|\d-\0|\d\0")
_SCRAP = sought(
    r"\d+ ?/{1,2} ?\d+ ?/{1,2}|\d+ ?- ?\d+ ?- ?\d|\d+ ?[./-]{1,2} ?\d+ ?[./-]{1,2} ?\d{3,}"
    r"|(?<!20\d)[^\s,;(] ?[/-] ?20\d\d(?!\d)"
    r"|\b(?:nam|thang|quy) ?\d(?!\d* lan\b)|\b20\d{3,6}\b"
    r"|(?<!\d)\d{1,2}[/.-]\d{5,}"
)


class Damage(Enum):
    """What is left of dates in a text of which everything readable has been taken."""

    NONE = auto()
    APART = auto()
    """A date beside those that were read cannot be read."""
    WITHIN = auto()
    """A date that was read has a part that was not, such as its year: it cannot be relied on."""


def mended(folded: str) -> tuple[str, bool]:
    """Return the folded text with broken dates put together, and whether letters had to be guessed."""
    whole = _ANOTHER_QUARTER.sub(r"\1quy ", _TIGHT_RANGE.sub(" - ", _SPLIT_YEAR.sub("", folded)))
    guessed = whole
    for scanned in _SCANNED:
        guessed = scanned.sub(lambda match: match[0].translate(_LETTERS_FOR_DIGITS), guessed)
    guessed = _SPLIT_DIGITS.sub(lambda match: match[0].replace(" ", ""), guessed)
    return guessed, guessed != whole


def damage_in(rest: str) -> Damage:
    """Return what damaged dates are left in a text, with the filler in place of what was read."""
    if _TOUCHING.search(rest):
        return Damage.WITHIN
    return Damage.APART if _SCRAP.search(rest) else Damage.NONE
