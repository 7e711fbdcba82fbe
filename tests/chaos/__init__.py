"""`make chaos`: what two processes of the bot live through under load, counted."""
