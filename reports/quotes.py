"""Units' words in a report: quoted where they can be signed, else a place to look at, yellow in Word."""

from plans.quoting import is_chat, is_sentence
from plans.text import capitalised
from reports.words import shortened

LONGEST_NOTE = 200


def as_finding(words: str) -> str:
    """Return what a unit says of a task: a whole sentence, or a place to look at."""
    return capitalised(words) if not words or is_sentence(words) else _to_look_at(words)


def as_raised(words: str) -> str:
    """Return what a unit raises, however short, without its full stop, or a place to look at."""
    return _to_look_at(words) if is_chat(words) else words.rstrip(" .;,")


def closed(text: str) -> str:
    """Return a text with the place to look at in which it may have been cut brought to its end."""
    return f"{text}]" if text.rfind("[") > text.rfind("]") else text


def _to_look_at(words: str) -> str:
    """Return the words as what people have to fill in stands: in square brackets, which hold no others."""
    said = shortened(" ".join(words.replace("[", "(").replace("]", ")").split()), LONGEST_NOTE)
    return f"[… đơn vị ghi: “{said}” …]"
