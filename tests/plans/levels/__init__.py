"""Tests of what is between two levels."""
