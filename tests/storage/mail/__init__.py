"""Tests of what is kept of mail."""
