"""What the operator is told, and the secretariat of the machine."""
