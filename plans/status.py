"""The status a unit gives a task; codes are stored and never change, words live in chat/texts."""

from enum import StrEnum


class Status(StrEnum):
    """What a unit says of one task (glossary: trạng thái)."""

    NOT_STARTED = "not_started"
    IN_PROGRESS = "in_progress"
    DONE = "done"
    DONE_ONGOING = "done_ongoing"
    WAITING = "waiting"
