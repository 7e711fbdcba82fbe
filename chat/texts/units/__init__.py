"""The directory of units: who exists, collectives, mergers and splits, pauses."""
