"""Names of people in words that go from one level to the other: they are left out."""

LEFT_OUT = "…"
_TITLES = frozenset({"ông", "bà", "anh", "chị", "cô", "chú", "bác", "em", "chí", "đ/c", "đc"})
"""The last word before a name; "chí" is that of "đồng chí"."""
_SIGNS = ",.;:!?)"


def without_people(words: str) -> str:
    """Return words without the names that stand behind "ông", "bà", "đồng chí" and the like."""
    kept: list[str] = []
    in_name = False
    for word in words.split(" "):
        is_titled = bool(kept) and kept[-1].strip('(“"').casefold() in _TITLES
        in_name = (in_name or is_titled) and word[:1].isupper()
        if in_name and is_titled:
            kept.append(LEFT_OUT)
        if not in_name:
            kept.append(word)
        elif word[-1] in _SIGNS:
            kept[-1] += word[-1]
            in_name = False
    return " ".join(kept)
