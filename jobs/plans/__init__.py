"""What the clock does about plans."""
