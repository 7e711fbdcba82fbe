"""The commands of whoever looks after the bot, and what the bot does for them by itself."""
