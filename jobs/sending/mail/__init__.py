"""The sender of mail."""
