"""Every sentence the bot says: values in, escaped HTML out, one function a message."""

from chat.texts import (
    access,
    amendments,
    claims,
    directory,
    doubts,
    exports,
    guide,
    link_lists,
    linking,
    plans,
    recording,
    reminders,
    reporting,
    summary,
    unit_lists,
)

__all__ = [
    "access",
    "amendments",
    "claims",
    "directory",
    "doubts",
    "exports",
    "guide",
    "link_lists",
    "linking",
    "plans",
    "recording",
    "reminders",
    "reporting",
    "summary",
    "unit_lists",
]
