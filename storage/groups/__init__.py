"""Who may speak where: linking, codes, focal points, contact, forgetting."""
