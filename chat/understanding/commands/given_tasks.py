"""A task in one message: "Sở Y tế | Rà soát trạm y tế | trước ngày 20/12 | CV 123/UBND-VX", or in words."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, time

from chat.understanding.commands.given_origins import joined, read_origin, without_origin
from chat.understanding.commands.given_terms import GivenTerm, read_term, term_in
from plans.given import Again, Origin, Urgency
from plans.patterns import sought
from plans.reading.given.assignments import Assignment, given_in
from plans.reading.given.words import begins_an_act
from plans.reading.unit_list import split_units
from plans.text import capitalised, clean, fold

_URGENCIES = {
    "thuong": Urgency.NORMAL,
    "khan": Urgency.URGENT,
    "thuong khan": Urgency.URGENT,
    "gap": Urgency.URGENT,
    "hoa toc": Urgency.EXPRESS,
}
_MARK = r"(?:hỏa tốc|hoả tốc|thượng khẩn|khẩn|gấp)"
_MARKED_FIRST = sought(rf"\(?(?P<mark>{_MARK})\)?\s*(?:[:,.–-]|(?<=\)))\s*", re.IGNORECASE)
_MARKED_LAST = sought(rf"[\s,;.(–-]+(?P<mark>{_MARK})\)?\.?$", re.IGNORECASE)
_LABEL = sought(
    r"(?:(?P<lead>(?:cơ quan |đơn vị )?chủ trì|đơn vị(?: thực hiện)?|cơ quan(?: thực hiện)?|giao)"
    r"|(?P<coordinating>(?:cơ quan |đơn vị )?phối hợp)"
    r"|(?P<what>nội dung(?: nhiệm vụ)?|nhiệm vụ|công việc|việc)"
    r"|(?P<term>thời hạn|hạn|thời gian(?: hoàn thành)?|hoàn thành)|(?P<origin>văn bản|căn cứ|nguồn|theo)"
    r"|(?P<about>trích yếu|về việc|v/v)|(?P<giver>(?:người|lãnh đạo) giao|người chỉ đạo)"
    r"|(?P<plan>kế hoạch|cuộc họp|chuyên đề)"
    r"|(?P<urgency>mức độ|độ khẩn|mức độ khẩn))\s*:\s*(?P<words>.+)",
    re.IGNORECASE | re.DOTALL,
)
_PARTNERS = sought(r"[\s,;(]*\b(?:và )?phối hợp(?: với| cùng)?:?\s+(?P<units>[^()]+?)\)?$", re.IGNORECASE)
_PARTNERS_FIRST = sought(r"(?P<units>[^,;]{4,80}?) phối hợp(?: với [^,;]{3,60}?)?[,:]? ", re.IGNORECASE)
_LEADS = sought(r"^(?:giao(?: cho)?\s+)|[\s,]*(?:\(?(?:làm )?chủ trì\)?)$", re.IGNORECASE)
_PLEASE = sought(r"^(?:nhờ|xin|báo|nhắc)\s+(?=\w+ \w)|(?:\s+giúp)?\s+(?:nhé|nha|ạ)\W*$", re.IGNORECASE)
_BARE_REPORT = sought(r"[;,] (?:và )?báo cáo$", re.IGNORECASE)
"""What is left of ", báo cáo trước ngày 15/12" without the day says nothing."""
_BULLET = sought(r"^\s*(?:[-+•*–]|\d{1,2}[.)])\s*")
_MOST_LINES = 8
_MOST_UNIT_WORDS = 7
_TIDY = " ,;:.–-"


@dataclass(frozen=True, slots=True)
class GivenWords:
    """What a message says of a task, as far as it says it."""

    what: str = ""
    lead: tuple[str, ...] = ()
    coordinating: tuple[str, ...] = ()
    term: str | None = None
    """The words of the deadline; with neither a day nor a repetition it simply goes on."""
    due: date | None = None
    hour: time | None = None
    again: Again | None = None
    origin: Origin = field(default_factory=Origin)
    urgency: Urgency | None = None
    plan: str | None = None
    """Of whose tasks the plan is into which it goes, where it is not that of all: a meeting, a leader."""


def read_each_given(text: str, today: date) -> tuple[GivenWords, ...]:
    """Return each task that a message gives: one, unless it gives several units work in sentences."""
    body, urgency = _without_mark(clean(text))
    body, origin = without_origin(body)
    sentences = [] if "|" in text else [_BULLET.sub("", line) for line in text.splitlines() if line.strip()]
    if len(sentences) < 2:
        sentences = [body]
    given = [given_in(sentence, operative=True).assignments for sentence in sentences]
    works = [one for of_sentence in given for one in of_sentence]
    if "|" in text or not all(given) or len({one.charge for one in works}) < 2:
        return (read_given(text, today),)
    shared = GivenWords(origin=origin or Origin(), urgency=urgency)
    return tuple(merged(shared, _of_work(one, today)) for one in works)


def _of_work(given: Assignment, today: date) -> GivenWords:
    """Return one of the pieces of work that a message gives."""
    what, _ = term_in(given.what, today)
    lead, coordinating, what = _work([replace(given, what=what)])
    said = GivenWords(what=capitalised(what.strip(_TIDY)), lead=lead, coordinating=coordinating)
    _, term = term_in(given.words, today)
    return _with_term(said, term) if term is not None else said


def read_given(text: str, today: date) -> GivenWords:
    """Return what a message gives to do, to whom, by when and by what; its parts stand in any order."""
    parts = _parts(text)
    if len(parts) == 1:
        return _taken(GivenWords(), parts[0], today) or _sentence(parts[0], today)
    mark = _MARKED_FIRST.match(parts[0])
    said, others = GivenWords(), []
    if mark is not None:
        said, parts[0] = GivenWords(urgency=_URGENCIES[fold(mark["mark"])]), parts[0][mark.end() :]
    for part in filter(None, parts):
        taken = _taken(said, part, today)
        if taken is None:
            others.append(part)
        else:
            said = taken
    return _with_others(said, others, today)


def merged(before: GivenWords, said: GivenWords) -> GivenWords:
    """Return what was said before with what is said now in its place, as far as it says something."""
    has_term = said.term is not None
    return GivenWords(
        what=said.what or before.what,
        lead=said.lead or before.lead,
        coordinating=said.coordinating or before.coordinating,
        term=said.term if has_term else before.term,
        due=said.due if has_term else before.due,
        hour=said.hour if has_term else before.hour,
        again=said.again if has_term else before.again,
        origin=joined(before.origin, said.origin),
        urgency=said.urgency or before.urgency,
        plan=said.plan or before.plan,
    )


def _parts(text: str) -> list[str]:
    """Return what "|" separates, else lines where they are few; otherwise it is one long text."""
    if "|" in text:
        parts = [clean(part) for part in text.split("|")]
    else:
        lines = [line for line in map(clean, text.splitlines()) if line]
        parts = lines if len(lines) <= _MOST_LINES else [clean(text)]
    return [part for part in parts if part] or [""]


def _taken(said: GivenWords, part: str, today: date) -> GivenWords | None:
    """Return what is said with one more part; None for words that may be the task itself."""
    label = _LABEL.fullmatch(part)
    if label is not None:
        name = next(name for name, words in label.groupdict().items() if words is not None)
        return _labelled(said, name, label["words"].strip(_TIDY), today)
    takers = (_take_urgency, _take_origin, _take_term, _take_charge, _take_partners)
    return next((taken for take in takers if (taken := take(said, part, today)) is not None), None)


def _take_urgency(said: GivenWords, part: str, _today: date) -> GivenWords | None:
    urgency = _URGENCIES.get(fold(part.strip(_TIDY)))
    return replace(said, urgency=urgency) if urgency is not None else None


def _take_origin(said: GivenWords, part: str, _today: date) -> GivenWords | None:
    origin = read_origin(part) if said.origin.document is None else None
    return replace(said, origin=joined(said.origin, origin)) if origin is not None else None


def _take_term(said: GivenWords, part: str, today: date) -> GivenWords | None:
    term = read_term(part, today) if said.term is None else None
    if term is None or given_in(part, operative=True).assignments:
        return None  # "Trước ngày 20/12, Sở Y tế rà soát …" says more than by when
    return _with_term(said, term)


def _take_charge(said: GivenWords, part: str, _today: date) -> GivenWords | None:
    charge = _charge(part) if not said.lead else None
    if charge is None:
        return None
    return replace(said, lead=charge[0], coordinating=(*said.coordinating, *charge[1]))


def _take_partners(said: GivenWords, part: str, _today: date) -> GivenWords | None:
    partners = _PARTNERS.fullmatch(part)
    units = _units(partners["units"]) if partners is not None else ()
    return replace(said, coordinating=(*said.coordinating, *units)) if units else None


def _labelled(said: GivenWords, name: str, words: str, today: date) -> GivenWords:
    """Return what is said with the words behind a label: "Hạn: 15/12/2025"."""
    lead, coordinating = _charge(words) or (split_units(words), ())
    term = read_term(words, today) if name == "term" else None
    origins = {
        "origin": read_origin(words) or Origin(words),
        "about": Origin(about=words),
        "giver": Origin(given_by=words),
    }
    if name in origins:
        return replace(said, origin=joined(said.origin, origins[name]))
    if term is not None:
        return _with_term(said, term)
    values: dict[str, GivenWords] = {
        "lead": replace(said, lead=lead, coordinating=(*said.coordinating, *coordinating)),
        "coordinating": replace(said, coordinating=(*said.coordinating, *split_units(words))),
        "what": replace(said, what=capitalised(words)),
        "plan": replace(said, plan=words),
        "urgency": replace(said, urgency=_URGENCIES.get(fold(words), said.urgency)),
    }
    return values.get(name, said)


def _with_term(said: GivenWords, term: GivenTerm) -> GivenWords:
    return replace(said, term=term.words, due=term.due, hour=term.hour, again=term.again)


def _charge(part: str) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """Return who leads and who works with them, where the words name units and nothing else."""
    partners = _PARTNERS.search(part)
    named = part[: partners.start()] if partners else part
    named = _LEADS.sub("", _LEADS.sub("", named)).strip(_TIDY)
    if not named:
        return None
    lead, others = _units(named), _units(partners["units"]) if partners else ()
    return (lead, others) if lead and (others or not partners) else None


def _units(words: str) -> tuple[str, ...]:
    """Return the units where the words name units and nothing else."""
    given = given_in(words, operative=True)
    return given.heads.lead if given.names_only and given.heads else ()


def _with_others(said: GivenWords, others: Sequence[str], today: date) -> GivenWords:
    """Return what is said with the words that are left: the task, a sentence, perhaps whom it names."""
    if not others:
        return said
    if not said.lead and len(others) > 1:
        short = [one for one in others if len(one.split()) <= _MOST_UNIT_WORDS and not begins_an_act(one)]
        if short:
            whom = min(short, key=len)
            rest = [one for one in others if one is not whom]
            return _with_others(replace(said, lead=split_units(whom)), rest, today)
    whole = _sentence("; ".join(others), today)
    if said.lead:
        whole = replace(whole, what=capitalised("; ".join(others)), lead=(), coordinating=())
    what = "; ".join(filter(None, (said.what, whole.what)))
    return replace(merged(whole, said), what=what)


def _sentence(text: str, today: date) -> GivenWords:
    """Read "giao Sở Y tế chủ trì, phối hợp Sở Tài chính rà soát … trước ngày 20/12/2025"."""
    text, urgency = _without_mark(clean(text))
    text, origin = without_origin(text)
    text, term = term_in(text, today)
    text, late_mark = _without_mark(_PLEASE.sub("", text))
    if term is not None and term.due is not None:
        text = _BARE_REPORT.sub("", text)
    said = GivenWords(origin=origin or Origin(), urgency=urgency or late_mark)
    if term is not None:
        said = _with_term(said, term)
    charge = _charge(text)
    if charge is not None:
        return replace(said, lead=charge[0], coordinating=charge[1])
    given = given_in(text, operative=True).assignments
    if not given:
        return replace(said, what=capitalised(text.strip(_TIDY)))
    lead, coordinating, what = _work(given)
    return replace(said, what=capitalised(what.strip(_TIDY)), lead=lead, coordinating=coordinating)


def _without_mark(text: str) -> tuple[str, Urgency | None]:
    for form in (_MARKED_FIRST, _MARKED_LAST):
        found = form.match(text) if form is _MARKED_FIRST else form.search(text)
        if found is not None:
            rest = text[found.end() :] if form is _MARKED_FIRST else text[: found.start()]
            return rest, _URGENCIES[fold(found["mark"])]
    return text, None


def _work(given: Sequence[Assignment]) -> tuple[tuple[str, ...], tuple[str, ...], str]:
    """Return who leads, who works with them, and the work; what others are given with it is part of it."""
    charge, what = given[0].charge, given[0].what
    partners = _PARTNERS_FIRST.match(what)
    coordinating = charge.coordinating
    if partners is not None:
        coordinating, what = (*coordinating, *split_units(partners["units"])), what[partners.end() :]
    others = (one.what if one.charge == charge else one.words for one in given[1:])
    return charge.lead, coordinating, "; ".join((what, *others))
