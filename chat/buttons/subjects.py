"""What a message of ours is about: a small frozen type per kind, kept with the message that was sent.

An answer to the message says by it what it answers. Rows keep the form in which they were first written.
"""

from dataclasses import MISSING, asdict, dataclass, fields
from typing import Any, ClassVar, Self


@dataclass(frozen=True)
class Subject:
    """What one kind of message is about; subclasses name their fields: ids, words, or tuples of ids."""

    kind: ClassVar[str]

    def pack(self) -> dict[str, Any]:
        """Return what is stored with the message."""
        return {"kind": self.kind, **asdict(self)}

    @classmethod
    def parse(cls, about: dict[str, Any] | None) -> Self | None:
        """Return what a stored message is about, or None where it is of another kind or lacks something.

        A field that was not written yet when the row was stored has its default.
        """
        if about is None or about.get("kind") != cls.kind:
            return None
        names = {field.name: field for field in fields(cls)}
        if any(name not in about for name, field in names.items() if field.default is MISSING):
            return None
        given = {name: about[name] for name in names if name in about}
        return cls(
            **{name: tuple(value) if isinstance(value, list) else value for name, value in given.items()}
        )


def subject_of(about: dict[str, Any] | None) -> Subject | None:
    """Return what a stored message is about, or None where it is about nothing that can be answered."""
    read = (kind.parse(about) for kind in Subject.__subclasses__())
    return next((subject for subject in read if subject is not None), None)


def tasks_of(subject: Subject | None) -> tuple[int, ...]:
    """Return the tasks that a message names, none for a message about something else."""
    one: int | None = getattr(subject, "task", None)
    several: tuple[int, ...] = getattr(subject, "tasks", ())
    return several if one is None else (one, *several)
