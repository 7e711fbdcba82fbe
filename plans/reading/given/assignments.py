"""What one paragraph gives to do, and to whom: "Giao Sở A chủ trì, phối hợp với Sở B rà soát …"."""

import re
from dataclasses import dataclass, field

from plans.reading.given.charge import Charge, charge_in
from plans.reading.given.doers import Doers, doers_of
from plans.reading.given.idle import (
    agrees_or_introduces,
    gives_nothing,
    is_a_circumstance,
    opens_no_work,
    tells_of_the_past,
)
from plans.reading.given.terms import only_says_when, without_terms
from plans.reading.given.words import begins_an_act, lowered

# Where the next piece of work may begin: after a sentence, a semicolon, a colon; before ", giao …".
_CLAUSE = re.compile(
    r"(?:(?<=[^\W\d_][^\W\d_])|(?<=\d)|(?<=[)”\"%]))\.(?=\s+[“\"]?[^\W\d_])|;|:(?=\s)"
    r"|,(?= (?:đồng thời,? )?(?:giao|yêu cầu|đề nghị) )"
)
_GIVES = re.compile(
    r"(?<!\w)(?:giao(?: nhiệm vụ| trách nhiệm)?(?: cho)?|phân công|[uủ][ỷy] quyền(?: cho)?|yêu cầu|đề nghị|chuyển)(?=[ :])[: ]*"
)
_AGREED = re.compile(r"(?:đồng ý|nhất trí|thống nhất|đồng thời)(?: \S+){0,2}$")
# "Trong quý III/2026, Sở Y tế …", "Căn cứ Kế hoạch này, các sở …": who does it comes after a comma.
_IN_FRONT = re.compile(
    r"(?:căn cứ|trên cơ sở|theo|để|nhằm|trong|trước|từ|hằng|hàng|định kỳ|chậm nhất|đến|đối với|về|riêng|ngoài|cùng với|đồng thời"
    r"|sau khi|khi|bên cạnh đó|ngay)(?!\w)"
)
_DONE_BY = re.compile(r"(?<=[,;\s])do (?=\S)")
_ENUMERATED = re.compile(r"\(?\d{1,2}\)[.:]? *|\((?:[ivx]{1,4}|[a-zđ])\) *")
_NOT_GIVEN_HERE = re.compile(
    r"(?<!\w)(?:theo|có|xét|được|đã|bàn|chuyển|đúng|ứng|bảo đảm|đảm bảo|các|những|mọi|do|kính|trân trọng|khi|nội dung"
    r"|nhiệm vụ|văn bản|tờ trình|và|với|số|của|sẽ|chưa|không|vượt|để|tạm|phải|cơ quan|đơn vị|mức|một số)$"
)
_LEAD_IN_ASIDE = re.compile(r"\((?P<given>giao |do )?(?P<inside>[^()]{4,300})\)\W{0,4}$")
_SHORTEST_WHAT = 8
_SHORT_OF_WORDS = 6
_CARRIES_OUT = re.compile(r"[\s,]*(?:chủ trì|thực hiện|phụ trách|tham mưu|đầu mối|chịu trách nhiệm|làm đầu mối)(?!\w)")
_TOPIC = re.compile(r"(?:đối với|trách nhiệm của|nhiệm vụ của|về phía|riêng(?: đối với)?) ")
_OPEN_END = re.compile(r"(?::|(?<!\w)(?:như sau|sau đây|dưới đây|sau)\W*)$")
_TIDY = " ,;:.–-/"


@dataclass(slots=True)
class Assignment:
    """One piece of work: who, what, and the words it was read from."""

    charge: Charge
    what: str
    words: str


@dataclass(slots=True)
class Given:
    """What a paragraph gives: its assignments, and whom it puts in charge of what stands below."""

    assignments: list[Assignment] = field(default_factory=list)
    heads: Charge | None = None
    names_only: bool = False
    """Whether the paragraph is no more than a name: "1. Sở Y tế"."""


def given_in(text: str, inherited: Charge | None, *, operative: bool) -> Given:
    """Return what the paragraph gives.

    `inherited` is who was put in charge above; `operative` tells that the document has begun to give work,
    before that only "giao", "yêu cầu" and the like do.
    """
    aside = _led_in_aside(text)
    if aside is not None:
        return Given([aside])
    reader = _Reader(text, inherited, operative)
    starts = [0, *(match.end() for match in _CLAUSE.finditer(text))]
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        reader.take(start, end)
    return reader.finished()


def _led_in_aside(text: str) -> Assignment | None:
    """Read "Rà soát quy định (Sở Tư pháp chủ trì, hoàn thành trong quý II/2026)"."""
    match = _LEAD_IN_ASIDE.search(text)
    if match is None or match.start() < _SHORTEST_WHAT:
        return None
    inside = match["inside"]
    doers = doers_of(inside, in_sentence=True)
    if doers is None or doers.closed_by == ":":
        return None
    is_given = match["given"] is not None if doers.closed_by else _CARRIES_OUT.match(lowered(inside), doers.end)
    if not is_given:
        return None
    charge, _ = charge_in(inside, doers.end, doers.units)
    return Assignment(charge, text[: match.start()].strip(_TIDY), text)


@dataclass(slots=True)
class _Piece:
    """A stretch of the paragraph that gives one piece of work."""

    charge: Charge
    start: int
    work: int
    """Where the words for the work begin."""
    end: int
    told: int
    """Up to where the words tell of the work; what follows only says by when."""
    before: str
    """What stands before it and belongs to no other piece."""
    is_inherited: bool
    """Whether the units were named above, not in the paragraph itself."""


@dataclass(slots=True)
class _Reader:
    """Walks through the clauses of a paragraph."""

    text: str
    inherited: Charge | None
    operative: bool
    pieces: list[_Piece] = field(default_factory=list)
    charge: Charge | None = None
    """Who was named last in this paragraph."""
    named_up_to: int = 0
    heads: Charge | None = None
    names_only: bool = False
    before: str = ""
    is_enumerated: bool = False
    """Whether the clause has a number of its own: "(1) …; (2) …"."""

    def take(self, start: int, end: int) -> None:
        """Take the next clause."""
        clause = self.text[start:end]
        start += len(clause) - len(clause.lstrip(_TIDY))
        number = _ENUMERATED.match(self.text, start, end)
        self.is_enumerated = number is not None
        start = number.end() if number else start
        if start >= end or start < self.named_up_to:
            self._extend(start, end)
        elif not (
            self._take_given(start, end)
            or self._take_doers(start, end)
            or self._take_done_by(start, end)
        ):
            self._take_plain(start, end)

    def _take_given(self, start: int, end: int) -> bool:
        """Take "(UBND tỉnh) giao / yêu cầu / đề nghị …"; what stands before it introduces the work."""
        small = lowered(self.text)
        for verb in _GIVES.finditer(small, start):
            if verb.start() >= end:
                return False
            before = self.text[start : verb.start()]
            if _NOT_GIVEN_HERE.search(small[start : verb.start()].rstrip()) or not _ends_with_speaker(before):
                continue
            work = verb.end()
            doers = doers_of(self.text, work, in_sentence=True)
            if doers is not None:
                self._introduce(before)
                self._put_in_charge(verb.start(), end, doers)
                return True
            if self.inherited is not None and begins_an_act(self.text[work:]):
                self._add(self.inherited, start, work, end, is_inherited=True)
                return True
        return False

    def _take_doers(self, start: int, end: int) -> bool:
        """Take "Sở Y tế chủ trì …" or "Sở Y tế: …", once the document gives work."""
        if not self.operative:
            return False
        topic = _TOPIC.match(lowered(self.text[start:end]))
        doers = doers_of(self.text, start + (topic.end() if topic else 0), in_sentence=topic is not None)
        if doers is not None and not (topic and not doers.closed_by):
            self._put_in_charge(start, end, doers)
            return True
        return self._take_behind_comma(start, end)

    def _take_behind_comma(self, start: int, end: int) -> bool:
        if not _IN_FRONT.match(lowered(self.text[start:end])) or opens_no_work(self.text[start:end]):
            return False
        for comma in re.finditer(r", ", self.text[start:end]):
            doers = doers_of(self.text, start + comma.end())
            if doers is not None and not doers.closed_by:
                self._put_in_charge(start, end, doers)
                return True
        return False

    def _take_done_by(self, start: int, end: int) -> bool:
        """Take "Tổ chức hội nghị, do Sở Tài chính chủ trì"."""
        by = _DONE_BY.search(self.text, start, end)
        doers = doers_of(self.text, by.end(), in_sentence=True) if by else None
        if by is None or doers is None or doers.closed_by or not _CARRIES_OUT.match(lowered(self.text), doers.end):
            return False
        if not begins_an_act(self.text[start:]) or "chủ trì" not in lowered(self.text[doers.end : doers.end + 12]):
            return False
        self.before = f"{self.before} {self.text[start : by.start()]}".strip()
        self._put_in_charge(by.start(), end, doers)
        return True

    def _introduce(self, before: str) -> None:
        self.before = f"{self.before} {before.rpartition(',')[0]}".strip()

    def _put_in_charge(self, start: int, end: int, doers: Doers) -> None:
        self.named_up_to = doers.end
        if not doers.closed_by:
            charge, work = charge_in(self.text, doers.end, doers.units)
            self.named_up_to = work
            self._add(charge, start, work, end)
            return
        self.charge = Charge(doers.units)
        is_alone = not (self.before or self.pieces)
        self.names_only = is_alone and not self.text[doers.end :].strip(_TIDY)
        if (doers.closed_by == ":" and is_alone) or self.names_only:
            self.heads = self.charge

    def _take_plain(self, start: int, end: int) -> None:
        """Take a clause that names nobody: it goes on, or is work for whoever was named before or above."""
        clause = self.text[start:end]
        charge = self.charge or self.inherited
        is_new_sentence = not self.text[:start].strip() or self.text[:start].rstrip()[-1] in ".:"
        begins = begins_an_act(clause) and not opens_no_work(clause) and not is_a_circumstance(clause)
        is_work = begins and (is_new_sentence or self.is_enumerated) and not gives_nothing(without_terms(clause))
        if charge is not None and is_work and not (self.pieces and only_says_when(clause)):
            own, work = charge_in(self.text, start, charge.lead)
            partners = own.coordinating or charge.coordinating
            self._add(Charge(own.lead, partners), start, work, end, is_inherited=self.charge is None)
        else:
            self._extend(start, end)

    def _add(
        self, charge: Charge, start: int, work: int, end: int, *, is_inherited: bool = False
    ) -> None:
        self.charge = charge
        end = max(end, work)
        self.pieces.append(_Piece(charge, start, work, end, end, self.before, is_inherited))
        self.before = ""

    def _extend(self, start: int, end: int) -> None:
        """Let the last piece go on, or keep the words for the next one."""
        if self.pieces:
            last = self.pieces[-1]
            if last.told == last.end and not only_says_when(self.text[start:end]):
                last.told = max(last.told, end)
            last.end = max(last.end, end)
        elif start >= self.named_up_to:
            self.before = f"{self.before} {self.text[start:end]}".strip()

    def finished(self) -> Given:
        """Return what was given, each in its own words."""
        given = Given(heads=self.heads, names_only=self.names_only)
        for place, piece in enumerate(self.pieces):
            is_last = place == len(self.pieces) - 1
            self._finish(piece, given, is_last=is_last)
        if given.assignments and self.text.rstrip().endswith(":") and given.heads is None:
            given.heads = given.assignments[-1].charge
        return given

    def _finish(self, piece: _Piece, given: Given, *, is_last: bool) -> None:
        what = self.text[piece.work : piece.told].strip(_TIDY)
        words = self.text[piece.start : piece.end].strip()
        says_nothing = gives_nothing(without_terms(what))
        if says_nothing and is_last and _OPEN_END.search(self.text.rstrip()):
            given.heads = piece.charge
            return
        if says_nothing and given.assignments and not piece.before and _is_taken_over(self.pieces, piece):
            given.assignments[-1].charge = piece.charge
            given.assignments[-1].words += f" {words}"
            return
        before = "" if opens_no_work(piece.before) else piece.before.strip(_TIDY)
        if opens_no_work(what) or tells_of_the_past(what) or (says_nothing and not before):
            return
        if says_nothing or (before and begins_an_act(before) and not agrees_or_introduces(before)):
            what = before if says_nothing else f"{before}; {what}"
            words = f"{piece.before} {words}"
        elif before and len(what.split()) < _SHORT_OF_WORDS:
            what = f"{before}: {what}"
        if not gives_nothing(without_terms(what)):
            given.assignments.append(Assignment(piece.charge, what, words))


def _is_taken_over(pieces: list[_Piece], piece: _Piece) -> bool:
    """Return whether "…; giao Sở A chủ trì" says who does what the piece before it asked of all."""
    place = pieces.index(piece)
    return place > 0 and pieces[place - 1].is_inherited and not piece.is_inherited


def _ends_with_speaker(before: str) -> bool:
    """Return whether right before "giao" stands nothing, or whoever gives the work."""
    words = before.rpartition(",")[2].strip(_TIDY)
    if not words or _AGREED.search(lowered(words)):
        return True
    speaker = doers_of(f"{words} giao", in_sentence=True)
    return speaker is not None and speaker.end == len(words) + 1
