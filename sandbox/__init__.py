"""A strict stand-in for Telegram's Bot API on 127.0.0.1, for tests and for people who try the bot."""
