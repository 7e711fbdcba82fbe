"""What the letters say: words, spelling, slips of the keyboard, clauses."""
