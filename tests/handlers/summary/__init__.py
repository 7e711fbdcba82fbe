"""Tests: what the secretariat gets (/summary, files, ranking, log)."""
