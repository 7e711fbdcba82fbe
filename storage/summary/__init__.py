"""What the secretariat gets: /summary, files, ranking, log."""
