"""What can be a Vietnamese syllable, tone aside: a word that cannot be one was typed in haste."""

from plans.patterns import sought

VOWEL = sought("[aăâeêioôơuưy]")
_SYLLABLE = sought(
    r"(?:b|ch|c|d|đ|gh|gi|g|h|kh|k|l|m|ngh|ng|nh|n|ph|p|qu|r|s|th|tr|t|v|x)?"
    rf"{VOWEL.pattern}{{1,3}}(?:ch|c|m|ng|nh|n|p|t)?"
)


def is_syllable(word: str) -> bool:
    """Return whether a small word without tone marks can be a syllable."""
    return _SYLLABLE.fullmatch(word) is not None
