"""Units' words in a report: quoted where they can be signed, else a place to look at, yellow in Word."""

from plans.quoting import is_chat, is_sentence
from plans.text import capitalised
from reports.words import shortened

LONGEST_NOTE = 200


def as_finding(words: str) -> str:
    """Return what a unit says of a task if that is a whole sentence that can be signed, else nothing."""
    return capitalised(words) if is_sentence(words) else ""


def as_raised(words: str) -> str:
    """Return what a unit raises, however short, without its full stop, or a place to look at."""
    return to_look_at(words) if is_chat(words) else words.rstrip(" .;,")


def to_look_at(words: str) -> str:
    """Return words as what people have to fill in stands: in square brackets, which hold no others."""
    said = shortened(" ".join(words.replace("[", "(").replace("]", ")").split()), LONGEST_NOTE)
    return f"[… đơn vị ghi: “{said}” …]" if said else ""
