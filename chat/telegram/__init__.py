"""Telegram's words and ours: updates are parsed into what we hear, what we say is rendered into requests."""
