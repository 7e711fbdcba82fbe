"""The chat page: a sandbox in a browser, as a messenger that people know."""
