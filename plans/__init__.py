"""The pure domain: what a plan says, when it falls due, and who owes it. No I/O, no clock, no database."""
