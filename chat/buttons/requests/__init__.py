"""One-off requests: composing, sending, and their answers."""
