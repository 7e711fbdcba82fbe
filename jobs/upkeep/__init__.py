"""How the clock goes on after a restore, and what the operator is told."""
