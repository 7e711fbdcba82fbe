"""Benchmarks: what an issue gives a number for, measured and printed by `make bench`."""
