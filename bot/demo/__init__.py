"""The demo: one month of the bot's work, played in the terminal against the sandbox."""
