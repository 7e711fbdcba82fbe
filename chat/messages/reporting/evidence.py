"""What came with a report as the secretariat sees it: in short beside the words, and the files themselves."""

from collections.abc import Sequence

from chat.heard import Heard
from chat.markup import Marked
from chat.moment import Moment
from chat.outgoing import say_with_file, say_with_photo
from chat.texts.reporting import evidence as evidence_texts
from storage.models import Evidence, EvidenceKind
from storage.outbox import Outgoing
from storage.reporting import periods


def beside(shown: Sequence[Evidence]) -> Marked:
    """Return in short what came with a report, nothing where nothing did."""
    by_kind = {kind: [row.name for row in shown if row.kind is kind] for kind in EvidenceKind}
    return evidence_texts.beside(
        len(by_kind[EvidenceKind.PHOTO]), by_kind[EvidenceKind.FILE], by_kind[EvidenceKind.NUMBER]
    )


def has_files(shown: Sequence[Evidence]) -> bool:
    """Return whether there is something to look at, and not only a number."""
    return any(row.file_id is not None for row in shown)


def sent(heard: Heard, moment: Moment, file: Evidence) -> Outgoing:
    """Return a photo or file where it is asked for, with what it came with below it."""
    of_task = file.statement.task.number if file.statement is not None else None
    of_period = periods.named(file.period_text.period) if file.period_text is not None else None
    name = file.name if file.kind is EvidenceKind.FILE else None
    below = evidence_texts.file(of_task, of_period, name, moment.local(file.at).date())
    send = say_with_photo if file.kind is EvidenceKind.PHOTO else say_with_file
    return send(heard.chat_id, file.file_id or "", below, name=file.name, topic_id=heard.topic_id)
