"""Telegram brings updates to an address of ours, where there is one; else we fetch them (bot.polling)."""
