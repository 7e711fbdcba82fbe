"""Tests, mirroring the packages they prove."""
