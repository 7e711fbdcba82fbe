"""What keeps the database fit, and what the operator does to it: who holds it, copies, moving, how it is."""
