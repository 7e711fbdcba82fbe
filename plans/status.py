"""The status a unit gives a task; codes are stored and never change, words are what people read and write."""

from collections.abc import Collection
from enum import StrEnum


class Status(StrEnum):
    """What a unit says of one task (glossary: trạng thái)."""

    NOT_STARTED = "not_started"
    IN_PROGRESS = "in_progress"
    DONE = "done"
    DONE_ONGOING = "done_ongoing"
    WAITING = "waiting"


STATUS_WORDS = {
    Status.NOT_STARTED: "chưa thực hiện",
    Status.IN_PROGRESS: "đang thực hiện",
    Status.DONE: "hoàn thành",
    Status.DONE_ONGOING: "hoàn thành và duy trì thường xuyên",
    Status.WAITING: "chờ hướng dẫn của cấp trên",
}
FINISHED = frozenset({Status.DONE, Status.DONE_ONGOING})


def combined(statuses: Collection[Status | None]) -> Status | None:
    """Return the status of a task led by several units; None while no unit has said anything.

    It is finished only when all of them say so, and in progress as soon as they differ.
    """
    said = {status for status in statuses if status is not None}
    if len(said) <= 1 and (None not in statuses or not said & FINISHED):
        return next(iter(said), None)
    if said <= FINISHED and None not in statuses:
        return Status.DONE_ONGOING
    return Status.IN_PROGRESS
