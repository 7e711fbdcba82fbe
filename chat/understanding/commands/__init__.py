"""What stands behind a command, and short answers to our questions."""
