"""PDF documents: letters, lines and cells by their place on the page."""
