"""The only SQL: models, transactions and queries."""
