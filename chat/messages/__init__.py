"""Messages that are made of several parts, for one thing that people do each."""
