"""The leaders' page: values in, HTML and SVG out; it needs no script, and what is put in is escaped."""
