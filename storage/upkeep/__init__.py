"""What the operator does to the database: who holds it, copies of it, moving it."""
