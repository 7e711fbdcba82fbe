"""The head of a document: its title, number, date, issuer, year and standing unit."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import takewhile

from plans.reading.content import Line
from plans.reading.letterhead import read_letterhead
from plans.reading.plan_year import plan_year
from plans.reading.prose import fold_in_place, sentences
from plans.reading.standing_unit import unit_in_charge, unit_that_collects
from plans.text import clean, fold
from plans.units.agencies import with_known_names
from plans.units.spelling import spell

_KIND = re.compile(
    r"(?:du thao )?(?P<kind>(?:ke hoach|chuong trinh)(?: hanh dong| cong tac)?|bao cao|de an|phuong an"
    r"|quyet dinh|nghi quyet|thong bao|chi thi|ket luan|cong dien|huong dan)(?: (?P<title>\S.*))?"
)
# "Thực hiện Nghị quyết số 57-NQ/TW năm 2025" right below "KẾ HOẠCH" is the title itself, not its basis.
_TITLE_OF_BASIS = re.compile(r"(?:thuc hien|thi hanh|trien khai|tiep tuc) .*[^.;:,]")
_PLAIN_KIND = re.compile(r"(?:du thao )?(?:ke hoach|bao cao|chuong trinh|de an|phuong an)")
_APPENDIX = re.compile(r"phu luc(?: (?:so )?[ivx\d]+)?(?:[.:]|[.:] (?P<title>\S.*)|(?P<nothing>))")
_APPENDIX_IN_CAPITALS = re.compile(r"phu luc\b(?! (?:ban hanh|kem))")
_DATELINE = re.compile(r"[^,;.()]{2,40}, ?ngay \d{1,2} thang \d{1,2} nam 20\d\d")
_NUMBER_LINE = re.compile(r"so ?:|so ?\d+ ?[-/]")
_BASIS = re.compile(
    r"can cu |(?:xet|theo) (?:de nghi|to trinh)|(?:phan|chuong|dieu) (?:thu )?[\divx]+\b|muc luc$"
    r"|(?:thuc hien|thi hanh|trien khai|theo|tiep tuc)(?: thuc hien)? (?:cac )?(?:quyet dinh|ke hoach"
    r"|nghi quyet|cong van|chi thi|luat|thong bao|van ban|cong dien|nghi dinh|chuong trinh|y kien|ket luan"
    r"|chuc nang) |nham |de (?:trien khai|thuc hien)|kinh gui|(?:[ivx]+|\d{1,2}|a)\. "
    r"|[ivx]+ ?[-–/):] ?\S|\(|-|_|s?tt$"
)
_INLINE_BASIS = re.compile(
    r" (?=(?:Căn cứ|Thực hiện|Thi hành) (?:các )?(?:Quyết định|Kế hoạch|Nghị quyết|Công văn|Chỉ thị|Luật"
    r"|Nghị định) )"
)
_NUMBER = re.compile(r"\bso ?:? ?(?P<number>\d+[a-z]? ?(?:/(?:\d{4}/)?|-[a-zđ]+/)[a-zđ][\w&-]*)")
_DAY = re.compile(r"\bngay (?P<day>\d{1,2})(?: thang |/)(?P<month>\d{1,2})(?: nam |/)(?P<year>20\d\d)")
_ATTACHED = re.compile(
    r"\( ?(?:ban hanh )?kem theo (?:ke hoach|bao cao|quyet dinh|chuong trinh|cong van|nghi quyet|thong bao"
    r"|chi thi)"
)
_ATTACHED_OF = re.compile(r"của (?P<body>[^()]{4,80}?)\s*\)")
_YEAR_AT_END = re.compile(r"\b20\d\d[”\")]?$")
_BODY = (
    r"(?:UBND|Ủy ban nhân dân|Uỷ ban nhân dân|Tổ công tác|Ban [Cc]hỉ đạo|Hội đồng nhân dân|Sở|Công an"
    r"|Tỉnh ủy|Bộ)"
)
_ISSUING = re.compile(
    rf"(?<!của )(?P<body>{_BODY} [^,;.()]{{1,80}}?) (?:ban hành|xây dựng|báo cáo)"
    r" (?:kế hoạch|kết quả|Kế hoạch|chương trình|Chương trình)"
)
_ISSUER_BY_NUMBER = {"TTg": "Thủ tướng Chính phủ", "CP": "Chính phủ"}
_AUTHORITY_LINE = re.compile(
    r"chu tich |thu tuong|bo truong|giam doc |truong ban|tong thanh tra|hieu truong|cuc truong|chinh phu$"
    r"|(?:uy ban nhan dan|ubnd|hoi dong nhan dan)\b"
)
_GOES_ON = frozenset({"của", "do", "và", "theo", "cho", "trong", "với", "về", "tại", "bởi", "từ", "ở"})
_ABOUT = re.compile(r"v ?/ ?v[:.]? ?(?P<title>.+)", re.IGNORECASE)
_REPORT = "bao cao"
_PLANS = (
    "ke hoach",
    "ke hoach hanh dong",
    "chuong trinh",
    "chuong trinh hanh dong",
    "de an",
    "phuong an",
    "quyet dinh",
)
_LONGEST_ATTACHMENT = 200
_HEAD_LINES = 15
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


def is_report(lines: Sequence[Line]) -> bool:
    """Return whether the document is a report on a plan, not the plan."""
    return _title([text for line in lines if (text := clean(line.text))])[0] == _REPORT


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
        plan_year(title, issued, texts, looks_back=kind == _REPORT),
        unit_that_collects(lines) or (unit_in_charge(lines) if kind in _PLANS else None),
    )


def _title(texts: list[str]) -> tuple[str | None, str | None, int]:
    """Return the kind of document, its title, and where it stands: below its number, if it has one."""
    numbered = next(
        (place for place, text in enumerate(texts[:_HEAD_LINES]) if _NUMBER_LINE.match(fold(text))), 0
    )
    about = _about(texts)
    for place in (*range(numbered, len(texts)), *range(numbered)):
        match = _kind_at(texts[place])
        if match and about and about[1] < place and "kind" not in match.groupdict():
            break  # what the letter is about, not the title of its first appendix
        if match:
            words = len(texts[place].split(" ")) - len((match["title"] or "").split())
            beside = texts[place].split(" ", words)[words:]
            kind = match.groupdict().get("kind")
            title = _joined_title([*beside, *texts[place + 1 :]])
            if title and not beside and title.startswith("của "):
                title = f"{texts[place].capitalize()} {title}"
            return kind, title, place
    return None, about[0] if about else None, len(texts)


def _about(texts: Sequence[str]) -> tuple[str, int] | None:
    """Return what a letter says that it is about ("V/v …", over several lines), and where it says it."""
    for place, text in enumerate(texts[:_HEAD_LINES]):
        found = _ABOUT.match(text)
        if found:
            more = takewhile(lambda line: line[:1].islower(), texts[place + 1 : place + _TITLE_LINES])
            return " ".join([found["title"], *more]), place
    return None


def _kind_at(text: str) -> re.Match[str] | None:
    """Return the line as the one that says what the document is: "KẾ HOẠCH", "PHỤ LỤC I"."""
    folded = fold(text)
    match = _KIND.fullmatch(folded)
    if match and (text.split(" ", 1)[0].isupper() or (not match["title"] and _PLAIN_KIND.fullmatch(folded))):
        return match
    return _APPENDIX.fullmatch(folded)


def _joined_title(texts: list[str]) -> str | None:
    """Join the lines of a title, up to the basis of the document ("Căn cứ …", "Thực hiện Quyết định …")."""
    title: list[str] = []
    for text in texts[:_TITLE_LINES]:
        words, *basis = _INLINE_BASIS.split(text, maxsplit=1)
        is_sentence = text.endswith((".", ";", ":")) or len(words) > _LONGEST_TITLE
        is_complete = bool(title) and (_YEAR_AT_END.search(title[-1]) is not None and text[0].isupper())
        if _ends_title(text, title) or (is_sentence and not basis) or is_complete:
            break
        title.append(words)
        if basis:
            break
    return " ".join(title) or None


def _ends_title(text: str, title: list[str]) -> bool:
    """Return whether a line no longer belongs to the title: a basis, an authority, the appendix."""
    folded = fold(text)
    if _NUMBER_LINE.match(folded) or _DATELINE.fullmatch(folded):
        return True
    if not title:
        return bool(_BASIS.match(folded)) and not _TITLE_OF_BASIS.fullmatch(folded)
    goes_on = title[-1].rpartition(" ")[2].casefold() in _GOES_ON
    is_appendix = _APPENDIX.fullmatch(folded) or (text.isupper() and _APPENDIX_IN_CAPITALS.match(folded))
    return bool(_BASIS.match(folded) or is_appendix) or (
        not goes_on and _AUTHORITY_LINE.match(folded) is not None
    )


def _number_and_day(texts: list[str], title_at: int) -> tuple[str | None, date | None]:
    """Look above the title, then right below it, then in the "(Kèm theo Kế hoạch số …)" of the appendix."""
    head = texts[:title_at]
    whole = " ".join(texts)
    attached = [
        whole[match.start() : match.start() + _LONGEST_ATTACHMENT]
        for match in _ATTACHED.finditer(fold_in_place(whole))
    ]
    below = texts[title_at : title_at + _TITLE_LINES]
    numbers = [text for text in below if _NUMBER_LINE.match(fold(text))]
    days = [text for text in below if _DATELINE.fullmatch(fold(text))]
    number = next(filter(None, map(_number_in, [*head, *numbers, *attached])), None)
    issued = next(filter(None, map(_day_in, [*head, *days, *attached])), None)
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


def _issuer(texts: list[str], lines: Sequence[Line], title_at: int) -> str | None:
    """Return who issued the document: as its head says, else its own words, else its number."""
    return (
        read_letterhead(texts[:title_at])
        or _issuer_in_words(lines[: title_at + 30])
        or _issuer_of_attachment(" ".join(texts))
        or _issuer_by_number(texts[:title_at])
    )


def _issuer_in_words(lines: Sequence[Line]) -> str | None:
    own = (sentence for sentence in sentences(lines) if not sentence.startswith("Căn cứ"))
    bodies = (body for sentence in own if (body := _ISSUING.search(sentence)))
    return next((clean(body["body"]) for body in bodies), None)


def _issuer_of_attachment(text: str) -> str | None:
    """Read "(Kèm theo Kế hoạch số 55/KH-UBND ngày … của UBND huyện Hậu Lộc)"."""
    for match in _ATTACHED.finditer(fold_in_place(text)):
        body = _ATTACHED_OF.search(text, match.start(), match.start() + _LONGEST_ATTACHMENT)
        if body:
            return with_known_names(spell(re.sub(r"(?i)^chủ tịch ", "", body["body"])))
    return None


def _issuer_by_number(texts: list[str]) -> str | None:
    number = next(filter(None, map(_number_in, texts)), None) or ""
    return _ISSUER_BY_NUMBER.get(number.rpartition("-")[2])
