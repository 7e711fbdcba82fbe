"""Tests: what the clock says (morning messages, digest, deliveries, agenda)."""
