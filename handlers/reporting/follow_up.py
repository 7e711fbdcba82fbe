"""What a report is answered with, and what follows: doubtful figures, obstacles, the wish for more time."""

from collections import defaultdict
from collections.abc import Sequence

from sqlalchemy.orm import Session

from chat.buttons.reporting.statuses import RecordedShown
from chat.heard import Heard
from chat.messages.decisions.matters import notices
from chat.moment import Moment
from chat.outgoing import reply
from chat.texts.decisions import matters as matter_texts
from chat.understanding.commands.short_answers import reason_in
from handlers.decisions.extension_requests import ask_in_words
from handlers.decisions.matters import said_in
from handlers.reporting.figures import ask_about_figures
from handlers.reporting.recording import Spoken, corrections, shown
from storage.actors import Actor
from storage.decisions import matters
from storage.decisions.matters import Raised
from storage.models import Matter, MatterKind
from storage.outbox import Outgoing


def confirmed(
    session: Session,
    heard: Heard,
    actor: Actor,
    moment: Moment,
    spoken: Sequence[Spoken],
    words: str | None = None,
) -> list[Outgoing]:
    """Return the one message that shows what was recorded, if anything was, and what it leaves to ask."""
    if not spoken:
        return []
    about = RecordedShown(
        tuple(one.task.id for one in spoken), updates=tuple(one.statement.id for one in spoken)
    )
    text = shown(session, actor, moment, spoken, words)
    return [
        reply(heard, text, keyboard=corrections(spoken), about=about),
        *follow_up(session, heard, actor, moment, spoken),
    ]


def follow_up(
    session: Session, heard: Heard, actor: Actor, moment: Moment, spoken: Sequence[Spoken]
) -> list[Outgoing]:
    """Ask about, raise and pass on what a report holds; return what the unit and the secretariat are told."""
    raised = [_raise(session, actor, moment, one) for one in _raised_in(spoken)]
    wanted = [
        (one.task, one.item)
        for one in spoken
        if one.item is not None and one.item.extension_until is not None
    ]
    words = next((one.statement.text for one in spoken if one.statement.text), "")
    return [
        *ask_about_figures(session, heard, moment, spoken),
        *notices(session, [matter for matter in raised if matter is not None]),
        *ask_in_words(session, heard, actor, moment, words, wanted),
    ]


def _raise(session: Session, actor: Actor, moment: Moment, raised: Raised) -> Matter | None:
    return matters.raise_matter(session, actor, raised, moment.now, moment.today)


def _is_reason_for_more_time(said: tuple[MatterKind, str, str | None], spoken: Spoken) -> bool:
    """Return whether what hinders only stands behind "vì" of a request, which passes it on."""
    kind, text, _ = said
    if kind is not MatterKind.OBSTACLE or spoken.item is None or spoken.item.extension_until is None:
        return False
    return (reason_in(spoken.item.words or spoken.statement.text or "") or "").startswith(text)


def _raised_in(spoken: Sequence[Spoken]) -> list[Raised]:
    """Return what a report raises; the same words on several tasks are raised once, with their numbers."""
    together: dict[tuple[MatterKind, str, str | None], list[Spoken]] = defaultdict(list)
    for one in spoken:
        for said in said_in(one.item) if one.item is not None else ():
            if not _is_reason_for_more_time(said, one):
                together[said].append(one)
    return [
        Raised(
            kind,
            matter_texts.of_tasks(text, [one.task.number for one in about]),
            body,
            about[0].task.id,
            about[0].statement.id,
            about[0].statement.message_id,
        )
        for (kind, text, body), about in together.items()
    ]
