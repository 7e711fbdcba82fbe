"""Every word that the code of understanding knows, for texts made of nothing else."""

import ast
import re
from pathlib import Path

import chat.understanding

_WORD = re.compile(r"[^\W\d_]+")


def known_words() -> list[str]:
    """Return the words in the patterns and lists of `chat.understanding`, with their marks."""
    files = sorted(Path(chat.understanding.__path__[0]).rglob("*.py"))
    found = (word for path in files for text in _texts(path) for word in _WORD.findall(text))
    return sorted({word for word in found if word.islower()})


def _texts(path: Path) -> list[str]:
    nodes = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    return [node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)]
