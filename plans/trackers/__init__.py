"""Files of other systems that follow the same tasks: which row is which task, and what is to be filled in."""
