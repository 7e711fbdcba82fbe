"""Who may speak where: groups that are lost and come back, tests that arrive."""
