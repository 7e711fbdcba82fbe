"""Tests: one-off requests (composing, sending, and their answers)."""
