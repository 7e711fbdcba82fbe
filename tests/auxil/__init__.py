"""Helpers shared by tests: the fixed cast, the one moment in time, stand-ins that record."""
