"""What is meant: a status, an obstacle, a request, a question."""
