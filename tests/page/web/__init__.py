"""The page of a unit without Telegram, in a real browser."""
