"""Tests of what Telegram says in our words, and the other way round."""
