"""Telegram brings updates to an address of ours, where an office has one; else we fetch them (bot.polling)."""
