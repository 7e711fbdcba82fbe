"""What the clock says: morning messages, digest, deliveries, agenda."""
