"""What keeps the database fit: how long it is waited for, what it says of the bot, how it stays small."""
