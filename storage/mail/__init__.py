"""What is kept of mail: addresses, threads, what was sent and what came."""
