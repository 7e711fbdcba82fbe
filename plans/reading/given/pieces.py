"""The clauses of a paragraph, and which of them give a piece of work to whom."""

import re
from dataclasses import dataclass, field

from plans.patterns import sought
from plans.reading.given.charge import CARRIES_OUT, Charge, charge_in
from plans.reading.given.doers import ASIDE, Doers, doers_of
from plans.reading.given.idle import gives_nothing, is_a_circumstance, is_a_condition, opens_no_work
from plans.reading.given.terms import only_says_when
from plans.reading.given.words import begins_an_act, is_an_act, lowered

TIDY = " ,;:.–-/"
# Where the next piece of work may begin: after a sentence, a semicolon, a colon; before ", giao …".
_CLAUSE = sought(
    r"(?:(?<=[^\W\d_][^\W\d_])|(?<=\d)|(?<=[)”\"%]))\.(?=\s+[“\"(]?[^\W\d_])|;|:(?=\s)"
    r"|,(?= (?:đồng thời,? )?(?:giao|yêu cầu|đề nghị) )"
)
_GIVES = sought(
    r"(?<!\w)(?:giao(?: nhiệm vụ| trách nhiệm)?(?: cho)?|phân công|[uủ][ỷy] quyền(?: cho)?|yêu cầu|đề nghị"
    r"|chuyển)"
    r"(?=[ :])"
)
_NOT_GIVEN_HERE = sought(
    r"(?<!\w)(?:theo|có|xét|được|đã|bàn|chuyển|đúng|ứng|bảo đảm|đảm bảo|các|những|mọi|do|kính|trân trọng|khi"
    r"|nội dung|nhiệm vụ|văn bản|tờ trình|và|với|số|của|sẽ|chưa|không|vượt|để|tạm|phải|cơ quan|đơn vị|mức"
    r"|một số|hoặc|mà)$"
)
_AGREED = sought(r"(?:đồng ý|nhất trí|thống nhất|đồng thời)(?: \S+){0,2}$")
# "Trong quý III/2026, Sở Y tế …", "Căn cứ Kế hoạch này, các sở …": who does it comes after a comma.
_IN_FRONT = sought(
    r"(?:căn cứ|trên cơ sở|thực hiện|thi hành|triển khai|theo|để|nhằm|trong|trước|từ|hằng|hàng|định kỳ"
    r"|chậm nhất|đến|đối với|về|riêng|ngoài"
    r"|cùng với|đồng thời|sau khi|khi|bên cạnh đó|ngay)(?!\w)"
)
_LONGEST_FRONT = 250
_DONE_BY = sought(r"(?<=[,;\s])do (?=\S)")
_ENUMERATED = sought(r"\(?\d{1,2}\)[.:]? *|\((?:[ivx]{1,4}|[a-zđ])\) *")
_VAGUE = sought(r"người đứng đầu|lãnh đạo|chính quyền|cán bộ|mỗi |từng ")
_OPENING = ' "“('
_TOPIC = sought(r"(?:đối với|trách nhiệm của|nhiệm vụ của|về phía|riêng(?: đối với)?) ")


@dataclass(slots=True)
class Piece:
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
class PieceReader:
    """Walks through the clauses of a paragraph.

    `inherited` is who was put in charge above, `addressed` whom the document is sent to; `operative` tells
    that it has begun to give work.
    """

    text: str
    inherited: Charge | None
    addressed: Charge | None
    operative: bool
    pieces: list[Piece] = field(default_factory=list)
    heads: Charge | None = None
    """Who is put in charge of what stands below."""
    names_only: bool = False
    """Whether the paragraph is no more than a name."""
    charge: Charge | None = None
    """Who was named last in this paragraph."""
    named_up_to: int = 0
    before: tuple[int, int] = (0, 0)
    """From where to where stands what belongs to no piece yet."""
    is_enumerated: bool = False
    """Whether the clause has a number of its own: "(1) …; (2) …"."""
    is_conditional: bool = False
    """Whether the sentence only asks for something if something else happens."""

    small: str = field(init=False)
    """The text in small letters."""

    def __post_init__(self) -> None:
        """Keep the text in small letters too."""
        self.small = lowered(self.text)

    def read(self) -> None:
        """Take all clauses of the paragraph."""
        masked = ASIDE.sub(lambda aside: "\1" * len(aside[0]), self.text)
        starts = [0, *(match.end() for match in _CLAUSE.finditer(masked))]
        for start, end in zip(starts, [*starts[1:], len(self.text)], strict=True):
            self._take(start, end)

    def _take(self, start: int, end: int) -> None:
        clause = self.text[start:end]
        start += len(clause) - len(clause.lstrip(TIDY))
        number = _ENUMERATED.match(self.text, start, end)
        self.is_enumerated = number is not None
        start = number.end() if number else start
        if self._is_new_sentence(start):
            self.is_conditional = is_a_condition(self.text[start:end]) or self.text.startswith("(", start)
        if start >= end or start < self.named_up_to or self.is_conditional:
            self._extend(start, end)
            return
        takers = (self._take_given, self._take_doers, self._take_behind_comma, self._take_done_by)
        if not any(take(start, end) for take in takers):
            self._take_plain(start, end)

    def _take_given(self, start: int, end: int) -> bool:
        """Take "(UBND tỉnh) giao / yêu cầu / đề nghị …"; what stands before it introduces the work."""
        for verb in _GIVES.finditer(self.small, start, min(end + 1, len(self.small))):
            before = self.text[start : verb.start()]
            if _NOT_GIVEN_HERE.search(lowered(before).rstrip()) or not _may_give(before):
                continue
            work = self._next_word(verb.end())
            doers = doers_of(self.text, work, in_sentence=True)
            if doers is not None:
                self._keep(start, start + len(before.rpartition(",")[0]))
                self._put_in_charge(verb.start(), end, doers)
                return True
            asked = self.inherited or self.addressed
            if asked is not None and begins_an_act(self.text[work:]):
                self._add(asked, start, work, end, is_inherited=True)
                return True
        return False

    def _take_doers(self, start: int, end: int) -> bool:
        """Take "Sở Y tế chủ trì …" or "Sở Y tế: …", once the document gives work."""
        if not self.operative:
            return False
        topic = _TOPIC.match(self.small, start, end)
        if self._is_vague(start):
            return False
        doers = doers_of(self.text, topic.end() if topic else start, in_sentence=topic is not None)
        if doers is None or (topic and not doers.closed_by):
            return False
        self._put_in_charge(start, end, doers)
        return True

    def _take_behind_comma(self, start: int, end: int) -> bool:
        clause = self.text[start : min(end, start + _LONGEST_FRONT)]
        if not (self.operative and _IN_FRONT.match(lowered(clause))) or opens_no_work(clause):
            return False
        for comma in re.finditer(r", (?=[^\W\d_a-zà-ỹ]|các |những )", clause):
            doers = doers_of(self.text, start + comma.end())
            if doers is not None and not doers.closed_by and is_an_act(self.text[doers.end :]):
                self._put_in_charge(start, end, doers)
                return True
        return False

    def _take_done_by(self, start: int, end: int) -> bool:
        """Take "Tổ chức hội nghị, do Sở Tài chính chủ trì"."""
        by = _DONE_BY.search(self.text, start, end)
        doers = doers_of(self.text, by.end(), in_sentence=True) if by else None
        if by is None or doers is None or doers.closed_by or not begins_an_act(self.text[start:]):
            return False
        if not CARRIES_OUT.match(self.small, doers.end):
            return False
        self._keep(start, by.start())
        self._put_in_charge(by.start(), end, doers)
        return True

    def _put_in_charge(self, start: int, end: int, doers: Doers) -> None:
        self.named_up_to = doers.end
        if not doers.closed_by:
            charge, work = charge_in(self.text, doers.end, doers.units)
            self.named_up_to = work
            self._add(charge, start, work, end)
            return
        self.charge = Charge(doers.units)
        is_alone = not (self._said_before() or self.pieces)
        self.names_only = is_alone and not self.text[doers.end :].strip(TIDY)
        if (doers.closed_by == ":" and is_alone) or self.names_only:
            self.heads = self.charge

    def _take_plain(self, start: int, end: int) -> None:
        """Take a clause that names nobody: it goes on, or is work for whoever was named before or above."""
        clause = self.text[start:end]
        charge = self.charge or self.inherited
        is_work = begins_an_act(clause) and not gives_nothing(clause)
        is_idle = (
            opens_no_work(clause) or is_a_circumstance(clause) or (self.pieces and only_says_when(clause))
        )
        is_apart = self.is_enumerated or self._is_new_sentence(start)
        if charge is None or is_idle or not (is_work and is_apart):
            self._extend(start, end)
            return
        own, work = charge_in(self.text, start, charge.lead)
        partners = own.coordinating or self._partners_so_far(charge)
        self._add(Charge(own.lead, partners), start, work, end, is_inherited=self.charge is None)

    def _partners_so_far(self, charge: Charge) -> tuple[str, ...]:
        """Return who works along: those of the sentence before did so in its own work only."""
        if self.pieces and self.text[self.pieces[-1].work : self.pieces[-1].told].strip(TIDY):
            return self.inherited.coordinating if self.inherited else ()
        return charge.coordinating

    def _is_new_sentence(self, start: int) -> bool:
        place = start - 1
        while place >= 0 and self.text[place] in _OPENING:
            place -= 1
        return place < 0 or self.text[place] in ".:"

    def _is_vague(self, start: int) -> bool:
        """Return whether a later sentence speaks of "those at the head" of nobody in particular."""
        return start > 0 and _VAGUE.match(self.small, start) is not None

    def _next_word(self, place: int) -> int:
        while place < len(self.text) and self.text[place] in " :":
            place += 1
        return place

    def _said_before(self) -> str:
        return self.text[self.before[0] : self.before[1]].strip()

    def _keep(self, start: int, end: int) -> None:
        """Keep words that belong to no piece yet, with those kept before them."""
        self.before = (self.before[0] if self._said_before() else start, end)

    def _add(self, charge: Charge, start: int, work: int, end: int, *, is_inherited: bool = False) -> None:
        self.charge = charge
        end = max(end, work)
        self.pieces.append(Piece(charge, start, work, end, end, self._said_before(), is_inherited))
        self.before = (end, end)

    def _extend(self, start: int, end: int) -> None:
        """Let the last piece go on, or keep the words for the next one."""
        if not self.pieces:
            if start >= self.named_up_to:
                self._keep(start, end)
            return
        last, clause = self.pieces[-1], self.text[start:end]
        if self.is_conditional or (self._is_new_sentence(start) and opens_no_work(clause)):
            return
        if last.told == last.end and not only_says_when(clause):
            last.told = max(last.told, end)
        last.end = max(last.end, end)


def _may_give(before: str) -> bool:
    """Return whether the words before "giao" leave it to give work here.

    Right before it stands nothing, or whoever gives the work; a clause that asks for something itself ("Đôn
    đốc các nhiệm vụ UBND tỉnh giao các sở") only speaks of what was given.
    """
    front, _, words = before.rpartition(",")
    speaker = words.strip(TIDY)
    if not speaker or _AGREED.search(lowered(speaker)):
        return True
    asks = begins_an_act(before.strip(TIDY)) and not (
        opens_no_work(before) or _IN_FRONT.match(lowered(before))
    )
    found = doers_of(f"{speaker} giao", in_sentence=True)
    return found is not None and found.end == len(speaker) + 1 and not (front and asks)
