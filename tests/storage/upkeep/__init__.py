"""Tests of what the operator does to the database."""
