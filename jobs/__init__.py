"""The clock spoke: idempotent functions of a session and a moment."""
