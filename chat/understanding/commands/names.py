"""Which command is meant by one that was mistyped: "/bao cao", "/baocoa", "/BáoCáo"."""

from collections.abc import Collection
from difflib import get_close_matches

from plans.text import fold

SHORTEST = 4
"""A shorter name is no slip of the keyboard of another one."""
MOST_WORDS = 3
ALIKE = 0.6


def meant(words: str, known: Collection[str]) -> str | None:
    """Return a command's words with the name of the known command that is meant; None where none surely is.

    The name may be written apart, with accents or capitals, or be one letter off.
    """
    if not (said := words.removeprefix("/").split(maxsplit=MOST_WORDS)):
        return None
    pieces = [said[0].partition("@")[0], *said[1:MOST_WORDS]]
    for number in range(len(pieces), 0, -1):
        written = "".join(fold(piece) for piece in pieces[:number])
        if written in known:
            return " ".join([f"/{written}", *_behind(words, number)])
    slips = [one for one in known if is_one_slip(fold(pieces[0]), one)]
    return " ".join([f"/{slips[0]}", *_behind(words, 1)]) if len(slips) == 1 else None


def nearest(name: str, known: Collection[str]) -> str | None:
    """Return the command that looks most like one that is not known."""
    return next(iter(get_close_matches(fold(name), known, n=1, cutoff=ALIKE)), None)


def _behind(words: str, number: int) -> list[str]:
    """Return what stands behind so many words, as it was written; nothing where nothing does."""
    return words.split(maxsplit=number)[number:]


def is_one_slip(written: str, name: str) -> bool:
    """Return whether a letter is missing, too much or wrong, or two stand in the wrong order."""
    if min(len(written), len(name)) < SHORTEST or abs(len(written) - len(name)) > 1 or written == name:
        return False
    start = next((at for at, (a, b) in enumerate(zip(written, name, strict=False)) if a != b), None)
    if start is None:
        return True
    a, b = written[start:], name[start:]
    return a[1:] == b[1:] or a[1:] == b or a == b[1:] or (a[1::-1] == b[:2] and a[2:] == b[2:])
