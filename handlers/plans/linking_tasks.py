"""/noiviec: the secretariat of an office below sees and changes which tasks serve which owed above."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

from sqlalchemy.orm import Session

from chat.audience import for_secretariat
from chat.buttons.plans import task_links as buttons
from chat.buttons.plans.task_links import NONE, LinkTask
from chat.conversation import on_command, on_press
from chat.heard import Heard
from chat.markup import Marked, message
from chat.moment import Moment
from chat.outgoing import edit, reply
from chat.texts.plans import task_links as texts
from chat.texts.plans.task_links import Served
from chat.understanding.commands.task_links import LinksSaid, read_links_said
from handlers.plans.task_links import late_tasks
from plans.levels.links import TaskAbove, TaskBelow
from storage import outbox
from storage.actors import Actor
from storage.outbox import Outgoing
from storage.plans import task_links
from storage.units import between_levels

LABEL_LETTERS = 18


def show_or_change(session: Session, heard: Heard, actor: Actor, moment: Moment) -> None:
    """Answer which tasks serve which above; words change that."""
    owed = between_levels.owed_above(session)
    if not owed:
        is_at_the_top = between_levels.here(session) is None
        said = [reply(heard, texts.at_the_top() if is_at_the_top else texts.nothing_owed())]
    elif not heard.said.strip():
        said = [_listed(session, heard, owed)]
    else:
        said = _changed(session, heard, actor, moment, owed)
    outbox.enqueue(session, said, moment.now)


def _listed(session: Session, heard: Heard, owed: Sequence[TaskAbove]) -> Outgoing:
    tasks, known = task_links.tasks(session), task_links.decided(session, owed)
    by: dict[int | None, list[str]] = defaultdict(list)
    for task in tasks:
        by[known.get(task.id)].append(task.number)
    served = [Served(one.number, one.title, by.get(one.id, ())) for one in owed]
    undecided = [task.number for task in tasks if task.id not in known]
    text = texts.listed(served, undecided, late_tasks(tasks, owed, known))
    return reply(heard, text, keyboard=buttons.again() if undecided else None)


def _changed(
    session: Session, heard: Heard, actor: Actor, moment: Moment, owed: Sequence[TaskAbove]
) -> list[Outgoing]:
    """Return what is said of each statement; where one of them names no task, none of them is done."""
    tasks = task_links.tasks(session)
    said = read_links_said(heard.said, [one.number for one in tasks], [one.number for one in owed])
    if said is None:
        return [reply(heard, texts.not_understood())]
    meant = [_Meant.of(one, tasks, owed) for one in said]
    unknown = next((one.unknown for one in meant if one.unknown is not None), None)
    if unknown is not None:
        return [reply(heard, unknown)]
    done = [_decide(session, actor, moment, *one.pair) for one in meant if not one.is_unsure]
    asked = [_which(heard, one) for one in meant if one.is_unsure]
    return [*([reply(heard, message(*done))] if done else []), *asked]


@dataclass(frozen=True, slots=True)
class _Meant:
    """A statement, and the tasks that have the numbers which it names: of several plans, several each."""

    said: LinksSaid
    below: Sequence[Sequence[TaskBelow]]
    above: Sequence[TaskAbove]

    @classmethod
    def of(cls, said: LinksSaid, tasks: Sequence[TaskBelow], owed: Sequence[TaskAbove]) -> "_Meant":
        below = [[task for task in tasks if task.number == number] for number in said.below]
        return cls(said, below, [one for one in owed if one.number == said.above])

    @property
    def unknown(self) -> Marked | None:
        """Return that a number is of no task, if one is."""
        for number, found in zip(self.said.below, self.below, strict=True):
            if not found:
                return texts.no_such_task(number, is_above=False)
        if self.said.above is not None and not self.above:
            return texts.no_such_task(self.said.above, is_above=True)
        return None

    @property
    def is_unsure(self) -> bool:
        """Return whether several plans have a number."""
        return len(self.above) > 1 or any(len(found) > 1 for found in self.below)

    @property
    def pair(self) -> tuple[list[TaskBelow], TaskAbove | None]:
        """Return the tasks, and which above they are to serve; of a statement that is sure."""
        return [task for found in self.below for task in found], self.above[0] if self.above else None


def _which(heard: Heard, meant: _Meant) -> Outgoing:
    """Ask which pairs are meant, where several plans have a number."""
    tasks = [task for found in meant.below for task in found]
    sides: Sequence[TaskAbove | None] = meant.above or [None]
    pairs = product(tasks, sides)
    choices = [(task.id, one.id if one else NONE, _called(task, one)) for task, one in pairs]
    asked = texts.which(meant.said.below, meant.said.above)
    return reply(heard, asked, keyboard=buttons.which(choices))


def _called(task: TaskBelow, above: TaskAbove | None) -> str:
    sides = [f"NV {one.number} {one.title[:LABEL_LETTERS].rstrip()}" for one in (task, above) if one]
    return " = ".join(sides)


def _decide(
    session: Session, actor: Actor, moment: Moment, tasks: Sequence[TaskBelow], above: TaskAbove | None
) -> Marked:
    numbers = [task.number for task in tasks]
    served = (above.id, above.number) if above is not None else None
    for task in tasks:
        task_links.decide(session, actor, task.id, served, moment.now)
    if above is None:
        return texts.cut_off(numbers, actor.display_name)
    return texts.linked(numbers, above.number, above.title, actor.display_name)


def link_chosen(
    session: Session, heard: Heard, actor: Actor, moment: Moment, button: LinkTask
) -> Marked | None:
    """Link the pair that was chosen; return what to say if it is there no more."""
    task = next((one for one in task_links.tasks(session) if one.id == button.task), None)
    above = next((one for one in between_levels.owed_above(session) if one.id == button.above), None)
    if task is None or (above is None and button.above != NONE):
        return texts.decided_before()
    text = _decide(session, actor, moment, [task], above)
    outbox.enqueue(session, [edit(heard, text)], moment.now)
    return None


CONVERSATION = (
    on_command("noiviec", work=show_or_change, who=for_secretariat),
    on_press(LinkTask, link_chosen, for_secretariat),
)
