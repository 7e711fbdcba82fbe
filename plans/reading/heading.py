"""The head of a document: its title, number, date, issuer, year and standing unit."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from plans.reading.content import Line
from plans.reading.prose import fold_in_place, sentences
from plans.text import clean, fold

_KIND = re.compile(
    r"(?:du thao )?(?P<kind>ke hoach|bao cao|chuong trinh|de an|phuong an)(?: (?P<title>\S.*))?"
)
# "Thực hiện Nghị quyết số 57-NQ/TW năm 2025" right below "KẾ HOẠCH" is the title itself, not its basis.
_TITLE_OF_BASIS = re.compile(r"(?:thuc hien|thi hanh|trien khai|tiep tuc) .*[^.;:,]")
_APPENDIX = re.compile(r"phu luc(?: [ivx\d]+)?[.:]?")
_BASIS = re.compile(
    r"(?:can cu|thuc hien|thi hanh|trien khai|theo|tiep tuc)(?: thuc hien)? (?:cac )?(?:quyet dinh|ke hoach"
    r"|nghi quyet|cong van|chi thi|luat|thong bao|van ban|cong dien|nghi dinh|chuong trinh|y kien|ket luan"
    r"|chuc nang) |nham |de (?:trien khai|thuc hien)|kinh gui|(?:[ivx]+|\d{1,2}|a)\. |\(|-|_|s?tt$"
)
_INLINE_BASIS = re.compile(
    r" (?=(?:Căn cứ|Thực hiện|Thi hành) (?:các )?(?:Quyết định|Kế hoạch|Nghị quyết|Công văn|Chỉ thị|Luật"
    r"|Nghị định) )"
)
_NUMBER = re.compile(r"\bso ?:? ?(?P<number>\d+[a-z]? ?(?:/(?:\d{4}/)?|-[a-zđ]+/)[a-zđ][\w&-]*)")
_DAY = re.compile(r"\bngay (?P<day>\d{1,2})(?: thang |/)(?P<month>\d{1,2})(?: nam |/)(?P<year>20\d\d)")
_ATTACHED = re.compile(r"\( ?kem theo (?:ke hoach|bao cao|quyet dinh|chuong trinh|cong van)")
_YEAR_AT_END = re.compile(r"\b20\d\d[”\")]?$")
_YEAR = re.compile(r"\bnam (20\d\d)\b")
_BODY = (
    r"(?:UBND|Ủy ban nhân dân|Uỷ ban nhân dân|Tổ công tác|Ban [Cc]hỉ đạo|Hội đồng nhân dân|Sở|Công an"
    r"|Tỉnh ủy|Bộ)"
)
_ISSUING = re.compile(
    rf"(?P<body>{_BODY} [^,;.()]{{1,80}}?) (?:ban hành|xây dựng|báo cáo) (?:kế hoạch|kết quả|Kế hoạch"
    rf"|chương trình)"
)
_LEVEL = re.compile(r"(?i)^(?:thành phố|thị xã|đặc khu|\S+) ")
_PARTY = re.compile(r"(?:tinh|thanh|thi|huyen|quan|dang) uy .{1,40}")
_WITHOUT_PLACE = re.compile(r"\b(?:tỉnh|huyện|xã|phường|thành phố)$")
_LETTERHEAD = re.compile(
    r"(?:uy ban nhan dan|ubnd) ?(?P<place>(?:tinh|thanh pho|huyen|xa|phuong|thi xa|dac khu) .{1,40})?"
)
_PLACE = re.compile(r"(?:tinh|thanh pho|huyen|xa|phuong|thi xa|dac khu) .{1,40}")
_UNIT = r"(?:Công an|Sở|Văn phòng|Phòng|Thanh tra|Ban|Bộ Chỉ huy|Viện|Ủy ban) [^,;.():–-]{1,60}?"
_STANDING = re.compile(
    rf"\(qua (?P<through>{_UNIT})[),;]|[Tt]hường trực[^().;]{{0,60}}\((?P<named>{_UNIT})\)"
    rf"|(?P<agency>{_UNIT}) ?(?:[(–-]|là) ?[Cc]ơ quan [Tt]hường trực"
    rf"|[Gg]iao (?P<charged>{_UNIT}) (?:chủ trì|là cơ quan|theo dõi)|(?:gửi"
    rf"|báo cáo)[^.;()]{{0,60}} về (?P<receiver>{_UNIT})(?= (?:trước|để|theo|qua|định kỳ|tổng hợp)|[,;.(])"
)
_TITLE_LINES = 8
_LONGEST_TITLE = 400


@dataclass(frozen=True, slots=True)
class Heading:
    """What a document says about itself before its first section."""

    kind: str | None
    title: str | None
    number: str | None
    issuer: str | None
    issued: date | None
    year: int | None
    standing_unit: str | None


def read_heading(lines: Sequence[Line]) -> Heading:
    """Return what the lines of the document say about it; what is not said is None."""
    texts = [text for line in lines if (text := clean(line.text))]
    kind, title, start = _title(texts)
    number, issued = _number_and_day(texts, start)
    return Heading(
        kind,
        title,
        number,
        _issuer(texts, lines, start),
        issued,
        _year(title, issued, texts),
        _standing(lines),
    )


def _title(texts: list[str]) -> tuple[str | None, str | None, int]:
    """Return the kind of document, its title, and the place where it stands."""
    for place, text in enumerate(texts):
        match = _KIND.fullmatch(fold(text))
        if match and (text.split(" ", 1)[0].isupper() or not match["title"]):
            words = len(text.split(" ")) - len((match["title"] or "").split())
            beside = text.split(" ", words)[words:]
            return match["kind"], _joined_title([*beside, *texts[place + 1 :]]), place
        if _APPENDIX.fullmatch(fold(text)):
            return None, _joined_title(texts[place + 1 :]), place
    return None, None, len(texts)


def _joined_title(texts: list[str]) -> str | None:
    """Join the lines of a title, up to the basis of the document ("Căn cứ …", "Thực hiện Quyết định …")."""
    title: list[str] = []
    for text in texts[:_TITLE_LINES]:
        words, *basis = _INLINE_BASIS.split(text, maxsplit=1)
        is_sentence = text.endswith((".", ";", ":")) or len(words) > _LONGEST_TITLE
        is_complete = bool(title) and _YEAR_AT_END.search(title[-1]) is not None and text[0].isupper()
        names_it = not title and _TITLE_OF_BASIS.fullmatch(fold(text))
        if (_BASIS.match(fold(text)) and not names_it) or (is_sentence and not basis) or is_complete:
            break
        title.append(words)
        if basis:
            break
    return " ".join(title) or None


def _number_and_day(texts: list[str], title_at: int) -> tuple[str | None, date | None]:
    """Look above the title first, then in the "(Kèm theo Kế hoạch số …)" of the appendix."""
    head = texts[:title_at]
    whole = " ".join(texts)
    attached = [
        whole[match.start() : match.start() + 200] for match in _ATTACHED.finditer(fold_in_place(whole))
    ]
    number = next(filter(None, map(_number_in, [*head, *attached])), None)
    issued = next(filter(None, map(_day_in, [*head, *attached])), None)
    return number, issued


def _number_in(text: str) -> str | None:
    match = _NUMBER.search(fold_in_place(text))
    return text[match.start("number") : match.end("number")].replace(" ", "") if match else None


def _day_in(text: str) -> date | None:
    match = _DAY.search(fold(text))
    try:
        return date(int(match["year"]), int(match["month"]), int(match["day"])) if match else None
    except ValueError:
        return None


def _year(title: str | None, issued: date | None, texts: list[str]) -> int | None:
    years = _YEAR.findall(fold(title or "")) or ([str(issued.year)] if issued else [])
    years = years or _YEAR.findall(fold(" ".join(texts[:15])))
    return int(years[-1]) if years else None


def _issuer(texts: list[str], lines: Sequence[Line], title_at: int) -> str | None:
    bodies = (_ISSUING.search(sentence) for sentence in sentences(lines[: title_at + 30]))
    named = next((clean(body["body"]) for body in bodies if body), None)
    if named and not _WITHOUT_PLACE.search(named):
        return named
    return _letterhead(texts[:title_at]) or named


def _letterhead(texts: list[str]) -> str | None:
    for place, text in enumerate(texts):
        match = _LETTERHEAD.fullmatch(fold(text))
        below = texts[place + 1] if place + 1 < len(texts) else ""
        if match and (match["place"] or _PLACE.fullmatch(fold(below))):
            words = text if match["place"] else f"{text} {below}"
            return _named(words)
        if _PARTY.fullmatch(fold(text)):
            return _party(text)
    return None


def _named(words: str) -> str:
    """Return "ỦY BAN NHÂN DÂN TỈNH LAM SƠN" as "UBND tỉnh Lam Sơn"."""
    place = re.sub(r"(?i)^(?:[uủ][yỷ] ban nhân dân|ủy ban nhân dân|ubnd) ", "", words)
    level = next(iter(_LEVEL.findall(place)), "")
    name = place.removeprefix(level)
    return f"UBND {level.strip().lower()} {name.title() if name.isupper() else name}"


def _party(words: str) -> str:
    """Return "TỈNH ỦY QUẢNG NINH" as "Tỉnh ủy Quảng Ninh"."""
    level, _, name = words.partition(" ")
    committee, _, place = name.partition(" ")
    return f"{level.capitalize()} {committee.lower()} {place.title() if place.isupper() else place}"


def _standing(lines: Sequence[Line]) -> str | None:
    """Return the unit that the text most often names as the one that collects the reports."""
    found: Counter[str] = Counter()
    for sentence in sentences(lines):
        for match in _STANDING.finditer(sentence):
            found.update(clean(unit) for unit in match.groups() if unit)
    return found.most_common(1)[0][0] if found else None
