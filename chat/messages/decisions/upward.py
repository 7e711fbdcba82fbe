"""What is done with a matter goes on to the level above or to those below, where they have it too.

Each of these is the last thing that a conversation does: rows that were loaded before are not kept after it.
"""

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy.orm import Session

from chat.buttons.decisions.matters import MatterShown
from chat.heard import Heard
from chat.markup import Marked
from chat.messages.decisions.matters import asked_in, keyboard, notices, told
from chat.messages.decisions.states import matter_view
from chat.moment import Moment
from chat.notices import answer_unit, promised, to_secretariat, to_unit
from chat.texts.decisions import matters as matter_texts
from chat.texts.decisions import upward as texts
from chat.texts.decisions.matters import MatterView
from storage import outbox
from storage.actors import Actor
from storage.decisions import matters, passed_up, upward
from storage.decisions.matters import Raised, Step
from storage.decisions.upward import Above
from storage.groups import reach
from storage.models import Matter, MatterAction, MatterState, PassedUp
from storage.outbox import Outgoing
from storage.walls import office_of

FOLLOWED = {
    MatterAction.ANSWERED: MatterAction.ANSWERED,
    MatterAction.CLOSED: MatterAction.CLOSED,
    MatterAction.SOLVED: MatterAction.CLOSED,
}
"""What a step above is below."""
TOLD = FOLLOWED.keys() | {MatterAction.RECEIVED, MatterAction.PASSED_UP, MatterAction.SENT_ON}
"""The steps above that are told of below; what they do not change stays passed up."""
TAKEN_BACK = {
    MatterAction.WITHDRAWN: MatterAction.WITHDRAWN,
    MatterAction.CLOSED: MatterAction.SOLVED,
    MatterAction.SOLVED: MatterAction.SOLVED,
}
"""What a step below is above."""


@dataclass(frozen=True, slots=True)
class StepAbove:
    """What was done with a matter above, by whom at first, and how it stands there."""

    step: Step
    by: str
    view: MatterView

    def said(self, what: str) -> Marked:
        """Return it in words."""
        if self.step.action is MatterAction.ANSWERED:
            return texts.answer_above(self.by, what, self.step.text or "")
        return texts.step_above(self.step.action, self.by, what, self.view)


def raise_above(
    session: Session, heard: Heard, moment: Moment, up: Above, passed: PassedUp, matter: Matter
) -> bool:
    """Let a matter be the unit's one above, and say so there; return whether it is heard there now."""
    body = None if matter.competent_body == up.name else matter.competent_body
    raised = Raised(matter.kind, passed.text, body, passed.task_above_id)
    author = upward.as_unit(session, up, texts.as_unit(up.unit))
    number = passed.id
    there, arrives = upward.across(session, up.office, _raise, heard, moment, author, raised)
    passed_up.tie(session, number, matter=there)
    return arrives


def _raise(session: Session, heard: Heard, moment: Moment, author: Actor, raised: Raised) -> tuple[int, bool]:
    """Raise a matter, or let one that is there wait again; return it, and whether it is heard of now."""
    known = matters.alike(session, author.speaks_for, raised)
    before = known.state if known is not None else None
    new = matters.raise_matter(session, author, raised, moment.now, moment.today)
    matter = new or known
    assert matter is not None  # noqa: S101 -- what is not alike was raised
    if before is MatterState.ANSWERED:
        remains = Step(MatterAction.REMAINS, raised.text)
        matters.take_step(session, author, matter, remains, moment.now, moment.today)
    if before not in matters.OPEN:
        outbox.enqueue(session, _told_above(session, heard, matter, author, before), moment.now)
    return matter.id, reach.secretariat_hears(session)


def _told_above(
    session: Session, heard: Heard, matter: Matter, author: Actor, before: MatterState | None
) -> list[Outgoing]:
    """Return what the secretariat above and the unit's own groups there are told of what was passed up."""
    view = matter_view(matter)
    if before is MatterState.ANSWERED:
        text, about = matter_texts.remains(view), MatterShown(matter.id)
        said = to_secretariat(session, text, keyboard(session, matter), about)
    else:
        said = notices(session, [matter])
    own = texts.raised_for_unit(view, author.unit_name or "")
    return [*promised(session, heard, said), *to_unit(session, author.speaks_for, own)]


def pass_along(session: Session, moment: Moment, matter: Matter, step: Step) -> None:
    """Let the level above and those below know what was done with a matter, where they have it too."""
    number = matter.id
    _tell_below(session, moment, matter, step)
    _take_back(session, moment, number, step.action)


def take_back(session: Session, moment: Moment, update_ids: Collection[int]) -> None:
    """Let the level above know what was withdrawn with reports, and not raised again since."""
    for number in passed_up.gone_with(session, update_ids):
        _take_back(session, moment, number, MatterAction.WITHDRAWN)


def _take_back(session: Session, moment: Moment, number: int, action: MatterAction) -> None:
    there = passed_up.matter_above(session, number) if action in TAKEN_BACK else None
    up = upward.once_above(session) if there is not None else None
    if there is not None and up is not None:
        author = upward.as_unit(session, up, texts.as_unit(up.unit))
        upward.across(session, there.office, _no_more, moment, author, there.row, TAKEN_BACK[action])


def _no_more(session: Session, moment: Moment, author: Actor, number: int, action: MatterAction) -> None:
    """End a matter that is over below: one that is answered cannot be withdrawn any more."""
    matter = matters.find(session, number)
    endable = matters.OPEN if action is MatterAction.WITHDRAWN else matters.UNSOLVED
    if matter is None or matter.state not in endable:
        return
    was_open = matter.state in matters.OPEN
    matters.take_step(session, author, matter, Step(action), moment.now, moment.today)
    passed_up.note_passed(session, matter, None, moment.today)
    if was_open:
        text = texts.taken_back(matter_view(matter))
        told_above = [*to_secretariat(session, text), *to_unit(session, matter.unit_id, text)]
        outbox.enqueue(session, told_above, moment.now)
    _take_back(session, moment, number, action)


def _tell_below(session: Session, moment: Moment, matter: Matter, step: Step, by: str | None = None) -> None:
    below = passed_up.matters_below(session, matter.id) if step.action in TOLD else []
    if below:
        name = upward.name_of(session, office_of(session)) or texts.LEVEL_ABOVE
        author = upward.as_superior(office_of(session), texts.as_superior(name))
        done = StepAbove(step, by or name, matter_view(matter))
        for tied in below:
            upward.across(session, tied.office, _come_down, moment, author, tied.row, done)


def _come_down(session: Session, moment: Moment, author: Actor, number: int, done: StepAbove) -> None:
    """Let a matter follow what was done with it above; tell the secretariat and the unit that raised it."""
    matter = matters.find(session, number)
    if matter is None or matter.state not in matters.UNSOLVED:
        return
    followed = FOLLOWED.get(done.step.action)
    if followed is not None:
        step = Step(followed, done.step.text)
        matters.take_step(session, author, matter, step, moment.now, moment.today)
        passed_up.note_passed(session, matter, None, moment.today)
    outbox.enqueue(session, _told_here(session, matter, done), moment.now)
    _tell_below(session, moment, matter, done.step, done.by)


def _told_here(session: Session, matter: Matter, done: StepAbove) -> list[Outgoing]:
    view, states = matter_view(matter), reach.states_of_unit(session, matter.unit_id)
    said = done.said(view.what)
    is_answer = done.step.action is MatterAction.ANSWERED
    unit = (
        told(session, matter, done.step.text, done.by)
        if is_answer
        else answer_unit(session, asked_in(matter), said)
    )
    notice = texts.told_secretariat(said, view, states)
    about = MatterShown(matter.id)
    return [*unit, *to_secretariat(session, notice, keyboard(session, matter), about)]
