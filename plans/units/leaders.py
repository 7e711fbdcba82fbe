"""Whose leader is meant: "lãnh đạo tỉnh" leads all units, "Giám đốc Sở Tài chính" only that one."""

from dataclasses import dataclass

from plans.patterns import sought
from plans.text import clean, fold
from plans.units.places import PLACE_TYPE
from plans.units.reading import read_unit
from plans.units.vocabulary import AUTHORITY

_TITLE = sought(
    r"(?:(?:cac\s+)?(?:dong chi\s+)?(?:tap the\s+)?"
    r"(?:lanh dao|(?:pho\s+)?(?:chu tich|bi thu|tong giam doc|giam doc)|thu truong|nguoi dung dau)"
    r"(?:\s+cua)?)(?:\s+|$)"
)
_STANDING = ("thuong truc", "co quan thuong truc", "nhom co quan thuong truc", "to giup viec")
PROVINCE = "tỉnh"


@dataclass(frozen=True, slots=True)
class LeaderNamed:
    """The leader of whom: of all units, or of the body of a name, which is empty where none is named."""

    of_all: bool
    body: str


def read_leader(query: str, home: str | None) -> LeaderNamed | None:
    """Return which leader words name; None where they name no leader.

    `home` is whose plan it is: the leaders of that authority, and of the standing unit, lead all units.
    """
    words = clean(query)
    title = _TITLE.match(fold(words))
    if title is None:
        return None
    # Folding keeps the words apart as they are.
    body = " ".join(words.split()[len(title[0].split()) :])
    return LeaderNamed(_leads_all(body, home), body)


def authority(home: str | None) -> str:
    """Return the name of the authority whose leaders lead all units."""
    return read_unit(home).canonical if home else f"{AUTHORITY} {PROVINCE}"


def _leads_all(body: str, home: str | None) -> bool:
    named = authority(home)
    place = PLACE_TYPE.search(named)
    bare = {fold(place[0]), fold(f"{AUTHORITY} {place[0]}")} if place else set()
    forms = {*bare, fold(named), *_STANDING}
    return fold(body) in forms or fold(read_unit(body, named).canonical) in forms
