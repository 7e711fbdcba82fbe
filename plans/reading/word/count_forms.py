"""The forms in which a count may be written: 4, 04, IV, iv, D, d, bốn."""

_ROMAN = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
_WORDS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười")
BULLET = "bullet"
_MOST_LETTERS = 10


def written(count: int, form: str) -> str:
    """Return a count in a form of Word's; forms that are not known are written in digits."""
    if form in {"upperRoman", "lowerRoman"}:
        return _roman(count) if form == "upperRoman" else _roman(count).lower()
    if form in {"upperLetter", "lowerLetter"}:
        return _letters(count).upper() if form == "upperLetter" else _letters(count)
    if form in {"cardinalText", "vietnameseCounting"} and 0 <= count < len(_WORDS):
        return _WORDS[count]
    if form in {BULLET, "none"}:
        return ""
    padding = 2 if form == "decimalZero" else _padding(form)
    return str(count).zfill(padding)


def _padding(form: str) -> int:
    """Return how many digits a form such as "001, 002, 003, ..." writes at least."""
    first = form.split(",", maxsplit=1)[0].strip()
    return len(first) if first.isdecimal() else 0


def _letters(count: int) -> str:
    """Return a … z, then aa, bb … as Word counts."""
    times, place = divmod(max(count - 1, 0), 26)
    return chr(ord("a") + place) * min(times + 1, _MOST_LETTERS)


def _roman(count: int) -> str:
    written_so_far = ""
    for one, sign in _ROMAN:
        times, count = divmod(count, one)
        written_so_far += sign * min(times, 9)
    return written_so_far
