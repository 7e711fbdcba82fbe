"""A plan of a province that does not exist, to try the bot with and to play the demonstration."""

from importlib.resources import files

TEXT_NAME = "ke-hoach-mau.txt"
WORD_NAME = "ke-hoach-mau.docx"


def sample(name: str = WORD_NAME) -> bytes:
    """Return the bytes of the sample plan, as Word document or as text with tabs.

    Raises:
        FileNotFoundError: there is no sample of that name.
    """
    return (files(__package__) / name).read_bytes()
