"""The directory of units: what is told of mergers and splits."""
