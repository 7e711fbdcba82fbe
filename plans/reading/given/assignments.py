"""What one paragraph gives to do, and to whom: "Giao Sở A chủ trì, phối hợp với Sở B rà soát …"."""

import re
from dataclasses import dataclass, field

from plans.reading.given.charge import CARRIES_OUT, Charge, charge_in
from plans.reading.given.doers import doers_of
from plans.reading.given.idle import (
    agrees_or_introduces,
    gives_nothing,
    opens_no_work,
    refers_to_others,
    tells_of_the_past,
)
from plans.reading.given.pieces import TIDY, Piece, PieceReader
from plans.reading.given.words import begins_an_act, lowered

_LEAD_IN_ASIDE = re.compile(r"\((?P<given>giao |do )?(?P<inside>[^()]{4,300})\)\W{0,4}$")
_SHORTEST_WHAT = 8
_SHORT_OF_WORDS = 6
_OPEN_END = re.compile(r"(?::|(?<!\w)(?:như sau|sau đây|dưới đây|sau)\W*|[^\W\d_])$")


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


def given_in(
    text: str, inherited: Charge | None = None, addressed: Charge | None = None, *, operative: bool
) -> Given:
    """Return what the paragraph gives.

    `inherited` is who was put in charge above, `addressed` whom the document is sent to; `operative` tells
    that it has begun to give work, before that only "giao", "yêu cầu" and the like do.
    """
    aside = _led_in_aside(text)
    if aside is not None:
        return Given([aside])
    reader = PieceReader(text, inherited, addressed, operative)
    reader.read()
    given = Given(heads=reader.heads, names_only=reader.names_only)
    for place, piece in enumerate(reader.pieces):
        before = reader.pieces[place - 1] if place else None
        if place == len(reader.pieces) - 1 and _only_introduces(text, piece):
            given.heads = piece.charge
        elif before is not None and _takes_over(text, piece, before) and given.assignments:
            given.assignments[-1].charge = piece.charge
            given.assignments[-1].words += f" {text[piece.start : piece.end].strip()}"
        else:
            given.assignments.extend(_assignment(text, piece))
    if given.assignments and text.rstrip().endswith(":") and given.heads is None:
        given.heads = given.assignments[-1].charge
    return given


def _led_in_aside(text: str) -> Assignment | None:
    """Read "Rà soát quy định (Sở Tư pháp chủ trì, hoàn thành trong quý II/2026)"."""
    match = _LEAD_IN_ASIDE.search(text)
    if match is None or match.start() < _SHORTEST_WHAT:
        return None
    inside = match["inside"]
    doers = doers_of(inside, in_sentence=True)
    if doers is None or doers.closed_by == ":":
        return None
    is_given = match["given"] if doers.closed_by else CARRIES_OUT.match(lowered(inside), doers.end)
    if not is_given:
        return None
    charge, _ = charge_in(inside, doers.end, doers.units)
    return Assignment(charge, text[: match.start()].strip(TIDY), text)


def _what(text: str, piece: Piece) -> str:
    return text[piece.work : piece.told].strip(TIDY)


def _only_introduces(text: str, piece: Piece) -> bool:
    """Return whether the last words only lead to what stands below: "… thực hiện các nội dung sau:"."""
    return gives_nothing(_what(text, piece)) and bool(_OPEN_END.search(text.rstrip()))


def _takes_over(text: str, piece: Piece, before: Piece) -> bool:
    """Return whether "…; giao Sở A chủ trì" says who does what the piece before it asked of all."""
    says_nothing = gives_nothing(_what(text, piece))
    goes_on = text[before.end : piece.start].strip(" ,;") == "" and text[: piece.start].rstrip()[-1:] in {
        ";",
        ",",
    }
    return says_nothing and goes_on and not piece.before and before.is_inherited and not piece.is_inherited


def _assignment(text: str, piece: Piece) -> list[Assignment]:
    """Return what the piece gives: its own words, with those before it where these alone say too little."""
    what, words = _what(text, piece), text[piece.start : piece.end].strip()
    says_nothing = gives_nothing(what)
    is_reason = opens_no_work(piece.before) or refers_to_others(piece.before)
    before = "" if is_reason else piece.before.strip(TIDY)
    if opens_no_work(what) or tells_of_the_past(what) or (says_nothing and not before):
        return []
    if says_nothing or (before and begins_an_act(before) and not agrees_or_introduces(before)):
        what = before if says_nothing else f"{before}; {what}"
        words = f"{piece.before} {words}"
    elif before and len(what.split()) < _SHORT_OF_WORDS:
        what = f"{before}: {what}"
    return [] if gives_nothing(what) else [Assignment(piece.charge, what, words)]
