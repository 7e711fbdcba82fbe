"""What collectives have in common: how their parts are joined and qualified."""

import re

SEPARATOR = r"(?:\s*[,;/]\s*(?:và\s+)?|\s+và\s+|\s+-\s+)"
RELATED = " có liên quan"
_RELATED = re.compile(r"[\s,]*(?:có\s+)?liên quan$", re.IGNORECASE)


def without_related(text: str) -> tuple[str, str]:
    """Return the text without a final "(có) liên quan", and the standard form of what was taken off."""
    shorter = _RELATED.sub("", text)
    return shorter, RELATED if shorter != text else ""
