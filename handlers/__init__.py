"""Someone spoke: one module a conversation; parse, one transaction, outbox."""
