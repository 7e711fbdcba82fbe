"""The page in a browser, over HTTP against the real application."""
