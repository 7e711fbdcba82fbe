"""Files of Office 97-2003 and locked files of later ones: which streams they hold."""

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

LOCKED = ("EncryptedPackage", "EncryptionInfo")
"""The streams of a file of later editions that is locked with a password."""


def has_stream(content: bytes, *names: str) -> bool:
    """Return whether the file's directory names one of these streams; names stand there in UTF-16."""
    return any(_entry(name) in content for name in names)


def _entry(name: str) -> bytes:
    """Return a directory entry's beginning: 64 bytes of name, then its length with the closing zero."""
    written = name.encode("utf-16-le")
    return written.ljust(64, b"\0") + (len(written) + 2).to_bytes(2, "little")
