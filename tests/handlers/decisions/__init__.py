"""Tests: what the secretariat decides (claims, extensions, matters, guidance)."""
