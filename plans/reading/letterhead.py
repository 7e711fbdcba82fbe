"""Who issued a document, from the names at its top, above number and date."""

import re
from collections.abc import Iterable, Iterator

from plans.reading.prose import fold_in_place
from plans.text import capitalised, clean, fold
from plans.units.agencies import with_known_names
from plans.units.places import PLACE_TYPE, with_long_places
from plans.units.single import single_name
from plans.units.spelling import spell
from plans.units.vocabulary import FIELDS

_MOTTO = re.compile(
    r"\W*(?:cong hoa xa hoi chu nghia(?: viet nam)?|doc lap ?[-–] ?tu do ?[-–] ?hanh phuc"
    r"|dang cong san viet nam)\W*"
)
_END = re.compile(r"(?:du thao )?so ?[:\d]|so ?/|.*\bngay\b.{0,12}\bthang\b|kinh gui|v/v|ve viec")
# What the name of a body begins with; a line that begins otherwise goes on with the one above.
_BODY = re.compile(
    r"(?:uy ban|ubnd|hdnd|hoi dong|so|bo(?! phan)|cuc|chi cuc|tong cuc|vu|van phong|vp|thanh tra|cong an|ban"
    r"|bch|bcd|to(?= giup viec| cong tac| cong nghe)|truong(?! ban)|trung tam|benh vien|phong(?! chong|,)"
    r"|(?:tinh|thanh|huyen|quan|thi|dang) uy|(?:tinh|thanh|huyen) doan|dang bo|dang doan|chi bo|chinh phu"
    r"|thu tuong|chu tich|quoc hoi|doan|hoi|lien doan|lien hiep|lien minh|mat tran|vien|hoc vien|dai hoc"
    r"|cao dang|dai|bao|tap chi|toa an|kho bac|ngan hang|tong cong ty|cong ty|tap doan|thue|thong ke|hai quan"
    r"|tieu ban)\b"
)
_AUTHORITY = re.compile(r"(?:uy ban nhan dan|ubnd|hdnd|hoi dong nhan dan|(?:tinh|thanh|huyen|dang) uy)\b")
_STAMP = re.compile(r"du thao(?: lan.*)?|ban sao.*|(?:toi |tuyet )?mat|hoa toc.*|(?:thuong )?khan|viet nam")
_PLACE = re.compile(r"(?:tinh|thanh pho|huyen|quan|xa(?! hoi)|phuong|thi xa|thi tran|dac khu) \S")
_OF_A_PLACE = ("Sở ", "Ban ", "Phòng ", "Văn phòng", "Thanh tra", "Trung tâm ", "Chi cục ", "Tổ ")
_INNER = ("Văn phòng", "Ban Thường trực", "Ban Thường vụ", "Ban Chấp hành", "Thường trực")
_SCHOOL = re.compile(
    r"(?P<kind>trường (?:thpt|thcs|tiểu học(?: và thcs)?|mầm non|đại học|cao đẳng|chính trị|trung cấp"
    r"|trung học (?:cơ sở|phổ thông)|phổ thông(?: dân tộc nội trú)?)) ?(?P<name>.*)"
)
_COMMITTEE = re.compile(r"(?:(?:Tỉnh|Thành|Huyện|Quận|Thị) (?:ủy|đoàn)|.*Khu kinh tế)(?= )")
_FIELD = re.compile(
    "|".join(
        rf"{head} {re.escape(field)}(?= )"
        for head, fields in FIELDS.items()
        for field in sorted(fields, key=len, reverse=True)
    )
)
_HEAD = re.compile(
    r"(?:Trung tâm|Học viện|Tập đoàn|Tổng công ty|Công ty|Tổng cục|Chi cục|Cục|Vụ|Viện|Ban|Bộ|Sở|Phòng) "
    r"(?=[^A-ZĐ]*$)"
)
_SHORT_FORMS = {"thpt": "THPT", "thcs": "THCS"}
_LINES = 12
_LONGEST = 120
_WIDEST = 400
"""So many letters a line may have in which the motto stands beside the name of a body."""


def read_letterhead(texts: Iterable[str]) -> str | None:
    """Return the body that issued the document, the lowest one named above its title; None without any.

    "UBND TỈNH SƠN HÀ / SỞ NỘI VỤ" is the "Sở Nội vụ tỉnh Sơn Hà".
    """
    names = [_name(words) for words in _bodies(texts)]
    if not names:
        return None
    issuer, place = names[-1], next(filter(None, map(_place_of, names)), None)
    if issuer in _INNER and len(names) > 1:
        return f"{issuer} {names[-2]}"
    if place and issuer.startswith(_OF_A_PLACE) and not PLACE_TYPE.search(issuer):
        return f"{issuer} {place}"
    return issuer


def _bodies(texts: Iterable[str]) -> Iterator[str]:
    """Yield the names of the letterhead, each put together from its lines."""
    current = ""
    for text in _lines(texts):
        folded = fold(text)
        goes_on = current.endswith((",", "-", " VÀ", " và"))
        if _BODY.match(folded) and not goes_on and (current or text.isupper() or _AUTHORITY.match(folded)):
            if current:
                yield current
            current = text
        elif current and (text.isupper() or (_PLACE.match(folded) and not _place_of(_name(current)))):
            current = f"{current} {text}"
    if current:
        yield current


def _lines(texts: Iterable[str]) -> Iterator[str]:
    """Yield the lines above number and date, without the motto of the state that may stand beside them."""
    for _, text in zip(range(_LINES), texts, strict=False):
        folded = fold_in_place(text)
        # A longer line is no letterhead; and a search through one would take as long as it is long, squared.
        motto = _MOTTO.search(folded) if len(folded) <= _WIDEST else None
        words = text[: motto.start()] + text[motto.end() :] if motto else text
        if _END.match(fold(words)):
            return
        words = words.strip(" *-_–—")
        if (
            words
            and not _STAMP.fullmatch(fold(words))
            and len(words) <= _LONGEST
            and not words.endswith((".", ":", ";"))
        ):
            yield words


def _name(words: str) -> str:
    """Return the name of a body as running text writes it: "TỈNH ỦY SƠN HÀ" is "Tỉnh ủy Sơn Hà"."""
    if not words.isupper():
        return with_known_names(spell(words))
    lowered = clean(words).lower()
    school = _SCHOOL.fullmatch(lowered)
    if school:
        kind = capitalised(" ".join(_SHORT_FORMS.get(word, word) for word in school["kind"].split()[1:]))
        return f"Trường {kind} {school['name'].title()}".strip()
    name = single_name(with_long_places(with_known_names(spell(lowered))))
    if lowered.startswith("sở "):
        name = name.replace("Phòng", "Sở", 1)  # a letterhead makes no such slip
    return _with_own_name(name).replace("việt nam", "Việt Nam")


def _with_own_name(name: str) -> str:
    """Capitalise what follows a kind of place, a party committee or a field, else what follows the head."""
    place = PLACE_TYPE.search(name)
    if place:
        return name[: place.end()] + _titled(name[place.end() :])
    head = _COMMITTEE.match(name) or _FIELD.match(name)
    if head:
        return name[: head.end()] + _titled(name[head.end() :])
    words = _HEAD.match(name)
    return name[: words.end()] + capitalised(name[words.end() :]) if words else name


def _titled(words: str) -> str:
    return words.title() if words.islower() else words


def _place_of(name: str) -> str | None:
    place = PLACE_TYPE.search(name)
    return name[place.start() :] if place and name[place.end() :].strip() else None
