"""A month of a province and three communes with plans of their own: its script, its people, what is due to come."""
