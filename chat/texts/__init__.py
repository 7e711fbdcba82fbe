"""Every sentence the bot says: values in, escaped HTML out, one function a message."""

from chat.texts import access, guide, linking, plans, reminders, reporting, summary

__all__ = ["access", "guide", "linking", "plans", "reminders", "reporting", "summary"]
