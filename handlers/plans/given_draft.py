"""A task that is about to be given: what is known of it, kept until it is given or thrown away."""

from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import Any

from sqlalchemy.orm import Session

from chat.buttons.plans.given import GivenPart
from chat.heard import HeardFile
from chat.texts.plans.given import GivenTask
from chat.understanding.commands.given_tasks import GivenWords
from chat.understanding.commands.given_terms import deadline_of
from plans.given import Again, Origin, Urgency
from plans.plan import RuleKind
from plans.plan import Task as GivenRow
from plans.units import UnitClass, read_unit
from storage import questions
from storage.models import QuestionKind
from storage.units import directory

MOST_CANDIDATES = 4


@dataclass(frozen=True, slots=True)
class Draft:
    """What is known of a task, what was asked last, and which new names were said to be right."""

    question: int
    said: GivenWords
    asked: GivenPart | None = None
    accepted: tuple[str, ...] = ()
    file: tuple[str, str] | None = None
    """The channel's id and the name of the document that goes with it."""

    @property
    def urgency(self) -> Urgency:
        """Return how urgent the task is; one of which nothing is said is not."""
        return self.said.urgency or Urgency.NORMAL


def begin(session: Session, chat_id: int, said: GivenWords, file: HeardFile | None, now: datetime) -> Draft:
    """Keep what was said of a task, and the document that goes with it."""
    draft = Draft(0, said, file=(file.id, file.name) if file is not None else None)
    question = questions.ask(session, QuestionKind.GIVEN_TASK, chat_id, _as_json(draft), now)
    return replace(draft, question=question)


def find(session: Session, question: int, chat_id: int) -> Draft | None:
    """Return the task of this chat that is about to be given; None where it was given or thrown away."""
    if not questions.is_of(session, question, QuestionKind.GIVEN_TASK, chat_id):
        return None
    details = questions.waiting(session, question)
    return _from_json(question, details) if details is not None else None


def keep(session: Session, draft: Draft) -> Draft:
    """Keep what is known of a task now; return it."""
    questions.keep(session, draft.question, _as_json(draft))
    return draft


def close(session: Session, draft: Draft, chat_id: int, now: datetime) -> bool:
    """Give or throw away a task; False if that was done before: of two presses one counts."""
    return questions.answer(session, draft.question, QuestionKind.GIVEN_TASK, chat_id, now) is not None


def unclear_unit(session: Session, draft: Draft) -> tuple[str, tuple[str, ...]] | None:
    """Return the first name that surely means no unit of the directory, and those that it may mean."""
    home = directory.home(session)
    for name in (*draft.said.lead, *draft.said.coordinating):
        if name in draft.accepted or read_unit(name, home).kind is UnitClass.COLLECTIVE:
            continue
        found = directory.find(session, name)
        if found.unit is None:
            return name, tuple(found.names[:MOST_CANDIDATES])
    return None


def rename(draft: Draft, name: str, meant: tuple[str, ...]) -> Draft:
    """Return the task with other names in the place of one."""

    def renamed(names: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(new for old in names for new in (meant if old == name else (old,))))

    said = replace(draft.said, lead=renamed(draft.said.lead), coordinating=renamed(draft.said.coordinating))
    return replace(draft, said=said)


def as_told(session: Session, said: GivenWords, number: str = "") -> GivenTask:
    """Return a task as people are told of it, its units by their names in the directory."""
    return GivenTask(
        what=said.what,
        lead=[_name_of(session, name) for name in said.lead],
        coordinating=[_name_of(session, name) for name in said.coordinating],
        term=said.term or "",
        due=said.due,
        is_repeated=said.again is not None,
        origin=said.origin,
        urgency=said.urgency or Urgency.NORMAL,
        number=number,
    )


def row_of(said: GivenWords, today: date) -> GivenRow:
    """Return a task as the row of a plan; what it says of its day is read as of `today`."""
    term = said.term or ""
    return GivenRow(
        number="",
        group=None,
        title=said.what,
        lead=said.lead,
        coordinating=said.coordinating,
        deadline_text=term,
        deadline=deadline_of(term, said.due, today),
    )


def _name_of(session: Session, name: str) -> str:
    if read_unit(name).kind is UnitClass.COLLECTIVE:
        return name
    unit = directory.find(session, name).unit
    return unit.name if unit is not None else name


def _as_json(draft: Draft) -> dict[str, Any]:
    said = draft.said
    again, origin = said.again, said.origin
    return {
        "what": said.what,
        "lead": list(said.lead),
        "coordinating": list(said.coordinating),
        "term": said.term,
        "due": said.due.isoformat() if said.due else None,
        "hour": said.hour.isoformat() if said.hour else None,
        "again": [again.kind.value, again.weekday, again.day, again.strictly_before] if again else None,
        "origin": [
            origin.document,
            origin.issued.isoformat() if origin.issued else None,
            origin.about,
            origin.given_by,
        ],
        "plan": said.plan,
        "urgency": said.urgency.value if said.urgency else None,
        "asked": draft.asked.value if draft.asked else None,
        "accepted": list(draft.accepted),
        "file": list(draft.file) if draft.file else None,
    }


def _from_json(question: int, details: dict[str, Any]) -> Draft:
    again, (document, issued, about, given_by) = details["again"], details["origin"]
    said = GivenWords(
        what=details["what"],
        lead=tuple(details["lead"]),
        coordinating=tuple(details["coordinating"]),
        term=details["term"],
        due=_day(details["due"]),
        hour=time.fromisoformat(details["hour"]) if details["hour"] else None,
        again=Again(RuleKind(again[0]), *again[1:]) if again else None,
        origin=Origin(document, _day(issued), about, given_by),
        urgency=Urgency(details["urgency"]) if details["urgency"] else None,
        plan=details["plan"],
    )
    asked = GivenPart(details["asked"]) if details["asked"] else None
    file = (details["file"][0], details["file"][1]) if details["file"] else None
    return Draft(question, said, asked, tuple(details["accepted"]), file)


def _day(written: str | None) -> date | None:
    return date.fromisoformat(written) if written else None
