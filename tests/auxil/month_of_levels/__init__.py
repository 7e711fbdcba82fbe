"""A month of a province and three communes with plans of their own: script, people, what is to come."""
